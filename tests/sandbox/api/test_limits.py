"""Keyboards, polls and files at their limits."""

from __future__ import annotations

import io
from typing import Any

import aiohttp
import pytest

from sandbox import BotAccount, Person, World
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import START, Caller

NOW = int(START.timestamp())


def key(**what: Any) -> dict[str, Any]:
    return {"text": "a", **what}


def keys(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


TAP = key(callback_data="x")


@pytest.mark.parametrize(
    "markup",
    [
        keys([key(callback_data="я" * 32)]),
        keys(*([[TAP] * 8] * 12)),
        keys([]),
        keys(),
        keys([key(url="https://t.me/echo_bot?start=" + "a" * 64)]),
        keys([key(url="tg://user?id=5")]),
        keys([key(copy_text={"text": "x" * 256})]),
        keys([key(web_app={"url": "https://example.com"})]),
        {"keyboard": [[key(request_contact=True)]]},
        {"remove_keyboard": True},
        {"force_reply": True, "input_field_placeholder": "x" * 64},
    ],
)
async def test_keyboards_within_the_limits_pass(call: Caller, ann: Person, markup: dict[str, Any]) -> None:
    assert (await call("sendMessage", chat_id=ann.id, text="x", reply_markup=markup)).status == 200


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keys([key(callback_data="я" * 33)]), "BUTTON_DATA_INVALID"),
        (keys([key(callback_data="")]), "BUTTON_DATA_INVALID"),
        (keys([TAP] * 9), "too many buttons in a row"),
        (keys(*([[TAP] * 8] * 13)), "reply markup is too long"),
        (keys([{"text": " ", "callback_data": "x"}]), "inline keyboard button text must be non-empty"),
        (keys([key()]), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            keys([key(callback_data="x", url="https://example.com")]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (keys([key(url="example.com")]), "inline keyboard button URL 'example.com' is invalid: Wrong HTTP URL"),
        (keys([key(url="https://t.me/echo_bot?start=" + "a" * 65)]), "BUTTON_URL_INVALID"),
        (keys([key(url="https://t.me/echo_bot?startgroup=%C3%A4")]), "BUTTON_URL_INVALID"),
        (keys([key(copy_text={"text": ""})]), "BUTTON_COPY_TEXT_INVALID"),
        (keys([TAP, key(pay=True)]), "BUTTON_POS_INVALID"),
        ({"keyboard": [[]]}, "reply keyboard must be non-empty"),
        ({"force_reply": True, "input_field_placeholder": "x" * 65}, "input field placeholder is too long"),
    ],
)
async def test_keyboards_beyond_the_limits_do_not(
    call: Caller, ann: Person, world: World, markup: dict[str, Any], words: str
) -> None:
    answer = await call("sendMessage", chat_id=ann.id, text="x", reply_markup=markup)
    assert answer.words == f"Bad Request: {words}"
    assert world.violations


async def test_some_keys_are_for_private_chats_only(call: Caller) -> None:
    group = -1_002_400_000_001
    contact = await call(
        "sendMessage", chat_id=group, text="x", reply_markup={"keyboard": [[key(request_contact=True)]]}
    )
    assert contact.words == "Bad Request: phone number can be requested in private chats only"
    app = await call("sendMessage", chat_id=group, text="x", reply_markup=keys([key(web_app={"url": "https://a.fi"})]))
    assert app.words == "Bad Request: BUTTON_TYPE_INVALID"


POLL = {"question": "Which?", "options": [{"text": "a"}, {"text": "b"}]}


@pytest.mark.parametrize(
    "poll",
    [
        POLL,
        {**POLL, "question": "q" * 300, "options": [{"text": "o" * 100}] * 12},
        {**POLL, "options": [{"text": "only"}]},
        {**POLL, "is_anonymous": False, "allows_multiple_answers": True},
        {**POLL, "open_period": 5},
        {**POLL, "close_date": NOW + 2_628_000},
        {**POLL, "type": "quiz", "correct_option_ids": [0], "explanation": "why"},
    ],
)
async def test_polls_within_the_limits_pass(call: Caller, ann: Person, poll: dict[str, Any]) -> None:
    assert (await call("sendPoll", chat_id=ann.id, **poll)).status == 200


