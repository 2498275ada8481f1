"""Tables and queries of people."""

from storage.people.queries import (
    NOBODYS_ACCOUNT,
    among,
    by_id,
    by_telegram_id,
    change,
    company_of,
    depart,
    enter,
    joined,
    left_since,
    meet,
    of_company,
    of_group,
    restore,
)

__all__ = [
    "NOBODYS_ACCOUNT",
    "among",
    "by_id",
    "by_telegram_id",
    "change",
    "company_of",
    "depart",
    "enter",
    "joined",
    "left_since",
    "meet",
    "of_company",
    "of_group",
    "restore",
]
