"""What a person can do on the page, each by its name."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox.page.views import chat_of, key_of
from sandbox.people.person import PATIENCE, Person
from sandbox.people.writing import LONGEST_CAPTION, LONGEST_TEXT
from sandbox.telegram import World
from sandbox.world.chats import Chat, Message
from sandbox.world.queries import CallbackAnswer

Json = dict[str, Any]
Deed = Callable[[World, Person, Json], Awaitable[Json | None]]
LANGUAGES = ("en", "fi", "sv")


class CannotDo(Exception):
    """Something a person cannot do, by the name of the page's words for it.

    Args:
        by: how far it goes beyond what is allowed.
    """

    def __init__(self, key: str, by: int = 0) -> None:
        super().__init__(key)
        self.key, self.by = key, by


def _chat(world: World, person: Person, given: Json) -> Chat:
    return chat_of(world, person, str(given["chat"]))


def _message(world: World, person: Person, given: Json, name: str = "message") -> Message:
    found = _chat(world, person, given).messages[int(given[name])]
    if not person.sees_message(found):
        raise KeyError(name)
    return found


def _reply(world: World, person: Person, given: Json) -> Message | None:
    return _message(world, person, given, "reply_to") if given.get("reply_to") else None


def _topic(given: Json) -> int | None:
    return int(given["topic"]) if given.get("topic") else None


def _fits(text: str, longest: int) -> str:
    if len(text) > longest:
        raise CannotDo("too-long", len(text) - longest)
    if not text.strip():
        raise CannotDo("nothing-to-send")
    return text


async def say(world: World, person: Person, given: Json) -> Json | None:
    """Write a text. `mentions` are people named in it without a username: where, how long, and whom."""
    text = _fits(str(given["text"]), LONGEST_TEXT)
    chat = _chat(world, person, given)
    reply, topic = _reply(world, person, given), _topic(given)
    marked = _with_mentions(text, given.get("mentions") or [])
    sent = person.says(marked or text, chat=chat, reply_to=reply, topic=topic, parse_mode="HTML" if marked else None)
    return {"message": sent.id}


def _with_mentions(text: str, mentions: list[Json]) -> str | None:
    """The text as HTML with its mentions as links; None without any. Offsets count UTF-16 units."""
    if not mentions:
        return None
    units = text.encode("utf-16-le")
    out, at = [], 0
    for mention in sorted(mentions, key=lambda one: int(one["offset"])):
        begin, end = int(mention["offset"]), int(mention["offset"]) + int(mention["length"])
        if begin < at or 2 * end > len(units):
            continue
        name = html.escape(units[2 * begin : 2 * end].decode("utf-16-le", "replace"))
        out.append(html.escape(units[2 * at : 2 * begin].decode("utf-16-le", "replace")))
        out.append(f'<a href="tg://user?id={int(mention["user"])}">{name}</a>')
        at = end
    out.append(html.escape(units[2 * at :].decode("utf-16-le", "replace")))
    return "".join(out)


async def read(world: World, person: Person, given: Json) -> Json | None:
    """Have read a chat up to a message."""
    world.read(_chat(world, person, given), person.account, int(given["message"]))
    return None


async def edit(world: World, person: Person, given: Json) -> Json | None:
    """Change an own text."""
    message = _message(world, person, given)
    longest = LONGEST_TEXT if "text" in message.content else LONGEST_CAPTION
    person.edits(message, _fits(str(given["text"]), longest))
    return None


async def delete(world: World, person: Person, given: Json) -> Json | None:
    """Take a message away: an own one, or as an administrator."""
    person.deletes(_message(world, person, given))
    return None


async def pin(world: World, person: Person, given: Json) -> Json | None:
    """Pin a message."""
    person.pins(_message(world, person, given))
    return None


async def press(world: World, person: Person, given: Json) -> Json | None:
    """Press an inline button; what its bot says comes back."""
    message = _message(world, person, given)
    button = message.buttons[int(given["button"])]
    if "url" in button:
        return _opened(world, person, str(button["url"]))
    if "web_app" in button:
        return {"app": person.opens_app(message, button, theme=str(given.get("theme"))), "title": button["text"]}
    pressed = person.press_button(message, button)
    answer = pressed if isinstance(pressed, CallbackAnswer) else await pressed.answered(PATIENCE)
    if answer.url:
        return _opened(world, person, answer.url)
    by = "" if message.sender is None else message.sender.first_name
    return {"text": answer.text, "alert": answer.alert, "by": by, "copied": "copy_text" in button}


def _opened(world: World, person: Person, url: str, chat: Chat | None = None) -> Json:
    """Where an address leads: a chat, a group still to be chosen, or away from here."""
    query = parse_qs(urlsplit(url).query, keep_blank_values=True)
    if "startgroup" in query and chat is None:
        own = [one for one in person.chats() if one.is_group and one.administered_by(person.id)]
        return {"choose": [{"key": key_of(world, one), "title": one.title} for one in own], "url": url}
    led_to = person.opens(url, chat=chat)
    if led_to is None:
        return {"url": url}
    place = led_to if isinstance(led_to, Chat) else led_to.chat
    # Who asked to join waits outside until somebody lets them in.
    return {"chat": key_of(world, place)} if place.has(person.id) else {"asked": place.title}


async def open_menu(world: World, person: Person, given: Json) -> Json | None:
    """Press the menu button of a bot's private chat."""
    bot = _chat(world, person, given).bot
    shown = None if bot is None else person.app_in_menu(bot)
    if bot is None or shown is None:
        raise KeyError("menu")
    return {"app": person.opens_menu_app(bot, theme=str(given.get("theme"))), "title": shown["text"]}


