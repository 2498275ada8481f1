"""A question goes to other groups only by its asker; what a group wrote is seen by nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.actions import (
    Action,
    AnswerPrivately,
    AskAs,
    AskIn,
    AskNetwork,
    Carry,
    CloseQuestion,
    CorrectQuestion,
    Helpful,
    RemoveQuestion,
    ReplyToAnswer,
    SameQuestion,
    ShowAs,
    TakeBackAnswer,
    Tidy,
)
from bot.domain.people.roles import Role
from sandbox import Chat, Message, Query
from storage import people, questions
from storage.people import roles
from tests.stories.conftest import CoreGroup
from tests.stories.questions.test_questions import drawn
from tests.stories.stage import Actor

SECRET, ANSWER = "What does a zebra cost?", "A walrus and a half."
EVERY_BUTTON: tuple[Action, ...] = (
    SameQuestion(1),
    AnswerPrivately(1),
    AskNetwork(1),
    Carry(1, "named"),
    Carry(1, "plain"),
    AskIn(1),
    AskAs(1, "named", "0" * 16),
    AskAs(1, "unnamed", "1" * 16),
    Helpful(1),
    Helpful(2),
    ReplyToAnswer(1),
    ReplyToAnswer(2),
    ShowAs(1, "named"),
    Tidy(1, "open"),
    Tidy(1, "shut"),
    CloseQuestion(1),
    RemoveQuestion(1),
    CorrectQuestion(1),
    TakeBackAnswer(1),
    TakeBackAnswer(2),
)
EVERY_COMMAND = ("/questions", "/question 1", "/question", "/search zebra", "/search walrus")


@dataclass
class TwoGroups:
    """Kainuu, where Aino has asked, Ben has answered and left; Lapland, where Cara is; and Lapland's adviser."""

    core: CoreGroup
    lapland: Chat
    cara: Actor
    adviser: Actor
    guest: Actor


@pytest.fixture
async def two(core: CoreGroup) -> TwoGroups:
    stage = core.stage
    cara, lars, adviser, guest = (stage.actor(name) for name in ("Cara", "Lars", "Adviser", "Guest"))
    lapland = await stage.group(lars, cara, title="Lapland core")
    await lars.says("/setup Lapland", lapland)
    await cara.says("/join Reindeer Rides", lapland)
    for somebody in (core.aino, core.ben, cara, adviser, guest):
        await somebody.starts()
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        known = await people.by_telegram_id(tx, adviser.person.id)
        assert known is not None
        await roles.grant(tx, known.id, Role.ADVISER, ["Lapland"], None, datetime(2026, 11, 24, tzinfo=UTC))
    return TwoGroups(core, lapland, cara, adviser, guest)


async def _asked(two: TwoGroups) -> None:
    core = two.core
    await core.aino.says(f"/ask {SECRET}", core.chat)
    card = core.ben.sees("❓ #1", core.chat)
    await core.ben.says(ANSWER, core.chat, reply_to=card)
    await core.ben.starts("answer_1")
    await core.ben.says("Two walruses, between us.", core.ben.private)


def _heard(actor: Actor, since: dict[int, int]) -> str:
    """Everything others have said to somebody since, in every chat they are in."""
    return "\n".join(
        message.text
        for chat in actor.person.chats()
        for message in chat.messages.values()
        if message.id > since.get(chat.key, 0) and message.sender is not actor.person.account
    )


def _so_far(actor: Actor) -> dict[int, int]:
    return {chat.key: max(chat.messages, default=0) for chat in actor.person.chats()}


@pytest.mark.parametrize("who", ["another group", "left", "adviser elsewhere", "stranger"])
async def test_whoever_is_not_in_the_group_sees_and_changes_nothing(two: TwoGroups, who: str) -> None:
    core, stage = two.core, two.core.stage
    await _asked(two)
    await drawn(core)
    if who == "left":
        core.ben.person.leaves(core.chat)
        await stage.settle()
    actor = {"another group": two.cara, "left": core.ben, "adviser elsewhere": two.adviser, "stranger": two.guest}[who]
    since = _so_far(actor)
    before = await _state(two)
    places = [actor.private] + ([two.lapland] if actor is two.cara else [])
    for place in places:
        await actor.says("/help", place)
        shown = [m for m in place.messages.values() if m.sender is not None and m.sender.id == stage.bot.id][-1]
        for action in EVERY_BUTTON:
            query = stage.world.queries.press(stage.bot, actor.person.account, shown, action.data())
            await stage.settle()
            assert isinstance(query, Query)
            said = "" if query.answer is None else query.answer.text or ""
            assert "zebra" not in said, action
            assert "walrus" not in said, action
        for command in EVERY_COMMAND:
            await actor.says(command, place)
    for payload in ("answer_1", "network_1", "answer_2", "answer_999"):
        await actor.starts(payload)
    for place in places:
        await actor.says("Words into the blue", place)
    await drawn(core)
    heard = _heard(actor, since).replace("zebra”", "").replace("walrus”", "")
    assert "zebra" not in heard
    assert "walrus" not in heard
    assert "Aino" not in heard
    # Whoever wrote an answer and has left may still take back their own words, and nothing else.
    assert await _state(two) == before


