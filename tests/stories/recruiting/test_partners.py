"""Two companies find each other through the bot."""

from __future__ import annotations

from tests.stories.conftest import CoreGroup


async def test_who_offers_it_is_found_and_hears_who_would_like_to_talk(core: CoreGroup) -> None:
    aino, ben = core.aino, core.ben
    await aino.says("/partners", chat=core.chat)
    aino.sees("works in a private chat", core.chat)
    for member in (aino, ben):
        await member.starts()
    await ben.says("/profile", chat=ben.private)
    await ben.presses("Offers", chat=ben.private)
    await ben.says("bicycle repairs & <loans>", chat=ben.private)
    await ben.says("/profile", chat=ben.private)
    await ben.presses("Let others find us", chat=ben.private)
    await aino.says("/partners", chat=aino.private)
    aino.sees("What are you looking for", aino.private)
    await aino.says("repair of bicycles", chat=aino.private)
    card = aino.sees(r"Ben's Bikes\n📍 Kainuu\nOffers: bicycle repairs & <loans>", aino.private)
    for _ in range(2):
        assert await aino.presses("👋 Ben's Bikes", card) == "Ben's Bikes will hear that you'd like to talk."
    heard = [m.text for m in ben.person.messages(ben.private) if "would like to talk" in m.text]
    assert len(heard) == 1
    assert "Aino from another company" in heard[0] and "Kahvila Aino" in heard[0]
    stranger = core.stage.actor("Stina")
    await stranger.starts()
    await stranger.says("/partners bicycles", chat=stranger.private)
    assert all("Ben's" not in message.text for message in stranger.person.messages(stranger.private))
