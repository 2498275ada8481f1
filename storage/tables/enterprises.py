"""Companies of the network, each once, whatever groups they are in; what they say of themselves; and since when.

The table `companies` is an enterprise's place in one group.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, false

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = [
    "enterprise_moves",
    "enterprises",
    "enterprises_apart",
    "headcounts",
    "introduction_rounds",
    "introduction_sides",
    "introductions",
    "profile_asks",
    "profiles",
    "stays",
]


enterprises = Table(
    "enterprises",
    metadata,
    id_column(),
    Column("name", String(80), nullable=False, info=words(Why.MEMBERSHIP, Kept.ERASED)),
    Column("created_at", Moment, nullable=False),
    # Found to be the same company as another one, which is the one that counts. It has no places any more.
    Column("joined_into", ForeignKey("enterprises.id"), index=True),
)

# When two were joined or one was split: which places in groups went over, and how to undo it.
enterprise_moves = Table(
    "enterprise_moves",
    metadata,
    id_column(),
    Column("from_id", ForeignKey("enterprises.id"), nullable=False, index=True),
    Column("into_id", ForeignKey("enterprises.id"), nullable=False, index=True),
    # Ids of the places in groups that went over.
    Column("places", JSON, nullable=False, info=no_person()),
    # `own`: somebody of the company said so; `facilitator`; `split`.
    Column("how", String(16), nullable=False),
    # What the other's profile had and this one's had not: the names of the fields.
    Column("filled", JSON, nullable=False, info=no_person()),
    Column("moved_at", Moment, nullable=False),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.MEMBERSHIP, Kept.HISTORY)),
    Column("undone_at", Moment),
    Column("undone_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.MEMBERSHIP, Kept.HISTORY)),
)

# Two that somebody said are not the same, so that nobody is asked again.
enterprises_apart = Table(
    "enterprises_apart",
    metadata,
    # The lower id first.
    Column("one_id", ForeignKey("enterprises.id"), primary_key=True),
    Column("other_id", ForeignKey("enterprises.id"), primary_key=True),
    Column("said_at", Moment, nullable=False),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.MEMBERSHIP, Kept.HISTORY)),
)

# What a company says of itself; every field may be empty.
profiles = Table(
    "profiles",
    metadata,
    Column("enterprise_id", ForeignKey("enterprises.id"), primary_key=True, autoincrement=False),
    # As `bot.formats.business_ids` writes it.
    Column("business_id", String(20), index=True, info=words(Why.MEMBERSHIP, Kept.ERASED)),
    Column("legal_form", String(16)),
    # A band: `0`, `1`, `2-4`, `5-9`, `10+`. The bands of earlier days are in `headcounts`.
    Column("headcount", String(8)),
    Column("trade", String(200), info=words(Why.MEMBERSHIP, Kept.ERASED)),
    # The section of NACE Rev. 2.1, which is TOL 2025 in Finland: `A` to `V`.
    Column("trade_letter", String(1)),
    Column("municipality", String(80), info=words(Why.MEMBERSHIP, Kept.ERASED)),
    Column("founded_year", Integer),
    Column("offers", String(500), info=words(Why.MEMBERSHIP, Kept.ERASED)),
    Column("seeks", String(500), info=words(Why.MEMBERSHIP, Kept.ERASED)),
    # Who sees each field: the field's name and `group`, `network` or `nobody`.
    Column("seen", JSON, nullable=False, info=no_person()),
    # Other companies of the network may find it by what it offers and looks for.
    Column("findable", Boolean, nullable=False, server_default=false()),
    # Once a month it would like to be introduced to a company of another region.
    Column("introductions", Boolean, nullable=False, server_default=false()),
    Column("updated_at", Moment, nullable=False),
)

headcounts = Table(
    "headcounts",
    metadata,
    id_column(),
    Column("enterprise_id", ForeignKey("enterprises.id"), nullable=False),
    Column("band", String(8), nullable=False),
    # The day from which it held.
    Column("held_on", Date, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.MEMBERSHIP, Kept.HISTORY)),
    Index("ix_headcounts_enterprise_id_held_on", "enterprise_id", "held_on"),
)

# Questions about the profile that somebody was asked without having opened it.
profile_asks = Table(
    "profile_asks",
    metadata,
    id_column(),
    Column("enterprise_id", ForeignKey("enterprises.id"), nullable=False, index=True),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.GOES, Why.MEMBERSHIP, Kept.ERASED),
    ),
    Column("field", String(16), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("answered_at", Moment),
    # They want no such question any more.
    Column("declined_at", Moment),
)

# From when to when a company was in a group, each time it was.
stays = Table(
    "stays",
    metadata,
    id_column(),
    Column("company_id", ForeignKey("companies.id"), nullable=False, index=True),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    # Why it ended, as `bot.domain.companies.Ended` has it; None where nobody noted it.
    Column("because", String(16)),
)


# Each month once, whoever comes first; what it came to.
introduction_rounds = Table(
    "introduction_rounds",
    metadata,
    # `2026-12`.
    Column("month", String(7), primary_key=True),
    Column("at", Moment, nullable=False),
    # How many companies would have liked an introduction, and for how many somebody was found.
    Column("willing", Integer, nullable=False),
    Column("matched", Integer, nullable=False),
)

introductions = Table(
    "introductions",
    metadata,
    id_column(),
    Column("month", ForeignKey("introduction_rounds.month"), nullable=False, index=True),
    Column("proposed_at", Moment, nullable=False),
    # When both had said yes; when one said no, or nobody had answered in time.
    Column("introduced_at", Moment),
    Column("ended_at", Moment),
)

# The two companies of an introduction, each with who was asked for it and what they said.
introduction_sides = Table(
    "introduction_sides",
    metadata,
    Column("introduction_id", ForeignKey("introductions.id"), primary_key=True),
    Column("enterprise_id", ForeignKey("enterprises.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.MEMBERSHIP, Kept.HISTORY)
    ),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    # `yes` or `no`; `on`, where they have ended a pause.
    Column("answer", String(8)),
    Column("answered_at", Moment),
    # What it led to, by their word: `deal`, `talked`, `nothing`.
    Column("outcome", String(16)),
    Column("outcome_at", Moment),
    Index("ix_introduction_sides_enterprise_id", "enterprise_id"),
)
