"""Methods that put something new into a chat, and what all of them share."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

from sandbox.api.methods.access import Need, chat_at, has_met, message_at, require_sending, topic_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world import markup
from sandbox.world.accounts import Json
from sandbox.world.chats import Chat, Message
from sandbox.world.polls import Poll

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_RAW = 4096, 1024, 1 << 15
Text = tuple[str, list[Json]]


def read_text(
    call: Call, text: Any, *, mode: str | None, entities: list[Json] | None, limit: int, too_long: str
) -> Text:
    """A text as Telegram reads it: plain, with its entities.

    Args:
        mode: how it is marked up, if it is.
        entities: its entities, where given instead.
        limit: most characters of the plain text.

    Raises:
        ApiError: markup it refuses, or too much; `too_long` are its words then.
    """
    raw = str(text or "")
    if len(raw) > LONGEST_RAW // 4 and len(raw.encode("utf-8", "surrogatepass")) > LONGEST_RAW:
        raise bad("text is too long")
    plain, found = markup.read(raw, mode, entities)
    if len(plain) > limit:
        raise bad(too_long)
    return plain, markup.with_users(found, lambda user_id: _known_user(call, user_id))


def _known_user(call: Call, user_id: int) -> Json | None:
    account = call.world.accounts.get(user_id)
    return account.json() if account is not None and has_met(call, account) else None


def read_caption(call: Call) -> Json:
    """The caption of a request as fields of a Message.

    Raises:
        ApiError: markup it refuses, or too much.
    """
    return caption_fields(call, call.params)


def caption_fields(call: Call, given: Json) -> Json:
    """The caption in parameters, or in one item of an album, as fields of a Message.

    Raises:
        ApiError: markup it refuses, or too much.
    """
    plain, entities = read_text(
        call,
        given.get("caption"),
        mode=given.get("parse_mode"),
        entities=given.get("caption_entities"),
        limit=LONGEST_CAPTION,
        too_long="message caption is too long",
    )
    shown: Json = {"caption": plain} if plain else {}
    if plain and entities:
        shown["caption_entities"] = entities
    if plain and given.get("show_caption_above_media"):
        shown["show_caption_above_media"] = True
    if given.get("has_spoiler"):
        shown["has_media_spoiler"] = True
    return shown


def read_message_text(call: Call) -> Json:
    """The text of sendMessage and editMessageText as fields of a Message.

    Raises:
        ApiError: none, too much, or markup it refuses.
    """
    if not str(call.get("text", "")).strip(markup.BLANK):
        raise bad("message text is empty")
    plain, entities = read_text(
        call,
        call.get("text"),
        mode=call.get("parse_mode"),
        entities=call.get("entities"),
        limit=LONGEST_TEXT,
        too_long="message is too long",
    )
    if not plain:
        raise bad("text must be non-empty")
    content: Json = {"text": plain}
    if entities:
        content["entities"] = entities
    if call.get("link_preview_options"):
        content["link_preview_options"] = call.get("link_preview_options")
    return content


class Reply(NamedTuple):
    """What a message replies to: one in the same place, or one from elsewhere, and the part it quotes."""

    message: Message | None = None
    external: Json | None = None
    quote: Json | None = None


def reply_at(call: Call, chat: Chat, topic: int | None) -> Reply:
    """What the bot replies to.

    Raises:
        ApiError: it is gone, and the bot did not say that this is fine.
    """
    wanted = call.get("reply_parameters")
    if not wanted or wanted.get("message_id") is None:
        return Reply()
    elsewhere = wanted.get("chat_id")
    place = chat if elsewhere is None else chat_at(call, Need.READ, value=elsewhere)
    message = place.messages.get(int(wanted["message_id"]))
    if message is None or message.deleted:
        if wanted.get("allow_sending_without_reply") and place is chat:
            return Reply()
        raise bad("message to be replied not found")
    quote = None
    if wanted.get("quote"):
        plain, entities = markup.read(wanted["quote"], wanted.get("quote_parse_mode"), wanted.get("quote_entities"))
        position = message.text.find(plain)
        if position < 0:
            raise bad("QUOTE_TEXT_INVALID")
        quote = {"text": plain, "position": markup.units(message.text[:position]), "is_manual": True}
        if entities:
            quote["entities"] = entities
    if place is chat and (topic is None or message.topic == topic):
        return Reply(message, None, quote)
    external: Json = {"origin": message.origin_json()}
    if place.type != "private":
        external |= {"chat": place.json(), "message_id": message.id}
    return Reply(None, external, quote)


def send(call: Call, content: Json, what: str, *, poll: Poll | None = None, **more: Any) -> Message:
    """Post a message of the bot's, where and how its parameters say.

    Args:
        what: Telegram's name of this kind of message; see `rights.NEEDED`.
        more: further fields of `Message`.

    Raises:
        ApiError: it may not.
    """
    chat = chat_at(call)
    require_sending(call, chat, what)
    topic = topic_at(call, chat)
    reply = reply_at(call, chat, topic)
    if topic is None and reply.message is not None and chat.forum:
        topic = reply.message.topic
    member = chat.members.get(call.bot.id)
    hidden = chat.type == "channel" or (member is not None and member.anonymous)
    return call.world.post(
        chat,
        call.bot.user,
        content,
        sender_chat=chat if hidden else None,
        reply_to=reply.message,
        external_reply=reply.external,
        quote=reply.quote,
        topic=topic,
        markup=call.get("reply_markup"),
        poll=poll,
        silent=call.flag("disable_notification"),
        protected=call.flag("protect_content"),
        **more,
    )


@method("sendMessage")
def send_message(call: Call) -> Json:
    """Send a text."""
    chat_at(call)
    return send(call, read_message_text(call), "text messages").json(call.bot)


@method("sendLocation")
def send_location(call: Call) -> Json:
    """Send a point on the map."""
    return send(call, {"location": _point(call)}, "locations").json(call.bot)


def _point(call: Call) -> Json:
    return {"latitude": float(call.get("latitude")), "longitude": float(call.get("longitude"))}


@method("sendVenue")
def send_venue(call: Call) -> Json:
    """Send a place with its name and address."""
    venue = {"location": _point(call), "title": call.get("title"), "address": call.get("address")}
    return send(call, {"venue": venue, "location": venue["location"]}, "locations").json(call.bot)


@method("sendContact")
def send_contact(call: Call) -> Json:
    """Send somebody's telephone number."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.get(name) for name in names if call.get(name)}
    return send(call, {"contact": contact}, "contacts").json(call.bot)


@method("sendDice")
def send_dice(call: Call) -> Json:
    """Send a die, or another emoji that shows a number by chance."""
    emoji = str(call.get("emoji", "🎲"))
    most = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}.get(emoji)
    if most is None:
        raise bad("wrong emoji specified")
    return send(call, {"dice": {"emoji": emoji, "value": random.randint(1, most)}}, "dice").json(call.bot)


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing."""
    chat = chat_at(call)
    if call.get("message_thread_id"):
        message_at(chat, call.get("message_thread_id"), "message thread")
    call.world.tell("typing", chat, detail=call.bot.user)
    return True
