"""The finder of used messages finds them, however they are written."""

from __future__ import annotations

import ast

import pytest

from tests.locales.uses import Uses, uses_of


def found_in(source: str) -> Uses:
    return uses_of([("bot/x.py", ast.parse(source))])


@pytest.mark.parametrize(
    "source",
    [
        't("card-title")',
        't.plain("card-title")',
        'context.t("card-title")',
        'of_group(group)("card-title")',
        'async def f():\n    (await context.t())("card-title")',
        'async def f():\n    (await context.t()).plain("card-title")',
        't("card-title" if held else "card-title")',
        't({1: "card-title"}[kind])',
        'from locales import Text\nkey = "card-title"',
        'from locales import Text\nkeys = {1: "card-title"}',
        'from locales import Text\nkey, values = "card-title", {}',
        'class Gone(Refused):\n    key = "card-title"',
        'class Gone(Refused):\n    key: ClassVar[str] = "card-title"',
    ],
)
def test_finds_a_message_that_must_exist(source: str) -> None:
    found = found_in(source)
    assert {key for key, _ in found.asked} == {"card-title"}
    assert found.uses("card-title")


@pytest.mark.parametrize(
    "source",
    [
        '"""card-title"""',
        "# card-title",
        't("card-titles")',
        'f"x{card}-title"',
        'def f():\n    "card-title"',
    ],
)
def test_does_not_take_a_mention_for_a_use(source: str) -> None:
    assert not found_in(source).uses("card-title")


def test_any_literal_that_equals_a_key_is_a_use_but_need_not_exist() -> None:
    found = found_in('return_this = {"a": "card-title"}')
    assert found.uses("card-title")
    assert found.asked == []


def test_a_key_built_from_parts_uses_all_it_fits() -> None:
    found = found_in('t(f"command-{name}")')
    assert found.uses("command-help")
    assert not found.uses("commander")


def test_knows_where_and_with_which_values_a_message_is_asked_for() -> None:
    call = found_in('\nt("card-going", n=1, names=some)').calls[0]
    assert call.where == "bot/x.py:2"
    assert call.values == frozenset({"n", "names"})
    assert not call.plain


def test_does_not_judge_values_it_cannot_read() -> None:
    assert found_in('t("card-going", **values)').calls[0].values is None


def test_knows_the_values_a_refusal_is_raised_with() -> None:
    refusals = 'class Gone(Refused):\n    key = "refused-gone"\n'
    assert found_in(refusals + "raise Gone(company=name)").calls[0].values == frozenset({"company"})
    assert found_in(refusals + "raise Gone").calls[0].values == frozenset()
