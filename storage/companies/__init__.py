"""Tables and queries for companies in the network, each of which exists once."""

from storage.companies.enterprises import (
    CompanyInGroup,
    add,
    in_core_groups,
    joined_in,
    lock,
    name_of,
    of_person,
    of_place,
    place,
    places,
    places_with_others,
    rename,
    roots,
    with_people_of,
)

__all__ = [
    "CompanyInGroup",
    "add",
    "in_core_groups",
    "joined_in",
    "lock",
    "name_of",
    "of_person",
    "of_place",
    "place",
    "places",
    "places_with_others",
    "rename",
    "roots",
    "with_people_of",
]
