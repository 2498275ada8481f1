"""Text as Telegram reads it, by Telegram's own library."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import tdjson

from sandbox.errors import bad
from sandbox.world.accounts import Json

MODES = {"html": "textParseModeHTML", "markdown": "textParseModeMarkdown", "markdownv2": "textParseModeMarkdown"}
SIMPLE = {
    "textEntityTypeMention": "mention",
    "textEntityTypeHashtag": "hashtag",
    "textEntityTypeCashtag": "cashtag",
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeUrl": "url",
    "textEntityTypeEmailAddress": "email",
    "textEntityTypePhoneNumber": "phone_number",
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeStrikethrough": "strikethrough",
    "textEntityTypeSpoiler": "spoiler",
    "textEntityTypeCode": "code",
    "textEntityTypePre": "pre",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
}
PRECISION = {"dateTimePartPrecisionShort": "short", "dateTimePartPrecisionLong": "long"}
SOLID = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"})
BLANK = " \t\r\n\0\u200b\u200c\u200d\u2060\ufeff\u00a0"


@cache
def _quiet() -> None:
    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())


def _td(request: Json) -> Json:
    _quiet()
    answer: Json = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts entities."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _entity(found: Json) -> Json | None:
    kind = found["type"]["@type"]
    entity: Json = {"offset": found["offset"], "length": found["length"]}
    if kind in SIMPLE:
        return {"type": SIMPLE[kind], **entity}
    if kind == "textEntityTypePreCode":
        return {"type": "pre", **entity, "language": found["type"]["language"]}
    if kind == "textEntityTypeTextUrl":
        return {"type": "text_link", **entity, "url": found["type"]["url"]}
    if kind == "textEntityTypeMentionName":
        return {"type": "text_mention", **entity, "user": {"id": found["type"]["user_id"]}}
    if kind == "textEntityTypeCustomEmoji":
        return {"type": "custom_emoji", **entity, "custom_emoji_id": str(found["type"]["custom_emoji_id"])}
    if kind == "textEntityTypeDateTime":
        shown = {"type": "date_time", **entity, "unix_time": found["type"]["unix_time"]}
        code = _date_format(found["type"].get("formatting_type"))
        return {**shown, "date_time_format": code} if code else shown
    return None


def _date_format(formatting: Json | None) -> str:
    """Back to the letters of the Bot API: w weekday, d/D date, t/T time, r relative."""
    if formatting is None:
        return ""
    if formatting["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    weekday = "w" if formatting.get("show_day_of_week") else ""
    day = {"short": "d", "long": "D"}.get(PRECISION.get(formatting["date_precision"]["@type"], ""), "")
    clock = {"short": "t", "long": "T"}.get(PRECISION.get(formatting["time_precision"]["@type"], ""), "")
    return weekday + day + clock


def found_in(text: str) -> list[Json]:
    """Commands, mentions, links: what Telegram finds in plain text by itself."""
    if not any(mark in text for mark in "/@#$.:"):
        return []
    answer = _td({"@type": "getTextEntities", "text": text})
    return [entity for found in answer["entities"] if (entity := _entity(found)) is not None]


def read(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Plain text and its entities.

    Raises:
        ApiError: markup Telegram would refuse, in its words.
    """
    text = text.replace("\r", "") if entities is None else text
    if parse_mode:
        if parse_mode.casefold() not in MODES:
            raise bad("unsupported parse_mode")
        mode: Json = {"@type": MODES[parse_mode.casefold()]}
        if mode["@type"] == "textParseModeMarkdown":
            mode["version"] = 2 if parse_mode.casefold() == "markdownv2" else 0
        answer = _td({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
        if answer["@type"] == "error":
            why = answer["message"].removeprefix("Can't parse entities: ")
            raise bad(f"can't parse entities: {why}")
        plain = answer["text"]
        explicit = [entity for found in answer["entities"] if (entity := _entity(found)) is not None]
    else:
        plain, explicit = text, list(entities or [])
    return _trimmed(plain, explicit)


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    stripped = text.rstrip(BLANK)
    led = len(stripped) - len(stripped.lstrip(BLANK))
    stripped = stripped[led:]
    shift, end = units(text[:led]), units(stripped)
    kept: list[Json] = []
    for entity in entities:
        begin = max(0, entity["offset"] - shift)
        length = min(entity["offset"] - shift + entity["length"], end) - begin
        if length > 0:
            kept.append({**entity, "offset": begin, "length": length})
    # What Telegram finds by itself gives way to links and code that were marked up; bold and the like may hold it.
    solid = [entity for entity in kept if entity["type"] in SOLID]
    marked = {(entity["type"], entity["offset"], entity["length"]) for entity in kept}
    for entity in found_in(stripped):
        same = (entity["type"], entity["offset"], entity["length"]) in marked
        if not same and not any(_overlap(entity, other) for other in solid):
            kept.append(entity)
    return stripped, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def with_users(entities: list[Json], user_json: Callable[[int], Json | None]) -> list[Json]:
    """Mentions by id show their user; of somebody unknown nothing is left but the text.

    Args:
        user_json: the user of an id, or None.
    """
    shown = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = user_json(int(entity["user"]["id"]))
            if user is None:
                continue
            entity = {**entity, "user": user}
        shown.append(entity)
    return shown


def commands_in(text: str, entities: list[Json]) -> list[tuple[int, str, str]]:
    """The bot commands in a text: where each begins, its name, and the bot it names, "" for none."""
    found = []
    for entity in entities:
        if entity["type"] == "bot_command":
            command, _, bot = piece(text, entity)[1:].partition("@")
            found.append((int(entity["offset"]), command, bot))
    return found


def piece(text: str, entity: Json) -> str:
    """The part of a text an entity marks."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    begin = entity["offset"] * 2
    return encoded[begin : begin + entity["length"] * 2].decode("utf-16-le", "surrogatepass")
