"""What people hear from the bot: told apart, written into the book, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.simulation import reacting
from bot.simulation.circle import Circle
from bot.simulation.newcomers import Arrivals
from bot.simulation.reading import Reading, read
from bot.simulation.record import Heard, Month, Record
from bot.simulation.viewing import View, at_night
from sandbox import BotAccount, Message, Person, World
from sandbox.world.events import WorldEvent

ZONE = ZoneInfo("Europe/Helsinki")
ANSWERED_WITHIN = timedelta(minutes=1)
CARRIED = frozenset({"question", "answer"})
"""What members write to each other, and the bot shows."""
OUTCOMES = frozenset({"swap's end", "asked to choose", "to be handed on"})
"""What somebody is told in private about what they have asked another company, or the group, through the bot."""
ANNOUNCED = frozenset({"announced", "moved", "new host", "cancelled", "offer", "accepted", "times asked"})
"""What is announced to a group, unless its month is full and somebody of it has asked for it there."""
IN_THE_GROUP = {"checklist": "reminder", "swap, in private": "swap"}
"""What is called otherwise in private than in the group."""


def month_of(moment: datetime) -> Month:
    """The month of a moment, on the network's clock."""
    local = moment.astimezone(ZONE)
    return (local.year, local.month)


class Hearable(Protocol):
    """The network whose people hear the bot."""

    account: BotAccount
    world: World
    record: Record
    circles: dict[int, Circle]
    by_title: dict[str, Circle]
    home: dict[int, Circle]
    facilitators: set[int]
    arrivals: Arrivals | None


