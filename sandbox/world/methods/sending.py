"""Methods that put something new into a chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sandbox.errors import bad
from sandbox.world import markup
from sandbox.world.methods.access import chat_of, message_of, require_sending, topic_of
from sandbox.world.model import BotAccount, Chat, Json, Message, Poll, Upload

if TYPE_CHECKING:
    from sandbox.world.world import World

Files = dict[str, Upload]
LONGEST_TEXT, LONGEST_CAPTION, LONGEST_RAW = 4096, 1024, 1 << 15


def text_of(world: World, params: Json, field: str, limit: int, too_long: str, mode: str = "parse_mode", given: str = "entities") -> tuple[str, list[Json]]:
    """A text parameter as Telegram reads it.

    Raises:
        ApiError: markup it refuses, or too much.
    """
    raw = str(params.get(field, ""))
    if len(raw.encode("utf-8", "surrogatepass")) > LONGEST_RAW:
        raise bad("text is too long" if field == "text" else too_long)
    plain, entities = markup.read(raw, params.get(mode), params.get(given))
    if len(plain) > limit:
        raise bad(too_long)
    for entity in entities:
        if entity["type"] == "text_mention":
            account = world.accounts.get(entity["user"]["id"])
            if account is not None:
                entity["user"] = account.json()
    return plain, [e for e in entities if e["type"] != "text_mention" or "first_name" in e["user"]]


def reply_target(world: World, bot: BotAccount, chat: Chat, params: Json) -> Message | None:
    """The message this one replies to.

    Raises:
        ApiError: it is gone, and the bot did not say that this is fine.
    """
    reply = params.get("reply_parameters") or {}
    wanted = reply.get("message_id") or params.get("reply_to_message_id")
    if wanted is None:
        return None
    message = chat.messages.get(int(wanted))
    if message is None or message.deleted:
        if reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return message


def _send(world: World, bot: BotAccount, params: Json, content: Json, what: str, poll: Poll | None = None) -> Json:
    chat = chat_of(world, bot, params["chat_id"])
    require_sending(chat, bot, what)
    reply = reply_target(world, bot, chat, params)
    topic = topic_of(chat, params.get("message_thread_id"), bot)
    if topic is None and reply is not None and chat.forum:
        topic = reply.topic
    message = world.post(
        chat,
        bot.user,
        content,
        sender_chat=chat if chat.type == "channel" else None,
        reply_to=reply,
        topic=topic,
        markup=params.get("reply_markup"),
        poll=poll,
        silent=bool(params.get("disable_notification")),
    )
    return message.json()


def send_message(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """sendMessage."""
    chat_of(world, bot, params["chat_id"])
    if not str(params.get("text", "")).strip(markup.BLANK):
        raise bad("message text is empty")
    plain, entities = text_of(world, params, "text", LONGEST_TEXT, "message is too long")
    if not plain:
        raise bad("text must be non-empty")
    content: Json = {"text": plain}
    if entities:
        content["entities"] = entities
    preview = params.get("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    return _send(world, bot, params, content, "text messages")


def _caption(world: World, params: Json) -> Json:
    if not params.get("caption"):
        return {}
    plain, entities = text_of(
        world, params, "caption", LONGEST_CAPTION, "message caption is too long", given="caption_entities"
    )
    captioned: Json = {"caption": plain} if plain else {}
    if entities:
        captioned["caption_entities"] = entities
    return captioned


def _file(world: World, value: Any, files: Files, kind: str) -> tuple[Json, Upload | None]:
    """A file by upload, or one Telegram has already."""
    name = value.removeprefix("attach://") if isinstance(value, str) else value
    upload = files.get(name) if isinstance(name, str) else None
    if upload is not None:
        return world.add_file(upload, kind), upload
    known = world.files.get(str(value))
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    described = {key: known[key] for key in ("file_id", "file_unique_id", "file_size")}
    return described, Upload(known["name"], b"", known["mime"])


def send_document(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """sendDocument."""
    chat_of(world, bot, params["chat_id"])
    described, upload = _file(world, params["document"], files, "document")
    document: Json = {**described}
    if upload is not None:
        document |= {"file_name": upload.name, "mime_type": upload.mime}
    return _send(world, bot, params, {"document": document, **_caption(world, params)}, "documents")


def send_photo(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """sendPhoto."""
    chat_of(world, bot, params["chat_id"])
    described, _ = _file(world, params["photo"], files, "photo")
    content = {"photo": [{**described, "width": 800, "height": 600}], **_caption(world, params)}
    return _send(world, bot, params, content, "photos")


def send_voice(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """sendVoice."""
    described, _ = _file(world, params["voice"], files, "voice")
    content = {"voice": {**described, "duration": int(params.get("duration") or 0)}, **_caption(world, params)}
    return _send(world, bot, params, content, "documents")


def send_poll(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """sendPoll."""
    chat = chat_of(world, bot, params["chat_id"])
    options = params["options"]
    if not options:
        raise bad("poll must have at least one answer option")
    if len(options) > 12:
        raise bad("poll can't have more than 12 options")
    if len(str(params["question"])) > 300:
        raise bad("poll question length must not exceed 300")
    shown: list[Json] = []
    for number, option in enumerate(options):
        text = option["text"] if isinstance(option, dict) else str(option)
        if not text.strip():
            raise bad("poll options must be non-empty")
        if len(text) > 100:
            raise bad("poll options length must not exceed 100")
        shown.append({"persistent_id": f"o{number}", "text": text})
    if chat.type == "channel" and not params.get("is_anonymous", True):
        raise bad("non-anonymous polls can't be sent to channel chats")
    now = world.clock.now()
    closes_at = None
    if params.get("open_period") is not None:
        closes_at = now + timedelta(seconds=int(params["open_period"]))
    elif params.get("close_date") is not None:
        ahead = int(params["close_date"]) - int(now.timestamp())
        if not 5 <= ahead <= 2_628_000:
            raise bad("the poll close_date must be between 5 and 2628000 seconds in the future")
        closes_at = now + timedelta(seconds=ahead)
    poll = Poll(
        str(5_400_000_000_000_000 + world.number()),
        str(params["question"]),
        shown,
        dict(params),
        closed=bool(params.get("is_closed")),
        closes_at=closes_at,
    )
    return _send(world, bot, params, {}, "polls", poll)


def copy_message(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """copyMessage."""
    source = message_of(chat_of(world, bot, params["from_chat_id"]), params["message_id"], "copy")
    sent = _send(world, bot, params, {**source.content, **_caption(world, params)}, "text messages")
    return {"message_id": sent["message_id"]}


def forward_message(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """forwardMessage."""
    source = message_of(chat_of(world, bot, params["from_chat_id"]), params["message_id"], "forward")
    chat = chat_of(world, bot, params["chat_id"])
    origin: Json = {"date": int(source.at.timestamp())}
    if source.sender is not None:
        origin |= {"type": "user", "sender_user": source.sender.json()}
    else:
        origin |= {"type": "hidden_user", "sender_user_name": "Somebody"}
    message = world.post(chat, bot.user, dict(source.content), forward={"forward_origin": origin})
    return message.json()


def send_chat_action(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """sendChatAction."""
    chat = chat_of(world, bot, params["chat_id"])
    world.tell("typing", chat)
    return True


METHODS = {
    "sendmessage": send_message,
    "senddocument": send_document,
    "sendphoto": send_photo,
    "sendvoice": send_voice,
    "sendpoll": send_poll,
    "copymessage": copy_message,
    "forwardmessage": forward_message,
    "sendchataction": send_chat_action,
}
