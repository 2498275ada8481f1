"""People, their roles and their private chats."""

from bot.services.people.access import Access, company_in, is_of_the_network, require_member
from bot.services.people.membership import own_company
from bot.services.people.pending_input import Drafts
from bot.services.people.readers import reader_of
from bot.services.people.role_links import Appointments
from bot.services.people.roles import (
    groups_of,
    held_by,
    is_coordinator,
    looking_after,
    looks_after,
    menus_of,
    own_menu,
    reaches,
)
from bot.services.people.service import WELCOME, People, perhaps_facilitated, welcome_of

__all__ = [
    "WELCOME",
    "Access",
    "Appointments",
    "Drafts",
    "People",
    "company_in",
    "groups_of",
    "held_by",
    "is_coordinator",
    "is_of_the_network",
    "looking_after",
    "looks_after",
    "menus_of",
    "own_company",
    "own_menu",
    "perhaps_facilitated",
    "reaches",
    "reader_of",
    "require_member",
    "welcome_of",
]
