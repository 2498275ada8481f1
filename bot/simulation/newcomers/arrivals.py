"""Newcomers read what the bot writes, answer or do not, visit, join, wait, say no, and vanish."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

from bot.simulation import people
from bot.simulation.circle import Circle, Participant
from bot.simulation.funnel_book import OPENED, TALKED
from bot.simulation.newcomers import temperaments as ways
from bot.simulation.newcomers.around import A_MINUTE, PAYLOAD, STAYING, AroundNewcomers, SimulatedNewcomer
from locales import text_in
from sandbox import Chat, Message
from sandbox.world.accounts import Json

QUESTION = re.compile(r"\b([1-5])/5\b")
TOWNS = ("Sotkamo", "Kuusamo", "Raahe", "Närpes", "Ekenäs")
DOES = {"fi": "kukkakauppa", "sv": "bokföring", "en": "photography"}


class Arrivals(AroundNewcomers):
    """Does what newcomers do."""

    # --- what they read

    def hears(self, message: Message, *, is_new: bool) -> None:
        """The bot has written to somebody in private, or changed what it wrote."""
        person = message.chat.person
        if person is None or message.deleted:
            return
        circle = self._network.home.get(person.id)
        if circle is None:
            return
        found, newcomer = self._offered(message, circle.language), self._by_id.get(person.id)
        if is_new and person.id in self._knows and (payload := PAYLOAD.search(message.text)) is not None:
            self._hands_on(circle, person.id, payload[0])
        if not found:
            if newcomer is not None and newcomer.member is None and is_new:
                self._is_let_in(newcomer, message)
            return
        if person.id == circle.facilitator.id:
            if is_new and "button-newcomer-admit" in found:
                self._facilitator_is_asked(circle, message, found)
            return
        if newcomer is None or newcomer.member is not None:
            if is_new:
                self._member_reads(circle, person.id, message, found)
            return
        self._newcomer_reads(newcomer, message, found, is_new=is_new)

    def _newcomer_reads(
        self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json], *, is_new: bool
    ) -> None:
        if "button-guest-coming" in found and not is_new:
            # What they have just answered.
            return
        look = (message.id, message.text, " ".join(sorted(button["text"] for button in message.buttons)))
        if look in newcomer.seen:
            return
        newcomer.seen.add(look)
        one, rng = newcomer.temperament, newcomer.rng
        if rng.random() > one.goes_on:
            return
        after = people.within(rng, one.looks_within)
        asked = {
            "button-newcomer-skip",
            "button-newcomer-none",
            "button-newcomer-days-done",
            "button-newcomer-days-any",
        }
        if (not is_new or asked & found.keys()) and rng.random() < one.at_once:
            after = timedelta(minutes=rng.uniform(0.5, 8))
            self._network.agenda.at(self._now + after, partial(self._acts, newcomer, message, look))
            return
        if rng.random() < one.after_months:
            after += timedelta(days=rng.uniform(61, 90))
        if "button-newcomer-again" in found:
            # Who has said no thinks of it again after some months, if ever.
            if rng.random() > 0.15:
                return
            after = timedelta(days=rng.uniform(40, 240))
        self._at(self._now + after, partial(self._acts, newcomer, message, look))

    def _is_let_in(self, newcomer: SimulatedNewcomer, message: Message) -> None:
        """They are in the chat already, or their facilitator adds them."""
        t, circle = text_in(newcomer.language), self._named_in(message) or newcomer.circle
        said = {
            re.sub(r"<[^>]+>", "", t(key, group=circle.book.title)): key for key in ("newcomer-in", "newcomer-in-hand")
        }.get(message.text)
        if said == "newcomer-in":
            self._is_inside(newcomer, circle)
        elif said is not None:
            after = timedelta(hours=newcomer.rng.uniform(0.1, 30))
            self._at(self._now + after, partial(self._is_added, newcomer, circle))

    def _named_in(self, message: Message) -> Circle | None:
        """The group that a message names: where several are near, newcomers go where they like."""
        lines = message.text.split("\n")
        for circle in self._network.circles.values():
            if any(line.endswith(circle.book.title) for line in lines):
                return circle
        return None

    # --- what they do

    def _acts(self, newcomer: SimulatedNewcomer, message: Message, look: tuple[int, str, str]) -> None:
        """What somebody does about a message, if it still says the same."""
        now_shown = " ".join(sorted(button["text"] for button in message.buttons))
        if message.deleted or (message.id, message.text, now_shown) != look or newcomer.member is not None:
            return
        found, rng = self._offered(message, newcomer.language), newcomer.rng
        keys = found.keys()
        newcomer.circle = self._named_in(message) or newcomer.circle
        if "button-newcomer-skip" in keys:
            self._answers(newcomer, message, found)
        elif "button-newcomer-none" in keys:
            self._picks_region(newcomer, message, found)
        elif keys & {"button-newcomer-days-done", "button-newcomer-days-any"}:
            self._picks_day(newcomer, message, found)
        elif "button-newcomer-why-none" in keys:
            self._says_why(newcomer, message, found)
        elif "button-guest-coming" in keys:
            comes = rng.random() < 0.85
            self._answers_as_guest(newcomer, message, found, comes=comes)
        elif "button-newcomer-enter" in keys:
            self._enters(newcomer, message, found)
        elif "button-newcomer-again" in keys:
            self._pressed(newcomer, message, found["button-newcomer-again"], "looked for a group again")
            self._comes_again(newcomer)
        elif keys:
            self._chooses(newcomer, message, found)

    def _answers(self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json]) -> None:
        number = QUESTION.search(message.text)
        assert number is not None
        self._comes_alone(newcomer)
        rng, region = newcomer.rng, self._regions[newcomer.circle.chat.key]
        if rng.random() > newcomer.temperament.answers:
            self._pressed(newcomer, message, found["button-newcomer-skip"], "skipped a question")
            return
        match number[1]:
            case "1":
                self._types(newcomer, newcomer.company)
                newcomer.named = True
            case "2" if rng.random() < 0.6:
                named = next((button for button in message.buttons if button["text"] == region), None)
                if named is None:
                    self._types(newcomer, region)
                else:
                    self._pressed(newcomer, message, named, "picked a region")
                self.book.located(newcomer.person.id, region)
                newcomer.region_known = True
            case "2":
                self._types(newcomer, rng.choice(TOWNS))
            case "3":
                self._types(newcomer, DOES[newcomer.language])
            case _ if rng.random() < 0.7:
                seeks = found.get("button-newcomer-seeks-peers") or found["button-newcomer-seeks-learning"]
                self._pressed(newcomer, message, seeks, "said what they look for")
            case _:
                self._types(newcomer, "Apua hinnoitteluun")
        self.book.goes_on(newcomer.person.id, TALKED, self._now)

    def _comes_alone(self, newcomer: SimulatedNewcomer) -> None:
        """Whoever came without a link has begun by the button under the greeting."""
        if newcomer.person.id not in self.book.walks:
            self.book.comes(newcomer.person.id, self._now, source=None, region=None)

    def _comes_again(self, newcomer: SimulatedNewcomer) -> None:
        """Whoever had said no looks again, and is lost no more."""
        self._comes_alone(newcomer)
        self.book.goes_on(newcomer.person.id, OPENED, self._now)

    def _picks_region(self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json]) -> None:
        region = self._regions[newcomer.circle.chat.key]
        named = next((button for button in message.buttons if button["text"] == region), None)
        self._pressed(newcomer, message, named or found["button-newcomer-none"], "picked a region")
        self.book.goes_on(newcomer.person.id, TALKED, self._now)
        if named is not None:
            self.book.located(newcomer.person.id, region)

    def _picks_day(self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json]) -> None:
        rng, any_day = newcomer.rng, found.get("button-newcomer-days-any")
        if any_day is not None and rng.random() > newcomer.temperament.answers:
            self._pressed(newcomer, message, any_day, "said that any day suits")
            return
        days = [button for button in message.buttons if button not in found.values()][:5]
        free = [button for button in days if not button["text"].startswith("✓")]
        if newcomer.days < newcomer.wants_days and free:
            newcomer.days += 1
            # Twice on the same day would be none.
            newcomer.person.press_button(message, rng.choice(free))
            return
        done = found.get("button-newcomer-days-done") or any_day
        assert done is not None
        self._pressed(newcomer, message, done, "said which days suit")
        if done is not any_day:
            self.book.goes_on(newcomer.person.id, TALKED, self._now)

    def _says_why(self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json]) -> None:
        whys = [key for key in found if key.startswith("button-newcomer-why-")]
        why = newcomer.rng.choice([key for key in whys if key != "button-newcomer-why-none"])
        if newcomer.rng.random() > newcomer.temperament.says_why:
            why = "button-newcomer-why-none"
        self._pressed(newcomer, message, found[why], "said why not")
        self._stops(newcomer, why)

    def _stops(self, newcomer: SimulatedNewcomer, why: str | None) -> None:
        reason = None if why is None else why.removeprefix("button-newcomer-why-")
        circle, walk = newcomer.circle, self.book.walks[newcomer.person.id]
        # A group was chosen for them where they have come to the proposal.
        chosen = newcomer.chosen
        first = next(iter(walk.steps.values()), None)
        self.book.stops(
            newcomer.person.id, self._now, None if reason == "none" else reason,
            region=self._regions[circle.chat.key] if chosen else None if first is None else first.region,
            group=circle.book.title if chosen else None,
        )  # fmt: skip

    def _chooses(self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json]) -> None:
        """A group is proposed, or has a place, or was visited."""
        rng, keys = newcomer.rng, found.keys()
        named = {
            "join": "button-newcomer-join", "visit": "button-newcomer-visit", "other": "button-newcomer-other",
            "wait": "button-newcomer-wait", "no": "button-newcomer-no", "again": "button-visit-again",
        }  # fmt: skip
        offered = {what: key for what, key in named.items() if key in keys}
        if not offered:
            return
        is_free = any(message.text.startswith(lead) for lead in self._leads(newcomer.language))
        if "again" in offered:
            where = ways.VISITED
        elif is_free:
            where = ways.PLACE_FREE
        elif "wait" in offered:
            where = ways.PROPOSED
        else:
            where = ways.GUEST
        what = ways.choice(newcomer.temperament, where, offered, rng)
        if not what:
            return
        if "join" in offered and where in (ways.PROPOSED, ways.PLACE_FREE):
            newcomer.chosen = True
        key = offered[what]
        self._pressed(newcomer, message, found[key], f"as a newcomer: {what}")
        match what:
            case "no":
                self._stops(newcomer, None)
            case "other":
                # None is theirs until one is proposed again.
                newcomer.chosen = False
            case "visit" | "again":
                planned = newcomer.circle.book.planned
                if planned is not None and planned[0] > self._now and key != "button-newcomer-wait":
                    newcomer.visits, newcomer.visits_since = planned[0], self._now
            case "join" if "wait" in offered:
                self._network.agenda.at(self._now + 3 * A_MINUTE, partial(self._waits_instead, newcomer, message, key))
            case _:
                pass

    def _leads(self, language: str) -> tuple[str, ...]:
        t = text_in(language)
        return tuple(t.plain(key) for key in ("newcomer-place-free", "newcomer-date-set"))

    def _waits_instead(self, newcomer: SimulatedNewcomer, message: Message, pressed: str) -> None:
        """The group was full by then: the buttons still stand there, and they wait."""
        found = self._offered(message, newcomer.language)
        if not message.deleted and pressed in found and "button-newcomer-wait" in found:
            self._pressed(newcomer, message, found["button-newcomer-wait"], "as a newcomer: wait instead")

    def _answers_as_guest(
        self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json], *, comes: bool
    ) -> None:
        label = found["button-guest-coming" if comes else "button-guest-cant"]
        planned = newcomer.circle.book.planned
        self._pressed(newcomer, message, label, "as a guest: " + ("comes" if comes else "cannot"))
        if newcomer.visits is not None and newcomer.visits <= self._now:
            # It has begun: they are there, or are not.
            return
        newcomer.visits, newcomer.visits_since = (planned[0] if comes and planned is not None else None), self._now

    def _enters(self, newcomer: SimulatedNewcomer, message: Message, found: dict[str, Json]) -> None:
        try:
            chat = newcomer.person.opens(str(found["button-newcomer-enter"]["url"]))
        except PermissionError:
            # It works for a week; another is a press away.
            self.book.turned_away += 1
            if "button-newcomer-link-again" in found:
                self._pressed(newcomer, message, found["button-newcomer-link-again"], "asked for a new link")
            return
        circle = self._network.circles.get(chat.key) if isinstance(chat, Chat) else None
        self._is_inside(newcomer, circle or newcomer.circle)

    def _is_added(self, newcomer: SimulatedNewcomer, circle: Circle) -> None:
        if newcomer.member is None and not circle.chat.has(newcomer.person.id):
            circle.facilitator.adds(newcomer.person, circle.chat)
            self._is_inside(newcomer, circle)

    def _is_inside(self, newcomer: SimulatedNewcomer, circle: Circle) -> None:
        """They are in the chat; whoever has not said what their company is called says so within a day."""
        newcomer.circle = self._network.home[newcomer.person.id] = circle
        if newcomer.named:
            self._belongs(newcomer)
        else:
            self._at(self._now + timedelta(hours=newcomer.rng.uniform(0.1, 30)), partial(self._joins, newcomer))

    def _joins(self, newcomer: SimulatedNewcomer) -> None:
        circle = newcomer.circle
        if newcomer.member is None and circle.chat.has(newcomer.person.id):
            circle.says(newcomer.person, f"/{circle.named('join')} {newcomer.company}", "joined")
            self._belongs(newcomer)

    def _belongs(self, newcomer: SimulatedNewcomer) -> None:
        if newcomer.member is not None:
            return
        circle, rng = newcomer.circle, newcomer.rng
        temperament = rng.choices(STAYING, [one.share for one in STAYING])[0]
        years = range(self._now.year, self._ends_at.year + 1)
        away = people.weeks_away(temperament, rng, years)
        newcomer.member = member = Participant(newcomer.person, newcomer.company, temperament, rng, away)
        circle.members.append(member)
        circle.record.deeds["joined as a newcomer"] += 1
        circle.book.joined(member.company, self._now)
        self.is_in(circle, member)
        self._leaves_one_day(circle, member.company, rng)

    def _types(self, newcomer: SimulatedNewcomer, words: str) -> None:
        newcomer.person.says(words, chat=newcomer.person.private(self._network.account))
        newcomer.circle.record.deeds["answered a question as a newcomer"] += 1

    def _pressed(self, newcomer: SimulatedNewcomer, message: Message, button: Json, what: str) -> None:
        self._presses(newcomer.circle, newcomer.person, message, button, what)
        if newcomer.rng.random() < newcomer.temperament.doubles:
            self._presses(newcomer.circle, newcomer.person, message, button, what)
