"""What stories about votes share: the poll of a group, answers in it, two ideas to vote on."""

from __future__ import annotations

from sandbox import Message
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor


def poll_of(core: CoreGroup) -> Message:
    """The latest poll in the group's chat."""
    return [m for m in core.chat.messages.values() if m.poll is not None][-1]


def texts(core: CoreGroup) -> list[str]:
    """Everything said in the group's chat."""
    return [m.text for m in core.chat.messages.values()]


async def votes(core: CoreGroup, actor: Actor, *options: str | int) -> None:
    """Answer the poll."""
    actor.person.votes(poll_of(core), *options)
    await core.stage.settle()


async def two_themes(core: CoreGroup) -> None:
    """Two ideas on the list."""
    await core.aino.says("/propose Pricing our services")
    await core.ben.says("/propose Export to Sweden")
