"""An update that cannot be read or handled harms nobody else, and is not met again."""

from __future__ import annotations

from tests.faults.house import House

SECRET = "quetzalcoatlus"
"""A word that must stand in no log and in no row."""


async def odd_updates(house: House) -> None:
    """Everything that has been seen to stop a bot, and a question behind it."""
    chat = {"id": house.chat.id, "type": "supergroup", "title": "Kainuu core"}
    private = {"id": house.aino.id, "type": "private", "first_name": "Aino"}
    aino = {"id": house.aino.id, "is_bot": False, "first_name": "Aino"}
    said = {"message_id": 900, "date": 1_790_000_000, "chat": private, "from": aino, "text": SECRET}
    gone = {"message_id": 7, "date": 0, "chat": private}
    house.sends_raw({"message": {name: value for name, value in said.items() if name != "date"}})
    house.sends_raw({"message": {**said, "chat": [SECRET]}})
    house.sends_raw({"message": {**said, "from": SECRET}})
    house.sends_raw({"message": said}, number=2**64 + 5)
    # These are well formed; it is python-telegram-bot that cannot write them down again.
    pinned = {name: value for name, value in said.items() if name != "text"} | {"pinned_message": gone}
    house.sends_raw({"message": pinned})
    house.sends_raw({"message": {**said, "chat": chat, "reply_to_message": {**pinned, "chat": chat}}})
    option = {"option_persistent_id": "1", "option_text": "Tea"}
    house.sends_raw({"message": {**said, "chat": chat, "poll_option_added": {**option, "poll_message": gone}}})
    house.aino.says(f"/explode {SECRET}", chat=house.chat)
    await house.hears()
    aside = await house.set_aside()
    assert len(aside) == 5, aside
    assert sum(error.startswith("RuntimeError in _explode") for _, error, _ in aside) == 1
    assert not any(SECRET in text for row in aside for text in row)
    log = house.log.read_text()
    assert SECRET not in log
    assert "Error while parsing updates" not in log


async def test_one_bad_update_is_set_aside_and_the_others_are_handled(house_on_sqlite: House) -> None:
    await house_on_sqlite.begins()
    await odd_updates(house_on_sqlite)