async def follow(world: World, person: Person, given: Json) -> Json | None:
    """Follow a link in a text; `chat` is the group chosen where it adds a bot to one."""
    return _opened(world, person, str(given["url"]), _chat(world, person, given) if given.get("chat") else None)


def _open_poll(world: World, person: Person, given: Json) -> Message:
    message = _message(world, person, given)
    if message.poll is None:
        raise KeyError("poll")
    if message.poll.closed:
        raise CannotDo("poll-closed")
    return message


async def vote(world: World, person: Person, given: Json) -> Json | None:
    """Vote in a poll."""
    person.votes(_open_poll(world, person, given), *(int(option) for option in given["options"]))
    return None


async def retract(world: World, person: Person, given: Json) -> Json | None:
    """Take a vote back."""
    person.retracts(_open_poll(world, person, given))
    return None


async def add_option(world: World, person: Person, given: Json) -> Json | None:
    """Add an option to a poll."""
    message = _open_poll(world, person, given)
    text = _fits(str(given["text"]), 100)
    if message.poll is not None and any(option.text == text.strip() for option in message.poll.options):
        raise CannotDo("option-there")
    person.adds_option(message, text)
    return None


async def close_poll(world: World, person: Person, given: Json) -> Json | None:
    """End a poll."""
    person.closes_poll(_open_poll(world, person, given))
    return None


async def react(world: World, person: Person, given: Json) -> Json | None:
    """React to a message; the same again takes it back."""
    message = _message(world, person, given)
    emoji = str(given["emoji"])
    person.reacts(message, None if message.reactions.get(person.id) == emoji else emoji)
    return None


async def upload(world: World, person: Person, given: Json) -> Json | None:
    """Send a file, a picture or a voice message."""
    try:
        content = base64.b64decode(given["content"], validate=True)
    except binascii.Error:
        raise CannotDo("cannot-send") from None
    chat, caption = _chat(world, person, given), str(given.get("caption") or "")
    if len(caption) > LONGEST_CAPTION:
        raise CannotDo("too-long", len(caption) - LONGEST_CAPTION)
    reply, topic, mime = _reply(world, person, given), _topic(given), str(given.get("mime") or "")
    match given.get("kind"):
        case "voice":
            seconds = max(1, int(given.get("seconds") or 1))
            person.sends_voice(
                content, str(given["name"]), chat=chat, caption=caption, duration=seconds, reply_to=reply, topic=topic
            )
        case "photo":
            person.sends_photo(content, chat=chat, caption=caption, reply_to=reply, topic=topic)
        case _:
            person.sends_document(
                content, str(given["name"]), chat=chat, caption=caption, reply_to=reply, topic=topic,
                mime=mime or "application/octet-stream",
            )  # fmt: skip
    return None


async def dismiss_reply(world: World, person: Person, given: Json) -> Json | None:
    """Close the reply a bot asked for."""
    person.dismisses_reply(_chat(world, person, given))
    return None


async def start(world: World, person: Person, given: Json) -> Json | None:
    """Press Start in a bot's private chat."""
    person.starts(_chat(world, person, given).bot)
    return None


async def block(world: World, person: Person, given: Json) -> Json | None:
    """Block a bot, or let it in again."""
    bot = _chat(world, person, given).bot
    (person.unblocks if given.get("off") else person.blocks)(bot)
    return None


async def member(world: World, person: Person, given: Json) -> Json | None:
    """Add, remove, promote or demote somebody; leave; write in the name of the group."""
    chat, what = _chat(world, person, given), given["what"]
    if what == "leave":
        person.leaves(chat)
        return None
    if what in ("anonymous", "named"):
        person.goes_anonymous(chat, anonymous=what == "anonymous")
        return None
    who = world.people.get(int(given["who"])) or world.bot_of(int(given["who"]))
    if who is None:
        raise KeyError(given["who"])
    {"add": person.adds, "remove": person.removes, "promote": person.promotes, "demote": person.demotes}[what](
        who, chat
    )
    return None


async def decide(world: World, person: Person, given: Json) -> Json | None:
    """Let somebody in who asked to join, or not."""
    chat = _chat(world, person, given)
    request = chat.join_requests[int(given["who"])]
    (person.approves if given.get("in") else person.declines)(request, chat)
    return None


async def new_group(world: World, person: Person, given: Json) -> Json | None:
    """Make a group with the bot and some people in it."""
    others = [world.people[int(who)] for who in given.get("people", [])]
    title = _fits(str(given["title"]).strip(), 128)
    chat = person.creates_group(title, *world.bots.values(), *others, forum=bool(given.get("forum")))
    return {"chat": key_of(world, chat)}


async def new_topic(world: World, person: Person, given: Json) -> Json | None:
    """Make a topic in a forum."""
    return {"topic": person.creates_topic(_chat(world, person, given), _fits(str(given["name"]).strip(), 128))}


DEEDS: dict[str, Deed] = {
    "say": say,
    "read": read,
    "edit": edit,
    "delete": delete,
    "pin": pin,
    "press": press,
    "follow": follow,
    "open_menu": open_menu,
    "decide": decide,
    "vote": vote,
    "retract": retract,
    "add_option": add_option,
    "close_poll": close_poll,
    "react": react,
    "upload": upload,
    "dismiss_reply": dismiss_reply,
    "start": start,
    "block": block,
    "member": member,
    "new_group": new_group,
    "new_topic": new_topic,
}