async def _state(two: TwoGroups) -> tuple[object, ...]:
    stage = two.core.stage
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        question = await questions.by_id(tx, 1)
        return question, await questions.echoes(tx, [1]), await questions.by_id(tx, 2)


async def test_only_the_asker_takes_it_to_the_network_and_answers_come_home_as_chosen(two: TwoGroups) -> None:
    core, stage = two.core, two.core.stage
    await core.aino.says(f"/ask {SECRET}", core.chat)
    card = core.ben.sees("❓ #1", core.chat)
    assert "Only the person who asked" in (await core.ben.presses("Ask the network", card) or "")
    pressed = core.aino.person.press_nowait("Ask the network", card)
    await stage.settle()
    assert isinstance(pressed, Query) and pressed.answer is not None
    assert pressed.answer.url == "https://t.me/mgn_bot?start=network_1"
    await core.aino.starts("network_1")
    preview = core.aino.sees("This goes to 1 other group exactly like this", core.aino.private)
    assert two.cara.person.seen("zebra", two.lapland) is None
    message, button = core.aino.person.finds("Without our group's name", preview)
    core.aino.person.press_button(message, button)
    core.aino.person.press_button(message, button)
    await stage.settle()
    there = [m for m in two.lapland.messages.values() if "zebra" in m.text]
    assert len(there) == 1
    for hidden in ("Kainuu", "Aino"):
        assert hidden not in there[0].text
    answer = await two.cara.says("Ask a zoo.", two.lapland, reply_to=there[0])
    assert answer.reactions
    choice = two.cara.sees("Show your company and region with it", two.cara.private)
    assert core.aino.person.seen("Ask a zoo", core.chat) is None
    await two.cara.presses("Show company and region", choice)
    home = core.ben.sees("Ask a zoo.", core.chat)
    assert "Reindeer Rides, Lapland" in home.text
    assert "Cara" not in home.text
    assert "Reindeer Rides, Lapland" in core.aino.sees("Ask a zoo.", core.aino.private).text
    await drawn(core)
    assert "💬 1 answer" in card.text
    assert "Other groups have been asked too" in card.text
    assert [b["text"] for b in card.buttons] == ["Same question", "Answer privately"]
    await core.aino.presses("Helpful", home)
    two.cara.sees("Your answer helped", two.cara.private)


async def test_an_answerer_who_does_not_choose_is_not_named(two: TwoGroups) -> None:
    core, stage = two.core, two.core.stage
    await core.aino.says(f"/ask {SECRET}", core.chat)
    await core.aino.starts("network_1")
    await core.aino.presses("With our group's name", chat=core.aino.private)
    there = two.cara.sees("A question from another group\n👥 Kainuu core", two.lapland)
    await two.cara.says("Ask a zoo.", two.lapland, reply_to=there)
    await stage.passes(hours=25)
    home = core.ben.sees("Ask a zoo.", core.chat)
    assert "A company of the network" in home.text
    assert "Reindeer" not in home.text
    assert "already been decided" in (await two.cara.presses("Don't show them", chat=two.cara.private) or "")
    await core.aino.says("/question 1", core.chat)
    await core.aino.presses("Close or remove…", chat=core.chat)
    await core.aino.presses("Remove the question", chat=core.chat)
    await drawn(core)
    assert "zebra" not in there.text


