"""What features declare is what the program sends, times and shows."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.services.features import Counts, DeclaredTwice, Feature, For, MessageKind, collect
from bot.services.wiring import FEATURES
from handlers.wiring import TAKES

ROOT = Path(__file__).parents[2]
LONGEST_NAME = 24
"""What the columns for kinds hold."""


def _kinds_named(module: str) -> Iterator[tuple[str, str]]:
    """The kinds written out in calls such as `outbox.post(kind="reminder")`, and where."""
    for path in (ROOT / "bot" / "services").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == module):
                continue
            for keyword in node.keywords:
                if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value), f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize(
    ("module", "declared"),
    [
        ("outbox", FEATURES.messages),
        ("bulk", FEATURES.messages),
        ("timers", FEATURES.timers),
        ("cards", FEATURES.cards),
    ],
    ids=["outbox", "bulk", "timers", "cards"],
)
def test_every_kind_that_is_used_is_declared(module: str, declared: dict[str, object]) -> None:
    assert [where for kind, where in _kinds_named(module) if kind not in declared] == []


def test_a_message_shows_only_cards_that_are_declared_and_every_name_fits_its_column() -> None:
    shown = {card for kind in FEATURES.messages.values() for card in kind.cards}
    assert shown <= set(FEATURES.cards)
    names = [*FEATURES.messages, *FEATURES.timers, *FEATURES.cards, *FEATURES.polls]
    assert [name for name in names if len(name) > LONGEST_NAME] == []


def test_two_features_cannot_declare_the_same_name() -> None:
    kind = FEATURES.messages["reminder"]
    with pytest.raises(DeclaredTwice, match="reminder"):
        collect([Feature(name="one", messages=(kind,)), Feature(name="two", messages=(kind,))])


def test_what_must_not_be_forgotten_of_a_message_cannot_be_left_out() -> None:
    with pytest.raises(TypeError, match=r"counts.*private_for"):
        MessageKind(name="x", writer=FEATURES.messages["reminder"].writer, cards=(), on_delivery=None)  # type: ignore[call-arg]


def test_what_counts_against_the_ten_in_private_is_for_somebody_and_turns_are_for_members() -> None:
    nobody = [kind.name for kind in FEATURES.messages.values() if not kind.private_for]
    assert not set(nobody) & set(FEATURES.counted_in_private)
    assert FEATURES.messages["turn-offer"].private_for == (For.MEMBERS,)


def test_what_goes_to_facilitators_in_private_says_so_or_would_never_arrive() -> None:
    theirs = [kind for kind in FEATURES.messages.values() if "ForFacilitators(" in inspect.getsource(kind.writer)]
    assert "sleep-ask" in {kind.name for kind in theirs}
    assert [kind.name for kind in theirs if For.FACILITATORS not in kind.private_for] == []


def test_a_button_that_may_have_just_gone_is_one_somebody_takes_and_stands_under_declared_cards() -> None:
    assert set(TAKES.under) <= set(TAKES.buttons)
    assert {kind for kinds in TAKES.under.values() for kind in kinds} <= set(FEATURES.cards)


def test_what_goes_to_everybody_unasked_counts_against_the_ten() -> None:
    """What a group hears without having asked; the issue of each was that no list named it."""
    for name in ("ballot-tie-broken", "ballot-decided", "ballot-deleted", "ballot-not-sent", "theme-offered"):
        assert FEATURES.messages[name].counts is Counts.IN_GROUP
        assert name in FEATURES.counted_in_group
