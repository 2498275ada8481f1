"""The chat as people look at it: one truth in it, quiet at night, and a year of it to be read from the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.actions import (
    Action,
    AskDates,
    DecideTie,
    EndDates,
    HostTurn,
    OtherDate,
    Rsvp,
    TakeDate,
    TakeTime,
    UnreadableAction,
)
from bot.simulation.reading import read
from locales import text_in
from sandbox import Message

if TYPE_CHECKING:
    from bot.simulation.circle import Circle

ABOUT: dict[type[Action], str] = {HostTurn: "turn", TakeDate: "turn", OtherDate: "turn", AskDates: "turn"}
NIGHT_BEGINS, NIGHT_ENDS = 21, 8
ASKED_WITHIN = timedelta(minutes=1)
SOON = timedelta(hours=2)
SETTLES = timedelta(seconds=5)
"""An edit takes a moment: so long two messages may both have live buttons."""
Thread = tuple[str, int]
"""What buttons are about: a meeting, a turn, a round of dates or a vote, by its number."""


def threads(message: Message) -> set[Thread]:
    """What the live buttons of a message are about."""
    found: set[Thread] = set()
    for button in message.buttons:
        data = str(button.get("callback_data", ""))
        for action, kind in ABOUT.items():
            if data.startswith(f"{action.prefix}:"):
                found.add((kind, int(data.split(":")[1])))
        try:
            match data.partition(":")[0]:
                case Rsvp.prefix:
                    found.add(("meeting", Rsvp.read(data).meeting_id))
                case TakeTime.prefix | EndDates.prefix:
                    found.add(("dates", int(data.split(":")[1])))
                case DecideTie.prefix:
                    found.add(("vote", int(data.split(":")[1])))
        except (UnreadableAction, ValueError):
            continue
    return found


@dataclass(eq=False)
class View:
    """What stands in one chat, watched for more than one truth.

    Args:
        title: of the chat, for what is reported.
    """

    title: str
    language: str
    changed: bool = False
    """Since it was looked at last."""
    live: dict[Thread, set[int]] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    meeting_of: dict[int, int] = field(default_factory=dict)
    doubled: dict[Thread, datetime] = field(default_factory=dict)
    reported: set[Thread] = field(default_factory=set)

    def sees(self, message: Message) -> None:
        """A message of the bot's is new, or was changed."""
        self.changed = True
        about = set() if message.deleted else threads(message)
        for thread, ids in self.live.items():
            if thread not in about:
                ids.discard(message.id)
        for thread in about:
            self.live.setdefault(thread, set()).add(message.id)
            if thread[0] == "meeting":
                self.meeting_of[message.id] = thread[1]
                self.messages[message.id] = message

    def doubles(self, now: datetime) -> Iterator[str]:
        """Each thread that has had more than one message with live buttons for longer than an edit takes."""
        for thread, ids in self.live.items():
            if len(ids) < 2:
                self.doubled.pop(thread, None)
                continue
            since = self.doubled.setdefault(thread, now)
            if now - since > SETTLES and thread not in self.reported:
                self.reported.add(thread)
                yield f"{now:%Y-%m-%d %H:%M} {self.title}: {len(ids)} live messages about {thread[0]} {thread[1]}"

    def contradictions(self, now: datetime) -> Iterator[str]:
        """Each meeting of which two messages say that it is at different times."""
        t = text_in(self.language)
        told: dict[int, dict[int, str]] = {}
        for message_id, meeting_id in self.meeting_of.items():
            message = self.messages[message_id]
            moment = next((one["unix_time"] for one in message.entities if one["type"] == "date_time"), None)
            if moment is not None and not message.deleted:
                told.setdefault(meeting_id, {})[message_id] = t.moment(datetime.fromtimestamp(moment, UTC))
        for meeting_id, said in told.items():
            thread = ("contradiction", meeting_id)
            if len(set(said.values())) < 2:
                self.doubled.pop(thread, None)
                continue
            since = self.doubled.setdefault(thread, now)
            if now - since > SETTLES and thread not in self.reported:
                self.reported.add(thread)
                yield f"{now:%Y-%m-%d %H:%M} {self.title}: the meeting is said to be at {sorted(set(said.values()))}"


def at_night(circle: Circle, message: Message) -> str | None:
    """What is wrong with the hour of a message to a group; None where nothing is.

    Somebody has just asked for it, or it is the reminder of a meeting that is about to begin.
    """
    local = message.at.astimezone(circle.zone)
    if NIGHT_ENDS <= local.hour < NIGHT_BEGINS:
        return None
    if circle.acted_at is not None and message.at - circle.acted_at <= ASKED_WITHIN:
        return None
    said = read(message.text, message.entities, circle.language)
    if said.kind == "reminder" and said.moment is not None and said.moment - message.at <= SOON:
        return None
    words = message.text if message.poll is None else message.poll.question
    return f"{local:%Y-%m-%d %H:%M} {circle.book.title}: {words.partition(chr(10))[0][:80]}"


def pages(circle: Circle) -> Iterator[str]:
    """A group's chat from the top, as a member reads it today: each day, each message, and the buttons that are left."""
    t, day = text_in(circle.language, circle.zone), None
    yield circle.book.title
    for message in circle.chat.messages.values():
        if message.deleted:
            continue
        local = message.at.astimezone(circle.zone)
        if local.date() != day:
            day = local.date()
            yield ""
            yield f"── {t.short_day(day)} " + "─" * 40
        yield from _message(circle, message, f"{local:%H:%M}")


def _message(circle: Circle, message: Message, clock: str) -> Iterator[str]:
    who = "" if message.sender is None else message.sender.name
    words = message.text or (message.poll.question if message.poll is not None else "")
    if message.is_service or not words:
        return
    edited = " (edited)" if message.edited_at is not None else ""
    first, *rest = words.split("\n")
    yield f"{clock}  {who}{edited}: {first}"
    for line in rest:
        yield f"       {line}"
    if message.poll is not None:
        for option in message.poll.options:
            yield f"       ○ {option.text}"
    if message.buttons:
        yield "       " + " ".join(f"[{button['text']}]" for button in message.buttons)
