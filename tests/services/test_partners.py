"""Companies find each other by what they offer and look for, on both databases."""

from __future__ import annotations

import pytest

from bot.domain.partners import NothingSaid, PartnerGone, best_first, fit
from bot.domain.people import Who
from bot.domain.refused import NoGroupOfYours
from storage import companies, people
from storage.companies import profiles
from tests.services.conftest import AINO, BEN, CARL, Office

LAPLAND = -1002
STRANGER = Who(77, "Stina", "sv")


async def _says(office: Office, who: Who, *, findable: bool = True, seen: str = "network", **fields: str) -> int:
    """What somebody's company says of itself."""
    async with office.database.transaction() as tx:
        person = await people.by_telegram_id(tx, who.telegram_id)
        assert person is not None
        (place, *_) = await companies.of_person(tx, person.id)
        shown = dict.fromkeys(fields, seen)
        await profiles.change(tx, place.enterprise_id, office.clock.now(), findable=findable, seen=shown, **fields)
        return int(place.enterprise_id)


@pytest.fixture
async def network(office: Office) -> Office:
    """Aino and Ben in Kainuu, Carl in Lapland; all can be reached."""
    await office.two_companies()
    await office.set_up(LAPLAND, "Lapland core", "Lapland")
    await office.services.companies.join(CARL, LAPLAND, "Carls Kartong")
    for who in (AINO, BEN, CARL):
        await office.services.people.welcome(who)
    return office


@pytest.mark.parametrize(
    ("offers", "words"),
    [
        ("Förpackningar och kartonger för småföretag", "förpackning"),
        ("Pakkauksia ja laatikoita pienille yrityksille", "pakkaus"),
        ("Packaging and boxes for small shops", "boxes"),
    ],
)
async def test_any_form_of_a_word_finds_who_offers_it_in_three_languages(
    network: Office, offers: str, words: str
) -> None:
    carl = await _says(network, CARL, offers=offers)
    view = await network.services.partners.find(AINO, words)
    assert [(one.company.enterprise_id, one.company.name, one.offers) for one in view.found] == [
        (carl, "Carls Kartong", True)
    ]
    assert view.found[0].company.regions == ("Lapland",)
    assert (await network.services.partners.find(AINO, "lawnmower")).found == ()


async def test_who_did_not_choose_to_be_found_is_not_and_nor_is_what_the_network_may_not_see(network: Office) -> None:
    await _says(network, CARL, offers="boxes", findable=False)
    assert (await network.services.partners.find(AINO, "boxes")).found == ()
    await _says(network, CARL, offers="boxes", seen="group")
    assert (await network.services.partners.find(AINO, "boxes")).found == ()
    await _says(network, CARL, offers="boxes")
    assert len((await network.services.partners.find(AINO, "boxes")).found) == 1
    with pytest.raises(NoGroupOfYours):
        await network.services.partners.find(STRANGER, "boxes")


async def test_bare_the_own_profile_is_held_against_the_others(network: Office) -> None:
    with pytest.raises(NothingSaid):
        await network.services.partners.find(AINO, "")
    await _says(network, AINO, offers="cakes for parties", seeks="cardboard boxes", findable=False)
    carl = await _says(network, CARL, offers="boxes of cardboard")
    ben = await _says(network, BEN, seeks="cakes for our customers")
    view = await network.services.partners.find(AINO, "")
    assert [(one.company.enterprise_id, one.offers) for one in view.found] == [(carl, True), (ben, False)]
    with pytest.raises(NothingSaid):
        await network.services.partners.find(AINO, "the and of")


async def test_a_hello_reaches_its_people_once_and_nobody_who_has_hidden_again(network: Office) -> None:
    carl = await _says(network, CARL, offers="boxes")
    for _ in range(2):
        await network.services.partners.say_hello(AINO, carl)
    (letter,) = await network.waiting("partner-hello")
    assert letter.chat_id == CARL.telegram_id
    assert await network.delivers()
    await _says(network, CARL, offers="boxes", findable=False)
    for number in (carl, 999):
        with pytest.raises(PartnerGone):
            await network.services.partners.say_hello(BEN, number)
    with pytest.raises(NoGroupOfYours):
        await network.services.partners.say_hello(STRANGER, carl)


def test_a_rare_word_counts_for_more_and_what_is_hardly_the_word_is_none() -> None:
    common, rare = {"shop": 1.0}, {"honey": 1.0}
    texts = [[common], [common, rare], [common], [{"hon": 0.2}]]
    assert best_first([fit([common, rare], text) for text in texts])[0] == 1
    assert 3 not in best_first([fit([common, rare], text) for text in texts])
    assert best_first([]) == []
