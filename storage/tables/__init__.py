"""Every table, one file for what belongs together."""

from storage.tables.columns import metadata
from storage.tables.course import cards, drafts, inbox, kept, outbox, timers
from storage.tables.groups import companies, groups, memberships, people
from storage.tables.meetings import calendar_copies, meetings, rsvps, turns
from storage.tables.memory import memory
from storage.tables.polls import poll_answers, polls
from storage.tables.roles import role_links, roles

__all__ = [
    "calendar_copies",
    "cards",
    "companies",
    "drafts",
    "groups",
    "inbox",
    "kept",
    "meetings",
    "memberships",
    "memory",
    "metadata",
    "outbox",
    "people",
    "poll_answers",
    "polls",
    "role_links",
    "roles",
    "rsvps",
    "timers",
    "turns",
]
