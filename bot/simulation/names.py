"""Names for the people, companies and groups of a simulated network: as many as are asked for, all different."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

FIRST = {
    "fi": [
        "Aino",
        "Veikko",
        "Helmi",
        "Onni",
        "Eila",
        "Tapio",
        "Sirkka",
        "Pekka",
        "Liisa",
        "Matti",
        "Kerttu",
        "Antti",
        "Hilkka",
        "Jussi",
        "Anja",
        "Ville",
    ],
    "sv": [
        "Maja",
        "Erik",
        "Elsa",
        "Nils",
        "Astrid",
        "Gustav",
        "Ingrid",
        "Oskar",
        "Karin",
        "Sven",
        "Linnea",
        "Anders",
        "Ebba",
        "Lars",
        "Greta",
        "Olof",
    ],
    "en": [
        "Ben",
        "Priya",
        "Tom",
        "Grace",
        "Omar",
        "Lucy",
        "Ivan",
        "Mei",
        "Jack",
        "Amina",
        "Noah",
        "Ruth",
        "Leo",
        "Nadia",
        "Paul",
        "Zoe",
    ],
}
LAST = {
    "fi": [
        "Kemppainen",
        "Heikkinen",
        "Karjalainen",
        "Moilanen",
        "Leinonen",
        "Tolonen",
        "Haapala",
        "Niskanen",
        "Ojala",
        "Rautio",
    ],
    "sv": ["Nyström", "Holm", "Backman", "Lindqvist", "Sandberg", "Ekman", "Fors", "Wikström", "Granlund", "Sjöblom"],
    "en": ["Carter", "Nair", "Hill", "Mbeki", "Haddad", "Novak", "Wong", "Fraser", "Silva", "Okoro"],
}
TRADES = {
    "fi": ["Kahvila", "Leipomo", "Verstas", "Kukkakauppa", "Tilitoimisto", "Kuvaamo", "Ompelimo", "Mylly"],
    "sv": ["Bageri", "Snickeri", "Blommor", "Bokföring", "Foto", "Trädgård", "Café", "Sömnad"],
    "en": ["Bikes", "Kitchen", "Photography", "Gardens", "Books", "Carpentry", "Bakery", "Design"],
}
REGIONS = (
    ("Kainuu", "fi"), ("Österbotten", "sv"), ("Pohjois-Pohjanmaa", "fi"), ("Lappi", "fi"), ("Uusimaa", "en"),
    ("Savo", "fi"), ("Nyland", "sv"), ("Keski-Suomi", "fi"), ("Oulu", "en"), ("Karjala", "fi"),
    ("Åboland", "sv"), ("Satakunta", "fi"), ("Pirkanmaa", "en"),
)  # fmt: skip
GROUP = {"fi": "{region}, ydinryhmä {n}", "sv": "{region}, kärngrupp {n}", "en": "{region} core group {n}"}


def group_names() -> Iterator[tuple[str, str, str]]:
    """Title, region and language of one group after another."""
    number = 0
    while True:
        number += 1
        for region, language in REGIONS:
            yield GROUP[language].format(region=region, n=number), region, language


def people(language: str, rng: Random) -> Iterator[tuple[str, str]]:
    """First and last names, none twice until all have been used."""
    pairs = list(product(FIRST[language], LAST[language]))
    rng.shuffle(pairs)
    for again in range(1, 1000):
        for first, last in pairs:
            yield first, last if again == 1 else f"{last} {again}"


def companies(language: str, rng: Random) -> Iterator[str]:
    """Company names, none twice until all have been used."""
    names = [f"{trade} {last}" for trade, last in product(TRADES[language], LAST[language])]
    rng.shuffle(names)
    for again in range(1, 1000):
        for name in names:
            yield name if again == 1 else f"{name} {again}"
