"""Methods about native polls."""

from __future__ import annotations

from datetime import timedelta

from sandbox.api.methods.access import Need, chat_at, message_at
from sandbox.api.methods.registry import Call, method
from sandbox.api.methods.sending import LONGEST_CAPTION, Text, read_text, send
from sandbox.errors import bad
from sandbox.world import markup
from sandbox.world.accounts import Json
from sandbox.world.closing import close_in_time, close_poll
from sandbox.world.polls import LONGEST_OPTION, MOST_OPTIONS, Poll, PollOption

LONGEST_QUESTION, LONGEST_EXPLANATION = 300, 200
SHORTEST, LONGEST = 5, 2_628_000
"""Seconds a poll may be open."""


@method("sendPoll")
def send_poll(call: Call) -> Json:
    """Send a poll."""
    chat = chat_at(call)
    anonymous = call.flag("is_anonymous", default=True)
    if chat.type == "channel" and not anonymous:
        raise bad("non-anonymous polls can't be sent to channel chats")
    if call.get("media") or any(isinstance(one, dict) and one.get("media") for one in call.get("options", [])):
        raise call.beyond("media in polls")
    poll = _poll(call, anonymous=anonymous)
    message = send(call, {}, "polls", poll=poll)
    close_in_time(call.world, message)
    return message.json(call.bot)


def _poll(call: Call, *, anonymous: bool) -> Poll:
    quiz = call.get("type", "regular") == "quiz"
    question, question_entities = _plain(call, "question", LONGEST_QUESTION)
    if not question:
        raise bad("poll question must be non-empty")
    options = _options(call)
    explanation, explanation_entities = _marked(call, "explanation", LONGEST_EXPLANATION, "message is too long")
    description, description_entities = _marked(call, "description", LONGEST_CAPTION, "message caption is too long")
    adding = call.flag("allow_adding_options")
    if adding and (anonymous or quiz):
        raise bad("options can't be added to anonymous polls and quizzes")
    correct = [int(one) for one in call.get("correct_option_ids", [])]
    if quiz and (not correct or any(not 0 <= one < len(options) for one in correct)):
        raise bad("wrong correct option ID specified")
    poll = Poll(
        str(5_400_000_000_000_000_000 + call.world.number()),
        question,
        options,
        call.bot.id,
        question_entities,
        type="quiz" if quiz else "regular",
        anonymous=anonymous,
        multiple=call.flag("allows_multiple_answers"),
        revoting=call.flag("allows_revoting", default=not quiz),
        adding=adding,
        hides_until_closed=call.flag("hide_results_until_closes"),
        shuffled=call.flag("shuffle_options"),
        members_only=call.flag("members_only"),
        country_codes=list(call.get("country_codes", [])),
        correct=correct,
        explanation=explanation,
        explanation_entities=explanation_entities,
        description=description,
        description_entities=description_entities,
        closed=call.flag("is_closed"),
    )
    _set_end(call, poll)
    return poll


def _options(call: Call) -> list[PollOption]:
    given = call.get("options", [])
    if not given:
        raise bad("poll must have at least one answer option")
    if len(given) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    options = []
    for number, option in enumerate(given):
        shape = option if isinstance(option, dict) else {"text": option}
        text, entities = markup.read(str(shape["text"]), shape.get("text_parse_mode"), shape.get("text_entities"))
        if not text:
            raise bad("poll options must be non-empty")
        if len(text) > LONGEST_OPTION:
            raise bad(f"poll options length must not exceed {LONGEST_OPTION}")
        options.append(PollOption(str(number), text, _emoji_only(entities)))
    return options


def _emoji_only(entities: list[Json]) -> list[Json]:
    """Questions and options keep nothing of their markup but custom emoji."""
    return [entity for entity in entities if entity["type"] == "custom_emoji"]


def _plain(call: Call, name: str, longest: int) -> Text:
    text, entities = markup.read(str(call.get(name, "")), call.get(f"{name}_parse_mode"), call.get(f"{name}_entities"))
    if len(text) > longest:
        raise bad(f"poll {name} length must not exceed {longest}")
    return text, _emoji_only(entities)


def _marked(call: Call, name: str, longest: int, too_long: str) -> Text:
    return read_text(
        call,
        call.get(name, ""),
        mode=call.get(f"{name}_parse_mode"),
        entities=call.get(f"{name}_entities"),
        limit=longest,
        too_long=too_long,
    )


def _set_end(call: Call, poll: Poll) -> None:
    period, date = call.get("open_period"), call.get("close_date")
    now = call.world.clock.now()
    if period is not None:
        poll.open_period = int(period)
        poll.close_date = call.world.now() + poll.open_period
        poll.closes_at = now + timedelta(seconds=poll.open_period)
    elif date is not None:
        ahead = int(date) - call.world.now()
        if not SHORTEST <= ahead <= LONGEST:
            raise bad(f"the poll close_date must be between {SHORTEST} and {LONGEST} seconds in the future")
        poll.close_date = int(date)
        poll.closes_at = now + timedelta(seconds=ahead)


@method("stopPoll")
def stop_poll(call: Call) -> Json:
    """Close a poll of the bot's, and give it a new inline keyboard or none."""
    chat = chat_at(call, Need.EDIT)
    message = message_at(chat, call.get("message_id"), "message with poll to stop")
    if message.poll is None:
        raise bad("message is not a poll")
    if not message.sent_by(call.bot) or message.forward is not None:
        raise bad("poll can't be stopped")
    if message.poll.closed:
        raise bad("poll has already been closed")
    message.markup = call.get("reply_markup")
    close_poll(call.world, message, by_hand=True)
    return message.poll.json(call.bot.id)
