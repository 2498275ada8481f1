"""E-mail: an adviser whose employer forbids messengers gets the questions by mail, and answers there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.checkup import examine
from tests.stories.conftest import CoreGroup
from tests.stories.mail.post_office import (
    BOT,
    PASSWORD,
    USER,
    PostOffice,
    code_in,
    open_post_office,
    reply_to,
    words_of,
)
from tests.stories.network import appoint
from tests.stories.stage import Actor, Stage

ADDRESS = "ada@kehitys.example.org"


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    """A mail server and a mailbox."""
    async with open_post_office() as opened:
        yield opened


async def _with_mail(stage: Stage, office: PostOffice) -> None:
    """The network has a mail server from now on."""
    password = PASSWORD.replace(" ", "%20")
    stage.more = {
        "smtp_url": f"smtp://127.0.0.1:{office.smtp_port}",
        "mail_from": BOT,
        "imap_url": f"imap://{USER}:{password}@127.0.0.1:{office.imap_port}",
    }
    await stage.bot_stops()
    await stage.bot_starts()


async def _adviser(core: CoreGroup, office: PostOffice, language: str = "en") -> Actor:
    """Ada looks after Kainuu and has proved her address."""
    stage = core.stage
    await _with_mail(stage, office)
    cora, ada = await stage.coordinator("Cora"), stage.actor("Ada", language)
    await appoint(stage, cora, ada, "adviser kainuu")
    await ada.says("/network", chat=ada.private)
    await ada.presses({"en": "✉️ By e-mail", "fi": "✉️ Sähköpostilla", "sv": "✉️ Per e-post"}[language])
    await ada.presses({"en": "Give my address", "fi": "Annan osoitteeni", "sv": "Ange min adress"}[language])
    await ada.says(ADDRESS, chat=ada.private)
    await ada.says(code_in(office.mails_to(ADDRESS)[0]), chat=ada.private)
    assert ADDRESS in ada.last(ada.private).text
    return ada


async def _unanswered(core: CoreGroup, question: str = "Who knows a good bookkeeper?") -> None:
    """A question that nobody answers for four days."""
    await core.aino.says(f"/ask {question}", chat=core.chat)
    await core.stage.passes(days=2, hours=1)
    await core.stage.passes(days=3)


async def _fetched(stage: Stage) -> None:
    """The minute in which the mailbox is looked into."""
    assert stage.mgn is not None
    assert stage.mgn.mailbox is not None
    await stage.mgn.mailbox.fetch()
    await stage.settle()


async def test_a_mailed_question_is_answered_by_replying(core: CoreGroup, office: PostOffice) -> None:
    ada = await _adviser(core, office)
    await _unanswered(core)
    ada.sees("has waited four days", ada.private)
    mail = office.mails_to(ADDRESS)[-1]
    assert "Who knows a good bookkeeper?" in words_of(mail)
    assert mail["Auto-Submitted"] == "auto-generated"
    reply = reply_to(mail, "Ask Virpi in Sotkamo, she is good.\n\n-- \nAda Adviser")
    await office.comes_in(reply)
    await _fetched(core.stage)
    posted = core.aino.sees("Ask Virpi in Sotkamo, she is good.", core.chat)
    assert "Ada" in posted.text
    assert "Ada Adviser" not in posted.text
    assert posted.reply_to is not None
    assert "is in the group now: Kainuu core" in words_of(office.mails_to(ADDRESS)[-1])
    # Fetched again, or sent again by a mail server: the answer stands there once.
    before = len(office.delivered)
    await office.comes_in(reply)
    await _fetched(core.stage)
    await _fetched(core.stage)
    assert len([m for m in core.chat.messages.values() if "Ask Virpi" in m.text]) == 1
    assert len(office.delivered) == before
    assert all("\\Seen" in flags for flags in await office.flags())
    # It is told among what is kept, since it is erased with the rest.
    await ada.says("/forget", ada.private)
    assert f"• Your e-mail address: {ADDRESS}" in ada.last(ada.private).text


async def test_only_its_reader_answers_and_no_program_does(core: CoreGroup, office: PostOffice) -> None:
    await _adviser(core, office)
    await _unanswered(core)
    mail = office.mails_to(ADDRESS)[-1]
    before = len(office.delivered)
    await office.comes_in(reply_to(mail, "I was sent this by Ada.", sender="eve@example.org"))
    await office.comes_in(reply_to(mail, "I am on holiday until 1 August.", Auto_Submitted="auto-replied"))
    other = reply_to(mail, "Buy our watches!", sender="spam@example.org")
    del other["In-Reply-To"]
    other.set_content("Buy our watches!")
    await office.comes_in(other)
    await _fetched(core.stage)
    said = "\n".join(message.text for message in core.chat.messages.values())
    assert not any(words in said for words in ("I was sent this", "on holiday", "watches"))
    assert len(office.delivered) == before
    assert "\\Flagged" in (await office.flags())[2]


async def test_a_reply_that_cannot_become_an_answer_is_explained(core: CoreGroup, office: PostOffice) -> None:
    await _adviser(core, office, "fi")
    await _unanswered(core)
    mail = office.mails_to(ADDRESS)[-1]
    await office.comes_in(reply_to(mail, ""))
    await _fetched(core.stage)
    assert "Emme löytäneet vastausta" in words_of(office.mails_to(ADDRESS)[-1])
    await core.aino.says("/question 1", chat=core.chat)
    page = core.aino.last(core.chat)
    await core.aino.presses("Close or remove…", page)
    await core.aino.presses("Close the question", page)
    await office.comes_in(reply_to(mail, "Kysy Virpiltä."))
    await _fetched(core.stage)
    assert "ei voi enää vastata" in words_of(office.mails_to(ADDRESS)[-1])


async def test_an_address_is_used_once_its_owner_has_typed_the_code(core: CoreGroup, office: PostOffice) -> None:
    stage = core.stage
    await _with_mail(stage, office)
    cora, ada = await stage.coordinator("Cora"), stage.actor("Ada", "sv")
    await appoint(stage, cora, ada, "adviser kainuu")
    await ada.says("/network", chat=ada.private)
    await ada.presses("✉️ Per e-post")
    await ada.presses("Ange min adress")
    await ada.says("min adress", chat=ada.private)
    ada.sees("är ingen e-postadress", ada.private)
    await ada.says(f" <{ADDRESS.upper()}> ", chat=ada.private)
    await ada.says("000000", chat=ada.private)
    ada.sees("Koden stämmer inte", ada.private)
    await stage.passes(minutes=40)
    await ada.says(code_in(office.delivered[0]), chat=ada.private)
    ada.sees("gäller inte längre", ada.private)
    # Nothing goes to an address that nobody has proved.
    await _unanswered(core)
    assert len(office.delivered) == 1
    # Three codes a day are enough, so that nobody fills a stranger's mailbox.
    for _ in range(4):
        await ada.says("/network", chat=ada.private)
        await ada.presses("✉️ Per e-post")
        await ada.presses("Byt adress")
        await ada.says("stranger@example.org", chat=ada.private)
    ada.sees("tre koder", ada.private)
    assert len(office.mails_to("stranger@example.org")) == 3


async def test_mail_alone_spares_telegram_and_stopping_brings_it_back(core: CoreGroup, office: PostOffice) -> None:
    ada = await _adviser(core, office)
    await ada.presses("Only by e-mail")
    assert "only" in ada.last(ada.private).text
    await _unanswered(core)
    assert ada.person.seen("has waited four days", ada.private) is None
    assert "bookkeeper" in words_of(office.mails_to(ADDRESS)[-1])
    desk = ada.last(ada.private)
    await ada.presses("Stop e-mails", desk)
    ada.sees("No more e-mails", ada.private)
    await _unanswered(core, "Who has a trailer to lend?")
    ada.sees("has waited four days", ada.private)
    assert "trailer" not in "".join(words_of(mail) for mail in office.delivered)


async def test_a_mail_server_that_is_away_is_waited_for_and_a_bad_address_is_told(
    core: CoreGroup, office: PostOffice
) -> None:
    ada = await _adviser(core, office)
    await ada.presses("Only by e-mail")
    office.closed = True
    await _unanswered(core)
    assert len(office.mails_to(ADDRESS)) == 1
    office.closed = False
    # The bot starts again meanwhile: what waits is kept.
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.stage.passes(hours=1)
    assert "bookkeeper" in words_of(office.mails_to(ADDRESS)[-1])
    office.refuses.add(ADDRESS)
    await _unanswered(core, "Who has a trailer to lend?")
    ada.sees("Our e-mails to ada@kehitys.example.org come back", ada.private)
    await _unanswered(core, "Who rents out a van?")
    ada.sees("Who rents out a van", ada.private)


async def test_the_check_from_outside_says_whether_both_servers_can_be_used(
    core: CoreGroup, office: PostOffice
) -> None:
    await _with_mail(core.stage, office)
    said = [str(finding) for finding in await examine(core.stage.settings())]
    assert "✓ E-mail is sent through 127.0.0.1." in said
    assert "✓ Replies are read at 127.0.0.1." in said
    core.stage.more["imap_url"] = core.stage.more["imap_url"].replace(USER, "somebody")
    core.stage.more["smtp_url"] = "smtp://127.0.0.1:1"
    said = [str(finding) for finding in await examine(core.stage.settings())]
    assert any(one.startswith("✗ The mail server 127.0.0.1 cannot be used") for one in said)
    assert any(one.startswith("✗ The mailbox at 127.0.0.1 cannot be read") for one in said)


async def test_without_a_mail_server_nobody_is_offered_mail(core: CoreGroup) -> None:
    cora = await core.stage.coordinator("Cora")
    await cora.says("/network", chat=cora.private)
    assert not any("e-mail" in button["text"] for button in cora.last(cora.private).buttons)
