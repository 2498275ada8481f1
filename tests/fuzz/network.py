"""A small network with something of everything in it, and the people who act in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from telegram.request import BaseRequest, RequestData

from sandbox import BotAccount, Chat, Upload
from sandbox.api.endpoint import BotApi
from sandbox.api.reading import Incoming
from sandbox.errors import ApiError
from tests.stories.network import appoint
from tests.stories.stage import Actor, Stage

OK = 200


class Part(StrEnum):
    """Who somebody is to Kainuu's group."""

    FACILITATOR = "facilitator"
    MEMBER = "member"
    BYSTANDER = "bystander"
    """In the chat, without a company."""
    REMOVED = "removed"
    """Was a member and was taken out of the chat, unseen by the bot."""
    ELSEWHERE = "elsewhere"
    """A member of Lapland's group."""
    AUTHOR = "author"
    COORDINATOR = "coordinator"
    STRANGER = "stranger"


OUTSIDE = frozenset({Part.REMOVED, Part.ELSEWHERE, Part.STRANGER})


class Straight(BaseRequest):
    """Calls go to the stand-in without a wire, and everything that is sent is looked at.

    Args:
        sent: called with each method and its parameters.
    """

    def __init__(self, api: BotApi, bot: BotAccount, sent: Callable[[str, dict[str, Any]], None]) -> None:
        self._api = api
        self._bot = bot
        self._sent = sent

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(  # the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """One call."""
        name = url.rpartition("/")[2]
        params: dict[str, Any] = {} if request_data is None else dict(request_data.json_parameters)
        parts = {} if request_data is None else dict(request_data.multipart_data or {})
        files = {
            key: Upload(part[0], part[1] if isinstance(part[1], bytes) else part[1].read(), part[2])
            for key, part in parts.items()
        }
        self._sent(name, params)
        try:
            body = await self._api.run(self._bot, name, Incoming(params, files))
        except ApiError as refused:
            return refused.code, json.dumps(refused.body()).encode()
        return OK, json.dumps(body).encode()


@dataclass
class Town:
    """Everybody and every place."""

    stage: Stage
    kainuu: Chat
    lapland: Chat
    public: Chat
    fresh: Chat
    """A chat nobody has set up."""
    people: dict[Part, list[Actor]]

    def part_of(self, account: int) -> Part | None:
        """Who an account is; None for one nobody knows."""
        return next((part for part, those in self.people.items() for who in those if who.person.id == account), None)

    @property
    def everybody(self) -> list[Actor]:
        """All of them."""
        return [who for those in self.people.values() for who in those]


async def town(stage: Stage) -> Town:
    """Kainuu with a meeting held and one set, themes, questions, a vote, a swap and a digest; Lapland; a public group."""
    cora = await stage.coordinator("Cora")
    frida, aino, ben, bea, bo = (stage.actor(name) for name in ("Frida", "Aino", "Ben", "Bea", "Bo"))
    rhea, lars, sam, avi = (stage.actor(name) for name in ("Rhea", "Lars", "Sam", "Avi"))
    kainuu = await stage.group(frida, aino, ben, bea, bo, rhea)
    await frida.says("/setup Kainuu", kainuu)
    for actor, company in ((aino, "Kahvila Aino"), (ben, "Bikes <s>zq</s>"), (bea, "Bea & Co"), (rhea, "Rhea")):
        await actor.says(f"/join {company}", kainuu)
    for actor in (frida, aino, ben, bea, rhea, sam):
        await actor.starts()
    await aino.says("/schedule 25.11. klo 17", kainuu)
    await stage.passes(hours=40)
    await aino.says("/takeaway Ask for the price first", kainuu)
    await ben.says("/volunteer", kainuu)
    await ben.says("/schedule 15.12. klo 17 @ <s>zq</s>", kainuu)
    for theme in ("Pricing <s>zq</s>", "Winter", "Hiring"):
        await bea.says(f"/propose {theme}", kainuu)
    await rhea.says("/ask Where do <s>zq</s> come from?", kainuu)
    await aino.says("From afar.", kainuu, reply_to=rhea.sees("❓ #1", kainuu))
    await ben.says("/vote", kainuu)
    await bea.says("/swap Kahvila Aino", kainuu)
    await frida.says("/setup", kainuu)
    lapland = await stage.group(lars, title="Lapland core")
    await lars.says("/setup Lapland", lapland)
    await lars.says("/join Reindeer <s>zq</s>", lapland)
    public = lars.person.creates_group("Open core", stage.bot, username="open_core")
    await stage.settle()
    await lars.says("/setup Lapland", public)
    await lars.says("/join Reindeer", public)
    fresh = lars.person.creates_group("Fresh", stage.bot, kind="group")
    await appoint(stage, cora, avi, "researcher Kainuu")
    await avi.says("/digest On <s>zq</s> | They are black", avi.private)
    await avi.presses("Send now", chat=avi.private)
    await stage.passes(seconds=5)
    # Taken out while the bot could not hear it.
    kainuu.members[rhea.person.id].status = "kicked"
    await stage.passes(minutes=10)
    people = {
        Part.FACILITATOR: [frida],
        Part.MEMBER: [aino, ben, bea],
        Part.BYSTANDER: [bo],
        Part.REMOVED: [rhea],
        Part.ELSEWHERE: [lars],
        Part.AUTHOR: [avi],
        Part.COORDINATOR: [cora],
        Part.STRANGER: [sam],
    }
    return Town(stage, kainuu, lapland, public, fresh, people)
