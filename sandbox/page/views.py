"""What one person sees, as JSON for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import islice
from typing import Any

from sandbox.people.person import Person
from sandbox.telegram import World
from sandbox.world.chats import Chat, Message

Json = dict[str, Any]
SHOWN = 60
"""Messages given at once; more on asking."""
NEAR = 20
"""Of those around a message, how many come before it."""


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
        if not person.account.deleted
    ]


# --- the chat list


def chats(world: World, person: Person) -> list[Json]:
    """Their chat list, the liveliest first; bots they have not started yet at the end."""
    own = [chat for chat in person.chats() if chat.messages or chat.type != "private"]
    fresh = [world.private_chat(person.account, bot) for bot in world.bots.values()]
    return [_listed(world, person, chat) for chat in [*own, *(chat for chat in fresh if chat not in own)]]


def _listed(world: World, person: Person, chat: Chat) -> Json:
    last = next(person.latest(chat), None)
    return {
        "key": key_of(world, chat),
        "title": _title(chat),
        "face": chat.bot.id if chat.bot is not None else chat.id,
        "type": chat.type,
        "last": None if last is None else _preview(person, last),
        "at": None if last is None else last.at.timestamp(),
        "unread": _unread(world, person, chat),
    }


def _title(chat: Chat) -> str:
    return chat.bot.user.first_name if chat.bot is not None else chat.title or ""


def read_up_to(world: World, person: Person, chat: Chat) -> int:
    """The latest message a person has read in a chat. What was there before they first looked is not new to them."""
    began = world.began[chat.key].setdefault(person.id, chat.last_id)
    return max(began, world.reads[chat.key].get(person.id, 0))


def _unread(world: World, person: Person, chat: Chat) -> int:
    read = read_up_to(world, person, chat)
    count = 0
    for message in person.latest(chat):
        if message.id <= read:
            break
        count += message.sender is not person.account
    return count


def _preview(person: Person, message: Message) -> Json:
    """The latest message in one line: what the page puts into words, and what was said."""
    kind = ""
    if message.poll is not None:
        kind = "poll"
    else:
        kind = next((name for name in ("photo", "document", "voice") if name in message.content), "")
    said = message.poll.question if message.poll is not None else message.text
    if kind == "document" and not said:
        said = str(message.content["document"].get("file_name", ""))
    private = message.chat.type == "private"
    name = "" if private or message.sender is None or message.is_service else message.sender.first_name
    own = message.sender is person.account and message.sender_chat is None
    shown: Json = {"own": own, "by": name, "kind": kind, "text": said[:120]}
    if message.is_service:
        shown["service"] = service(message)
    elif own:
        shown["read"] = is_read(person, message)
    return shown


# --- a conversation


def conversation(
    world: World,
    person: Person,
    chat: Chat,
    *,
    before: int | None = None,
    after: int | None = None,
    around: int | None = None,
    only: Collection[int] | None = None,
) -> Json:
    """A chat as this person sees it, oldest message first; its latest messages where nothing else is asked.

    Args:
        before: those just before this message.
        after: those just after it.
        around: those around it.
        only: these, where they can be seen, and nothing of what lies about them.
    """
    older = newer = False
    if only is not None:
        found = [m for i in only if (m := chat.messages.get(i)) is not None and person.sees_message(m)]
    elif after is not None:
        seen = (m for m in chat.messages.values() if m.id > after and person.sees_message(m))
        found = list(islice(seen, SHOWN + 1))
        older, newer, found = True, len(found) > SHOWN, found[:SHOWN]
    elif around is not None:
        late = [m for m in chat.messages.values() if m.id >= around and person.sees_message(m)]
        early = list(islice((m for m in person.latest(chat) if m.id < around), NEAR + 1))
        older, newer = len(early) > NEAR, len(late) > SHOWN - NEAR
        found = early[:NEAR][::-1] + late[: SHOWN - NEAR]
    else:
        late = list(islice((m for m in person.latest(chat) if before is None or m.id < before), SHOWN + 1))
        older, newer, found = len(late) > SHOWN, before is not None, late[:SHOWN][::-1]
    return {
        **_about_chat(world, person, chat),
        "messages": [message(person, m) for m in found],
        "older": older,
        "newer": newer,
    }


def _about_chat(world: World, person: Person, chat: Chat) -> Json:
    member = chat.members.get(person.id)
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    demand = person.demanded(chat)
    return {
        "key": key_of(world, chat),
        "title": _title(chat),
        "face": chat.bot.id if chat.bot is not None else chat.id,
        "type": chat.type,
        "bot": None if chat.bot is None else chat.bot.id,
        "zone": person.account.zone,
        "read": read_up_to(world, person, chat),
        "told": world.reads[chat.key].get(person.id, 0),
        "last": chat.last_id,
        "commands": person.commands(chat),
        "keyboard": person.keyboard(chat),
        "topics": [{"id": t.id, "name": t.name, "closed": t.closed} for t in chat.topics.values() if not t.deleted],
        "forum": chat.forum,
        "pinned": None
        if pinned is None or pinned.deleted
        else {"id": pinned.id, "text": pinned.poll.question if pinned.poll is not None else pinned.text},
        "admin": chat.administered_by(person.id),
        "anonymous": bool(member and member.anonymous),
        "started": chat.bot is None or person.id in chat.bot.started_by,
        "blocked": chat.bot is not None and person.id in chat.bot.blocked_by,
        "about": "" if chat.bot is None else _about(chat, person),
        "demand": None
        if demand is None
        else {
            "id": demand.id,
            "text": demand.text,
            "placeholder": (demand.markup or {}).get("input_field_placeholder") or "",
        },
        "app": None if chat.bot is None else (person.app_in_menu(chat.bot) or {}).get("text"),
        "requests": [{"id": one.account.id, "name": one.account.name} for one in chat.join_requests.values()]
        if chat.administered_by(person.id)
        else [],
        "members": [
            {
                "id": m.account.id,
                "name": m.account.name,
                "username": m.account.username,
                "bot": m.account.is_bot,
                "status": m.status,
            }
            for m in chat.members.values()
            if m.present
        ],
    }


def _about(chat: Chat, person: Person) -> str:
    assert chat.bot is not None
    about = chat.bot.about
    language = (person.account.language_code or "")[:2]
    return about.get(("description", language)) or about.get(("description", ""), "")


def is_read(person: Person, shown: Message) -> bool:
    """Whether somebody else has read a message of this person's: another person, or the bot of a private chat."""
    chat = shown.chat
    if chat.bot is not None:
        return chat.last_bot is not None and not len(chat.bot.queue)
    return any(upto >= shown.id for who, upto in person.world.reads[chat.key].items() if who != person.id)


