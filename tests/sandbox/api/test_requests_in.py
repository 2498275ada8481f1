"""All the ways a request may travel, and what is refused on the way in."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from sandbox import BotAccount, Person, World
from sandbox.server import SandboxServer
from tests.sandbox.api.conftest import Answer, Caller


async def test_a_query_string_a_form_multipart_and_json_say_the_same(call: Caller, ann: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    written = {"chat_id": str(ann.id), "text": "Tervetuloa å", "reply_markup": json.dumps(markup), "disable_notification": "true"}  # fmt: skip
    async with call.session.get(call.address("sendMessage"), params=written) as response:
        asked = Answer(response.status, await response.json())
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in written.items():
        multipart.add_field(name, value)
    answers = [
        asked,
        await call.post("sendMessage", params=written),
        await call.post("sendMessage", data=written),
        await call.post("sendMessage", data=multipart),
        await call("sendMessage", **written),
        await call(
            "sendMessage", **{**written, "chat_id": ann.id, "reply_markup": markup, "disable_notification": True}
        ),
    ]
    for answer in answers:
        assert answer.result["text"] == "Tervetuloa å"
        assert answer.result["reply_markup"] == markup


async def test_parameters_of_the_query_string_and_the_body_belong_together(call: Caller, ann: Person) -> None:
    answer = await call.post("sendMessage", params={"chat_id": str(ann.id)}, data={"text": "hello"})
    assert answer.result["text"] == "hello"


@pytest.mark.parametrize("name", ["getme", "GETME", "getMe"])
async def test_method_names_may_be_capitalised_in_any_way(call: Caller, server: SandboxServer, name: str) -> None:
    assert (await call(name)).result["is_bot"]
    assert server.requests[-1].method == "getMe"


async def test_a_method_that_does_not_exist_is_not_found_and_told(call: Caller, world: World) -> None:
    answer = await call("sendMesage", chat_id=1, text="x")
    assert answer.status == 404
    assert answer.words == "Not Found: method not found"
    assert world.violations == ["sendMesage: there is no method 'sendMesage'"]


@pytest.mark.parametrize(
    ("token", "status", "words"),
    [
        ("7200000009:AAEhBOweik6ad6PsVMRxjeQKXkq8rHNjuJ0", 401, "Unauthorized"),
        ("0:x", 401, "Unauthorized: invalid token specified"),
        ("nonsense", 404, "Not Found"),
    ],
)
async def test_a_token_of_nobody_is_refused(
    server: SandboxServer, session: aiohttp.ClientSession, token: str, status: int, words: str
) -> None:
    assert await Caller(session, server.url, token)("getMe") == (
        status,
        {"ok": False, "error_code": status, "description": words},
    )


@pytest.mark.parametrize("path", ["bot", "bot/getMe", "bot7:x/", "botnothing"])
async def test_addresses_of_nothing_answer_in_json(
    server: SandboxServer, session: aiohttp.ClientSession, path: str
) -> None:
    async with session.get(f"{server.url}/{path}") as response:
        assert response.status == 404
        assert (await response.json())["description"] == "Not Found"


SEND = {"chat_id": 5, "text": "x"}
KEYS = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {**SEND, "bogus": 1}, "unknown parameter bogus"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "", "text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 5}, "message text is empty"),
        ("sendMessage", {"chat_id": 5, "text": ""}, "message text is empty"),
        ("sendMessage", {"chat_id": "12x", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": True, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 5, "text": 7}, "wrong parameter text in request"),
        ("sendMessage", {**SEND, "message_thread_id": "x"}, "wrong parameter message_thread_id in request"),
        ("sendMessage", {**SEND, "disable_notification": "maybe"}, "wrong parameter disable_notification in request"),
        ("sendMessage", {**SEND, "disable_notification": 2}, "wrong parameter disable_notification in request"),
        ("sendMessage", {**SEND, "reply_markup": "{'a': 1}"}, "can't parse reply keyboard markup JSON object"),
        ("sendMessage", {**SEND, "reply_markup": []}, "can't parse reply keyboard markup: reply_markup must be an Object"),
        (
            "sendMessage",
            {**SEND, "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
            "can't parse reply keyboard markup: reply_markup.inline_keyboard[0] must be of type Array",
        ),
        (
            "sendMessage",
            {**SEND, "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": 5}]]}},
            "can't parse reply keyboard markup: "
            "reply_markup.inline_keyboard[0][0].callback_data must be of type String",
        ),
        (
            "sendMessage",
            {**SEND, "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_dat": "5"}]]}},
            "can't parse reply keyboard markup: "
            "reply_markup.inline_keyboard[0][0] has no field callback_dat: it is a InlineKeyboardButton",
        ),
        (
            "sendMessage",
            {**SEND, "reply_parameters": {"message_id": "5"}},
            "can't parse reply parameters: reply_parameters.message_id must be of type Integer",
        ),
        ("sendMessage", {**SEND, "reply_parameters": {"quote": "x"}}, "message identifier is not specified"),
        ("sendMessage", {**SEND, "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "ENTITY_BOUNDS_INVALID"),
        ("sendMessage", {**SEND, "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {**SEND, "parse_mode": "HTML", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
            "parse_mode and entities can't be used together",
        ),
        ("sendMessage", {"chat_id": 5, "text": "https://t.me/b?start=a+b"}, "START_PARAM_INVALID"),
        ("sendMessage", {"chat_id": 5, "text": "я" * 16_385}, "text is too long"),
        ("deleteMessage", {"chat_id": 5}, "message identifier is not specified"),
        ("deleteMessages", {"chat_id": 5, "message_ids": []}, "too many message identifiers specified"),
        ("deleteMessages", {"chat_id": 5, "message_ids": [0]}, "invalid message identifier specified"),
        ("editMessageText", {"chat_id": 5, "text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"message_id": 5, "text": "x"}, "chat_id is empty"),
        ("editMessageText", {"chat_id": 5, "message_id": 5}, "message text is empty"),
        (
            "editMessageText",
            {"chat_id": 5, "message_id": 5, "text": "x", "reply_markup": {"keyboard": [["a"]]}},
            "can't parse reply keyboard markup: reply_markup has no field keyboard: it is a InlineKeyboardMarkup",
        ),
        ("sendChatAction", {"chat_id": 5, "action": "thinking"}, "wrong parameter action in request"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "nowhere"}, "URL_INVALID"),
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat"}},
            "can't parse scope: scope must be of type BotCommandScopeDefault or BotCommandScopeAllPrivateChats or "
            "BotCommandScopeAllGroupChats or BotCommandScopeAllChatAdministrators or BotCommandScopeChat or "
            "BotCommandScopeChatAdministrators or BotCommandScopeChatMember",
        ),
        ("setMyCommands", {"commands": [], "language_code": "suomi"}, "LANG_CODE_INVALID"),
        ("forwardMessages", {"chat_id": 5, "from_chat_id": 5, "message_ids": [2, 1]}, "message identifiers must be in a strictly increasing order"),
        ("sendDocument", {"chat_id": 5}, "there is no document in the request"),
        ("sendDocument", {"chat_id": 5, "document": "attach://x"}, "wrong file identifier/HTTP URL specified"),
        ("setWebhook", {"url": "http://127.0.0.1:9/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ("setWebhook", {"url": "http://127.0.0.1:9/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)  # fmt: skip
async def test_what_no_well_made_bot_sends_is_refused_and_told(
    call: Caller, world: World, ann: Person, method: str, params: dict[str, Any], words: str
) -> None:
    answer = await call(method, **params)
    assert answer.status == 400
    assert answer.words == f"Bad Request: {words}"
    assert len(world.violations) == 1
    assert world.violations[0].startswith(f"{method}: ")


async def test_bodies_that_are_not_what_they_say_are_refused(call: Caller, world: World) -> None:
    boundary = {"Content-Type": "multipart/form-data; boundary=b"}
    for how in (
        {"data": b"{", "headers": {"Content-Type": "application/json"}},
        {"data": b"[]", "headers": {"Content-Type": "application/json"}},
        {"data": b"text=x", "headers": {"Content-Type": "text/plain"}},
        {"data": b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx", "headers": boundary},
        {"data": b"nonsense", "headers": boundary},
        {"data": b"text=\xff\xfe", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
    ):
        assert (await call.post("getMe", **how)).status == 400
    assert len(world.violations) == 6


async def test_what_old_programs_call_it_is_understood(call: Caller, ann: Person, server: SandboxServer) -> None:
    said = ann.says("hello")
    answer = await call(
        "sendMessage", chat_id=ann.id, text="hi", reply_to_message_id=said.id, disable_web_page_preview=True
    )
    assert answer.result["reply_to_message"]["message_id"] == said.id
    params = server.requests[-1].params
    assert params["reply_parameters"] == {"message_id": said.id}
    assert params["link_preview_options"] == {"is_disabled": True}


async def test_nulls_and_empty_values_count_as_left_out(call: Caller, ann: Person) -> None:
    answer = await call("sendMessage", chat_id=ann.id, text="x", message_thread_id=None, reply_markup="", parse_mode="")
    assert answer.result["text"] == "x"


async def test_poll_options_and_reply_keys_may_be_bare_texts(call: Caller, ann: Person, server: SandboxServer) -> None:
    poll = await call("sendPoll", chat_id=ann.id, question="Which?", options=["a", "b"])
    assert [option["text"] for option in poll.result["poll"]["options"]] == ["a", "b"]
    await call("sendMessage", chat_id=ann.id, text="x", reply_markup={"keyboard": [["a", {"text": "b"}]]})
    assert server.requests[-1].params["reply_markup"] == {"keyboard": [[{"text": "a"}, {"text": "b"}]]}


async def test_a_text_is_measured_after_its_markup_is_read(call: Caller, ann: Person) -> None:
    marked = "<b>" + "я" * 4096 + "</b>"
    assert (await call("sendMessage", chat_id=ann.id, text=marked, parse_mode="HTML")).status == 200
    answer = await call("sendMessage", chat_id=ann.id, text="я" * 4097)
    assert answer.words == "Bad Request: message is too long"


async def test_a_bot_without_mistakes_leaves_no_violation(
    call: Caller, ann: Person, world: World, bot: BotAccount
) -> None:
    await call("getMe")
    await call("sendMessage", chat_id=ann.id, text="<b>hello</b>", parse_mode="HTML", reply_markup=KEYS)
    await call("sendMessage", chat_id=404, text="hello")
    await call("getUpdates")
    assert world.violations == []
