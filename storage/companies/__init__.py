"""Tables and queries of companies in the network, each once."""

from storage.companies.enterprises import (
    Place,
    add,
    count_places,
    joined_in,
    name_of,
    of_place,
    places,
    places_with_others,
    rename,
)

__all__ = [
    "Place",
    "add",
    "count_places",
    "joined_in",
    "name_of",
    "of_place",
    "places",
    "places_with_others",
    "rename",
]
