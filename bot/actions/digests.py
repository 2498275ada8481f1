"""Buttons of digests: under a copy in a group, and on their author's desk."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class DigestReply(Action):
    """`Useful`, `We'll try it`, `Ask the researcher`: what is `useful`, `try` or `ask`."""

    prefix = "dig"
    digest_id: int
    what: str


@dataclass(frozen=True, slots=True)
class DigestDesk(Action):
    """A step with a draft; `value` is what it is about, `-` where about nothing."""

    prefix = "desk"
    digest_id: int
    step: str
    value: str


@dataclass(frozen=True, slots=True)
class DigestRun(Action):
    """`pause`, `on`, `stop`, and after it `again`, the `outcome`, `correct` and `withdraw`."""

    prefix = "run"
    digest_id: int
    step: str


@dataclass(frozen=True, slots=True)
class AnswerDigest(Action):
    """The author answers a question."""

    prefix = "dans"
    question_id: int


@dataclass(frozen=True, slots=True)
class DigestHelped(Action):
    """Did it help: `yes`, `some` or `no`."""

    prefix = "help"
    reaction_id: int
    helped: str


@dataclass(frozen=True, slots=True)
class WeeklyMine(Action):
    """The weekly digest of the network in private: on, or off."""

    prefix = "wkly"
    what: str
