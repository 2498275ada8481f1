"""Mini Apps: opened from a button or the menu, with data that a bot can trust."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from aiogram.utils.web_app import check_webapp_signature, safe_parse_webapp_init_data

from sandbox import Person, World

from .conftest import Wire

APP = "https://network.example/app?region=1"


def _told(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).fragment).items()}


def test_a_button_opens_the_app_with_signed_data(bot: Wire, world: World, ben: Person) -> None:
    account = next(iter(world.bots.values()))
    ben.starts(account)
    button = {"text": "Open", "web_app": {"url": APP}}
    bot("sendMessage", chat_id=ben.id, text="Here", reply_markup={"inline_keyboard": [[button]]})
    (found, shown) = ben.finds("Open", chat=ben.private(account))
    address = ben.opens_app(found, shown, theme="dark")
    assert address.startswith(APP + "#")
    told = _told(address)
    # aiogram checks it as bots do; another bot's token, or a changed word, does not fit.
    read = safe_parse_webapp_init_data(account.token, told["tgWebAppData"])
    assert read.user is not None
    assert (read.user.id, read.user.first_name, read.user.allows_write_to_pm) == (ben.id, ben.first_name, True)
    assert int(read.auth_date.timestamp()) == world.now()
    assert read.query_id
    assert not check_webapp_signature(world.add_bot("Other", "other_bot").token, told["tgWebAppData"])
    assert not check_webapp_signature(account.token, told["tgWebAppData"].replace(str(ben.id), str(ben.id + 1)))
    assert json.loads(told["tgWebAppThemeParams"])["bg_color"] == "#18211f"
    assert ben.press_button(found, shown).url.partition("#")[0] == APP  # type: ignore[union-attr]  # no query comes


def test_the_menu_button_opens_one_too(bot: Wire, world: World, ben: Person) -> None:
    account = next(iter(world.bots.values()))
    assert ben.app_in_menu(account) is None
    button = {"type": "web_app", "text": "Network", "web_app": {"url": APP}}
    bot("setChatMenuButton", chat_id=ben.id, menu_button=button)
    assert ben.app_in_menu(account) == button
    assert check_webapp_signature(account.token, _told(ben.opens_menu_app(account))["tgWebAppData"])
    bot("setChatMenuButton", chat_id=ben.id, menu_button={"type": "default"})
    assert ben.app_in_menu(account) is None
