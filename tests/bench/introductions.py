"""A year of introductions in a network of three hundred companies: how many find somebody, and what a round takes.

Run as `python -m tests.bench.introductions`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.introductions import Pair, Willing, pair, worth
from bot.domain.partners import Roots
from bot.formats import terms
from bot.formats.matching import best_pairs

REGIONS = (
    "Kainuu",
    "Lappi",
    "Österbotten",
    "Pohjois-Karjala",
    "Pohjois-Savo",
    "Etelä-Savo",
    "Keski-Suomi",
    "Satakunta",
    "Åland",
    "Norrbotten",
    "Västerbotten",
    "Jämtland",
    "Savolax",
)
TRADES: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("Leipomo ja kahvila", "Leipomme kakut ja leivät juhliin, pitopalvelu", (1, 4, 7, 9)),
    ("Graafinen suunnittelu", "Logot, pakkausten ulkoasut ja verkkosivut", (2, 8, 10, 14)),
    ("Kirjanpito", "Bookkeeping, payroll and tax advice for small companies", (3, 1, 11)),
    ("Verkkokaupat ja ohjelmointi", "Verkkosivut, verkkokaupat ja pienet ohjelmat", (1, 2, 12, 5)),
    ("Puuseppä", "Kalusteet, keittiöt ja hyllyt mittojen mukaan puusta", (6, 13, 5)),
    ("Fotograf", "Bilder av produkter, hem och fester; korta filmer", (1, 9, 3)),
    ("Sågverk", "Virke, brädor och plank av lokal gran", (13, 4, 12)),
    ("Marjatila", "Marjoja, mehuja ja hilloja kahviloille", (8, 13, 10)),
    ("Kartongit ja pakkaukset", "Pakkauksia, laatikoita ja etikettejä pienille erille", (13, 1, 6)),
    ("Hotell och stugor", "Rum, stugor och möten vid sjön", (0, 7, 10, 5)),
    ("Opastetut retket", "Retkiä, melontaa ja hiihtoa ryhmille", (9, 5, 14)),
    ("Rakennus ja remontti", "Remontit, kylpyhuoneet ja terassit", (6, 4, 2)),
    ("Konepaja", "Welding, spare parts and small machines of steel", (13, 11, 2)),
    ("Kuljetus", "Transports, moving and deliveries in the north", (2, 12, 3)),
    ("Käännökset", "Käännökset suomeksi, ruotsiksi ja englanniksi", (2, 3, 9)),
)
"""The trade, what it offers, and the trades whose offers it looks for."""
WANTED = (
    "kakkuja ja pitopalvelua",
    "logo ja uusi ulkoasu pakkauksiin",
    "someone for bookkeeping and taxes",
    "verkkokauppa tai uudet verkkosivut",
    "hylly tai keittiö puusta",
    "bra bilder av våra produkter",
    "virke och brädor från trakten",
    "marjat, hillot ja mehu kahvilaan",
    "pakkaukset ja etiketit",
    "stugor eller rum för våra gäster",
    "retki tai melonta asiakkaille",
    "remontti liiketilaan",
    "spare parts, welding",
    "transport of goods to the south",
    "käännös englanniksi",
)
"""How somebody looks for what each of these trades offers."""


@dataclass(frozen=True, slots=True)
class Month:
    """What came of a month."""

    pairs: tuple[Pair, ...]
    willing: int
    possible: int
    seconds: float

    @property
    def matched(self) -> float:
        """The share of the willing for whom somebody was found."""
        return 2 * len(self.pairs) / max(self.willing, 1)


def roots(text: str) -> tuple[Roots, ...]:
    """A text as the search reads it."""
    return tuple({root: near.share for root, near in terms.roots(word).items()} for word in terms.words(text))


def network(companies: int, chance: random.Random) -> list[Willing]:
    """Companies of all trades in all regions; one in ten has not said what it looks for, as many not what they offer."""
    made = []
    for number in range(1, companies + 1):
        trade = chance.randrange(len(TRADES))
        name, offers, wants = TRADES[trade]
        region = chance.choice(REGIONS)
        sought = chance.sample(wants, chance.choice((1, 1, 2, 2, 3)) if len(wants) > 2 else 1)
        says, seeks = chance.random() > 0.1, chance.random() > 0.1
        made.append(
            Willing(
                number,
                frozenset({region.casefold()}),
                area=f"{region} {chance.randrange(4)}".casefold(),
                trade=roots(name),
                offers=roots(f"{offers if says else ''} {name}"),
                seeks=roots(". ".join(WANTED[each] for each in sought)) if seeks else (),
            )
        )
    return made


def year(every: Sequence[Willing], chance: random.Random, months: int = 12, wants: float = 0.85) -> list[Month]:
    """Month after month, of those who would like an introduction that month."""
    before: set[Pair] = set()
    without: set[int] = set()
    found = []
    for _ in range(months):
        willing = [
            replace(one, waited=one.enterprise_id in without)
            for one in every
            if one.enterprise_id in without or chance.random() < wants
        ]
        began = time.perf_counter()
        possible = worth(willing, before)
        pairs = best_pairs(possible)
        found.append(Month(tuple(pairs), len(willing), len(possible), time.perf_counter() - began))
        before.update(pair(*each) for each in pairs)
        without = {one.enterprise_id for one in willing} - {each for both in pairs for each in both}
    return found


def main() -> None:
    """Print the table."""
    chance = random.Random(7)
    terms.warm_up()
    for companies in (30, 100, 300, 1000):
        months = year(network(companies, chance), chance)
        share = sum(2 * len(month.pairs) for month in months) / sum(month.willing for month in months)
        slowest = max(month.seconds for month in months)
        least = min(month.matched for month in months)
        pairs = max(month.possible for month in months)
        print(
            f"{companies:5} companies: {share:.1%} of the willing, {least:.1%} in the leanest month; "
            f"{pairs} pairs to choose from, {slowest:.2f} s a round"
        )


if __name__ == "__main__":
    main()
