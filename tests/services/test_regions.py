"""What a region settles for the groups in it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.companies.profiles import OddBusinessId
from bot.domain.people import Who
from bot.services.countries import days_off
from bot.services.groups import GroupChat
from storage import groups
from tests.services.conftest import AINO, CHAT, COORDINATOR, Office

CORA = Who(COORDINATOR, "Cora", "en")


async def test_a_group_in_estonia_has_its_holidays_numbers_and_authority(office: Office) -> None:
    regions, profiles = office.services.regions, office.services.profiles
    begun = await regions.open(CORA, "Tartumaa")
    view = await regions.set(CORA, begun.region.id, "country", "EE", new=True)
    assert (view.region.language, view.region.zone) == ("et", "Europe/Tallinn")
    # The country counts, whatever clock the region lives by.
    await regions.set(CORA, begun.region.id, "zone", "helsinki")
    _, link, _own = await regions.link(CORA, begun.region.id)
    chat = GroupChat(CHAT, "Tartu core", is_forum=False, is_admin=True)
    await office.services.founding.found(chat, link.token, facilitator=True, who=AINO)
    await office.services.companies.join(AINO, CHAT, "Kohvik Aino")
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None and (group.region, group.language, group.zone) == ("Tartumaa", "et", "Europe/Helsinki")
        off = await days_off(tx, group)
        assert off(date(2027, 2, 24)) and not off(date(2027, 1, 6))
    (own,) = (await profiles.own(AINO)).companies
    written = await profiles.write(AINO, int(own.id), "business_id", "EE 12345678")
    assert written.profile.business_id == "12345678"
    with pytest.raises(OddBusinessId):
        await profiles.write(AINO, int(own.id), "business_id", "1234567-1")
    assert (await office.services.privacy.about(AINO)).countries == ("EE",)
