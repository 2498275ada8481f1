"""What Telegram asks of texts before their markup is read."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sandbox.api.catalogue import Method
from sandbox.api.malformed import Malformed

Json = dict[str, Any]
MODES = frozenset({"html", "markdown", "markdownv2"})
RAW_BYTES = 32 * 1024
START = re.compile(r"t\.me/\w+\?(?:start|startgroup)=([^&\s\"'<>]*)")
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


@cache
def _texts(method: Method) -> tuple[tuple[str, str, str], ...]:
    """The marked-up texts of a method, each with what says its markup: its mode, its entities."""
    found = []
    for name in method.parameters:
        for mode, entities in (
            (f"{name}_parse_mode", f"{name}_entities"),
            ("parse_mode", f"{name}_entities"),
        ):
            if mode in method.parameters and entities in method.parameters:
                found.append((name, mode, entities))
                break
    if "text" in method.parameters and "parse_mode" in method.parameters and "entities" in method.parameters:
        found.append(("text", "parse_mode", "entities"))
    return tuple(found)


def check_texts(method: Method, params: Json) -> None:
    """Check the texts of a request.

    Raises:
        Malformed: in Telegram's words where they are known.
    """
    for name, mode, entities in _texts(method):
        text = params.get(name)
        if not text:
            continue
        if len(text) > RAW_BYTES // 4 and len(text.encode("utf-8", "surrogatepass")) > RAW_BYTES:
            raise Malformed("text is too long", f"{name} of more than {RAW_BYTES} bytes")
        marked = params.get(mode)
        if marked and marked.casefold() not in MODES:
            raise Malformed("unsupported parse_mode", f"there is no {mode} {marked!r}")
        given = params.get(entities)
        if given:
            if marked:
                raise Malformed(
                    f"{mode} and {entities} can't be used together",
                    f"{entities} would be ignored",
                )
            check_entities(text, given)
        for payload in START.findall(text) if "?start" in text else ():
            if not PAYLOAD.fullmatch(payload):
                raise Malformed("START_PARAM_INVALID", f"{payload!r} can't be a start parameter")


def check_entities(text: str, entities: list[Json]) -> None:
    """Check that entities lie within their text, counted in UTF-16 units.

    Raises:
        Malformed: one does not.
    """
    size = len(text.encode("utf-16-le", "surrogatepass")) // 2
    for entity in entities:
        begin, length = entity["offset"], entity["length"]
        if begin < 0 or length <= 0 or begin + length > size:
            raise Malformed(
                "ENTITY_BOUNDS_INVALID",
                f"{entity['type']} at {begin}, {length} long, in a text of {size}",
            )
