"""What one person sees, as JSON for the page."""

from __future__ import annotations

from typing import Any

from sandbox.people.person import Person
from sandbox.telegram import World
from sandbox.world.chats import Chat, Message
from sandbox.world.delivery import administers

Json = dict[str, Any]
SHOWN = 80
"""Messages given at once; more on asking."""


def key_of(world: World, chat: Chat) -> str:
    """What the page calls a chat: a private chat shares its id with its person, so it needs more."""
    if chat.type == "private" and chat.bot is not None:
        return f"bot{chat.bot.id}"
    return str(chat.id)


def chat_of(world: World, person: Person, key: str) -> Chat:
    """The chat the page means.

    Raises:
        KeyError: there is none, or not for this person.
    """
    if key.startswith("bot"):
        bot = world.bot_of(int(key[3:]))
        if bot is None:
            raise KeyError(key)
        return world.private_chat(person.account, bot)
    chat = world.chats[int(key)]
    if not chat.has(person.id):
        raise KeyError(key)
    return chat


def people(world: World) -> list[Json]:
    """Everybody one can be."""
    return [
        {
            "id": person.id,
            "name": person.name,
            "language": person.account.language_code,
            "chats": [chat.title for chat in person.chats() if chat.title],
        }
        for person in world.people.values()
    ]


def chats(world: World, person: Person) -> list[Json]:
    """Their chat list, the liveliest first; bots they have not started yet at the end."""
    own = [chat for chat in person.chats() if chat.messages or chat.type != "private"]
    fresh = [world.private_chat(person.account, bot) for bot in world.bots.values()]
    return [_listed(world, person, chat) for chat in [*own, *(chat for chat in fresh if chat not in own)]]


def _listed(world: World, person: Person, chat: Chat) -> Json:
    seen = person.messages(chat)
    last = seen[-1] if seen else None
    return {
        "key": key_of(world, chat),
        "title": chat.bot.user.first_name if chat.bot is not None else chat.title,
        "type": chat.type,
        "bot": chat.bot is not None,
        "last": "" if last is None else _preview(last),
        "at": None if last is None else last.at.timestamp(),
        "count": len(seen),
        "top": 0 if last is None else last.id,
    }


def _preview(message: Message) -> str:
    name = "" if message.sender is None else f"{message.sender.first_name}: "
    if message.poll is not None:
        return f"{name}📊 {message.poll.question}"
    if "document" in message.content:
        return f"{name}📎 {message.content['document'].get('file_name', '')}"
    if "photo" in message.content:
        return f"{name}🖼 {message.text}"
    return f"{name}{message.text}" if message.text else ""


def conversation(world: World, person: Person, chat: Chat, before: int | None) -> Json:
    """A chat as this person sees it, its latest messages last."""
    seen = [m for m in person.messages(chat) if before is None or m.id < before]
    member = chat.members.get(person.id)
    return {
        "key": key_of(world, chat),
        "title": chat.bot.user.first_name if chat.bot is not None else chat.title,
        "type": chat.type,
        "messages": [message(person, m) for m in seen[-SHOWN:]],
        "more": len(seen) > SHOWN,
        "commands": person.commands(chat),
        "topics": [{"id": t.id, "name": t.name, "closed": t.closed} for t in chat.topics.values() if not t.deleted],
        "forum": chat.forum,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "admin": administers(chat, person.id),
        "anonymous": bool(member and member.anonymous),
        "started": chat.bot is None or person.id in chat.bot.started_by,
        "blocked": chat.bot is not None and person.id in chat.bot.blocked_by,
        "about": "" if chat.bot is None else _about(chat, person),
        "members": [
            {"id": m.account.id, "name": m.account.name, "bot": m.account.is_bot, "status": m.status}
            for m in chat.members.values()
            if m.present
        ],
    }


def _about(chat: Chat, person: Person) -> str:
    assert chat.bot is not None
    about = chat.bot.about
    language = (person.account.language_code or "")[:2]
    return about.get(("description", language)) or about.get(("description", ""), "")


def message(person: Person, shown: Message) -> Json:
    """A message with what only this person's app knows: whose it is, their own vote."""
    seen = shown.json()
    sender = shown.sender
    disguised = shown.sender_chat is not None
    seen["own"] = sender is not None and sender.id == person.id
    seen["name"] = shown.sender_chat.title if shown.sender_chat is not None else (sender.name if sender else "")
    seen["sender_id"] = shown.sender_chat.id if shown.sender_chat is not None else (sender.id if sender else 0)
    seen["is_bot"] = sender is not None and sender.is_bot and not disguised
    seen["reply_markup"] = shown.markup
    seen["reactions"] = list(shown.reactions.values())
    seen["by"] = "" if sender is None else sender.first_name
    poll = shown.poll
    if poll is not None:
        mine = poll.answers.get(person.id, [])
        hidden = poll.hides_results()
        for option in seen["poll"]["options"]:
            option["mine"] = option["persistent_id"] in mine
            if hidden:
                option.pop("voter_count", None)
            elif not poll.anonymous:
                chosen = [who for who, options in poll.answers.items() if option["persistent_id"] in options]
                option["voters"] = [person.world.accounts[who].first_name for who in chosen]
        seen["poll"] |= {
            "voted": person.id in poll.answers,
            "allow_adding_options": poll.adding,
            "allows_multiple_answers": poll.multiple,
        }
    return seen
