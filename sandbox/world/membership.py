"""Coming, going and changing of standing, and who is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sandbox.world import delivery
from sandbox.world.accounts import Account, Json
from sandbox.world.chats import Chat, InviteLink, JoinRequest, Member
from sandbox.world.rights import USUAL_ADMIN, rights_for
from sandbox.world.standing import member_json

if TYPE_CHECKING:
    from sandbox.world.state import WorldState

SHORTEST_BAN, LONGEST_BAN = 30, 366 * 24 * 3600


def standing(chat: Chat, account: Account) -> Member:
    """Somebody's standing; of a stranger, that they are not there."""
    if chat.type == "private":
        return Member(account)
    return chat.members.get(account.id) or Member(account, "left")


def set_member(
    world: WorldState,
    chat: Chat,
    account: Account,
    status: str,
    *,
    by: Account,
    link: InviteLink | None = None,
    request: bool = False,
    **changes: Any,
) -> Member:
    """Change somebody's standing and tell the bots that may know.

    Args:
        by: who does it.
        link: the invite link they came by.
        request: they asked to be let in, without a link.
        changes: other fields of the new standing: `rights`, `anonymous`, `until`, `is_member`, `promoted_by`,
            `custom_title`.
    """
    before = standing(chat, account)
    after = Member(account, status, joined_after=before.joined_after, joined_at=before.joined_at)
    for name, value in changes.items():
        setattr(after, name, value)
    if after.present and not before.present:
        after.joined_after, after.joined_at = chat.last_id, world.clock.now()
    elif before.present and not after.present:
        after.left_after = chat.last_id
    old, new = member_json(before, chat), member_json(after, chat)
    chat.members[account.id] = after
    _keep_track(world, chat, account, after)
    if old != new:
        change: Json = {
            "chat": chat.json(),
            "from": by.json(),
            "date": world.now(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        if link is not None:
            change["invite_link"] = link.json()
        if request:
            change["via_join_request"] = True
        delivery.tell_membership(world, chat, account, change)
    if after.until:
        let_end(world, chat, after)
    world.tell("members", chat)
    return after


def _keep_track(world: WorldState, chat: Chat, account: Account, member: Member) -> None:
    world.places[account.id][chat.key] = chat
    bot = world.bot_of(account.id) if account.is_bot else None
    if bot is None:
        return
    if member.present:
        chat.bots[bot.id] = bot
    else:
        chat.bots.pop(bot.id, None)


def let_end(world: WorldState, chat: Chat, member: Member) -> None:
    """A ban or restriction with an end is over then."""

    def end() -> None:
        if chat.members.get(member.account.id) is member:
            back = member.status == "restricted" and member.present
            ended = Member(member.account, "member" if back else "left", joined_after=member.joined_after)
            chat.members[member.account.id] = ended
            world.tell("members", chat)

    world.timers.at(datetime.fromtimestamp(member.until, UTC), end)


def until(world: WorldState, given: int | None) -> int:
    """When a ban ends; too near or too far a time means never."""
    ahead = (given or 0) - world.now()
    return int(given or 0) if SHORTEST_BAN <= ahead <= LONGEST_BAN else 0


def add(
    world: WorldState,
    chat: Chat,
    account: Account,
    *,
    by: Account,
    link: InviteLink | None = None,
    request: bool = False,
) -> None:
    """Somebody comes into a chat.

    Raises:
        PermissionError: a bot that takes no part in groups.
    """
    bot = world.bot_of(account.id) if account.is_bot else None
    if bot is not None and not bot.can_join_groups and chat.is_group:
        raise PermissionError(f"{account.name} takes no part in groups")
    if chat.has(account.id):
        return
    before = chat.members.get(account.id)
    if before is not None and before.status == "restricted":
        # Who left restricted comes back restricted.
        set_member(
            world, chat, account, "restricted", by=by, link=link, request=request,
            rights=before.rights, until=before.until,
        )  # fmt: skip
    else:
        set_member(world, chat, account, "member", by=by, link=link, request=request)
    if link is not None:
        link.used += 1
    if chat.is_group:
        # Who came by a link or was let in says so themselves; who was added is announced by who added them.
        actor = account if link is not None or request else by
        world.serve(chat, actor, {"new_chat_members": [account.json()]})


def remove(world: WorldState, chat: Chat, account: Account, *, by: Account, status: str, until: int = 0) -> None:
    """Somebody leaves, or is made to.

    Args:
        status: `left`, or `kicked` for a ban.
    """
    member = standing(chat, account)
    was_there = member.present
    if status == "left" and member.status == "restricted":
        set_member(world, chat, account, "restricted", by=by, rights=member.rights, is_member=False)
    else:
        set_member(world, chat, account, status, by=by, until=until)
    if not was_there or not chat.is_group:
        return
    message = world.serve(chat, by, {"left_chat_member": account.json()})
    bot = world.bot_of(account.id) if account.is_bot else None
    if bot is not None:
        bot.queue.push({"message": message.json(bot)})


def promote(
    world: WorldState,
    chat: Chat,
    account: Account,
    *,
    by: Account,
    anonymous: bool = False,
    title: str | None = None,
    rights: Json | None = None,
) -> None:
    """Make somebody an administrator, with what an app proposes where no rights are given."""
    given = dict.fromkeys(USUAL_ADMIN, True) if rights is None else rights
    kept = {name: bool(given.get(name)) for name in rights_for(chat.type)}
    # Whoever has any right may see what administrators see.
    kept["can_manage_chat"] = True
    set_member(
        world, chat, account, "administrator", by=by,
        rights=kept, anonymous=anonymous, promoted_by=by.id, custom_title=title,
    )  # fmt: skip


def admit(world: WorldState, request: JoinRequest, *, by: Account) -> None:
    """Let somebody in who asked."""
    _settle(request)
    add(world, request.chat, request.account, by=by, link=request.link, request=request.link is None)


def turn_away(world: WorldState, request: JoinRequest) -> None:
    """Do not let somebody in who asked."""
    _settle(request)
    world.tell("members", request.chat)


def _settle(request: JoinRequest) -> None:
    request.chat.join_requests.pop(request.account.id, None)
    if request.link is not None:
        request.link.pending = max(0, request.link.pending - 1)