class Listening:
    """Hears everything the bot says in a network."""

    def __init__(self, network: Hearable) -> None:
        self._network = network
        self._private: list[tuple[Circle | None, Message, str]] = []
        self._views: dict[int, View] = {}

    def hears(self, event: WorldEvent) -> None:
        """Something has happened that people can see."""
        message = event.message
        if message is None or not message.sent_by(self._network.account) or message.is_service:
            return
        if event.kind in ("message", "changed"):
            self._view(message).sees(message)
        circle, arrivals = self._network.circles.get(message.chat.key), self._network.arrivals
        if arrivals is not None and message.chat.type == "private" and event.kind in ("message", "changed"):
            arrivals.hears(message, is_new=event.kind == "message")
        if event.kind == "changed" and circle is not None:
            self._saw_changed(circle, message)
        elif event.kind == "message" and message.chat.type == "private":
            self._heard_in_private(message)
        elif event.kind == "message" and circle is not None:
            self._heard_in_group(circle, message)

    def _saw_changed(self, circle: Circle, message: Message) -> None:
        """An edit rings nobody's phone, so it is not counted; that a turn is taken, or goes on, is read there."""
        said = read(message.text, message.entities, circle.language)
        had_it = circle.book.asked or circle.book.host
        if had_it is None and circle.book.asked is None:  # nobody has a turn, and nobody is asked for one
            return
        goes_on = said.kind == "offer" and said.company != had_it == said.before
        taken = said.kind == "accepted" and (circle.book.asked is not None or said.company != circle.book.host)
        planned = circle.book.planned
        if said.kind in ("as it is", "reminder") and planned is not None and said.moment == planned[0]:
            # In a full month the group reads on the card that another company hosts.
            circle.book.note(replace(said, kind="new host"), self._network.world.clock.now())
        if taken or goes_on:
            circle.book.note(said, self._network.world.clock.now())
            reacting.reads(circle, said, message)

    def _heard_in_group(self, circle: Circle, message: Message) -> None:
        if message.reply_to is not None and not message.reply_to.sent_by(self._network.account):
            asked = message.reply_to.text.startswith((f"/{circle.named('schedule')}", f"/{circle.named('cancel')}"))
            said = read(_words(message), message.entities, circle.language)
            if said.kind == "asked once more":
                circle.confirms(message)
            elif said.kind == "asked to leave":
                reacting.reads(circle, said, message)
            elif said.kind in ANNOUNCED:
                # In a full month what somebody has typed is answered to them, and everybody reads it there.
                self._network.record.deeds["were answered instead of an announcement"] += 1
                circle.book.note(said, message.at)
                reacting.reads(circle, said, message)
            elif asked and said.kind not in ("as it is", "asked where"):
                self._network.record.refused[message.text.partition("\n")[0][:120]] += 1
            return
        said = read(_words(message), message.entities, circle.language)
        disturbs = at_night(circle, message)
        if disturbs is not None:
            self._network.record.at_night.append(disturbs)
        if said.kind == "other":
            # Before a group is set up the bot does not know its language.
            said = read(message.text, message.entities, "en")
        if said.kind == "asked where":
            # Whoever pressed a button is asked this by name, or alone in private: it answers what they did.
            return
        month = month_of(message.at)
        self._network.record.kinds[f"group: {said.kind}"] += 1
        circle.latest[said.kind] = message.at
        self._must_be_known(said, message)
        where = "carried" if said.kind in CARRIED else "group"
        heard = Heard(message.at.astimezone(ZONE), said.kind, alone=False)
        for member in circle.members:
            # Who has not joined yet is no member of the network, and who has left is none any more.
            if member.here and circle.chat.has(member.person.id):
                self._network.record.count(_who(circle, member.person), month, where, heard)
        self._network.record.count(_who(circle, circle.facilitator), month, where, heard, facilitator=True)
        circle.book.note(said, message.at)
        reacting.reads(circle, said, message)

    def _heard_in_private(self, message: Message) -> None:
        person = message.chat.person
        assert person is not None
        if person.id not in self._network.home or (
            self._network.arrivals is not None and self._network.arrivals.is_outside(person.id)
        ):
            # The ten messages are those of members.
            return
        said = read(message.text, message.entities, person.language_code or "en")
        circle = self._network.by_title.get(said.group or "")
        if circle is not None:
            circle.book.note(said, message.at, private=True)
        if circle is not None:
            for member in circle.members:
                if member.person is self._network.world.people[person.id]:
                    reacting.reads_in_private(circle, said, member, message)
        if said.kind in ("asked where", "asked the place"):
            self._network.home[person.id].tells_where(self._network.world.people[person.id], message.chat)
        if said.kind == "asked where" or _asked_for(message) or said.kind in OUTCOMES:
            return
        self._must_be_known(said, message)
        self._network.record.kinds[f"private: {said.kind}"] += 1
        self._private.append((circle, message, said.kind))

    def _view(self, message: Message) -> View:
        found = self._views.get(message.chat.key)
        if found is None:
            circle, person = self._network.circles.get(message.chat.key), message.chat.person
            language = circle.language if circle is not None else (person.language_code if person else None) or "en"
            title = circle.book.title if circle is not None else f"{person.name if person else ''} in private"
            found = self._views[message.chat.key] = View(title, language)
        return found

    def looks(self) -> None:
        """What stands in the chats at this moment, held against what may be there."""
        now, record = self._network.world.clock.now(), self._network.record
        for view in self._views.values():
            if view.changed or view.doubled:
                view.changed = False
                record.doubled += view.doubles(now)
                record.contradicted += view.contradictions(now)

    def breath_ends(self) -> None:
        """Everything due at this moment has been said: what the group was told, too, and what only one person."""
        self.looks()
        private, self._private = self._private, []
        for circle, message, kind in private:
            person = message.chat.person
            assert person is not None
            # Heard in the group in the same breath: the same news in two places.
            again = circle is not None and circle.latest.get(IN_THE_GROUP.get(kind, kind)) == message.at
            self._network.record.count(
                _who(self._network.home[person.id], self._network.world.people[person.id]),
                month_of(message.at),
                "carried" if kind in CARRIED else "private, too" if again else "private",
                Heard(message.at.astimezone(ZONE), kind, alone=True),
                facilitator=person.id in self._network.facilitators,
            )

    def _must_be_known(self, said: Reading, message: Message) -> None:
        """A kind of message nobody has classified may be anything: that is a failure of this simulation."""
        if said.kind == "other":
            self._network.record.trouble.append(f"nobody can tell what this is: {_words(message)[:200]!r}")


def _who(circle: Circle, person: Person) -> str:
    return f"{person.name}, {circle.book.title}"


def _words(message: Message) -> str:
    return message.text if message.poll is None else message.poll.question


def _asked_for(message: Message) -> bool:
    """Whether the person wrote or pressed something there within the minute before."""
    for earlier in reversed(message.chat.messages.values()):
        if message.at - earlier.at > ANSWERED_WITHIN:
            return False
        if earlier.sender is message.chat.person:
            return True
    return False