async def test_after_four_days_those_who_look_after_the_region_and_after_a_week_the_coordinator(
    two: TwoGroups,
) -> None:
    core, stage = two.core, two.core.stage
    near, boss = stage.actor("Near"), stage.actor("Boss")
    await near.starts()
    await boss.starts()
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        for actor, role, regions in ((near, Role.RESEARCHER, ["Kainuu"]), (boss, Role.COORDINATOR, None)):
            known = await people.by_telegram_id(tx, actor.person.id)
            assert known is not None
            await roles.grant(tx, known.id, role, regions, None, datetime(2026, 11, 24, tzinfo=UTC))
    await core.aino.says(f"/ask {SECRET}", core.chat)
    await stage.until(datetime(2026, 11, 28, 9, tzinfo=UTC))
    called = near.sees("has waited four days", near.private)
    assert "zebra" in called.text
    assert two.adviser.person.seen("zebra", two.adviser.private) is None
    await boss.says("/questions", boss.private)
    assert "zebra" not in boss.last(boss.private).text
    await stage.until(datetime(2026, 12, 2, 9, tzinfo=UTC))
    await boss.says("/questions", boss.private)
    assert "Kainuu core #1" in boss.last(boss.private).text
    assert "zebra" in boss.last(boss.private).text
    assert len([m for m in near.private.messages.values() if "four days" in m.text]) == 1
    await near.presses("Answer privately", called)
    await near.says("I know a keeper.", near.private)
    core.aino.sees("I know a keeper.", core.aino.private)
    await boss.says("/questions", boss.private)
    assert "No question in the network has waited" in boss.last(boss.private).text


async def _carried(two: TwoGroups, how: str = "Without our group's name") -> Message:
    """Aino's question is with the network; the card in Lapland."""
    core = two.core
    await core.aino.says(f"/ask {SECRET}", core.chat)
    await core.aino.starts("network_1")
    await core.aino.presses(how, chat=core.aino.private)
    return two.cara.sees("zebra", two.lapland)


async def test_a_carried_question_is_listed_and_found_where_it_was_taken_to(two: TwoGroups) -> None:
    core = two.core
    there = await _carried(two)
    await two.cara.says("/questions", two.lapland)
    listed = two.cara.last(two.lapland)
    assert "From the network: 1 question" in listed.text
    assert "🌍 What does a zebra cost?" in listed.text
    address = f"https://t.me/c/{str(two.lapland.id).removeprefix('-100')}/{there.id}"
    assert address in [entity.get("url") for entity in listed.entities]
    await two.cara.says("/search zebras", two.lapland)
    found = two.cara.last(two.lapland)
    assert "🌍 Question from the network" in found.text and "zebra" in found.text
    assert address in [entity.get("url") for entity in found.entities]
    assert "Kainuu" not in listed.text + found.text
    card = core.ben.sees("❓ #1", core.chat)
    await core.ben.says(ANSWER, core.chat, reply_to=card)
    await two.cara.says("Ask a heron.", two.lapland, reply_to=there)
    await two.cara.presses("Don't show them", chat=two.cara.private)
    await two.cara.says("/search heron", two.lapland)
    assert "Ask a heron" in two.cara.last(two.lapland).text
    await core.ben.says("/search heron", core.chat)
    home = core.ben.last(core.chat).text
    assert "Ask a heron" in home and "Cara" not in home and "Reindeer" not in home
    await two.cara.says("/search walrus", two.lapland)
    assert "Nothing here" in two.cara.last(two.lapland).text
    await two.cara.says("/ask What would a zebra cost me?", two.lapland)
    assert two.cara.person.seen("and a half", two.lapland) is None, (
        "what was answered at home is no earlier answer here"
    )


async def test_new_words_and_removal_follow_where_it_was_taken_to(two: TwoGroups) -> None:
    core = two.core
    there = await _carried(two, "With our group's name")
    await two.cara.says("Ask a heron.", two.lapland, reply_to=there)
    await two.cara.says("/questions", two.lapland)
    assert "🌍 What does a zebra cost? (Kainuu core)" in two.cara.last(two.lapland).text
    asked = next(m for m in core.chat.messages.values() if m.text.startswith("/ask"))
    core.aino.person.edits(asked, "/ask What does an okapi cost?")
    await core.stage.settle()
    await drawn(core)
    assert "okapi" in there.text
    for word, result in (("zebra", "Nothing here"), ("okapi", "What does an okapi cost")):
        await two.cara.says(f"/search {word}", two.lapland)
        assert result in two.cara.last(two.lapland).text
    await core.aino.says("/question 1", core.chat)
    await core.aino.presses("Close or remove…", chat=core.chat)
    await core.aino.presses("Remove the question", chat=core.chat)
    await drawn(core)
    assert "okapi" not in there.text
    for word in ("okapi", "heron"):
        await two.cara.says(f"/search {word}", two.lapland)
        assert "Nothing here" in two.cara.last(two.lapland).text
    await two.cara.says("/questions", two.lapland)
    assert "From the network" not in two.cara.last(two.lapland).text
