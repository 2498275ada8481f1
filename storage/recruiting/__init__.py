"""Tables and queries of newcomers."""

from storage.recruiting.events import found_again, located, lost, note
from storage.recruiting.newcomers import (
    after_meeting,
    begin,
    change,
    held_after_all,
    joined,
    not_held,
    of_person,
    on_their_way,
    wait_again,
    wait_for_date,
    waiting,
)

__all__ = [
    "after_meeting",
    "begin",
    "change",
    "found_again",
    "held_after_all",
    "joined",
    "located",
    "lost",
    "not_held",
    "note",
    "of_person",
    "on_their_way",
    "wait_again",
    "wait_for_date",
    "waiting",
]
