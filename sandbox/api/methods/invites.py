"""Methods about invite links and requests to join."""

from __future__ import annotations

from sandbox.api.methods.access import chat_at, require, user_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world import invites, membership
from sandbox.world.accounts import Json
from sandbox.world.chats import Chat, InviteLink, JoinRequest

REFUSED = "not enough rights to manage chat invite link"


def _chat(call: Call) -> Chat:
    chat = chat_at(call)
    if chat.type == "private":
        raise bad("can't invite members to a private chat")
    require(call, chat, "can_invite_users", REFUSED)
    return chat


def _link(call: Call, chat: Chat) -> InviteLink:
    """The bot's own link it names.

    Raises:
        ApiError: there is none such.
    """
    link = chat.invite_links.get(str(call.get("invite_link", "")))
    if link is None or link.creator is not call.bot.user:
        raise bad("INVITE_HASH_EXPIRED")
    return link


def _check_limits(call: Call) -> None:
    if call.flag("creates_join_request") and call.get("member_limit"):
        raise bad("member limit can't be specified for links requiring administrator approval")
    if call.get("expire_date") and int(call.get("expire_date")) <= call.world.now():
        raise bad("EXPIRE_DATE_INVALID")


@method("exportChatInviteLink")
def export_chat_invite_link(call: Call) -> str:
    """The bot's primary link, a new one; the former is revoked."""
    return invites.make_link(call.world, _chat(call), call.bot.user, primary=True).url


@method("createChatInviteLink")
def create_chat_invite_link(call: Call) -> Json:
    """A further link."""
    chat = _chat(call)
    _check_limits(call)
    link = invites.make_link(
        call.world,
        chat,
        call.bot.user,
        approval=call.flag("creates_join_request"),
        name=call.get("name") or None,
        expires=call.get("expire_date"),
        limit=call.get("member_limit"),
    )
    return link.json()


@method("editChatInviteLink")
def edit_chat_invite_link(call: Call) -> Json:
    """Change a link of the bot's; what is left out is taken away."""
    link = _link(call, _chat(call))
    _check_limits(call)
    if link.primary or link.revoked:
        raise bad("INVITE_HASH_EXPIRED")
    link.name, link.expires = call.get("name") or None, call.get("expire_date")
    link.limit, link.approval = call.get("member_limit"), call.flag("creates_join_request")
    return link.json()


@method("revokeChatInviteLink")
def revoke_chat_invite_link(call: Call) -> Json:
    """Make a link of the bot's lead nowhere; in place of a primary one comes a new one."""
    chat = _chat(call)
    link = _link(call, chat)
    if link.revoked:
        raise bad("INVITE_HASH_EXPIRED")
    link.revoked = True
    if link.primary:
        invites.make_link(call.world, chat, call.bot.user, primary=True)
    return link.json()


def _request(call: Call) -> JoinRequest:
    chat = chat_at(call)
    require(call, chat, "can_invite_users", "not enough rights to manage chat join requests")
    account = user_at(call)
    request = chat.join_requests.get(account.id)
    if chat.has(account.id):
        raise bad("USER_ALREADY_PARTICIPANT")
    if request is None:
        raise bad("HIDE_REQUESTER_MISSING")
    return request


@method("approveChatJoinRequest")
def approve_chat_join_request(call: Call) -> bool:
    """Let somebody in who asked."""
    membership.admit(call.world, _request(call), by=call.bot.user)
    return True


@method("declineChatJoinRequest")
def decline_chat_join_request(call: Call) -> bool:
    """Do not let somebody in who asked."""
    membership.turn_away(call.world, _request(call))
    return True


@method("answerChatJoinRequestQuery")
def answer_chat_join_request_query(call: Call) -> bool:
    """The bot in charge answers a request to join, within ten seconds: in, out, or left to administrators."""
    query_id, result = str(call.get("chat_join_request_query_id", "")), call.get("result")
    found = next(
        (
            request
            for chat in call.world.places[call.bot.id].values()
            if chat.doorkeeper == call.bot.id
            for request in chat.join_requests.values()
            if request.query_id == query_id
        ),
        None,
    )
    if found is None or not query_id:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if result not in ("approve", "decline", "queue"):
        raise bad("invalid result specified")
    found.query_id = None
    if result == "approve":
        membership.admit(call.world, found, by=call.bot.user)
    elif result == "decline":
        membership.turn_away(call.world, found)
    return True
