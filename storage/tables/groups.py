"""Core groups, their companies and people; and what a group was on a day that has passed."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    false,
    text,
    true,
)

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_account, of_person, words

__all__ = [
    "companies",
    "facilitators",
    "group_names",
    "group_states",
    "groups",
    "memberships",
    "people",
    "region_changes",
]


groups = Table(
    "groups",
    metadata,
    id_column(),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("title", String(255), nullable=False, info=no_person()),
    Column("region", String(80), info=no_person()),
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("reminder_minutes", JSON, nullable=False, info=no_person()),
    Column("topic_id", BigInteger),
    Column("is_forum", Boolean, nullable=False),
    Column("awake", Boolean, nullable=False),
    # The bot is an administrator there, so it hears who leaves.
    Column("is_admin", Boolean, nullable=False),
    Column("registered_at", Moment),
    Column("token", String(32), nullable=False, unique=True),
    # When the group wants to meet; None: each host decides.
    Column("rhythm", String(40)),
    Column("months_off", JSON, nullable=False, server_default="[]", info=no_person()),
    # The hour of the group's own clock at which digests that are not urgent arrive.
    Column("digest_hour", Integer, nullable=False, server_default="9"),
    # Whether the group wants the weekly digest of the network.
    Column("weekly_digest", Boolean, nullable=False, server_default=false()),
    # What the group has settled about its votes, where it is not the usual.
    Column("votes", JSON, nullable=False, server_default=text("'{}'"), info=no_person()),
    # The hours of the group's own clock between which nothing is said that nobody waits for; equal: none.
    Column("quiet_from", Integer, nullable=False, server_default="21"),
    Column("quiet_until", Integer, nullable=False, server_default="8"),
    # When the group was asked whether it sleeps, and since when it does.
    Column("sleep_asked_at", Moment),
    Column("sleeping_since", Moment),
    # How many companies the group would like to be, and has room for.
    Column("size_wished", Integer, nullable=False, server_default="8"),
    Column("size_largest", Integer, nullable=False, server_default="10"),
    # Its next meetings are shown on the region's public page.
    Column("open_meetings", Boolean, nullable=False, server_default=false()),
    # Which of these it has chosen itself: `reminders`, `quiet`, `size`, `months`. In all others it lives as its region.
    Column("own_ways", JSON, nullable=False, server_default="[]", info=no_person()),
    # Its region's own words, each with its language and the name of its message.
    Column("texts", JSON, nullable=False, server_default="[]", info=no_person()),
)

people = Table(
    "people",
    metadata,
    id_column(),
    Column(
        "telegram_id", BigInteger, nullable=False, unique=True, info=of_account(Erasure.BY_HAND, Why.KNOWN, Kept.ERASED)
    ),
    Column("name", String(160), nullable=False, info=words(Why.KNOWN, Kept.ERASED)),
    Column("language", String(2)),
    Column("language_hint", String(2)),
    Column("reachable", Boolean, nullable=False),
    # Whether they want reminders of meetings in private besides those in the group.
    Column("reminded", Boolean, nullable=False, server_default=true()),
)

companies = Table(
    "companies",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    # The company in the network that has this place in the group.
    Column("enterprise_id", ForeignKey("enterprises.id"), nullable=False, index=True),
    Column("name", String(80), nullable=False, info=words(Why.MEMBERSHIP, Kept.ERASED)),
    # The last time it came; `stays` has every time.
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    # Why it left, as `bot.domain.companies.Ended` has it; None where nobody noted it.
    Column("left_because", String(16)),
    Column("credit", Integer, nullable=False),
    # Passed over as host until that day.
    Column("paused_until", Date),
    # A place in the host order that was kept by passing or got in a swap, until the company hosts.
    Column("place_counted", Integer),
    Column("place_since", Moment),
    Column("place_number", BigInteger),
    Column("swapped_with", BigInteger),
)

memberships = Table(
    "memberships",
    metadata,
    id_column(),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.GOES, Why.MEMBERSHIP, Kept.ERASED),
    ),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False, index=True),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    Column("left_because", String(16)),
    Index(
        "uq_memberships_one_company_a_group",
        "group_id",
        "person_id",
        unique=True,
        sqlite_where=text("left_at IS NULL"),
        postgresql_where=text("left_at IS NULL"),
    ),
)


region_changes = Table(
    "region_changes",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    # None: it was in none.
    Column("region", String(80), info=no_person()),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    # Who set it.
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)),
)

group_names = Table(
    "group_names",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("name", String(255), nullable=False, info=no_person()),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

group_states = Table(
    "group_states",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    # `running`; `sleeping`, when its facilitators let it sleep; `away`, when the bot was taken out of its chat.
    Column("state", String(16), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

# Administrators of the group's chat, as far as the bot came to know: the day is the one on which it did.
facilitators = Table(
    "facilitators",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.NOBODYS, Why.EVIDENCE, Kept.HISTORY),
    ),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)
