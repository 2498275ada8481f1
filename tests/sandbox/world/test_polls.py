"""Native polls with all their options."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sandbox import Chat, Message, Person, World
from sandbox.clock import WorldClock

from .conftest import Json, Wire


def make(bot: Wire, chat: Chat, *options: str, **params: Any) -> Message:
    """Send a poll that is not anonymous."""
    given = [{"text": option} for option in options or ("Tea", "Coffee")]
    sent = bot(
        "sendPoll", **{"chat_id": chat.id, "question": "Which?", "options": given, "is_anonymous": False, **params}
    )
    return chat.messages[sent["message_id"]]


def counts(poll: Json) -> list[int]:
    """The votes of each option."""
    return [option["voter_count"] for option in poll["options"]]


def test_a_vote_that_is_not_anonymous_is_told_with_its_voter(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group)
    ben.votes(message, "Coffee")
    answer, state = bot.updates()
    assert message.poll is not None
    assert answer["poll_answer"] == {
        "poll_id": message.poll.id,
        "user": ben.user_json(),
        "option_ids": [1],
        "option_persistent_ids": ["1"],
    }
    assert counts(state["poll"]) == [0, 1]
    assert state["poll"]["total_voter_count"] == 1


def test_of_an_anonymous_vote_only_the_counts_are_told(bot: Wire, group: Chat, ben: Person) -> None:
    ben.votes(make(bot, group, is_anonymous=True), 0)
    (update,) = bot.updates()
    assert counts(update["poll"]) == [1, 0]


def test_a_vote_can_be_changed_and_taken_back(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group)
    ben.votes(message, 0)
    ben.votes(message, 1)
    ben.retracts(message)
    assert [answer["option_ids"] for answer in bot.got("poll_answer")] == [[0], [1], []]


def test_without_revoting_the_first_answer_stays(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group, allows_revoting=False)
    ben.votes(message, 0)
    with pytest.raises(PermissionError):
        ben.votes(message, 1)
    with pytest.raises(PermissionError):
        ben.retracts(message)
    assert [answer["option_ids"] for answer in bot.got("poll_answer")] == [[0]]


def test_several_answers_only_where_the_poll_takes_them(bot: Wire, group: Chat, ben: Person) -> None:
    with pytest.raises(PermissionError):
        ben.votes(make(bot, group), 0, 1)
    ben.votes(make(bot, group, allows_multiple_answers=True), 1, 0)
    (answer,) = bot.got("poll_answer")
    assert answer["option_ids"] == [0, 1]


def test_voters_add_options_that_keep_their_persistent_ids(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group, allow_adding_options=True)
    added = ben.adds_option(message, "Water")
    ben.votes(message, "Water")
    said, state, answer, _ = bot.updates()
    service = said["message"]["poll_option_added"]
    assert service["option_text"] == "Water" and service["option_persistent_id"] == added
    assert service["poll_message"]["message_id"] == message.id
    assert "reply_to_message" not in service["poll_message"]
    option = state["poll"]["options"][2]
    assert option["added_by_user"] == ben.user_json() and option["addition_date"]
    assert answer["poll_answer"]["option_ids"] == [2]
    assert answer["poll_answer"]["option_persistent_ids"] == [added]


def test_options_are_added_only_where_the_poll_takes_them_and_up_to_twelve(bot: Wire, group: Chat, ben: Person) -> None:
    with pytest.raises(PermissionError):
        ben.adds_option(make(bot, group), "Water")
    full = make(bot, group, *(str(number) for number in range(12)), allow_adding_options=True)
    with pytest.raises(PermissionError):
        ben.adds_option(full, "Water")
    for bad in ("Tea", "x" * 101, " "):
        with pytest.raises(PermissionError):
            ben.adds_option(make(bot, group, allow_adding_options=True), bad)


def test_hidden_results_show_to_other_bots_only_when_it_closes(
    bot: Wire, world: World, group: Chat, aino: Person, ben: Person
) -> None:
    other = Wire(world, world.add_bot("Other", "other_bot", privacy=False))
    aino.adds(other.account, group)
    message = make(bot, group, hide_results_until_closes=True)
    ben.votes(message, 0)
    assert message.poll is not None and message.poll.hides_results()
    assert counts(message.json(other.account)["poll"]) == [0, 0]
    assert counts(bot("stopPoll", chat_id=group.id, message_id=message.id)) == [1, 0]
    assert counts(message.json(other.account)["poll"]) == [1, 0]


@pytest.mark.parametrize("how", ["open_period", "close_date"])
def test_a_poll_closes_by_the_worlds_clock(bot: Wire, world: World, group: Chat, ben: Person, how: str) -> None:
    until = 3600 if how == "open_period" else world.now() + 3600
    message = make(bot, group, **{how: until})
    assert message.json()["poll"]["close_date"] == world.now() + 3600
    world.clock.advance(timedelta(seconds=3599))
    assert bot.updates() == []
    world.clock.advance(timedelta(seconds=1))
    (closed,) = bot.got("poll")
    assert closed["is_closed"]
    with pytest.raises(PermissionError):
        ben.votes(message, 0)


async def test_where_real_time_passes_a_poll_closes_by_itself() -> None:
    world = World(WorldClock(ticking=True))
    bot = Wire(world, world.add_bot("Helper", "helper_bot"))
    person = world.add_user("Ben")
    person.starts(bot.account)
    message = make(bot, person.private(), open_period=5)
    closed = asyncio.Event()
    world.listen(lambda event: closed.set() if event.message is message else None)
    world.clock.advance(timedelta(seconds=4.99))
    await asyncio.wait_for(closed.wait(), 60)
    assert message.poll is not None and message.poll.closed


def test_only_the_bots_own_polls_can_be_stopped_and_once(bot: Wire, group: Chat, ben: Person) -> None:
    message, theirs = make(bot, group), ben.makes_poll("Mine?", "Yes", "No", chat=group)
    text = bot("sendMessage", chat_id=group.id, text="No poll")["message_id"]
    stop: Callable[[int], str] = lambda number: bot.refused("stopPoll", chat_id=group.id, message_id=number)  # noqa: E731
    assert stop(999) == "Bad Request: message with poll to stop not found"
    assert stop(text) == "Bad Request: message is not a poll"
    assert stop(theirs.id) == "Bad Request: poll can't be stopped"
    bot("stopPoll", chat_id=group.id, message_id=message.id)
    assert stop(message.id) == "Bad Request: poll has already been closed"


def test_a_persons_poll_that_is_stopped_is_told_to_bots_that_see_it(
    bot: Wire, group: Chat, ben: Person, aino: Person, admin: Callable[..., None]
) -> None:
    admin(group)
    theirs = ben.makes_poll("Mine?", "Yes", "No", chat=group)
    aino.votes(theirs, "Yes")
    assert [list(update)[1] for update in bot.updates()] == ["message"]
    ben.closes_poll(theirs)
    (stopped,) = bot.got("poll")
    assert stopped["is_closed"]


def test_a_description_shows_in_the_message_and_not_in_news_of_the_poll(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group, description="<b>Why</b>", description_parse_mode="HTML")
    shown = message.json()["poll"]
    assert shown["description"] == "Why" and shown["description_entities"][0]["type"] == "bold"
    ben.votes(message, 0)
    (state,) = bot.got("poll")
    assert "description" not in state


def test_a_quiz_knows_the_right_answer_and_takes_one_try(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group, type="quiz", correct_option_ids=[1], explanation="Because")
    poll = message.json()["poll"]
    assert poll["type"] == "quiz" and poll["correct_option_ids"] == [1] and not poll["allows_revoting"]
    assert poll["explanation"] == "Because"


def test_a_copy_is_a_poll_of_its_own_and_a_forward_is_the_same(bot: Wire, group: Chat, ben: Person) -> None:
    message = make(bot, group)
    ben.votes(message, 0)
    ben.starts(bot.account)
    at = {"chat_id": ben.id, "from_chat_id": group.id, "message_id": message.id}
    copied = ben.private().messages[bot("copyMessage", **at)["message_id"]]
    forwarded = bot("forwardMessage", **at)
    assert message.poll is not None and copied.poll is not None
    assert copied.poll.id != message.poll.id and counts(copied.poll.json()) == [0, 0]
    assert forwarded["poll"]["id"] == message.poll.id and counts(forwarded["poll"]) == [1, 0]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": [{"text": "x"}] * 13}, "poll can't have more than 12 options"),
        ({"options": [{"text": "x" * 101}]}, "poll options length must not exceed 100"),
        ({"options": [{"text": " "}]}, "poll options must be non-empty"),
        ({"allow_adding_options": True, "is_anonymous": True}, "options can't be added to anonymous polls and quizzes"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
    ],
)
def test_polls_out_of_bounds_are_refused(bot: Wire, group: Chat, params: dict[str, Any], words: str) -> None:
    given = {"chat_id": group.id, "question": "Which?", "options": [{"text": "Tea"}], "is_anonymous": False, **params}
    assert bot.refused("sendPoll", **given) == f"Bad Request: {words}"


def test_a_poll_needs_the_right_to_send_one(bot: Wire, group: Chat, aino: Person) -> None:
    aino.permits(group, can_send_polls=False)
    given = {"chat_id": group.id, "question": "Which?", "options": [{"text": "Tea"}]}
    assert bot.refused("sendPoll", **given) == "Bad Request: not enough rights to send polls to the chat"
