"""Links that bring newcomers: who makes them, what they look like, what they have brought."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor


def payload_of(actor: Actor) -> str:
    """What follows the newest link that newcomers open."""
    texts = "\n".join(message.text for message in actor.person.messages(actor.private))
    return str(re.findall(r"start=(find_[\w-]+)", texts)[-1])


async def adviser(core: CoreGroup, name: str, language: str, regions: str) -> Actor:
    """Somebody who looks after regions."""
    cora, made = await core.stage.coordinator("Cora"), core.stage.actor(name, language)
    await cora.says(f"/invite adviser {regions}", chat=cora.private)
    role = re.search(r"start=(role_[\w-]+)", cora.last(cora.private).text)
    assert role is not None
    await made.starts(role.group(1))
    return made


async def test_a_facilitator_comes_from_the_group_and_makes_a_link_with_a_source(core: CoreGroup) -> None:
    frida, stranger = core.frida, core.stage.actor("Sanna", "sv")
    await frida.starts()
    await frida.says("/recruit", chat=frida.private)
    frida.sees("👥 Kainuu core", frida.private)
    await core.ben.says("/recruit", chat=core.chat)
    core.ben.sees("facilitator", core.chat)
    await frida.says("/recruit", chat=core.chat)
    opens = frida.last(core.chat).buttons[0]["url"]
    await frida.starts(opens.partition("start=")[2])
    frida.sees(r"Newcomers\n👥 Kainuu core\nIn all: 2 joined", frida.private)
    await frida.presses("Make a new link", chat=frida.private)
    await frida.says("the library's board", chat=frida.private)
    frida.sees("entrepreneurs like you, sole traders too", frida.private)
    page = frida.sees("🔗 the library's board", frida.private)
    payload = payload_of(frida)
    assert len(payload) <= 64
    for _ in range(2):
        await stranger.starts(payload)
    await frida.presses("QR picture", page)
    kept = core.stage.world.files.known(frida.last(frida.private).content["photo"][-1]["file_id"])
    assert kept is not None
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(core.stage.world.files.get(kept.path))))
    assert code.text == f"https://t.me/mgn_bot?start={payload}", "a reader finds the link in the picture"
    await frida.presses("Flyer to print", page)
    await frida.presses("« Back", page)
    frida.sees("In all: 1 opened · 2 joined\n\n• the library's board: 1 opened", frida.private)


async def test_the_flyer_is_one_a5_page_in_the_readers_language(core: CoreGroup) -> None:
    ada = await adviser(core, "Ada", "sv", "Kainuu")
    await ada.says("/nyamedlemmar Kainuu mässan i Kajana", chat=ada.private)
    page = ada.sees("🔗 mässan i Kajana", ada.private)
    await ada.presses("Flygblad att skriva ut", page)
    sent = ada.last(ada.private)
    kept = core.stage.world.files.known(sent.content["document"]["file_id"])
    assert kept is not None and kept.name == "flygblad.pdf"
    paper = PdfReader(io.BytesIO(core.stage.world.files.get(kept.path)))
    assert [round(float(side) / 72 * 25.4) for side in paper.pages[0].mediabox[2:]] == [148, 210]
    assert len(paper.pages) == 1
    text = paper.pages[0].extract_text()
    assert "ensamföretagare" in text
    assert f"t.me/mgn_bot?start={payload_of(ada)}" in text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/recruit", "Where would you like newcomers"),
        ("/recruit kainuu", r"Newcomers\n👥 Kainuu\n"),
        ("/recruit Kainuu core fair", r"🔗 fair\n👥 Kainuu core"),
        ("/recruit Lapland fair", "“Lapland fair” isn't one of your groups or regions"),
    ],
)
async def test_a_place_and_a_source_are_understood_as_typed(core: CoreGroup, typed: str, answer: str) -> None:
    cora = await core.stage.coordinator("Cora")
    await cora.says(typed, chat=cora.private)
    cora.sees(answer, cora.private)


async def test_a_link_is_for_those_who_look_after_its_place_and_can_be_withdrawn(core: CoreGroup) -> None:
    ada, ben = await adviser(core, "Ada", "en", "Kainuu"), core.ben
    await ben.starts()
    await ben.says("/recruit Kainuu", chat=ben.private)
    ben.sees("facilitators, advisers and coordinators", ben.private)
    await ada.says("/recruit Kainuu fair", chat=ada.private)
    page, payload = ada.sees("🔗 fair", ada.private), payload_of(ada)
    await ada.says("/recruit kainuu FAIR", chat=ada.private)
    assert payload_of(ada) == payload
    await ada.presses("Withdraw this link", page)
    ada.sees("won't be counted here", ada.private)
    assert await ada.presses("Yes, withdraw it", page) == "The link no longer works."
    ada.sees("In all: 2 joined", ada.private)
    stranger = core.stage.actor("Sanna")
    await stranger.starts(payload)
    stranger.sees("1/5 What is your company called", stranger.private)
    await ada.says("/recruit Kainuu", chat=ada.private)
    way = ada.last(ada.private)
    await ada.presses("Where people drop out", way)
    assert "Kainuu: the way in\nIn all: 2 joined\n\nBy month\n• November 2026: 2 joined" in way.text
    await ada.presses(way.buttons[-1]["text"], way)
    assert "Newcomers" in way.text
    second = ada.sees("🔗 fair", ada.private)
    assert await ada.presses("QR picture", second) == "This link has been withdrawn. /recruit shows those that work."


async def test_telegram_makes_a_link_into_the_chat_where_the_bot_may(core: CoreGroup) -> None:
    cora, chat = await core.stage.coordinator("Cora"), core.chat
    await cora.says("/recruit Kainuu core fair", chat=cora.private)
    assert "Link into the chat" not in str(cora.last(cora.private).buttons)
    core.frida.person.promotes(core.stage.bot, chat=chat, can_pin_messages=True)
    await core.stage.settle()
    await cora.says("/recruit Kainuu core fair", chat=cora.private)
    page = cora.last(cora.private)
    await cora.presses("Link into the chat", page)
    cora.sees("not allowed to make links", cora.private)
    core.frida.person.promotes(core.stage.bot, chat=chat, can_invite_users=True)
    await core.stage.settle()
    await cora.presses("Link into the chat", page)
    cora.sees(r"where I ask the same questions: https://t\.me/\+", cora.private)
    (made,) = [link for link in chat.invite_links.values() if link.name == "fair"]
    assert made.approval
    await cora.presses("Withdraw this link", page)
    await cora.presses("Yes, withdraw it", page)
    assert made.revoked
