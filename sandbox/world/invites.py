"""Links into chats, and asking to be let in."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from sandbox.world import delivery, membership
from sandbox.world.accounts import Account, Json
from sandbox.world.chats import Chat, InviteLink, JoinRequest

if TYPE_CHECKING:
    from sandbox.world.state import WorldState

ANSWERED_WITHIN = timedelta(seconds=10)
"""So long the bot in charge of requests has for each of them."""
OPEN_DOOR = timedelta(minutes=5)
"""So long a bot may write to somebody who asked to join, though they never wrote to it."""


def _leave_to_others(request: JoinRequest) -> None:
    """The bot in charge has not answered in time: administrators decide."""
    request.query_id = None


def make_link(
    world: WorldState,
    chat: Chat,
    creator: Account,
    *,
    approval: bool = False,
    name: str | None = None,
    expires: int | None = None,
    limit: int | None = None,
    primary: bool = False,
) -> InviteLink:
    """A new link; a new primary one takes the place of the creator's former.

    Args:
        approval: who follows it asks to be let in.
        expires: in seconds since 1970.
        limit: so many may come by it.
    """
    if primary:
        for link in chat.invite_links.values():
            if link.primary and link.creator is creator:
                link.revoked = True
    digest = hashlib.sha256(f"{chat.id}:{world.number()}".encode()).hexdigest()[:16]
    made = InviteLink(f"https://t.me/+{digest}", creator, approval, primary, False, name, expires, limit)
    chat.invite_links[made.url] = made
    world.invites[made.url] = chat
    return made


def follow(world: WorldState, account: Account, url: str) -> Chat:
    """Follow a link: in at once, or a request that somebody approves.

    Raises:
        PermissionError: the link is no good, or they are banned.
    """
    chat = world.invites.get(url)
    link = None if chat is None else chat.invite_links[url]
    if chat is None or link is None or link.revoked or chat.deleted:
        raise PermissionError("this invite link has expired")
    if chat.has(account.id):
        return chat
    if membership.standing(chat, account).status == "kicked":
        raise PermissionError(f"{account.name} is banned from {chat.title}")
    late = link.expires is not None and link.expires <= world.now()
    if late or (link.limit is not None and link.used >= link.limit):
        raise PermissionError("this invite link has expired")
    if link.approval:
        ask(world, chat, account, link)
    else:
        membership.add(world, chat, account, by=account, link=link)
    return chat


def ask(world: WorldState, chat: Chat, account: Account, link: InviteLink | None) -> JoinRequest:
    """Ask to be let in."""
    asked = chat.join_requests.get(account.id)
    if asked is not None:
        return asked
    now = world.clock.now()
    asked = JoinRequest(account, chat, link, now)
    chat.join_requests[account.id] = asked
    shown: Json = {
        "chat": chat.json(),
        "from": account.json(),
        "user_chat_id": account.id,
        "date": world.now(),
    }
    if link is not None:
        link.pending += 1
        shown["invite_link"] = link.json()
    for bot in chat.bots.values():
        bot.may_write_until[account.id] = now + OPEN_DOOR
    if chat.doorkeeper in chat.bots:
        asked.query_id = str(6_100_000_000_000_000 + world.number())
        world.timers.at(now + ANSWERED_WITHIN, lambda: _leave_to_others(asked))
    delivery.tell_join_request(chat, shown, asked.query_id)
    world.tell("members", chat)
    return asked
