"""Host turns and swaps of them, meetings, their guests and calendars, and meetings of several groups."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint, text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_account, of_person, words

__all__ = [
    "calendar_copies",
    "feeds",
    "guest_passes",
    "guests",
    "joint_answers",
    "joint_companies",
    "joint_groups",
    "joint_meetings",
    "meetings",
    "rsvps",
    "swaps",
    "turns",
]


turns = Table(
    "turns",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("cycle", Integer, nullable=False),
    # Nobody's turn: every company has passed, and whoever wants to may host.
    Column("company_id", ForeignKey("companies.id"), index=True),
    Column("state", String(16), nullable=False),
    Column("offered_at", Moment, nullable=False),
    Column("ended_at", Moment),
    # The date the group's rhythm proposed to the host.
    Column("proposed_at", Moment),
    # Why it came to this company: the one before passed, said nothing, or could not.
    Column("because", String(16)),
    # When a company said that it hosts.
    Column("accepted_at", Moment),
    Index("ix_turns_group_id_state", "group_id", "state"),
)

meetings = Table(
    "meetings",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("turn_id", ForeignKey("turns.id"), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("theme", String(300), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("starts_at", Moment, nullable=False),
    Column("place", String(300), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("state", String(16), nullable=False),
    Column("reason", String(500), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("uid", String(64), nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    # What was promised on the group's own clock, `2026-12-15T17:00`: kept whatever becomes of its zone.
    Column("wall_clock", String(16)),
    # How long it takes, where its host has said so.
    Column("minutes", Integer),
    Index("ix_meetings_group_id_state", "group_id", "state"),
)

rsvps = Table(
    "rsvps",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.ERASED)
    ),
    Column("answer", String(8), nullable=False),
    Column("answered_at", Moment, nullable=False),
    # The start of the meeting as it was when they answered: an answer for another day does not count.
    Column("answered_for", Moment),
)

# Who holds a calendar file of the meeting, so that a move or a cancellation reaches that calendar too.
calendar_copies = Table(
    "calendar_copies",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, info=of_account(Erasure.GOES, Why.MEETINGS, Kept.MEETING)),
    Column("sequence", Integer, nullable=False),
)


swaps = Table(
    "swaps",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("asking_id", ForeignKey("companies.id"), nullable=False),
    Column("asked_id", ForeignKey("companies.id"), nullable=False),
    Column(
        "person_id", ForeignKey("people.id"), nullable=False, info=of_person(Erasure.NOBODYS, Why.HOSTING, Kept.HISTORY)
    ),
    Column("state", String(16), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_swaps_group_id_state", "group_id", "state"),
)


# Of a group or of a person, never of both.
feeds = Table(
    "feeds",
    metadata,
    Column("token", String(48), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), unique=True),
    Column("person_id", ForeignKey("people.id"), unique=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.OFF)),
    Column("made_at", Moment, nullable=False),
)


guest_passes = Table(
    "guest_passes",
    metadata,
    Column("token", String(32), primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        info=of_person(Erasure.BY_HAND, Why.MEETINGS, Kept.MEETING),
    ),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
    UniqueConstraint("meeting_id", "person_id"),
)

guests = Table(
    "guests",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.ERASED)
    ),
    Column("token", ForeignKey("guest_passes.token"), nullable=False),
    # None: has opened the pass and not said yet.
    Column("answer", String(8)),
    Column("answered_at", Moment),
    # Whether they were there, once somebody has confirmed the meeting.
    Column("came", Boolean),
)


joint_meetings = Table(
    "joint_meetings",
    metadata,
    id_column(),
    Column("title", String(200), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("starts_at", Moment),
    Column("place", String(300), info=words(Why.MEETINGS, Kept.HISTORY)),
    # The clock that its time was typed on.
    Column("zone", String(64), nullable=False),
    Column("capacity", Integer),
    Column("state", String(16), nullable=False),
    Column("reason", String(500), info=words(Why.MEETINGS, Kept.HISTORY)),
    # None once whoever planned it has asked to be forgotten.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.MEETINGS, Kept.HISTORY)
    ),
    # Raised with each change that the groups hear.
    Column("sequence", Integer, nullable=False, server_default="0"),
    Column("made_at", Moment, nullable=False),
    Column("told_at", Moment),
    Column("changed_at", Moment, nullable=False),
    # What its organiser said afterwards, and when.
    Column("held", Boolean),
    Column("came", Integer),
    Column("words", String(1000), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("confirmed_at", Moment),
    # When they said which companies were there; until then nobody has.
    Column("companies_at", Moment),
    Index("ix_joint_meetings_state_starts_at", "state", "starts_at"),
)

joint_groups = Table(
    "joint_groups",
    metadata,
    Column("joint_id", ForeignKey("joint_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), primary_key=True, index=True),
)

# Which companies were there: proposed from who said they would come, until its organiser has said so.
joint_companies = Table(
    "joint_companies",
    metadata,
    Column("joint_id", ForeignKey("joint_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("company_id", ForeignKey("companies.id"), primary_key=True, index=True),
)

joint_answers = Table(
    "joint_answers",
    metadata,
    Column("joint_id", ForeignKey("joint_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.ERASED)
    ),
    # The group in whose name they come.
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("answer", String(8), nullable=False),
    Column("guests", Integer, nullable=False, server_default=text("0")),
    Column("answered_at", Moment, nullable=False),
)
