"""A small network for stories of digests: three groups in two regions, an adviser of one, a coordinator of all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox import Chat
from tests.stories.stage import Actor, Stage


@dataclass
class Network:
    """Kainuu has an English and a Finnish group, Lapland a Swedish one; each has one member."""

    stage: Stage
    cora: Actor
    """The coordinator."""
    rae: Actor
    """A researcher of all regions."""
    avi: Actor
    """An adviser of Lapland."""
    english: Chat
    finnish: Chat
    swedish: Chat
    aino: Actor
    onni: Actor
    siv: Actor

    @property
    def chats(self) -> tuple[Chat, Chat, Chat]:
        """All groups."""
        return self.english, self.finnish, self.swedish


async def appoint(stage: Stage, cora: Actor, somebody: Actor, what: str) -> None:
    """A role, by the coordinator's link."""
    await cora.says(f"/invite {what}", chat=cora.private)
    found = re.search(r"start=(role_[\w-]+)", cora.last(cora.private).text)
    assert found is not None
    await somebody.starts(found.group(1))


async def _group(stage: Stage, member: Actor, title: str, region: str) -> Chat:
    """A group, in the language of whoever adds the bot."""
    chat = await stage.group(member, title=title)
    await member.says(f"/setup {region}", chat=chat)
    await member.says(f"/join {member.person.name} Oy", chat=chat)
    return chat


async def network(stage: Stage) -> Network:
    """The whole of it."""
    cora = await stage.coordinator("Cora")
    rae, avi = stage.actor("Rae"), stage.actor("Avi")
    aino, onni, siv = stage.actor("Aino"), stage.actor("Onni", "fi"), stage.actor("Siv", "sv")
    english = await _group(stage, aino, "Kajaani core", "Kainuu")
    finnish = await _group(stage, onni, "Sotkamo core", "Kainuu")
    swedish = await _group(stage, siv, "Rovaniemi core", "Lapland")
    await appoint(stage, cora, rae, "researcher")
    await appoint(stage, cora, avi, "adviser lapland")
    return Network(stage, cora, rae, avi, english, finnish, swedish, aino, onni, siv)
