"""What companies say of themselves, reports that were made, and what the network is paid from."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = ["report_files", "report_settings", "reports", "research_consents", "surveys"]


# What was counted is sealed: nothing in a row changes any more once it has its seal, whoever is forgotten.
reports = Table(
    "reports",
    metadata,
    id_column(),
    # `report`, or `research`: rows for researchers.
    Column("what", String(10), nullable=False, server_default="report"),
    # Given when the counting begins, `2027-3`.
    Column("number", String(16), unique=True),
    # `wanted`, `counting`, `sealed` or `failed`.
    Column("state", String(12), nullable=False, index=True),
    # Who asked for it, and in which of our languages it is.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
    Column("language", String(2), nullable=False),
    Column("wanted_at", Moment, nullable=False),
    Column("sealed_at", Moment),
    # The day it counts as made on, on the clock of whoever asked.
    Column("made_on", Date, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    # Asked for as "since the start".
    Column("whole", Boolean, nullable=False, server_default=false()),
    # Whom it is about; both empty: the whole network.
    Column("region", String(80), info=no_person()),
    Column("group_id", ForeignKey("groups.id"), index=True),
    # What its pseudonyms are made with.
    Column("salt", String(64), nullable=False),
    # How far it is, and how often it was begun.
    Column("step", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    # The project as it was then.
    Column("project", JSON, info=no_person()),
    Column("seal", String(64)),
    # By the codes of figures: the seals of their rows, the versions of their definitions, their totals.
    Column("hashes", JSON, info=no_person()),
    Column("versions", JSON, info=no_person()),
    Column("totals", JSON, info=no_person()),
    # What its document says, without quotations.
    Column("page", JSON, info=no_person()),
)

# Until they stand in the chat of whoever asked.
report_files = Table(
    "report_files",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    # `pdf`, `xlsx`; of rows for researchers `csv`, `txt`.
    Column("kind", String(8), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
)

# One row: what the network is paid from.
report_settings = Table(
    "report_settings",
    metadata,
    id_column(),
    Column("programme", String(12), nullable=False),
    Column("code", String(40), nullable=False, info=no_person()),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("unit", String(12), nullable=False),
    Column("set_at", Moment, nullable=False),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
)

# Whether researchers may use what is on record of somebody's company: every answer with its moment, the last one counts.
research_consents = Table(
    "research_consents",
    metadata,
    id_column(),
    # None once they have asked to be forgotten; then it counts for nothing any more.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.RECORD, Kept.HISTORY)
    ),
    # `asked`, `yes`, `no` or `withdrawn`.
    Column("said", String(12), nullable=False),
    Column("said_at", Moment, nullable=False),
    # Of the two sentences they had read.
    Column("wording", String(16), nullable=False),
)


surveys = Table(
    "surveys",
    metadata,
    id_column(),
    Column("enterprise_id", ForeignKey("enterprises.id"), nullable=False),
    # Whom it was asked of.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
    # `baseline`, or `yearly`; and the calendar year it is about.
    Column("kind", String(8), nullable=False),
    Column("year", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    # When they last said something, and whether they want no such question any more.
    Column("answered_at", Moment),
    Column("declined_at", Moment),
    # `turnover` (a band) of a baseline; `changes` (codes) of a year.
    Column("answers", JSON, nullable=False, info=no_person()),
    # What they hope for, or what has changed, in their own words; and whether those may be quoted.
    Column("words", Text, info=words(Why.EVIDENCE, Kept.HISTORY)),
    Column("quotable", Boolean),
    UniqueConstraint("enterprise_id", "kind", "year"),
)
