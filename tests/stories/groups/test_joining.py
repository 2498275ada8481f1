"""Coming into a group, being in it, leaving it."""

from __future__ import annotations

import pytest

from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage


async def test_before_setup_every_command_asks_for_a_facilitator(stage: Stage) -> None:
    frida, aino = stage.actor("Frida"), stage.actor("Aino")
    await stage.group(frida, aino)
    for command in (
        "/meeting",
        "/hosts",
        "/members",
        "/join Kahvila Aino",
        "/leave",
        "/schedule 15.12. klo 17",
        "/cancel",
        "/help",
    ):
        await aino.says(command)
        assert "/setup" in aino.last().text, command


@pytest.mark.parametrize(
    ("language", "hello", "settings"),
    [
        ("en", "Hello! I help a core group", "Language: English"),
        ("fi", "Hei! Pidän huolta", "Kieli: Suomi"),
        ("sv-FI", "Hej! Jag hjälper kärngruppen", "Språk: Svenska"),
        ("de", "Hello! I help a core group", "Language: English"),
    ],
)
async def test_the_first_words_are_in_the_language_of_whoever_adds_the_bot(
    stage: Stage, language: str, hello: str, settings: str
) -> None:
    frida, aino = stage.actor("Frida", language), stage.actor("Aino")
    chat = await stage.group(frida, aino)
    assert hello in frida.last(chat).text
    await frida.says("/setup Kainuu", chat=chat)
    assert settings in frida.last(chat).text


@pytest.mark.parametrize(
    ("language", "outside", "inside", "older"),
    [
        ("en", "not in a core group yet", "You are in Kainuu core", "👋 A newer message shows what you can do here."),
        ("fi", "Et ole vielä missään", "Olet mukana ryhmässä Kainuu core", "👋 Uudempi viesti kertoo, mitä täällä voi tehdä."),
        ("sv", "inte med i någon kärngrupp", "Du är med i Kainuu core", "👋 Ett nyare meddelande berättar vad du kan göra här."),
    ],
)  # fmt: skip
async def test_the_first_words_in_private_follow_what_somebody_belongs_to(
    core: CoreGroup, language: str, outside: str, inside: str, older: str
) -> None:
    cecilia = core.stage.actor("Cecilia", language)
    core.frida.person.adds(cecilia.person, core.chat)
    await cecilia.starts()
    first = cecilia.last(cecilia.private)
    assert outside in first.text
    await cecilia.says("/join Cecilia's Cakes", chat=core.chat)
    assert inside in first.text
    assert len(first.buttons) > 0
    # What is kept about her stays readable until she has said yes to it.
    assert "🔒" in first.text
    await cecilia.presses(first.buttons[0]["text"], first)
    assert "🔒" not in first.text
    await cecilia.says("/start", chat=cecilia.private)
    await core.stage.passes(seconds=2)
    assert first.text == older
    assert first.buttons == []
    newest = cecilia.last(cecilia.private)
    await cecilia.says("/leave", chat=core.chat)
    await cecilia.presses(cecilia.last(core.chat).buttons[0]["text"], cecilia.last(core.chat))
    await core.stage.passes(seconds=2)
    assert outside in newest.text


async def test_only_a_facilitator_sets_up(stage: Stage) -> None:
    frida, aino = stage.actor("Frida"), stage.actor("Aino")
    await stage.group(frida, aino)
    await aino.says("/setup Kainuu")
    aino.sees("Only a facilitator")
    await frida.says("/setup Kainuu")
    card = frida.sees("group settings")
    assert "Region: Kainuu" in card.text
    labels = [button["text"] for button in card.buttons]
    assert labels == [
        *("Language", "Time zone", "Reminders", "Region", "Votes", "Digests", "Meeting days", "Quiet hours"),
        "Size of the group",
    ]


async def test_settings_are_changed_by_buttons_and_only_by_facilitators(core: CoreGroup) -> None:
    card = core.frida.sees("group settings")
    assert await core.ben.presses("Language", card) == "Only a facilitator (an administrator of this chat) can do that."
    await core.frida.presses("Language", card)
    await core.frida.presses("Suomi", card)
    assert "Kieli: Suomi" in card.text
    await core.ben.says("/hosts")
    core.ben.sees("Isäntävuorot")
    await core.frida.presses("Muistutukset", card)
    await core.frida.presses("✓ 1 päivä", card)
    await core.frida.presses("« Takaisin", card)
    assert "7 päivää ja 2 tuntia ennen" in card.text


