"""Buttons of digests: under a copy in a group, on their author's desk, and of sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, OneOf, PrivateAction, RowId, RowIdOrNone

STEPS = (
    "back",
    "show",
    "when",
    "languages",
    "edit",
    "discard",
    "audience",
    "regions",
    "groups",
    "themes",
    "all",
    "region",
    "group",
    "theme",
    "send",
    "hour",
    "discard-yes",
    "unschedule",
    "write",
    "drop",
    "first",
    "title",
    "summary",
    "link",
    "attachment",
    "time",
    "skip-link",
    "skip-attachment",
    "no-link",
    "no-attachment",
)
RUN_STEPS = ("pause", "on", "stop", "again", "outcome", "progress", "correct", "withdraw", "withdraw-yes")


@dataclass(frozen=True, slots=True)
class DigestReply(Action):
    """`Useful`, `We'll try it`, `Ask the researcher`: what is `useful`, `try` or `ask`."""

    prefix = "dig"
    digest_id: RowId
    what: Annotated[str, OneOf(("useful", "try", "ask"))]


@dataclass(frozen=True, slots=True)
class DigestDesk(PrivateAction):
    """A step with a draft; `value` is what it is about, `-` where about nothing."""

    prefix = "desk"
    digest_id: RowId
    step: Annotated[str, OneOf(STEPS)]
    value: Annotated[str, Matching(r"[a-z-]{1,12}|[0-9]{1,19}")]


@dataclass(frozen=True, slots=True)
class DigestRun(PrivateAction):
    """`pause`, `on`, `stop`, and after it `again`, the `outcome`, `correct` and `withdraw`."""

    prefix = "run"
    digest_id: RowId
    step: Annotated[str, OneOf(RUN_STEPS)]


@dataclass(frozen=True, slots=True)
class AnswerDigest(PrivateAction):
    """The author answers a question."""

    prefix = "dans"
    question_id: RowId


@dataclass(frozen=True, slots=True)
class DigestHelped(PrivateAction):
    """Did it help: `yes`, `some` or `no`."""

    prefix = "help"
    reaction_id: RowId
    helped: Annotated[str, OneOf(("yes", "some", "no"))]


@dataclass(frozen=True, slots=True)
class WeeklyMine(Action):
    """The weekly digest of the network in private: on, or off."""

    prefix = "wkly"
    what: Annotated[str, OneOf(("toggle",))]


@dataclass(frozen=True, slots=True)
class SourceStep(PrivateAction):
    """`list`, `back` to it, `add`; and of one source `on`, `off`, `remove`, `remove-yes`. The id is 0 where it is about none."""

    prefix = "src"
    source_id: RowIdOrNone
    step: Annotated[str, OneOf(("list", "back", "add", "on", "off", "remove", "remove-yes"))]


@dataclass(frozen=True, slots=True)
class MakeDigest(PrivateAction):
    """Begin a digest from what a source has brought."""

    prefix = "mkd"
    item_id: RowId
