"""What came over HTTP: query string, form, multipart or JSON, as names and values."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox.api.malformed import Malformed, too_large
from sandbox.world.files import Upload

BOUNDARY = re.compile(r'boundary="?([^";]+)"?')
NAME = re.compile(r'[;\s]name="((?:[^"\\]|\\.)*)"|[;\s]name=([^;\s]+)')
FILE_NAME = re.compile(r'filename="((?:[^"\\]|\\.)*)"|filename=([^;\s]+)')
TYPE = re.compile(r"content-type:\s*([^\r\n;]+)", re.IGNORECASE)


class Incoming(NamedTuple):
    """The parameters and uploaded parts of a request, as they came."""

    params: dict[str, Any]
    files: dict[str, Upload]


async def read(request: web.Request) -> Incoming:
    """Read a request in any of the ways the Bot API takes.

    Raises:
        Malformed: a body that is not what it says it is, or too large.
    """
    params: dict[str, Any] = dict(request.query) if request.query_string else {}
    files: dict[str, Upload] = {}
    if request.method == "GET" or not request.can_read_body:
        return Incoming(params, files)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise too_large("a body larger than any upload may be") from None
    if not body:
        return Incoming(params, files)
    kind = request.content_type
    if kind == "application/x-www-form-urlencoded":
        params.update(parse_qsl(_text(body), keep_blank_values=True))
    elif kind == "multipart/form-data":
        _read_parts(body, request.headers.get("Content-Type", ""), params, files)
    elif kind == "application/json":
        params.update(read_json(body))
    else:
        raise Malformed("unsupported content type", f"a body of type {kind!r}")
    return Incoming(params, files)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Malformed("strings must be encoded in UTF-8") from None


def read_json(body: bytes) -> dict[str, Any]:
    """A JSON object.

    Raises:
        Malformed: it is none.
    """
    try:
        value = json.loads(body)
    except ValueError as error:
        raise Malformed("can't parse parameters JSON object", f"the body is no JSON: {error}") from None
    if not isinstance(value, dict):
        raise Malformed("can't parse parameters JSON object", "the body is no JSON object")
    return value


def _read_parts(body: bytes, content_type: str, params: dict[str, Any], files: dict[str, Upload]) -> None:
    """Read multipart/form-data in one go: the whole body is in memory, and a streaming reader costs ten times more."""
    found = BOUNDARY.search(content_type)
    if found is None:
        raise Malformed("can't parse multipart form data", "multipart without a boundary")
    mark = b"--" + found[1].encode()
    if not body.startswith(mark):
        raise Malformed(
            "can't parse multipart form data",
            "the body does not begin with its boundary",
        )
    at = len(mark)
    while not body.startswith(b"--", at):
        head_end = body.find(b"\r\n\r\n", at)
        part_end = body.find(b"\r\n" + mark, head_end + 2)
        if head_end < 0 or part_end < 0:
            raise Malformed("can't parse multipart form data", "a part is cut off")
        _keep(_text(body[at:head_end]), body[head_end + 4 : part_end], params, files)
        at = part_end + 2 + len(mark)


def _keep(head: str, content: bytes, params: dict[str, Any], files: dict[str, Upload]) -> None:
    name = NAME.search(head)
    if name is None:
        raise Malformed("can't parse multipart form data", "a part without a name")
    key = name[1] or name[2]
    file_name = FILE_NAME.search(head)
    if file_name is None:
        params[key] = _text(content)
        return
    kind = TYPE.search(head)
    shown = re.sub(r"\\(.)", r"\1", file_name[1] or file_name[2] or "file")
    files[key] = Upload(shown, content, kind[1].strip() if kind else "application/octet-stream")
