"""Newcomers: the links that bring them, and how far they have come."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table, UniqueConstraint, text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = ["fading", "greetings", "member_asks", "newcomers", "recruiting_events", "recruiting_links"]

recruiting_links = Table(
    "recruiting_links",
    metadata,
    id_column(),
    Column("token", String(32), nullable=False, unique=True),
    # `group:12`, `region:kainuu` or `network`: what tells a place from others.
    Column("place", String(100), nullable=False, info=no_person()),
    Column("group_id", ForeignKey("groups.id")),
    Column("region", String(80), info=no_person()),
    # Where it is handed out, as typed, and the same in one case: empty where nobody said.
    Column("source", String(40), nullable=False),
    Column("source_key", String(80), nullable=False, info=no_person()),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.RECRUITING, Kept.HISTORY)),
    Column("created_at", Moment, nullable=False),
    Column("revoked_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.RECRUITING, Kept.HISTORY)),
    Column("revoked_at", Moment),
    # Telegram's own link into the group's chat, made for the same source.
    Column("chat_link", String(255), info=no_person()),
    Index(
        "uq_recruiting_links_open",
        "place",
        "source_key",
        unique=True,
        sqlite_where=text("revoked_at IS NULL"),
        postgresql_where=text("revoked_at IS NULL"),
    ),
)

# How far each newcomer has come, once for each stage. Whoever is erased goes on being counted, as nobody.
recruiting_events = Table(
    "recruiting_events",
    metadata,
    id_column(),
    Column("kind", String(16), nullable=False),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.RECRUITING, Kept.HISTORY)),
    Column("link_id", ForeignKey("recruiting_links.id"), index=True),
    Column("source", String(40)),
    Column("region", String(80), index=True, info=no_person()),
    Column("group_id", ForeignKey("groups.id"), index=True),
    # Of somebody who does not go on: a short code.
    Column("reason", String(16)),
    Column("at", Moment, nullable=False),
    UniqueConstraint("person_id", "kind"),
)

# Whoever looks for a group, with what they have said so far: a conversation that goes on after a restart.
newcomers = Table(
    "newcomers",
    metadata,
    Column(
        "person_id",
        ForeignKey("people.id"),
        primary_key=True,
        info=of_person(Erasure.GOES, Why.RECRUITING, Kept.ERASED),
    ),
    Column("link_id", ForeignKey("recruiting_links.id")),
    Column("state", String(16), nullable=False, index=True),
    Column("step", String(16), nullable=False),
    Column("company", String(80), info=words(Why.RECRUITING, Kept.ERASED)),
    Column("place", String(80), info=words(Why.RECRUITING, Kept.ERASED)),
    Column("region", String(80), info=words(Why.RECRUITING, Kept.ERASED)),
    Column("trade", String(80), info=words(Why.RECRUITING, Kept.ERASED)),
    Column("seeks", String(300), info=words(Why.RECRUITING, Kept.ERASED)),
    # The question of their region's own as they were asked it, and what they said.
    Column("own_question", String(300), info=words(Why.RECRUITING, Kept.ERASED)),
    Column("own_answer", String(300), info=words(Why.RECRUITING, Kept.ERASED)),
    # How they are introduced to their group, where they have said it in their own words.
    Column("introduction", String(500), info=words(Why.RECRUITING, Kept.ERASED)),
    # When they can meet: `mon` to `sun`, `day`, `evening`.
    Column("days", JSON, nullable=False, info=words(Why.RECRUITING, Kept.ERASED)),
    # The group proposed last, or chosen; groups they have looked past; the chat they have asked to be let into.
    Column("group_id", ForeignKey("groups.id"), index=True),
    Column("passed", JSON, nullable=False, info=no_person()),
    Column("request_group_id", ForeignKey("groups.id")),
    Column("reason", String(16)),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

# Members who were asked to greet a guest at a meeting, one after the other.
greetings = Table(
    "greetings",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column(
        "guest_id",
        ForeignKey("people.id"),
        primary_key=True,
        info=of_person(Erasure.GOES, Why.RECRUITING, Kept.ERASED),
    ),
    Column(
        "greeter_id",
        ForeignKey("people.id"),
        primary_key=True,
        index=True,
        info=of_person(Erasure.GOES, Why.RECRUITING, Kept.ERASED),
    ),
    Column("asked_at", Moment, nullable=False),
    # `yes` or `no`.
    Column("answer", String(16)),
    Column("answered_at", Moment),
)

# Companies that were at none of the last meetings and did not say why, once for each absence.
fading = Table(
    "fading",
    metadata,
    id_column(),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    # When it came last, or joined.
    Column("since", Moment, nullable=False),
    Column("asked_at", Moment, nullable=False),
    # What its people have said: `coming`, `pause` or `call`.
    Column("answer", String(16)),
    Column("answered_at", Moment),
    # When its facilitators heard of it.
    Column("told_at", Moment),
    UniqueConstraint("company_id", "since"),
)

# Members who were asked whether they know somebody for their group.
member_asks = Table(
    "member_asks",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.GOES, Why.RECRUITING, Kept.ERASED),
    ),
    Column("asked_at", Moment, nullable=False),
    # `yes` or `no`.
    Column("answer", String(16)),
)
