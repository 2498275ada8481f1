"""Groups and channels: making them, coming and going, inviting."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.people.actor import Actor, account_of
from sandbox.people.writing import Writing
from sandbox.world import invites, membership
from sandbox.world.accounts import BotAccount
from sandbox.world.chats import Chat, JoinRequest, Message
from sandbox.world.standing import may


class Gathering(Writing):
    """What a person can do about being together."""

    def creates_group(
        self,
        title: str,
        *first: Actor | BotAccount,
        members: Iterable[Actor | BotAccount] = (),
        kind: str = "supergroup",
        forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        """Make a group and put people and bots into it.

        Args:
            kind: `supergroup` or `group`.
            forum: with topics; supergroups only.
            username: makes it public; supergroups only.
        """
        if kind == "group" and (forum or username):
            raise ValueError("only supergroups have topics or a username")
        chat = self.world.new_chat(kind, title, forum=forum, username=username)
        membership.set_member(self.world, chat, self.account, "creator", by=self.account)
        self.last_chat = chat
        everybody = [account_of(who) for who in (*first, *members)]
        if kind == "group":
            # In a plain group those named come with its creation, without a word about each.
            for account in everybody:
                membership.set_member(self.world, chat, account, "member", by=self.account)
            self.world.serve(chat, self.account, {"group_chat_created": True})
            return chat
        self.world.serve(chat, self.account, {"supergroup_chat_created": True})
        for account in everybody:
            membership.add(self.world, chat, account, by=self.account)
        return chat

    def creates_channel(self, title: str, linked_group: Chat | None = None, *, username: str | None = None) -> Chat:
        """Make a channel.

        Args:
            linked_group: its discussion group, where Telegram forwards each post by itself.
        """
        chat = self.world.new_chat("channel", title, username=username)
        membership.set_member(self.world, chat, self.account, "creator", by=self.account)
        self.world.serve(chat, self.account, {"channel_chat_created": True})
        if linked_group is not None:
            chat.linked, linked_group.linked = linked_group.id, chat.id
        return chat

    def posts(self, channel: Chat, text: str) -> Message:
        """Post in a channel."""
        return self.says(text, chat=channel)

    def adds(self, who: Actor | BotAccount, chat: Chat | None = None) -> None:
        """Put somebody into a group or channel.

        Raises:
            PermissionError: they may not.
        """
        place = self._inside(chat)
        if place.type == "channel" and account_of(who).is_bot:
            raise PermissionError("to a channel a bot comes only as an administrator: promote it")
        self._must(place, "can_invite_users")
        if membership.standing(place, account_of(who)).status == "kicked":
            self._must(place, "can_restrict_members")
        membership.add(self.world, place, account_of(who), by=self.account)

    def removes(self, who: Actor | BotAccount, chat: Chat | None = None) -> None:
        """Take somebody out of a group, for good until they are let in again.

        Raises:
            PermissionError: they may not, or it is the owner.
        """
        place = self._inside(chat)
        self._must(place, "can_restrict_members")
        if membership.standing(place, account_of(who)).status == "creator":
            raise PermissionError("nobody removes the owner")
        membership.remove(self.world, place, account_of(who), by=self.account, status="kicked")

    def joins(self, chat: Chat) -> None:
        """Come into a public group by oneself.

        Raises:
            PermissionError: they are banned.
        """
        if membership.standing(chat, self.account).status == "kicked":
            raise PermissionError(f"{self.name} is banned from {chat.name}")
        membership.add(self.world, chat, self.account, by=self.account)
        self.last_chat = chat

    def leaves(self, chat: Chat | None = None) -> None:
        """Leave a group or channel."""
        place = self._inside(chat)
        membership.remove(self.world, place, self.account, by=self.account, status="left")

    def deletes_group(self, chat: Chat | None = None) -> None:
        """Delete a group for everybody, as its owner may."""
        place = self._inside(chat)
        if membership.standing(place, self.account).status != "creator":
            raise PermissionError("only the owner deletes a group")
        place.deleted = True
        for member in list(place.members.values()):
            if member.present:
                membership.set_member(self.world, place, member.account, "left", by=self.account)
        self.world.tell("chats", place)

    def deletes_account(self) -> None:
        """Be no more on Telegram."""
        self.account.deleted = True
        self.account.first_name, self.account.last_name, self.account.username = "", None, None
        for chat in list(self.world.places[self.id].values()):
            if chat.type != "private" and chat.has(self.id):
                membership.remove(self.world, chat, self.account, by=self.account, status="left")
        self.world.tell("people")

    # --- invitations

    def makes_invite_link(
        self,
        chat: Chat | None = None,
        *,
        approval: bool = False,
        name: str | None = None,
        limit: int | None = None,
        expires: int | None = None,
    ) -> str:
        """A link into a group or channel.

        Args:
            approval: who follows it asks first, and somebody approves.
            limit: so many may come by it.
            expires: in seconds since 1970.
        """
        place = self._inside(chat)
        if not (place.administered_by(self.id) and may(place, self.id, "can_invite_users")):
            raise PermissionError(f"{self.name} makes no links into {place.name}")
        return invites.make_link(
            self.world, place, self.account, approval=approval, name=name, limit=limit, expires=expires
        ).url

    def uses_invite(self, link: str) -> Chat:
        """Follow an invite link: in at once, or a request that somebody approves.

        Raises:
            PermissionError: the link is no good, or they are banned.
        """
        chat = invites.follow(self.world, self.account, link)
        if chat.has(self.id):
            self.last_chat = chat
        return chat

    def asks_to_join(self, chat: Chat) -> JoinRequest:
        """Ask to be let into a public group that lets nobody in unasked."""
        return invites.ask(self.world, chat, self.account, None)

    def approves(self, request: JoinRequest | Actor, chat: Chat | None = None) -> None:
        """Let somebody in who asked.

        Raises:
            KeyError: they did not ask.
        """
        membership.admit(self.world, self._request(request, chat), by=self.account)

    def declines(self, request: JoinRequest | Actor, chat: Chat | None = None) -> None:
        """Do not let somebody in who asked."""
        membership.turn_away(self.world, self._request(request, chat))

    def puts_in_charge(self, bot: BotAccount | None, chat: Chat | None = None) -> None:
        """Put a bot in charge of the requests to join, or none.

        Raises:
            PermissionError: they may not, or the bot takes no such duty here.
        """
        place = self._inside(chat)
        self._must(place, "can_promote_members")
        if bot is not None and not (bot.answers_join_requests and may(place, bot.id, "can_invite_users")):
            raise PermissionError(f"{bot.username} cannot be in charge of requests to join {place.name}")
        place.doorkeeper = None if bot is None else bot.id

    def _request(self, request: JoinRequest | Actor, chat: Chat | None) -> JoinRequest:
        place = self._inside(request.chat if isinstance(request, JoinRequest) else chat)
        self._must(place, "can_invite_users")
        return place.join_requests[request.account.id]
