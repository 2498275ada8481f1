"""What a feature that asks with native polls has to say about them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.polls import Poll, PollAnswer, SeenOption
from bot.services.dependencies import Ground
from storage import Transaction


@dataclass(frozen=True, slots=True)
class Asked:
    """What a poll that is sent is about.

    Args:
        keys: what the feature knows each option by, in the order of the options.
        closes_at: when the bot closes it; None leaves it open until somebody does.
    """

    kind: str
    subject_id: int
    group_id: int
    keys: tuple[int | None, ...]
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature does about its polls. Each is called in the transaction of what happened.

    Args:
        opened: Telegram has the poll.
        option_added: a member added an option; returns what the feature knows it by, None where it is no use.
        closed: every answer is in: count.
        gone: somebody deleted the poll.
        answered: somebody voted, changed their vote, or took it back.
    """

    opened: Callable[[Transaction, Ground, Poll], Awaitable[None]]
    option_added: Callable[[Transaction, Ground, Poll, SeenOption], Awaitable[int | None]]
    closed: Callable[[Transaction, Ground, Poll], Awaitable[None]]
    gone: Callable[[Transaction, Ground, Poll], Awaitable[None]]
    answered: Callable[[Transaction, Ground, Poll, PollAnswer], Awaitable[None]] | None = None


Features = Mapping[str, Feature]
