"""Invite links and requests to join."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox import Chat, Person, World

from .conftest import Wire

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
REFUSED = "Bad Request: not enough rights to manage chat invite link"


@pytest.fixture
def cia(world: World) -> Person:
    """Somebody from outside."""
    return world.add_user("Cia")


@pytest.fixture
def host(group: Chat, admin: Callable[..., None]) -> Chat:
    """The group, where the bot may invite."""
    admin(group, can_invite_users=True)
    return group


def test_links_need_the_right(bot: Wire, group: Chat) -> None:
    assert bot.refused("createChatInviteLink", chat_id=group.id) == REFUSED
    assert bot.refused("exportChatInviteLink", chat_id=group.id) == REFUSED


def test_a_link_leads_in_and_says_so(bot: Wire, host: Chat, cia: Person) -> None:
    link = bot("createChatInviteLink", chat_id=host.id, name="From the fair", member_limit=5)
    assert link["creator"]["is_bot"] and not link["is_primary"] and link["name"] == "From the fair"
    assert cia.opens(link["invite_link"]) is host
    change, message = bot.updates()
    assert change["chat_member"]["invite_link"]["name"] == "From the fair"
    assert change["chat_member"]["from"] == cia.user_json()
    assert message["message"]["new_chat_members"] == [cia.user_json()]


def test_a_link_that_asks_first_makes_a_request(bot: Wire, host: Chat, cia: Person) -> None:
    link = bot("createChatInviteLink", chat_id=host.id, creates_join_request=True)["invite_link"]
    cia.uses_invite(link)
    (request,) = bot.got("chat_join_request")
    assert request["from"] == cia.user_json() and request["user_chat_id"] == cia.id
    assert request["invite_link"]["invite_link"] == link
    assert request["invite_link"]["pending_join_request_count"] == 1
    assert not host.has(cia.id)
    bot("approveChatJoinRequest", chat_id=host.id, user_id=cia.id)
    change, message = bot.updates()
    assert change["chat_member"]["new_chat_member"]["status"] == "member"
    assert change["chat_member"]["invite_link"]["invite_link"] == link
    assert message["message"]["new_chat_members"] == [cia.user_json()]
    assert bot.refused("approveChatJoinRequest", chat_id=host.id, user_id=cia.id) == (
        "Bad Request: USER_ALREADY_PARTICIPANT"
    )


def test_a_request_opens_the_private_chat_for_a_short_while(bot: Wire, world: World, host: Chat, cia: Person) -> None:
    cia.uses_invite(bot("createChatInviteLink", chat_id=host.id, creates_join_request=True)["invite_link"])
    bot("sendMessage", chat_id=cia.id, text="Who are you?")
    world.clock.advance(timedelta(minutes=6))
    refusal = bot.refused("sendMessage", chat_id=cia.id, text="Hello?")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"


def test_a_declined_request_is_gone(bot: Wire, host: Chat, cia: Person) -> None:
    cia.uses_invite(bot("createChatInviteLink", chat_id=host.id, creates_join_request=True)["invite_link"])
    bot("declineChatJoinRequest", chat_id=host.id, user_id=cia.id)
    assert not host.has(cia.id)
    words = "Bad Request: HIDE_REQUESTER_MISSING"
    assert bot.refused("approveChatJoinRequest", chat_id=host.id, user_id=cia.id) == words


def test_people_make_links_and_approve_too(bot: Wire, host: Chat, aino: Person, ben: Person, cia: Person) -> None:
    with pytest.raises(PermissionError):
        ben.makes_invite_link(host)
    cia.uses_invite(aino.makes_invite_link(host, approval=True))
    assert bot.got("chat_join_request")
    aino.approves(cia, host)
    assert host.has(cia.id)


@pytest.mark.parametrize("result", ["approve", "decline", "queue", "late"])
def test_a_bot_in_charge_answers_requests_within_ten_seconds(
    bot: Wire, world: World, host: Chat, aino: Person, cia: Person, result: str
) -> None:
    account = next(iter(world.bots.values()))
    with pytest.raises(PermissionError):
        aino.puts_in_charge(account, host)
    account.answers_join_requests = True
    aino.puts_in_charge(account, host)
    assert bot("getMe")["supports_join_request_queries"]
    cia.uses_invite(aino.makes_invite_link(host, approval=True))
    (asked,) = bot.got("chat_join_request")
    answer = {"chat_join_request_query_id": asked["query_id"], "result": "approve" if result == "late" else result}
    if result == "late":
        world.clock.advance(timedelta(seconds=11))
        assert bot.refused("answerChatJoinRequestQuery", **answer) == TOO_OLD
    else:
        assert bot("answerChatJoinRequestQuery", **answer)
        assert bot.refused("answerChatJoinRequestQuery", **answer) == TOO_OLD
    assert host.has(cia.id) is (result == "approve")
    assert (cia.id in host.join_requests) is (result in ("queue", "late"))


def test_requests_come_only_to_bots_that_may_invite(bot: Wire, group: Chat, aino: Person, cia: Person) -> None:
    cia.uses_invite(aino.makes_invite_link(group, approval=True))
    assert bot.updates() == []


def test_a_request_without_a_link_says_so_when_it_is_granted(bot: Wire, host: Chat, aino: Person, cia: Person) -> None:
    aino.approves(cia.asks_to_join(host))
    (change,) = bot.got("chat_member")
    assert change["via_join_request"] and "invite_link" not in change


@pytest.mark.parametrize("how", ["revoked", "expired", "used up"])
def test_a_link_that_is_no_good_lets_nobody_in(
    bot: Wire, world: World, host: Chat, ben: Person, cia: Person, how: str
) -> None:
    limits = {"expired": {"expire_date": world.now() + 60}, "used up": {"member_limit": 1}}.get(how, {})
    link = bot("createChatInviteLink", chat_id=host.id, **limits)["invite_link"]
    if how == "revoked":
        assert bot("revokeChatInviteLink", chat_id=host.id, invite_link=link)["is_revoked"]
    elif how == "expired":
        world.clock.advance(timedelta(minutes=1))
    else:
        world.add_user("Dora").uses_invite(link)
    with pytest.raises(PermissionError):
        cia.uses_invite(link)


def test_a_new_primary_link_takes_the_place_of_the_former(bot: Wire, host: Chat, cia: Person) -> None:
    first = bot("exportChatInviteLink", chat_id=host.id)
    second = bot("exportChatInviteLink", chat_id=host.id)
    assert bot("getChat", chat_id=host.id)["invite_link"] == second
    with pytest.raises(PermissionError):
        cia.uses_invite(first)
    assert cia.uses_invite(second) is host


def test_a_link_of_somebody_else_cannot_be_revoked(bot: Wire, host: Chat, aino: Person) -> None:
    link = aino.makes_invite_link(host)
    refusal = bot.refused("revokeChatInviteLink", chat_id=host.id, invite_link=link)
    assert refusal == "Bad Request: INVITE_HASH_EXPIRED"


def test_a_link_can_be_changed(bot: Wire, host: Chat) -> None:
    link = bot("createChatInviteLink", chat_id=host.id, name="One")["invite_link"]
    edited = bot("editChatInviteLink", chat_id=host.id, invite_link=link, name="Two", creates_join_request=True)
    assert edited["name"] == "Two" and edited["creates_join_request"]
