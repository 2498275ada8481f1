"""What every service stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.groups import Group
from bot.domain.refused import NotSetUp
from bot.encryption import Vault
from bot.services.features import Features
from storage import Database, Transaction, groups


@dataclass(frozen=True, slots=True)
class Ground:
    """The database, the clock, and what the network has settled for everybody."""

    database: Database
    clock: Clock
    language: str
    """What a new group starts with."""
    zone: str
    coordinators: frozenset[int]
    """Telegram ids."""
    public_url: str | None = None
    """Where the world reaches this program's own pages, without a stroke at its end; None where it does not."""
    mail_from: str | None = None
    """The address from which mail is sent; None where there is no mail server."""
    mail_answers: bool = False
    """Replies to it are read."""
    vault: Vault = field(default_factory=Vault.passing)
    """What nobody may read in the database is sealed with this."""
    features: Features = field(default_factory=Features)
    """What every feature has declared; see `bot.services.wiring`."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The present day in the network's own time zone."""
        return self.now().astimezone(ZoneInfo(self.zone)).date()


async def core_group(tx: Transaction, chat_id: int) -> Group:
    """The registered group of a chat, kept from changing until the transaction ends.

    Raises:
        NotSetUp: no facilitator has run /setup there.
    """
    group = await groups.by_chat(tx, chat_id, lock=True)
    if group is None or not group.registered:
        raise NotSetUp
    return group
