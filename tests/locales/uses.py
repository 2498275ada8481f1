"""Reads which messages the program asks for, out of its source.

What counts as a use of a message:

- the literal first argument of `t(...)`, `x.t(...)`, `x.plain(...)` or `of_group(group)(...)`, either branch of a
  condition too: it must exist, and get the values its text names;
- the `key` of a refusal (a class with `key = "..."`): it must exist, and be raised with the values its text names;
- what is assigned to `key` or `keys` in a file that speaks (imports `locales`): it must exist;
- any other literal that equals a key, and any f-string whose fixed parts fit one.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Call:
    """A message asked for, or refused with. `values` None: what it gets cannot be read from the source."""

    key: str
    where: str
    values: frozenset[str] | None
    plain: bool


@dataclass
class Uses:
    """All that was found."""

    calls: list[Call] = field(default_factory=list)
    declared: list[tuple[str, str]] = field(default_factory=list)
    literals: set[str] = field(default_factory=set)
    patterns: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def uses(self, key: str) -> bool:
        """Whether anything asks for this message."""
        return key in self.literals or any(pattern.fullmatch(key) for pattern, _ in self.patterns)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Every key that must exist, and where it stands."""
        return [(call.key, call.where) for call in self.calls] + self.declared


def uses_in(paths: Iterable[Path], root: Path) -> Uses:
    """What these files use. Refusals are known across all of them."""
    trees = [(str(path.relative_to(root)), ast.parse(path.read_text("utf-8"))) for path in sorted(paths)]
    return uses_of(trees)


def uses_of(trees: list[tuple[str, ast.Module]]) -> Uses:
    """What these parsed files use."""
    found = Uses()
    read = [(path, list(ast.walk(tree))) for path, tree in trees]
    refusals = {name: key for _, nodes in read for name, key in _refusals(nodes)}
    for path, nodes in read:
        speaks = _speaks(nodes)
        silent = _silent(nodes)
        for node in nodes:
            where = f"{path}:{getattr(node, 'lineno', 0)}"
            match node:
                case ast.Constant(value=str(text)) if id(node) not in silent:
                    found.literals.add(text)
                case ast.JoinedStr() if (pattern := _pattern(node)) is not None:
                    found.patterns.append((pattern, where))
                case ast.Call():
                    found.calls += _asked(node, where)
                    found.calls += _refused(node, where, refusals)
                case ast.Raise(exc=ast.Name(id=name)) if name in refusals:
                    found.calls.append(Call(refusals[name], where, frozenset(), plain=True))
                case ast.ClassDef():
                    found.declared += [(key, where) for _, key in _refusals([node])]
                case ast.Assign(targets=[target], value=value) if speaks:
                    found.declared += [(key, where) for key in _assigned(target, value)]
    return found


def _speaks(nodes: Iterable[ast.AST]) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == "locales" for node in nodes)


def _silent(nodes: Iterable[ast.AST]) -> set[int]:
    """Docstrings, and the parts of f-strings."""
    silent: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            silent.update(id(part) for part in node.values)
    return silent


def _refusals(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """Classes with a message of their own."""
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                match line:
                    case ast.Assign(targets=[ast.Name(id="key")], value=ast.Constant(value=str(key))):
                        yield node.name, key
                    case ast.AnnAssign(target=ast.Name(id="key"), value=ast.Constant(value=str(key))):
                        yield node.name, key


def _pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
    if not parts or not isinstance(parts[0], str) or not re.fullmatch(r"[a-z][a-z0-9-]*-", parts[0]):
        return None
    return re.compile("".join(re.escape(part) if isinstance(part, str) else ".+" for part in parts))


def _options(node: ast.expr) -> list[str]:
    """The literals an expression may come to."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp():
            return _options(node.body) + _options(node.orelse)
        case ast.BoolOp(values=several) | ast.Tuple(elts=several) | ast.List(elts=several) | ast.Dict(values=several):
            return [text for one in several for text in _options(one)]
        case ast.Subscript(value=ast.Dict() as chosen_from):
            return _options(chosen_from)
        case _:
            return []


def _assigned(target: ast.expr, value: ast.expr) -> list[str]:
    match target, value:
        case ast.Name(id="key" | "keys" | "KEYS"), _:
            return _options(value)
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            return [key for one, other in zip(targets, values, strict=False) for key in _assigned(one, other)]
        case _:
            return []


def _asked(node: ast.Call, where: str) -> list[Call]:
    """A call of a translator."""
    match node.func:
        case ast.Name(id="t" | "text"):
            plain = False
        case ast.Attribute(attr="t"):
            plain = False
        case ast.Attribute(attr="plain"):
            plain = True
        case ast.Call() | ast.Await():
            plain = False
        case _:
            return []
    keys = _options(node.args[0]) if node.args else []
    return [Call(key, where, _values(node), plain) for key in keys if KEY.fullmatch(key)]


def _refused(node: ast.Call, where: str, refusals: dict[str, str]) -> list[Call]:
    """A refusal made with its values. They are shown as an alert too, where there is no markup."""
    match node.func:
        case ast.Name(id=name) if name in refusals and not node.args:
            return [Call(refusals[name], where, _values(node), plain=True)]
        case _:
            return []


def _values(node: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else frozenset(name for name in names if name)
