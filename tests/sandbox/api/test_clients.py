"""The two client libraries, each with its own reading of the Bot API, against the sandbox."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import aiogram
import aiogram.exceptions
import pytest
import pytest_asyncio
import telegram
import telegram.error
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InputPollOption
from aiogram.types import InlineKeyboardButton as Button
from aiogram.types import InlineKeyboardMarkup as Keyboard

from sandbox import BotAccount, Person, World
from sandbox.server import SandboxServer

CONTENT = b"\x00\xffBEGIN:VCALENDAR\r\n"


@pytest_asyncio.fixture
async def ptb(server: SandboxServer, bot: BotAccount) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(bot.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as client:
        yield client


@pytest_asyncio.fixture
async def aio(server: SandboxServer, bot: BotAccount) -> AsyncIterator[aiogram.Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with aiogram.Bot(bot.token, session=session).context() as client:
        yield client


async def test_python_telegram_bot_writes_edits_and_deletes(ptb: telegram.Bot, ann: Person, world: World) -> None:
    keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Going", callback_data="go:1")]])
    sent = await ptb.send_message(ann.id, "<b>Hello</b> & goodbye", parse_mode="HTML", reply_markup=keyboard)
    assert sent.text == "Hello & goodbye"
    assert sent.entities[0].type == "bold"
    assert sent.reply_markup == keyboard
    edited = await sent.edit_text("Changed")
    assert isinstance(edited, telegram.Message)
    assert edited.text == "Changed"
    with pytest.raises(telegram.error.BadRequest, match="Message is not modified"):
        await sent.edit_text("Changed")
    assert await sent.delete()
    assert world.violations == []


async def test_python_telegram_bot_sends_files_and_fetches_them(ptb: telegram.Bot, ann: Person) -> None:
    sent = await ptb.send_document(ann.id, CONTENT, filename="meeting.ics", caption="here")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("meeting.ics", len(CONTENT), "here")
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == CONTENT
    again = await ptb.send_document(ann.id, sent.document.file_id)
    assert again.document == sent.document


async def test_python_telegram_bot_holds_a_poll(ptb: telegram.Bot, ann: Person) -> None:
    sent = await ptb.send_poll(ann.id, "Which?", ["a", "b"], is_anonymous=False, allows_multiple_answers=True)
    assert sent.poll is not None
    assert [option.text for option in sent.poll.options] == ["a", "b"]
    closed = await ptb.stop_poll(ann.id, sent.message_id)
    assert closed.is_closed


async def test_python_telegram_bot_polls_for_updates(ptb: telegram.Bot, ann: Person) -> None:
    ann.says("hello")
    (update,) = await ptb.get_updates(allowed_updates=telegram.Update.ALL_TYPES)
    assert update.message is not None
    assert update.message.text == "hello"
    assert await ptb.get_updates(offset=update.update_id + 1) == ()


async def test_python_telegram_bot_reads_the_refusals_as_its_own_errors(
    ptb: telegram.Bot, server: SandboxServer, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await ptb.send_message(404, "x")
    with pytest.raises(telegram.error.BadRequest, match=r"Button_data_invalid|BUTTON_DATA_INVALID"):
        button = telegram.InlineKeyboardButton("x", callback_data="x" * 65)
        await ptb.send_message(ann.id, "x", reply_markup=telegram.InlineKeyboardMarkup([[button]]))
    server.faults.flood(9)
    with pytest.raises(telegram.error.RetryAfter) as refused:
        await ptb.send_message(ann.id, "x")
    assert refused.value.retry_after == timedelta(seconds=9)
    server.faults.error(code=500)
    with pytest.raises(telegram.error.NetworkError):
        await ptb.send_message(ann.id, "x")
    server.faults.drop(after=False)
    with pytest.raises(telegram.error.NetworkError):
        await ptb.send_message(ann.id, "x")
    await ptb.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(telegram.error.Conflict):
        await ptb.get_updates()


async def test_python_telegram_bot_with_a_token_of_nobody(server: SandboxServer) -> None:
    with pytest.raises(telegram.error.InvalidToken):
        async with telegram.Bot("123:nobody", base_url=f"{server.url}/bot"):
            pass


async def test_python_telegram_bot_gives_the_bot_its_menu(ptb: telegram.Bot, world: World) -> None:
    scope = telegram.BotCommandScopeAllGroupChats()
    assert await ptb.set_my_commands([("help", "What I can do")], scope=scope, language_code="fi")
    assert await ptb.get_my_commands(scope=scope, language_code="fi") == (telegram.BotCommand("help", "What I can do"),)
    assert world.violations == []


async def test_aiogram_writes_edits_and_fetches(aio: aiogram.Bot, ann: Person, world: World) -> None:
    keyboard = Keyboard(inline_keyboard=[[Button(text="Going", callback_data="go:1")]])
    sent = await aio.send_message(ann.id, "<i>Hei</i>", parse_mode="HTML", reply_markup=keyboard)
    assert sent.text == "Hei"
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == keyboard.model_dump()
    edited = await aio.edit_message_text("Muuttui", chat_id=ann.id, message_id=sent.message_id)
    assert isinstance(edited, aiogram.types.Message)
    assert edited.text == "Muuttui"
    document = (await aio.send_document(ann.id, BufferedInputFile(CONTENT, "päivä.ics"))).document
    assert document is not None
    assert document.file_name == "päivä.ics"
    content = await aio.download(document)
    assert content is not None
    assert content.read() == CONTENT
    assert world.violations == []


async def test_aiogram_holds_a_poll_and_reads_updates(aio: aiogram.Bot, ann: Person, world: World) -> None:
    options: list[InputPollOption | str] = [InputPollOption(text="a"), InputPollOption(text="b")]
    sent = await aio.send_poll(ann.id, "Which?", options, is_anonymous=False, open_period=600)
    assert sent.poll is not None
    assert [option.text for option in sent.poll.options] == ["a", "b"]
    ann.says("hello")
    updates = await aio.get_updates(allowed_updates=["message"])
    assert [update.message.text for update in updates if update.message] == ["hello"]
    assert (await aio.get_webhook_info()).url == ""
    assert world.violations == []


async def test_aiogram_reads_the_refusals_as_its_own_errors(
    aio: aiogram.Bot, server: SandboxServer, ann: Person
) -> None:
    with pytest.raises(aiogram.exceptions.TelegramBadRequest, match="chat not found"):
        await aio.send_message(404, "x")
    server.faults.flood(9)
    with pytest.raises(aiogram.exceptions.TelegramRetryAfter) as refused:
        await aio.send_message(ann.id, "x")
    assert refused.value.retry_after == 9
    server.faults.error(code=502)
    with pytest.raises(aiogram.exceptions.TelegramServerError):
        await aio.send_message(ann.id, "x")
    server.faults.drop(after=True)
    with pytest.raises(aiogram.exceptions.TelegramNetworkError):
        await aio.send_message(ann.id, "x")