@pytest.mark.parametrize(
    ("poll", "words"),
    [
        ({**POLL, "question": " "}, "poll question must be non-empty"),
        ({**POLL, "question": "q" * 301}, "poll question length must not exceed 300"),
        ({**POLL, "options": []}, "poll must have at least one answer option"),
        ({**POLL, "options": [{"text": "a"}] * 13}, "poll can't have more than 12 options"),
        ({**POLL, "options": [{"text": "a" * 101}]}, "poll options length must not exceed 100"),
        ({**POLL, "options": [{"text": " "}]}, "poll options must be non-empty"),
        ({**POLL, "allow_adding_options": True}, "options can't be added to anonymous polls and quizzes"),
        ({**POLL, "type": "quiz"}, "wrong correct option ID specified"),
        ({**POLL, "type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({**POLL, "open_period": 4}, "the poll open_period must be between 5 and 2628000 seconds"),
        ({**POLL, "close_date": NOW + 4}, "the poll close_date must be between 5 and 2628000 seconds in the future"),
        ({**POLL, "close_date": NOW + 60, "open_period": 60}, "open_period and close_date can't be used together"),
    ],
)
async def test_polls_beyond_the_limits_do_not(
    call: Caller, ann: Person, world: World, poll: dict[str, Any], words: str
) -> None:
    answer = await call("sendPoll", chat_id=ann.id, **poll)
    assert answer.words == f"Bad Request: {words}"
    assert world.violations


# --- files


def form(chat_id: int, **parts: Any) -> aiohttp.FormData:
    data = aiohttp.FormData({"chat_id": str(chat_id)})
    for name, value in parts.items():
        if isinstance(value, bytes):
            data.add_field(name, io.BytesIO(value), filename='päivä "1".txt', content_type="text/plain")
        else:
            data.add_field(name, value)
    return data


async def test_an_uploaded_document_can_be_fetched_again(
    call: Caller, ann: Person, server: SandboxServer, bot: BotAccount
) -> None:
    content = b"\r\n--not a boundary\r\n\x00\xff" * 100
    sent = (await call.post("sendDocument", data=form(ann.id, document=content, caption="here"))).result
    assert sent["caption"] == "here"
    assert sent["document"]["file_size"] == len(content)
    assert sent["document"]["mime_type"] == "text/plain"
    file = (await call("getFile", file_id=sent["document"]["file_id"])).result
    async with call.session.get(f"{server.url}/file/bot{bot.token}/{file['file_path']}") as response:
        assert await response.read() == content
    again = (await call("sendDocument", chat_id=ann.id, document=sent["document"]["file_id"])).result
    assert again["document"]["file_unique_id"] == sent["document"]["file_unique_id"]


async def test_a_part_of_any_name_can_be_attached(call: Caller, ann: Person) -> None:
    data = form(ann.id, document="attach://calendar", calendar=b"BEGIN:VCALENDAR")
    assert (await call.post("sendDocument", data=data)).result["document"]["file_size"] == 15


async def test_a_file_that_nothing_speaks_of_is_refused(call: Caller, ann: Person, world: World) -> None:
    answer = await call.post("sendDocument", data=form(ann.id, document=b"x", stray=b"y"))
    assert answer.words == "Bad Request: unknown parameter stray"
    assert world.violations


async def test_an_empty_file_is_refused(call: Caller, ann: Person) -> None:
    answer = await call.post("sendDocument", data=form(ann.id, document=b""))
    assert answer.words == "Bad Request: file must be non-empty"


async def test_a_photo_of_more_than_ten_megabytes_is_refused_and_a_document_is_not(call: Caller, ann: Person) -> None:
    size = 10 * 1024 * 1024 + 1
    answer = await call.post("sendPhoto", data=form(ann.id, photo=bytes(size)))
    assert answer.words == (
        f"Bad Request: file of size {size} bytes is too big for a photo; the maximum size is 10485760 bytes"
    )
    assert (await call.post("sendDocument", data=form(ann.id, document=bytes(size)))).status == 200


async def test_an_upload_beyond_the_limit_is_too_large(world: World, ann: Person, bot: BotAccount) -> None:
    async with (
        SandboxServer(world, biggest_upload=1000) as server,
        aiohttp.ClientSession() as session,
    ):
        call = Caller(session, server.url, bot.token)
        answer = await call.post("sendDocument", data=form(ann.id, document=bytes(1001)))
        assert (answer.status, answer.words) == (413, "Request Entity Too Large")
        assert (await call.post("sendDocument", data=form(ann.id, document=bytes(1000)))).status == 200


async def test_files_that_are_not_there_are_not_found(
    server: SandboxServer, session: aiohttp.ClientSession, bot: BotAccount
) -> None:
    for path, status in ((f"bot{bot.token}/documents/file_9", 404), ("bot1:x/documents/file_9", 401)):
        async with session.get(f"{server.url}/file/{path}") as response:
            assert response.status == status
            assert not (await response.json())["ok"]