def service(shown: Message) -> Json:
    """What a service message tells, for the page to put into words."""
    content = shown.content
    by = "" if shown.sender is None else shown.sender.first_name
    match content:
        case {"new_chat_members": people_}:
            names = ", ".join(person["first_name"] for person in people_)
            joined = shown.sender is not None and [shown.sender.id] == [person["id"] for person in people_]
            return {"key": "service-joined" if joined else "service-added", "by": by, "name": names}
        case {"left_chat_member": gone}:
            left = shown.sender is not None and shown.sender.id == gone["id"]
            return {"key": "service-left" if left else "service-removed", "by": by, "name": gone["first_name"]}
        case {"new_chat_title": title}:
            return {"key": "service-renamed", "by": by, "name": title}
        case {"pinned_message": _}:
            return {"key": "service-pinned", "by": by}
        case {"supergroup_chat_created": _} | {"group_chat_created": _} | {"channel_chat_created": _}:
            return {"key": "service-created", "by": by}
        case {"migrate_to_chat_id": _} | {"migrate_from_chat_id": _}:
            return {"key": "service-migrated"}
        case {"forum_topic_created": topic}:
            return {"key": "service-topic", "name": topic["name"]}
        case {"forum_topic_closed": _} | {"general_forum_topic_hidden": _}:
            return {"key": "service-topic-closed"}
        case {"forum_topic_reopened": _}:
            return {"key": "service-topic-open"}
        case {"poll_option_added": added}:
            return {"key": "service-option", "by": by, "name": added["option_text"]}
        case _:
            return {"key": "service-other"}


def message(person: Person, shown: Message) -> Json:
    """A message with what only this person's app knows: whose it is, their own vote, who has read it."""
    seen = shown.json()
    sender = shown.sender
    disguised = shown.sender_chat is not None
    seen["own"] = sender is not None and sender.id == person.id
    seen["name"] = shown.sender_chat.title if shown.sender_chat is not None else (sender.name if sender else "")
    seen["sender_id"] = shown.sender_chat.id if shown.sender_chat is not None else (sender.id if sender else 0)
    seen["is_bot"] = sender is not None and sender.is_bot and not disguised
    seen["reply_markup"] = shown.markup
    seen["reactions"] = [
        {"emoji": emoji, "count": count, "mine": shown.reactions.get(person.id) == emoji}
        for emoji, count in Counter(shown.reactions.values()).items()
    ]
    if shown.is_service:
        seen["service"] = service(shown)
    elif seen["own"]:
        seen["read"] = is_read(person, shown)
    seen["deletable"] = seen["own"] or shown.chat.administered_by(person.id)
    if shown.poll is not None:
        _add_own_vote(person, shown, seen)
    return seen


def _add_own_vote(person: Person, shown: Message, seen: Json) -> None:
    """What a person's app shows of a poll: counts only to who has voted, or once it is closed."""
    poll = shown.poll
    assert poll is not None
    mine = poll.answers.get(person.id, [])
    open_ = not poll.hides_results() and (poll.closed or person.id in poll.answers)
    for option in seen["poll"]["options"]:
        option["mine"] = option["persistent_id"] in mine
        if not open_:
            option.pop("voter_count", None)
        elif not poll.anonymous:
            chosen = [who for who, options in poll.answers.items() if option["persistent_id"] in options]
            option["voters"] = [{"id": who, "name": person.world.accounts[who].name} for who in chosen]
    seen["poll"] |= {
        "voted": person.id in poll.answers,
        "hidden": poll.hides_results(),
        "allow_adding_options": poll.adding,
        "allows_multiple_answers": poll.multiple,
        "revoting": poll.revoting,
        "own": poll.sender_id == person.id,
    }