async def test_a_typed_setting_is_asked_for_and_taken_from_the_reply(core: CoreGroup) -> None:
    await core.frida.presses("Region", core.frida.sees("group settings"))
    question = core.frida.sees("Which region")
    assert question.markup is not None
    assert question.markup["force_reply"] is True
    await core.ben.says("Lapland", reply_to=question)
    await core.frida.says("Koillismaa", reply_to=question)
    core.frida.sees("Region: Koillismaa")


async def test_a_second_person_joins_the_same_company_however_it_is_written(core: CoreGroup) -> None:
    onni = core.stage.actor("Onni")
    core.frida.person.adds(onni.person, core.chat)
    await onni.says("/join  KAHVILA aino oy", chat=core.chat)
    onni.sees("You are now with Kahvila Aino")
    await onni.says("/members")
    assert "2 companies" in onni.last().text
    assert "Aino and Onni" in onni.last().text


async def test_names_are_shown_as_typed_never_as_markup(core: CoreGroup) -> None:
    await core.ben.says("/join <b>Bikes</b> & co")
    core.ben.sees("<b>Bikes</b> & co")


async def test_joining_twice_is_harmless(core: CoreGroup) -> None:
    await core.aino.says("/join Kahvila Aino")
    core.aino.sees("already with Kahvila Aino")


async def test_bare_join_leads_to_the_private_chat_and_back(core: CoreGroup) -> None:
    cecilia = core.stage.actor("Cecilia", "sv")
    core.frida.person.adds(cecilia.person, core.chat)
    await cecilia.says("/join", chat=core.chat)
    await cecilia.presses("Join in private", chat=core.chat)
    cecilia.sees("Vilket företag", cecilia.private)
    await cecilia.presses("➕ Ett nytt företag", chat=cecilia.private)
    await cecilia.says("Cecilias Blommor", chat=cecilia.private)
    cecilia.sees("Välkommen, Cecilia", cecilia.private)
    await core.ben.says("/members")
    assert "Cecilias Blommor" in core.ben.last().text


async def test_a_link_into_a_group_is_no_use_to_somebody_outside_its_chat(core: CoreGroup) -> None:
    await core.ben.says("/join")
    link = core.ben.sees("Which company are you from").buttons[0]["url"]
    stranger = core.stage.actor("Stranger")
    stranger.person.opens(link)
    await core.stage.settle()
    stranger.sees("Only people in the group's chat", stranger.private)


async def test_leaving_the_chat_is_leaving_the_group(core: CoreGroup) -> None:
    core.ben.person.leaves(core.chat)
    await core.stage.settle()
    await core.aino.says("/members")
    assert "Ben" not in core.aino.last().text


async def test_all_three_names_of_a_command_work_in_every_group(core: CoreGroup) -> None:
    for command in ("/members", "/jasenet", "/medlemmar", "/members@mgn_bot", "/MEMBERS"):
        await core.aino.says(command)
        assert "2 companies" in core.aino.last().text, command


async def test_a_command_for_another_bot_and_an_edited_one_do_nothing(core: CoreGroup) -> None:
    before = await core.aino.says("/members@other_bot")
    assert core.aino.last() is before
    core.aino.person.edits(before, "/members")
    await core.stage.settle()
    assert core.aino.last() is before


async def test_an_anonymous_administrator_is_a_facilitator_but_no_member(core: CoreGroup) -> None:
    core.frida.person.goes_anonymous(core.chat)
    await core.frida.says("/setup Lappi", chat=core.chat)
    assert "Region: Lappi" in core.frida.last().text
    await core.frida.says("/join Frida Oy")
    core.frida.sees("posting anonymously")


async def test_menus_are_in_the_readers_language_and_for_their_part(core: CoreGroup) -> None:
    onni = core.stage.actor("Onni", "fi")
    core.frida.person.adds(onni.person, core.chat)
    members = [command["command"] for command in onni.person.commands(core.chat)]
    assert "tapaaminen" in members
    assert "asetukset" not in members
    assert "setup" in [command["command"] for command in core.frida.person.commands(core.chat)]
    assert {"hae", "aloita", "kieli", "ohje"} <= {c["command"] for c in onni.person.commands(onni.private)}
