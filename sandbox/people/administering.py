"""What administrators of a group do: rights, topics, pins, its name, its kind."""

from __future__ import annotations

from sandbox.people.actor import Actor, account_of
from sandbox.world import membership, pinning, topics
from sandbox.world.accounts import BotAccount
from sandbox.world.chats import Chat, Member, Message
from sandbox.world.rights import PERMISSIONS


class Administering(Actor):
    """What a person can do with a group they administer."""

    def promotes(
        self,
        who: Actor | BotAccount,
        chat: Chat | None = None,
        *,
        anonymous: bool = False,
        title: str | None = None,
        **rights: bool,
    ) -> None:
        """Make somebody an administrator.

        Args:
            title: shown beside their name.
            rights: `can_pin_messages=True` and so on; what an app proposes where none is named.
        """
        place = self._inside(chat)
        self._must(place, "can_promote_members")
        account = account_of(who)
        if place.type == "channel" and not place.has(account.id):
            place.members.setdefault(account.id, Member(account, "left"))
        membership.promote(
            self.world, place, account, by=self.account, anonymous=anonymous, title=title, rights=rights or None
        )

    def demotes(self, who: Actor | BotAccount, chat: Chat | None = None) -> None:
        """Make an administrator a plain member again; in a channel a bot goes with that."""
        place = self._inside(chat)
        self._must(place, "can_promote_members")
        account = account_of(who)
        status = "left" if place.type == "channel" and account.is_bot else "member"
        membership.set_member(self.world, place, account, status, by=self.account)

    def restricts(self, who: Actor | BotAccount, chat: Chat | None = None, *, until: int = 0, **rights: bool) -> None:
        """Take rights from a member.

        Args:
            until: when they come back, in seconds since 1970; 0 for never.
            rights: what they may still do.
        """
        place = self._inside(chat)
        self._must(place, "can_restrict_members")
        left = {name: bool(rights.get(name)) for name in PERMISSIONS}
        membership.set_member(
            self.world, place, account_of(who), "restricted", by=self.account, rights=left, until=until
        )

    def permits(self, chat: Chat | None = None, **permissions: bool) -> None:
        """Set what all plain members may do; what is not named stays."""
        place = self._inside(chat)
        self._must(place, "can_restrict_members")
        place.permissions = {**place.permissions, **permissions}
        self.world.tell("members", place)

    def goes_anonymous(self, chat: Chat | None = None, *, anonymous: bool = True) -> None:
        """Write in the name of the group from now on, as its administrators may."""
        place = self._inside(chat)
        member = place.members[self.id]
        if not member.administers:
            raise PermissionError("only administrators write in the name of the group")
        membership.set_member(
            self.world, place, self.account, member.status, by=self.account,
            rights=member.rights, anonymous=anonymous,
            promoted_by=member.promoted_by, custom_title=member.custom_title,
        )  # fmt: skip

    def renames(self, chat: Chat, title: str) -> None:
        """Give a group another name."""
        self._must(self._inside(chat), "can_change_info")
        chat.title = title
        self.world.serve(chat, self.account, {"new_chat_title": title})
        self.world.tell("chats", chat)

    def upgrades(self, chat: Chat | None = None) -> Chat:
        """Make a plain group a supergroup: a new chat with a new id; the old one stays behind, closed."""
        old = self._inside(chat)
        if old.type != "group" or old.members[self.id].status != "creator":
            raise PermissionError(f"{self.name} cannot make {old.name} a supergroup")
        world = self.world
        new = world.new_chat("supergroup", old.title or "")
        new.hides_history, new.migrated_from = True, old.id
        for account_id, member in old.members.items():
            moved = Member(
                member.account, member.status, member.anonymous, dict(member.rights),
                promoted_by=member.promoted_by, joined_at=member.joined_at, until=member.until,
                custom_title=member.custom_title, is_member=member.is_member, tag=member.tag,
            )  # fmt: skip
            new.members[account_id] = moved
            world.places[account_id][new.key] = new
        new.bots = dict(old.bots)
        world.serve(old, self.account, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        old.bots.clear()
        world.post(new, self.account, {"migrate_from_chat_id": old.id}, sender_chat=new)
        world.tell("chats", new)
        return self._chat(new)

    # --- pins

    def pins(self, message: Message, *, silent: bool = False) -> None:
        """Pin a message.

        Raises:
            PermissionError: they may not.
        """
        if message.chat.type != "private":
            right = "can_edit_messages" if message.chat.type == "channel" else "can_pin_messages"
            self._must(self._inside(message.chat), right)
        pinning.pin(self.world, message, by=self.account, silent=silent)

    # --- topics

    def creates_topic(self, chat: Chat, name: str) -> int:
        """Make a topic in a forum; returns its id."""
        self._must(self._inside(chat), "can_manage_topics")
        return topics.create(self.world, chat, name, by=self.account).id

    def closes_topic(self, chat: Chat, topic_id: int | None = None) -> None:
        """Close a topic, General where none is named: only administrators write there now."""
        self._must(self._inside(chat), "can_manage_topics")
        topics.set_closed(self.world, chat, topic_id, closed=True, by=self.account)

    def reopens_topic(self, chat: Chat, topic_id: int | None = None) -> None:
        """Open a topic again, General where none is named."""
        self._must(self._inside(chat), "can_manage_topics")
        topics.set_closed(self.world, chat, topic_id, closed=False, by=self.account)

    def deletes_topic(self, chat: Chat, topic_id: int) -> None:
        """Delete a topic with all that stands in it. Bots are not told."""
        self._must(self._inside(chat), "can_delete_messages")
        topics.delete(self.world, chat, topic_id)
