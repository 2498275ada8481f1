"""Groups, channels, topics and invitations, from a person's side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.world import delivery
from sandbox.world.model import Account, BotAccount, Chat, Json, Member, Message, Topic

if TYPE_CHECKING:
    from sandbox.world.person import Person
    from sandbox.world.world import World


def account_of(who: Person | BotAccount | Account) -> Account:
    """The account of a person or a bot."""
    if isinstance(who, Account):
        return who
    return who.user if isinstance(who, BotAccount) else who.account


class Gatherings:
    """What a person can do with groups."""

    world: World
    account: Account
    last_chat: Chat | None

    def creates_group(
        self, title: str, *members: Person | BotAccount, kind: str = "supergroup", forum: bool = False
    ) -> Chat:
        """Make a group and put people and bots into it."""
        chat = self.world.new_chat(kind, title, forum=forum)
        chat.members[self.account.id] = Member(self.account, "creator")
        self.last_chat = chat
        self.world.serve(chat, self.account, {f"{kind}_chat_created": True})
        for who in members:
            self.adds(who, chat)
        return chat

    def creates_channel(self, title: str, linked_group: Chat | None = None) -> Chat:
        """Make a channel; posts of one with a linked group are forwarded there by Telegram itself."""
        chat = self.world.new_chat("channel", title)
        chat.members[self.account.id] = Member(self.account, "creator")
        chat.linked_group = None if linked_group is None else linked_group.id
        return chat

    def posts(self, channel: Chat, text: str) -> Message:
        """Post in a channel."""
        message = self.world.post(channel, self.account, {"text": text}, sender_chat=channel)
        if channel.linked_group is not None:
            group = self.world.chats[channel.linked_group]
            forward = {
                "is_automatic_forward": True,
                "forward_origin": {
                    "type": "channel",
                    "chat": channel.json(),
                    "message_id": message.id,
                    "date": int(message.at.timestamp()),
                },
            }
            self.world.post(group, None, {"text": text}, sender_chat=channel, forward=forward)
        return message

    def adds(self, who: Person | BotAccount, chat: Chat | None = None) -> None:
        """Put somebody into a group."""
        place = self._place(chat)
        account = account_of(who)
        self.world.set_member(place, account, "member", by=self.account)
        self.world.serve(place, self.account, {"new_chat_members": [account.json()]})

    def removes(self, who: Person | BotAccount, chat: Chat | None = None) -> None:
        """Take somebody out of a group."""
        place = self._place(chat)
        account = account_of(who)
        self.world.set_member(place, account, "kicked", by=self.account)
        self.world.serve(place, self.account, {"left_chat_member": account.json()})

    def joins(self, chat: Chat, link: Json | None = None) -> None:
        """Come into a group by oneself."""
        self.world.set_member(chat, self.account, "member", by=self.account, link=link)
        self.world.serve(chat, self.account, {"new_chat_members": [self.account.json()]})
        self.last_chat = chat

    def leaves(self, chat: Chat | None = None) -> None:
        """Leave a group."""
        place = self._place(chat)
        self.world.set_member(place, self.account, "left", by=self.account)
        self.world.serve(place, self.account, {"left_chat_member": self.account.json()})

    def promotes(self, who: Person | BotAccount, chat: Chat | None = None, *, anonymous: bool = False, **rights: bool) -> None:
        """Make somebody an administrator."""
        place = self._place(chat)
        given = {"can_manage_chat": True, **rights}
        self.world.set_member(place, account_of(who), "administrator", by=self.account, rights=given, anonymous=anonymous)

    def demotes(self, who: Person | BotAccount, chat: Chat | None = None) -> None:
        """Make an administrator a plain member again."""
        self.world.set_member(self._place(chat), account_of(who), "member", by=self.account)

    def restricts(self, who: Person | BotAccount, chat: Chat | None = None, **rights: bool) -> None:
        """Take rights from a member; those not named are taken."""
        place = self._place(chat)
        self.world.set_member(place, account_of(who), "restricted", by=self.account, rights={"is_member": True, **rights})

    def goes_anonymous(self, chat: Chat | None = None, *, anonymous: bool = True) -> None:
        """Write in the name of the group from now on, as its administrators may."""
        member = self._place(chat).members[self.account.id]
        if not member.administers:
            raise PermissionError("only administrators write in the name of the group")
        member.anonymous = anonymous
        self.world.tell("members", self._place(chat))

    def creates_topic(self, chat: Chat, name: str) -> int:
        """Make a topic in a forum; returns its id."""
        created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        topic_id = chat.last_id + 1
        chat.topics[topic_id] = Topic(topic_id, name)
        self.world.serve(chat, self.account, created, topic=topic_id)
        return topic_id

    def closes_topic(self, chat: Chat, topic_id: int) -> None:
        """Close a topic: only administrators write there now."""
        chat.topics[topic_id].closed = True
        self.world.serve(chat, self.account, {"forum_topic_closed": {}}, topic=topic_id)

    def deletes_topic(self, chat: Chat, topic_id: int) -> None:
        """Delete a topic with all that stands in it."""
        chat.topics[topic_id].deleted = True
        for message in chat.messages.values():
            message.deleted = message.deleted or message.topic == topic_id
        self.world.tell("topics", chat)

    def upgrades(self, chat: Chat) -> Chat:
        """A group becomes a supergroup with a new id; the old one stays behind, closed."""
        new = self.world.new_chat("supergroup", chat.title or "", forum=chat.forum)
        new.members = {
            account_id: Member(m.account, m.status, m.anonymous, dict(m.rights)) for account_id, m in chat.members.items()
        }
        self.world.serve(chat, self.account, {"migrate_to_chat_id": new.id})
        chat.migrated_to = new.id
        self.world.serve(new, self.account, {"migrate_from_chat_id": chat.id})
        for person in self.world.people.values():
            if person.last_chat is chat:
                person.last_chat = new
        return new

    def pins(self, message: Message) -> None:
        """Pin a message."""
        message.chat.pinned.append(message.id)
        self.world.serve(message.chat, self.account, {"pinned_message": message.json(with_reply=False)}, topic=message.topic)

    # --- invitations

    def makes_invite_link(self, chat: Chat, *, approval: bool = False, name: str | None = None) -> str:
        """A link into a group; with `approval` it makes a request first."""
        link: Json = {
            "invite_link": f"https://t.me/+{self.world.number():08d}abcDEF",
            "creator": self.account.json(),
            "creates_join_request": approval,
            "is_primary": False,
            "is_revoked": False,
        }
        if name:
            link["name"] = name
        chat.invite_links[link["invite_link"]] = link
        return str(link["invite_link"])

    def uses_invite(self, link: str) -> Chat | None:
        """Follow an invite link: in at once, or a request that somebody approves."""
        for chat in self.world.chats.values():
            invite = chat.invite_links.get(link)
            if invite is None or invite["is_revoked"]:
                continue
            if not invite["creates_join_request"]:
                if not chat.has(self.account.id):
                    self.joins(chat, invite)
                return chat
            self._request(chat, invite)
            return chat
        return None

    def _request(self, chat: Chat, invite: Json) -> None:
        request: Json = {
            "chat": chat.json(),
            "from": self.account.json(),
            "user_chat_id": self.account.id,
            "date": int(self.world.clock.now().timestamp()),
            "invite_link": invite,
        }
        chat.join_requests[self.account.id] = request
        for bot in delivery.bots_in(self.world, chat):
            member = chat.members[bot.id]
            if member.administers and member.rights.get("can_invite_users"):
                bot.queue.push({"chat_join_request": request})
        self.world.tell("members", chat)

    def approves(self, who: Person, chat: Chat | None = None) -> None:
        """Let somebody in who asked."""
        place = self._place(chat)
        request: Any = place.join_requests.pop(who.account.id)
        self.world.set_member(place, who.account, "member", by=self.account, link=request["invite_link"], request=True)
        self.world.serve(place, who.account, {"new_chat_members": [who.account.json()]})

    def _place(self, chat: Chat | None) -> Chat:
        place = chat or self.last_chat
        if place is None:
            raise ValueError("no chat is open")
        return place
