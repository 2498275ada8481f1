"""A newcomer's first task: one round of the cycle, a step at a time, in the group of their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from itertools import islice
from typing import Any

from bot.domain.meetings import LENGTH
from bot.domain.refused import Refused
from bot.domain.views import MeetingCard
from bot.services import Services
from locales import text_in
from sandbox import Chat, Message, Person, World
from sandbox.page import Suggestion

LOOKED_AT = 40
"""So many of the latest messages are searched for a button."""
REMINDED = timedelta(hours=2)


class TourStep(IntEnum):
    """What is to be done next."""

    HOST = 1
    DATE = 2
    COMING = 3
    REMINDER = 4
    AFTERWARDS = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the task is played in one language: the company that hosts first, and somebody who comes."""

    chat: Chat
    host: Person
    company: str
    guest: Person


@dataclass(slots=True)
class TourProgress:
    """How far somebody has got in one language."""

    step: TourStep = TourStep.HOST
    starts_at: datetime | None = None


class Tour:
    """Leads through one round in each language.

    Args:
        scenes: by language.
        kept: what `state` gave when the program ended.
    """

    def __init__(self, world: World, scenes: dict[str, Scene], kept: dict[str, Any] | None = None) -> None:
        self._world = world
        self._scenes = scenes
        self._progress = {
            language: TourProgress(TourStep(step), starts_at) for language, (step, starts_at) in (kept or {}).items()
        }

    def state(self) -> dict[str, Any]:
        """How far it has got, in plain values."""
        return {language: (int(at.step), at.starts_at) for language, at in self._progress.items()}

    async def next(self, services: Services, language: str) -> Suggestion | None:
        """What to try next, in a language; None where there is nothing."""
        scene = self._scenes.get(language)
        if scene is None:
            return None
        at = self._progress.setdefault(language, TourProgress())
        while at.step is not TourStep.DONE and await self._is_done(services, scene, at, language):
            at.step = TourStep(at.step + 1)
        return self._task(scene, at.step, language)

    async def _is_done(self, services: Services, scene: Scene, at: TourProgress, language: str) -> bool:
        text, now = text_in(language), self._world.clock.now()
        match at.step:
            case TourStep.HOST:
                return _shown(scene, text.plain("button-host")) is None
            case TourStep.DATE:
                at.starts_at = await _coming(services, scene.chat)
                return at.starts_at is not None
            case TourStep.COMING:
                found = _shown(scene, text.plain("button-going"))
                passed = at.starts_at is not None and now >= at.starts_at
                return passed or (found is not None and scene.guest.first_name in found.text)
            case TourStep.REMINDER:
                at.starts_at = await _coming(services, scene.chat) or at.starts_at
                return at.starts_at is not None and now >= at.starts_at - REMINDED
            case TourStep.AFTERWARDS:
                return at.starts_at is not None and now >= at.starts_at + LENGTH
        return False

    def _task(self, scene: Scene, step: TourStep, language: str) -> Suggestion:
        text = text_in(language)
        match step:
            case TourStep.HOST:
                said = text.plain("tour-host", company=scene.company, button=text.plain("button-host"))
            case TourStep.DATE:
                said = text.plain("tour-date")
            case TourStep.COMING:
                said = text.plain("tour-coming", name=scene.guest.first_name, button=text.plain("button-going"))
            case TourStep.REMINDER:
                said = text.plain("tour-reminder")
            case TourStep.AFTERWARDS:
                said = text.plain("tour-afterwards")
            case TourStep.DONE:
                said = text.plain("tour-done")
        person = {TourStep.HOST: scene.host, TourStep.DATE: scene.host, TourStep.COMING: scene.guest}.get(step)
        label = {TourStep.HOST: "button-host", TourStep.COMING: "button-going"}.get(step)
        about = None if label is None else _shown(scene, text.plain(label))
        return Suggestion(
            int(step),
            int(TourStep.DONE),
            said,
            None if person is None else person.id,
            scene.chat,
            None if about is None else about.id,
            step in (TourStep.REMINDER, TourStep.AFTERWARDS),
        )


def _shown(scene: Scene, label: str) -> Message | None:
    """The latest message with a button of that label; None where there is none."""
    for message in islice(scene.host.latest(scene.chat), LOOKED_AT):
        if any(button["text"] == label for button in message.buttons):
            return message
    return None


async def _coming(services: Services, chat: Chat) -> datetime | None:
    """When the group meets next."""
    try:
        found = await services.meetings.coming(chat.id)
    except Refused:
        return None
    return found.meeting.starts_at if isinstance(found, MeetingCard) else None
