"""What a person can do on the page, each by its name."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.page.views import chat_of, key_of
from sandbox.people.person import Person
from sandbox.telegram import World
from sandbox.world.chats import Chat, Message

Json = dict[str, Any]
Deed = Callable[[World, Person, Json], Awaitable[Json | None]]


def _chat(world: World, person: Person, given: Json) -> Chat:
    return chat_of(world, person, str(given["chat"]))


def _message(world: World, person: Person, given: Json, name: str = "message") -> Message:
    return _chat(world, person, given).messages[int(given[name])]


async def say(world: World, person: Person, given: Json) -> Json | None:
    """Write a text."""
    reply = _message(world, person, given, "reply_to") if given.get("reply_to") else None
    topic = int(given["topic"]) if given.get("topic") else None
    person.says(str(given["text"]), chat=_chat(world, person, given), reply_to=reply, topic=topic)
    return None


async def edit(world: World, person: Person, given: Json) -> Json | None:
    """Change an own text."""
    message = _message(world, person, given)
    if message.sender is None or message.sender.id != person.id:
        raise PermissionError("Only your own messages can be changed.")
    person.edits(message, str(given["text"]))
    return None


async def delete(world: World, person: Person, given: Json) -> Json | None:
    """Take an own message away."""
    message = _message(world, person, given)
    if message.sender is None or message.sender.id != person.id:
        raise PermissionError("Only your own messages can be deleted.")
    person.deletes(message)
    return None


async def press(world: World, person: Person, given: Json) -> Json | None:
    """Press an inline button; what its bot says comes back."""
    message = _message(world, person, given)
    button = message.buttons[int(given["button"])]
    if "url" in button:
        return _opened(world, person, button["url"])
    answer = await person.presses(button["text"], message)
    return {"text": answer.text, "alert": answer.alert}


def _opened(world: World, person: Person, url: str) -> Json:
    if "startgroup=" in url:
        return {"text": "In Telegram this lets you choose a group to add the bot to.", "alert": True}
    led_to = person.opens(url)
    if led_to is None:
        return {"url": url}
    return {"chat": key_of(world, led_to if isinstance(led_to, Chat) else led_to.chat)}


async def follow(world: World, person: Person, given: Json) -> Json | None:
    """Follow a link in a text."""
    return _opened(world, person, str(given["url"]))


async def vote(world: World, person: Person, given: Json) -> Json | None:
    """Vote in a poll."""
    person.votes(_message(world, person, given), *(int(option) for option in given["options"]))
    return None


async def retract(world: World, person: Person, given: Json) -> Json | None:
    """Take a vote back."""
    person.retracts(_message(world, person, given))
    return None


async def add_option(world: World, person: Person, given: Json) -> Json | None:
    """Add an option to a poll."""
    person.adds_option(_message(world, person, given), str(given["text"]))
    return None


async def close_poll(world: World, person: Person, given: Json) -> Json | None:
    """End a poll."""
    person.closes_poll(_message(world, person, given))
    return None


async def react(world: World, person: Person, given: Json) -> Json | None:
    """React to a message; the same again takes it back."""
    message = _message(world, person, given)
    emoji = str(given["emoji"])
    person.reacts(message, None if message.reactions.get(person.id) == emoji else emoji)
    return None


async def upload(world: World, person: Person, given: Json) -> Json | None:
    """Send a file or a picture."""
    content = base64.b64decode(given["content"])
    chat, caption = _chat(world, person, given), str(given.get("caption", ""))
    reply = _message(world, person, given, "reply_to") if given.get("reply_to") else None
    if str(given.get("mime", "")).startswith("image/"):
        person.sends_photo(content, chat=chat, caption=caption, reply_to=reply)
    else:
        mime = str(given.get("mime") or "application/octet-stream")
        person.sends_document(content, str(given["name"]), chat=chat, caption=caption, reply_to=reply, mime=mime)
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
    standing = chat.members[person.id]
    if what != "add" and not standing.administers:
        raise PermissionError("Only administrators can do that.")
    who = world.people.get(int(given["who"])) or world.bot_of(int(given["who"]))
    if who is None:
        raise KeyError(given["who"])
    {"add": person.adds, "remove": person.removes, "promote": person.promotes, "demote": person.demotes}[what](
        who, chat
    )
    return None


async def new_group(world: World, person: Person, given: Json) -> Json | None:
    """Make a group with the bot and some people in it."""
    others = [world.people[int(who)] for who in given.get("people", [])]
    chat = person.creates_group(
        str(given["title"]) or "New group", *world.bots.values(), *others, forum=bool(given.get("forum"))
    )
    return {"chat": key_of(world, chat)}


async def new_topic(world: World, person: Person, given: Json) -> Json | None:
    """Make a topic in a forum."""
    return {"topic": person.creates_topic(_chat(world, person, given), str(given["name"]))}


async def new_person(world: World, person: Person, given: Json) -> Json | None:
    """Somebody new comes into the world."""
    newcomer = world.add_user(str(given["name"]) or "Somebody", language_code=str(given.get("language", "en")))
    return {"person": newcomer.id}


DEEDS: dict[str, Deed] = {
    "say": say,
    "edit": edit,
    "delete": delete,
    "press": press,
    "follow": follow,
    "vote": vote,
    "retract": retract,
    "add_option": add_option,
    "close_poll": close_poll,
    "react": react,
    "upload": upload,
    "start": start,
    "block": block,
    "member": member,
    "new_group": new_group,
    "new_topic": new_topic,
    "new_person": new_person,
}
