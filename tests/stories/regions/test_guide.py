"""A new region with nothing but the guide: its commands and its buttons' words are read from the page itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from locales import text_in
from locales.catalogue import messages
from sandbox import Chat, Message
from tests.stories.stage import BEGINNING, Actor, Stage

DOCS = Path(__file__).parents[3] / "docs"
GUIDES = {"en": DOCS / "new-region.md", "fi": DOCS / "fi" / "new-region.md", "sv": DOCS / "sv" / "new-region.md"}
WORDS_A_MINUTE, SIGNS_A_MINUTE, A_PRESS, MAKING_A_GROUP = 150, 150, 3, 120
"""How fast somebody reads and types on a phone, and how many seconds the rest takes."""


@dataclass(frozen=True)
class Guide:
    """What a page says."""

    language: str
    text: str

    @property
    def labels(self) -> list[str]:
        """The buttons it names, by the names of their messages, in the order of the page."""
        # Where two buttons say the same, it is the region's.
        keys = sorted(messages(self.language), key=lambda key: key.startswith(("button-region", "button-text")))
        known = {messages(self.language)[key][0]: key for key in keys if key.startswith("button-")}
        named = re.findall(r"(?<![\w*])\*([^*]+)\*(?!\*)", self.text)
        return [known[" ".join(label.split())] for label in named]

    @property
    def commands(self) -> list[str]:
        """The commands it names, without what follows them."""
        return re.findall(r"`(/\w+)", self.text)

    def says(self, start: str) -> str:
        """The first command that begins so, with what follows it."""
        found = re.search(rf"`({start}[^`]*)`", self.text)
        assert found is not None
        return found[1]

    @property
    def told(self) -> list[int]:
        """The numbers under the last heading."""
        return [int(each) for each in re.findall(r"\b\d+\b", self.text.rpartition("\n## ")[2])]

    @property
    def on_the_way(self) -> list[int]:
        """The numbers of what comes between a group and its first meeting."""
        return [int(each) for each in re.findall(r"\b\d+\b", self.text.partition("\n## 5.")[2].partition("\n## ")[0])]

    @property
    def until_founded(self) -> str:
        """What has to be read before a group is founded: everything up to the local paper."""
        return self.text.partition("\n## 4.")[0]


def _guide(language: str) -> Guide:
    return Guide(language, GUIDES[language].read_text())


def test_every_button_the_guide_names_is_there_and_the_guides_name_the_same() -> None:
    english = _guide("en")
    for language in GUIDES:
        guide = _guide(language)
        assert sorted(set(guide.labels)) == sorted(set(english.labels)), language
        assert guide.text.count("\n## ") == english.text.count("\n## "), language
        assert len(set(guide.commands)) == len(set(english.commands)), language


@dataclass
class Watch:
    """Counts what the people of a story do, and how long somebody at their pace would take."""

    seconds: float = 0
    pressed: int = 0
    sent: int = 0

    def reads(self, text: str) -> None:
        """Somebody reads."""
        self.seconds += len(text.split()) / WORDS_A_MINUTE * 60

    async def presses(self, actor: Actor, label: str, message: Message) -> None:
        """Somebody presses, and reads what comes."""
        self.pressed += 1
        self.seconds += A_PRESS
        await actor.presses(label, message)
        self.reads(actor.last(message.chat).text)

    async def says(self, actor: Actor, text: str, chat: Chat) -> None:
        """Somebody types a message, and reads what comes."""
        self.sent += 1
        self.seconds += len(text) / SIGNS_A_MINUTE * 60
        await actor.says(text, chat=chat)
        self.reads(actor.last(chat).text)


@pytest.mark.parametrize("language", GUIDES)
async def test_who_has_only_the_guide_makes_a_region_within_ten_minutes(stage: Stage, language: str) -> None:
    guide, t, watch = _guide(language), text_in(language), Watch()
    cora, frida = await stage.coordinator("Cora", language), stage.actor("Frida", language)
    members = [stage.actor(name, language) for name in ("Aino", "Ben", "Siv")]
    watch.reads(guide.until_founded)

    # 0: the name, then four questions, each a tap.
    command = guide.says(guide.commands[0])
    await watch.says(cora, command, cora.private)
    page = cora.last(cora.private)
    skip, link = guide.labels[:2]
    country, spoken = page.buttons[0]["text"], {"en": "English", "fi": "Suomi", "sv": "Svenska"}[language]
    await watch.presses(cora, country, page)
    await watch.presses(cora, next(one["text"] for one in page.buttons if one["text"].endswith(spoken)), page)
    await watch.presses(cora, t.plain(skip), page)
    await watch.presses(cora, t.plain(skip), page)

    # 2: the link, sent on as it is. Forwarding it is a press, too.
    await watch.presses(cora, t.plain(link), page)
    watch.pressed, watch.seconds = watch.pressed + 1, watch.seconds + A_PRESS
    handed = cora.last(cora.private).text
    address = re.search(r"https://t\.me/\S+startgroup=region_[\w-]+", handed)
    assert address is not None

    # 3: the facilitator reads it and makes a group, opens the link, chooses the group, makes the bot an administrator.
    watch.reads(handed)
    watch.seconds += MAKING_A_GROUP + 3 * A_PRESS
    chat = frida.person.creates_group("Core", *(member.person for member in members))
    frida.person.opens(address[0], chat=chat)
    frida.person.promotes(stage.bot, chat=chat)
    await stage.settle()
    watch.reads(frida.last(chat).text)

    # 8: everybody joins at once, so the time of one is that of all.
    before = watch.seconds, watch.sent
    for member in members:
        await watch.says(member, f"{guide.says(guide.commands[1]).split()[0]} {member.person.name} Oy", chat)
    watch.seconds, watch.sent = before[0] + (watch.seconds - before[0]) / len(members), before[1]

    # 10: the page has ticked off the steps.
    await stage.passes(seconds=2)
    assert page.text.count("✅") == 3, page.text
    minutes = round(watch.seconds / 60)
    assert minutes < 10
    *said, about = guide.told
    assert said == [watch.pressed, watch.sent, 4, 1, WORDS_A_MINUTE, SIGNS_A_MINUTE]
    assert abs(about - minutes) <= 1

    # To the first meeting: a host, a date and a place, and afterwards a yes. Nobody but Cora has started the bot.
    aino, rest = members[0], Watch()

    def newest(label: str) -> Message:
        return next(
            one for one in reversed(chat.messages.values()) if label in [button["text"] for button in one.buttons]
        )

    await rest.presses(aino, t.plain("button-host"), newest(t.plain("button-host")))
    await rest.presses(aino, t.plain("button-set-date"), newest(t.plain("button-set-date")))
    # The app opens the answer to the question by itself.
    rest.sent += 1
    await aino.says("2026-12-15 17:00 @ Aino", chat=chat, reply_to=aino.last(chat))
    for actor in (aino, members[1]):
        await actor.presses(t.plain("button-going"), newest(t.plain("button-going")))
    await stage.until(BEGINNING + timedelta(days=21, hours=10))
    held = t.plain("button-confirm-held")
    await rest.presses(aino, held, newest(held))
    await stage.passes(seconds=2)
    assert page.text.count("✅") == 1 and "15" in page.text, page.text
    assert guide.on_the_way == [rest.pressed - 1, rest.sent, 1]

    # Whatever else it names is where it says.
    await cora.presses(t.plain("button-region-ways"), page)
    inside = {one["text"] for one in page.buttons}
    assert {t.plain("button-region-texts"), t.plain("button-region-questions")} <= inside
