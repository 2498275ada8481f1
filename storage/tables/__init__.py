"""Every table, one file for what belongs together."""

from storage.tables.calendar_feeds import feeds
from storage.tables.columns import metadata
from storage.tables.date_polls import date_rounds
from storage.tables.delivery import cards, drafts, inbox, kept, outbox, timers
from storage.tables.digests import (
    digest_deliveries,
    digest_questions,
    digest_reactions,
    digest_versions,
    digests,
    source_items,
    sources,
    weekly_readers,
)
from storage.tables.groups import companies, groups, memberships, people
from storage.tables.guests import guest_passes, guests
from storage.tables.health import health_flags
from storage.tables.meetings import calendar_copies, meetings, rsvps, turns
from storage.tables.polls import poll_answers, polls
from storage.tables.questions import (
    answer_marks,
    answers,
    confidences,
    question_carries,
    question_echoes,
    question_quotas,
    questions,
)
from storage.tables.reviews import attendance, ratings, reviews, takeaways
from storage.tables.roles import role_links, roles
from storage.tables.search import memory, memory_places, memory_roots, memory_slips, memory_words
from storage.tables.swaps import swaps
from storage.tables.themes import ballots, theme_supporters, themes

__all__ = [
    "answer_marks",
    "answers",
    "attendance",
    "ballots",
    "calendar_copies",
    "cards",
    "companies",
    "confidences",
    "date_rounds",
    "digest_deliveries",
    "digest_questions",
    "digest_reactions",
    "digest_versions",
    "digests",
    "drafts",
    "feeds",
    "groups",
    "guest_passes",
    "guests",
    "health_flags",
    "inbox",
    "kept",
    "meetings",
    "memberships",
    "memory",
    "memory_places",
    "memory_roots",
    "memory_slips",
    "memory_words",
    "metadata",
    "outbox",
    "people",
    "poll_answers",
    "polls",
    "question_carries",
    "question_echoes",
    "question_quotas",
    "questions",
    "ratings",
    "reviews",
    "role_links",
    "roles",
    "rsvps",
    "source_items",
    "sources",
    "swaps",
    "takeaways",
    "theme_supporters",
    "themes",
    "timers",
    "turns",
    "weekly_readers",
]
