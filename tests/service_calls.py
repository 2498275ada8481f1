"""Which services a handler calls on its longest way through, read from its source.

What it calls in the same file or in another file of handlers counts as its own. Of branches the longer one counts, of a
loop one round. An `except` is a way of its own: a call that was refused has done nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Calls = tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """The calls of the longest way on through some statements, if there is one, and of the longest that ends in them."""

    on: Calls | None
    ended: Calls = ()


@dataclass(frozen=True)
class Handlers:
    """The functions of all files of handlers, and what each file knows under which name."""

    apart: frozenset[str] = frozenset()
    functions: dict[tuple[str, str], Function] = field(default_factory=dict)
    names: dict[str, dict[str, tuple[str, str | None]]] = field(default_factory=dict)
    known: dict[tuple[str, str], Calls] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, apart: Collection[str]) -> Handlers:
        """The handlers of a folder.

        Args:
            apart: calls that do not count.
        """
        found = cls(frozenset(apart))
        for path in sorted(folder.glob("*.py")):
            names: dict[str, tuple[str, str | None]] = {}
            found.names[path.stem] = names
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, Function):
                    found.functions[path.stem, node.name] = node
                    names[node.name] = (path.stem, node.name)
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == folder.name:
                    _, *file = (node.module or "").split(".")
                    for alias in node.names:
                        target: tuple[str, str | None] = (file[0], alias.name) if file else (alias.name, None)
                        names[alias.asname or alias.name] = target
        return found

    def calls_of(self, file: str, name: str, within: Sequence[tuple[str, str]] = ()) -> Calls:
        """The services that a function calls on its longest way through, such as `themes.propose`."""
        key = (file, name)
        if key in within or key not in self.functions:
            return ()
        if key not in self.known or within:
            way = _Reader(self, file, self.functions[key], (*within, key)).block(self.functions[key].body)
            calls = max(way.on or (), way.ended, key=len)
            if within:
                return calls
            self.known[key] = calls
        return self.known[key]

    def named(self, file: str, dotted: str) -> tuple[str, str] | None:
        """The function of a file of handlers that goes by this name in another."""
        first, *rest = dotted.split(".")
        target = self.names[file].get(first)
        if target is None:
            return None
        there, name = target
        if name is None:
            return (there, rest[0]) if len(rest) == 1 else None
        return None if rest else (there, name)


class _Reader:
    def __init__(self, handlers: Handlers, file: str, function: Function, within: Sequence[tuple[str, str]]) -> None:
        self._handlers, self._file, self._within = handlers, file, within
        self._short = dict(_abbreviated(function))

    def block(self, statements: Iterable[ast.stmt]) -> Way:
        on: Calls = ()
        ended: Calls = ()
        for statement in statements:
            way = self._statement(statement)
            ended = max(ended, (*on, *way.ended), key=len)
            if way.on is None:
                return Way(None, ended)
            on = (*on, *way.on)
        return Way(on, ended)

    def _statement(self, node: ast.stmt) -> Way:
        match node:
            case ast.Return(value=value) | ast.Raise(exc=value):
                return Way(None, self._calls(value))
            case ast.If(test=first, body=body, orelse=other):
                return _after(self._calls(first), [self.block(body), self.block(other)])
            case ast.Match(subject=first, cases=cases):
                return _after(self._calls(first), [*(self.block(case.body) for case in cases), Way(())])
            case (
                ast.For(iter=first, body=body) | ast.AsyncFor(iter=first, body=body) | ast.While(test=first, body=body)
            ):
                return _after(self._calls(first), [self.block(body), Way(())])
            case ast.Try(body=body, orelse=other, handlers=excepts):
                return _after((), [self.block([*body, *other]), *(self.block(each.body) for each in excepts)])
            case ast.With(body=body) | ast.AsyncWith(body=body):
                return self.block(body)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return Way(())
        return Way(tuple(call for part in ast.iter_child_nodes(node) for call in self._calls(part)))

    def _calls(self, node: ast.AST | None) -> Calls:
        match node:
            case None | ast.Lambda():
                return ()
            case ast.IfExp(test=test, body=body, orelse=other):
                return (*self._calls(test), *max(self._calls(body), self._calls(other), key=len))
        inner = tuple(call for part in ast.iter_child_nodes(node) for call in self._calls(part))
        dotted = self._dotted(node.func) if isinstance(node, ast.Call) else None
        return inner if dotted is None else (*inner, *self._called(dotted))

    def _called(self, dotted: str) -> Calls:
        before, found, service = dotted.partition("services.")
        if found and before in ("", "context."):
            counts = "." in service and not service.startswith("dependencies.") and service not in self._handlers.apart
            return (service,) if counts else ()
        function = self._handlers.named(self._file, dotted)
        return () if function is None else self._handlers.calls_of(*function, self._within)

    def _dotted(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return self._short.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            before = self._dotted(node.value)
            return None if before is None else f"{before}.{node.attr}"
        return None


def _after(first: Calls, ways: Sequence[Way]) -> Way:
    on = [way.on for way in ways if way.on is not None]
    ended = max((way.ended for way in ways), key=len)
    return Way((*first, *max(on, key=len)) if on else None, (*first, *ended))


def _abbreviated(function: Function) -> Iterable[tuple[str, str]]:
    """Names such as `service` in `service = context.services.themes`, and what they stand for."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if isinstance(value, ast.IfExp):
                    value = value.body
                written = ast.unparse(value)
                if isinstance(name, ast.Name) and written.startswith("context.services"):
                    yield name.id, written
