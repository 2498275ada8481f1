"""From what travelled to what was meant: parameters decoded into typed values, strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sandbox.api.catalogue import Method, Parameter, Wire
from sandbox.api.malformed import Malformed
from sandbox.world.files import Upload

Json = dict[str, Any]
WHOLE = re.compile(r"[+-]?\d{1,19}")
USERNAME = re.compile(r"@[A-Za-z0-9_]{1,64}")
ATTACHED = re.compile(r"attach://([^\"\\\s]+)")
FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}

MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "question": "poll question must be non-empty",
    "options": "poll must have at least one answer option",
    "file_id": "invalid file_id",
    "action": "wrong parameter action in request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
}
"""Telegram's words for what is not there."""

MAY_BE_EMPTY = frozenset({"url", "title", "name"})


def decode(method: Method, raw: Mapping[str, Any], files: Mapping[str, Upload]) -> Json:
    """The parameters of a request as typed values. A file is `attach://` and the name of its part.

    Args:
        raw: text from a form or a query string, or any values from a JSON body.
        files: the uploaded parts by name.

    Raises:
        Malformed: a parameter is unknown, missing or of a wrong type.
    """
    params: Json = {}
    attached: set[str] = set()
    known = method.parameters
    for name, value in raw.items():
        parameter = known.get(name)
        if parameter is None:
            raise Malformed(f"unknown parameter {name}", f"there is no parameter {name!r}")
        if value is None or (value == "" and parameter.wire is not Wire.TEXT):
            continue
        params[name] = _value(parameter, value)
        if isinstance(value, str):
            if "attach://" in value:
                attached.update(ATTACHED.findall(value))
        elif files and parameter.wire is Wire.JSON:
            attached.update(ATTACHED.findall(json.dumps(value)))
    for name in files.keys() - attached:
        parameter = known.get(name)
        if parameter is None or parameter.wire is not Wire.FILE:
            raise Malformed(
                f"unknown parameter {name}",
                f"a file came as {name!r}, and nothing speaks of it",
            )
        params[name] = f"attach://{name}"
    for name in attached - files.keys():
        raise Malformed(
            "wrong file identifier/HTTP URL specified",
            f"there is no part {name!r} for attach://{name}",
        )
    for name in method.required:
        if name not in params or (params[name] == "" and name not in MAY_BE_EMPTY):
            raise Malformed(_missing(known[name]), f"without {name}")
    _modernise(params)
    return params


def _missing(parameter: Parameter) -> str:
    if parameter.wire is Wire.FILE:
        return f"there is no {parameter.name.replace('_', ' ')} in the request"
    return MISSING.get(parameter.name, f"parameter {parameter.name} is required")


def _value(parameter: Parameter, value: Any) -> Any:
    match parameter.wire:
        case Wire.TEXT:
            if not isinstance(value, str):
                raise _wrong(parameter, value, "a String")
            return value
        case Wire.CHAT:
            return _chat(parameter, value)
        case Wire.WHOLE:
            return _whole(parameter, value)
        case Wire.FLAG:
            return _flag(parameter, value)
        case Wire.FLOAT:
            return _float(parameter, value)
        case Wire.FILE:
            if not isinstance(value, str) or (parameter.must_be_uploaded and not value.startswith("attach://")):
                raise _wrong(
                    parameter,
                    value,
                    "a file" if parameter.must_be_uploaded else "a file or its identifier",
                )
            return value
        case Wire.JSON:
            return _json(parameter, value)


def _wrong(parameter: Parameter, value: Any, wanted: str) -> Malformed:
    return Malformed(
        f"wrong parameter {parameter.name} in request",
        f"{parameter.name} must be {wanted}, not {value!r:.60}",
    )


def _whole(parameter: Parameter, value: Any) -> int:
    if isinstance(value, str) and WHOLE.fullmatch(value):
        value = int(value)
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise _wrong(parameter, value, "an Integer")
    return value


def _chat(parameter: Parameter, value: Any) -> int | str:
    if isinstance(value, str) and USERNAME.fullmatch(value):
        return value
    try:
        return _whole(parameter, value)
    except Malformed as wrong:
        raise Malformed("chat not found", wrong.detail) from None


def _flag(parameter: Parameter, value: Any) -> bool:
    if isinstance(value, str):
        value = FLAGS.get(value.lower(), value)
    if type(value) is not bool:
        raise _wrong(parameter, value, "a Boolean")
    return value


def _float(parameter: Parameter, value: Any) -> float:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            raise _wrong(parameter, value, "a Float") from None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(parameter, value, "a Float")
    return float(value)


def _json(parameter: Parameter, value: Any) -> Any:
    shown = parameter.name.replace("_", " ")
    if parameter.name == "reply_markup":
        shown = "reply keyboard markup"
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise Malformed(
                f"can't parse {shown} JSON object",
                f"{parameter.name} is no JSON: {error}",
            ) from None
    value = _spelt_out(parameter.name, value)
    problem = parameter.shape(value, parameter.name)
    if problem is not None:
        raise Malformed(f"can't parse {shown}: {problem}", problem)
    return value


def _spelt_out(name: str, value: Any) -> Any:
    """Poll options and keyboard buttons may be given as bare texts."""
    if name == "options" and isinstance(value, list):
        return [{"text": option} if isinstance(option, str) else option for option in value]
    if name == "reply_markup" and isinstance(value, dict) and isinstance(value.get("keyboard"), list):
        rows = [
            [{"text": button} if isinstance(button, str) else button for button in row]
            if isinstance(row, list)
            else row
            for row in value["keyboard"]
        ]
        return {**value, "keyboard": rows}
    return value


def _modernise(params: Json) -> None:
    """What old programs still send is taken for what it is called today."""
    replied = params.pop("reply_to_message_id", None)
    anyway = params.pop("allow_sending_without_reply", None)
    if replied and "reply_parameters" not in params:
        params["reply_parameters"] = {"message_id": replied}
        if anyway is not None:
            params["reply_parameters"]["allow_sending_without_reply"] = anyway
    bare = params.pop("disable_web_page_preview", None)
    if bare is not None and "link_preview_options" not in params:
        params["link_preview_options"] = {"is_disabled": bare}
