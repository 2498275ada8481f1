"""What a human can do with a Telegram app."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from sandbox.world import delivery, markup
from sandbox.world.gatherings import Gatherings
from sandbox.world.model import Account, BotAccount, Chat, Json, Message, Upload
from sandbox.world.queries import CallbackAnswer, Query
from sandbox.world.voting import Voting

if TYPE_CHECKING:
    from sandbox.world.world import World

PATIENCE = 60.0
"""Real seconds to wait for a bot: generous, so that a slow machine never decides a test."""

LINK = re.compile(r"(?:https?://)?t\.me/(?P<name>\w+|\+\w+|joinchat/\w+)(?:\?(?P<kind>start|startgroup)=(?P<payload>[\w-]*))?$")


class NoAnswer(AssertionError):
    """A bot did not do what somebody waited for."""


class Person(Gatherings, Voting):
    """A human with a phone. Chats default to the one they used last."""

    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account
        self.last_chat: Chat | None = None

    @property
    def id(self) -> int:
        """Their user id."""
        return self.account.id

    @property
    def name(self) -> str:
        """Their full name."""
        return self.account.name

    def __repr__(self) -> str:
        return f"<{self.name}>"

    # --- looking

    def chats(self) -> list[Chat]:
        """Their chats, the liveliest first."""
        own = [c for c in self.world.chats.values() if c.has(self.id) and c.migrated_to is None]
        return sorted(own, key=lambda c: max((m.at.timestamp() for m in c.messages.values()), default=0), reverse=True)

    def messages(self, chat: Chat) -> list[Message]:
        """What they see in a chat, oldest first."""
        return [message for message in chat.messages.values() if not message.deleted]

    def private(self, bot: BotAccount | None = None) -> Chat:
        """Their private chat with a bot; with the only bot where none is named."""
        return self.world.private_chat(self.account, bot or next(iter(self.world.bots.values())))

    def seen(self, pattern: str, chat: Chat | None = None, after: int = 0) -> Message | None:
        """The latest message by somebody else that matches, if any."""
        for message in reversed(self.messages(self._chat(chat))):
            if message.id > after and (message.sender is None or message.sender.id != self.id) and re.search(pattern, message.text):
                return message
        return None

    async def sees(self, pattern: str, chat: Chat | None = None, after: int = 0) -> Message:
        """Wait until somebody else's message matches.

        Raises:
            NoAnswer: none came; says what is there.
        """
        place = self._chat(chat)

        def look() -> Message | None:
            return self.seen(pattern, place, after)

        found = await self._wait_for(look)
        if found is None:
            there = "\n---\n".join(f"{m.sender.name if m.sender else ''}: {m.text}" for m in self.messages(place)[-6:])
            raise NoAnswer(f"{self.name} does not see {pattern!r} in {place.title or 'private'}; there is:\n{there}")
        return found

    async def _wait_for(self, look: Any) -> Any:
        happened = asyncio.Event()
        loop = asyncio.get_running_loop()
        end = self.world.listen(lambda _: loop.call_soon_threadsafe(happened.set))
        try:
            deadline = loop.time() + PATIENCE
            while (found := look()) is None and loop.time() < deadline:
                happened.clear()
                try:
                    await asyncio.wait_for(happened.wait(), max(0.0, deadline - loop.time()))
                except TimeoutError:
                    break
            return found if found is not None else look()
        finally:
            end()

    # --- writing

    def _chat(self, chat: Chat | None) -> Chat:
        chosen = chat or self.last_chat
        if chosen is None:
            raise ValueError(f"{self.name} has no chat open")
        while chosen.migrated_to is not None:
            chosen = self.world.chats[chosen.migrated_to]
        self.last_chat = chosen
        return chosen

    def says(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        as_channel: Chat | None = None,
    ) -> Message:
        """Write a text, as Telegram's apps send it: no markup, commands and links found by Telegram."""
        plain, entities = markup.read(text, None, None)
        content: Json = {"text": plain}
        if entities:
            content["entities"] = entities
        return self._post(content, chat, reply_to, topic, as_channel)

    def _post(
        self, content: Json, chat: Chat | None, reply_to: Message | None, topic: int | None, as_channel: Chat | None = None
    ) -> Message:
        place = self._chat(chat)
        if not place.has(self.id):
            raise PermissionError(f"{self.name} is not in {place.title}")
        if place.type == "private" and place.bot is not None:
            self._start(place.bot, place)
        member = place.members.get(self.id)
        if place.type == "channel" and not (member and member.administers):
            raise PermissionError(f"{self.name} may not post in {place.title}")
        disguised = place if place.type == "channel" or (member is not None and member.anonymous) else as_channel
        if topic is None and reply_to is not None and place.forum:
            topic = reply_to.topic
        return self.world.post(place, self.account, content, reply_to=reply_to, topic=topic, sender_chat=disguised)

    def edits(self, message: Message, text: str) -> None:
        """Change an own message."""
        plain, entities = markup.read(text, None, None)
        message.content.pop("entities", None)
        message.content["text"] = plain
        if entities:
            message.content["entities"] = entities
        self.world.changed(message, edited=True)

    def deletes(self, message: Message) -> None:
        """Take a message away. Bots are not told."""
        message.deleted = True
        self.world.changed(message)

    def sends_document(
        self, content: bytes, name: str, *, chat: Chat | None = None, caption: str = "", reply_to: Message | None = None, mime: str = "application/octet-stream"
    ) -> Message:
        """Send a file."""
        described = self.world.add_file(Upload(name, content, mime), "document")
        body: Json = {"document": {**described, "file_name": name, "mime_type": mime}}
        return self._post(self._captioned(body, caption), chat, reply_to, None)

    def sends_photo(
        self, content: bytes, *, chat: Chat | None = None, caption: str = "", reply_to: Message | None = None
    ) -> Message:
        """Send a picture."""
        described = self.world.add_file(Upload("photo.jpg", content, "image/jpeg"), "photo")
        body: Json = {"photo": [{**described, "width": 640, "height": 480}]}
        return self._post(self._captioned(body, caption), chat, reply_to, None)

    def sends_voice(self, content: bytes, *, chat: Chat | None = None, reply_to: Message | None = None) -> Message:
        """Send a voice message."""
        described = self.world.add_file(Upload("voice.ogg", content, "audio/ogg"), "voice")
        return self._post({"voice": {**described, "duration": 3, "mime_type": "audio/ogg"}}, chat, reply_to, None)

    def _captioned(self, body: Json, caption: str) -> Json:
        if caption:
            plain, entities = markup.read(caption, None, None)
            body["caption"] = plain
            if entities:
                body["caption_entities"] = entities
        return body

    def reacts(self, message: Message, emoji: str | None) -> None:
        """Put a reaction on a message, or take it back."""
        old = message.reactions.pop(self.id, None)
        if emoji is not None:
            message.reactions[self.id] = emoji
        change = {
            "chat": message.chat.json(),
            "message_id": message.id,
            "user": self.account.json(),
            "date": int(self.world.clock.now().timestamp()),
            "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        for bot in delivery.bots_in(self.world, message.chat):
            if delivery.administers(message.chat, bot.id) or message.chat.type == "private":
                bot.queue.push({"message_reaction": change})
        self.world.changed(message)

    # --- buttons

    def finds(self, label: str, message: Message | None = None, chat: Chat | None = None) -> tuple[Message, Json]:
        """The button with that label: on that message, else on the newest that has one.

        Raises:
            NoAnswer: there is none.
        """
        place = message.chat if message is not None else self._chat(chat)
        where = [message] if message is not None else list(reversed(self.messages(place)))
        for candidate in where:
            for button in candidate.buttons:
                if button["text"] == label:
                    return candidate, button
        labels = [button["text"] for candidate in where for button in candidate.buttons]
        raise NoAnswer(f"{self.name} finds no button {label!r}; there are {labels}")

    def press_button(self, message: Message, button: Json) -> Query | None:
        """Press a button: a query to its bot, or a link that opens."""
        if "url" in button:
            self.opens(button["url"])
            return None
        bot = None if message.sender is None else self.world.bot_of(message.sender.id)
        if bot is None or "callback_data" not in button:
            raise NoAnswer(f"nothing happens on {button}")
        return self.world.queries.press(bot, self.account, message, button["callback_data"])

    async def presses(self, label: str, message: Message | None = None, chat: Chat | None = None) -> CallbackAnswer:
        """Press a button and wait for what its bot says to that.

        Raises:
            NoAnswer: the bot never answers.
        """
        query = self.press_button(*self.finds(label, message, chat))
        if query is None:
            return CallbackAnswer()
        assert query.answer is not None
        try:
            return await asyncio.wait_for(asyncio.shield(query.answer), PATIENCE)
        except TimeoutError:
            raise NoAnswer(f"{self.name} pressed {label!r} and nothing came back") from None

    # --- bots and links

    def _start(self, bot: BotAccount, chat: Chat) -> None:
        if self.id in bot.blocked_by:
            self.unblocks(bot)
        bot.started_by.add(self.id)

    def starts(self, bot: BotAccount | None = None, payload: str = "") -> Message:
        """Open the private chat of a bot and press Start."""
        return self.says(f"/start {payload}".strip(), chat=self.private(bot))

    def opens(self, link: str) -> Message | Chat | None:
        """Follow a link of Telegram's; any other opens elsewhere."""
        match = LINK.match(link)
        if match is None:
            return None
        invited = self.uses_invite(link)
        if invited is not None:
            return invited
        bot = self.world.bot_named(match["name"])
        if bot is not None and match["kind"] != "startgroup":
            return self.starts(bot, match["payload"] or "")
        return None

    def blocks(self, bot: BotAccount | None = None) -> None:
        """Stop a bot from writing to them."""
        self._change_block(bot or next(iter(self.world.bots.values())), blocked=True)

    def unblocks(self, bot: BotAccount | None = None) -> None:
        """Let a bot write to them again."""
        self._change_block(bot or next(iter(self.world.bots.values())), blocked=False)

    def _change_block(self, bot: BotAccount, *, blocked: bool) -> None:
        (bot.blocked_by.add if blocked else bot.blocked_by.discard)(self.id)
        chat = self.private(bot)
        status = {True: "kicked", False: "member"}
        bot.queue.push(
            {
                "my_chat_member": {
                    "chat": chat.json(),
                    "from": self.account.json(),
                    "date": int(self.world.clock.now().timestamp()),
                    "old_chat_member": self._bot_standing(bot, status[not blocked]),
                    "new_chat_member": self._bot_standing(bot, status[blocked]),
                }
            }
        )
        self.world.tell("members", chat)

    def _bot_standing(self, bot: BotAccount, status: str) -> Json:
        standing: Json = {"status": status, "user": bot.user.json()}
        return {**standing, "until_date": 0} if status == "kicked" else standing

    def commands(self, chat: Chat) -> list[Json]:
        """The command menu they are offered in a chat, in their language."""
        offered: list[Json] = []
        for bot in delivery.bots_in(self.world, chat):
            offered += commands_for(bot, chat, self.account)
        return offered


def commands_for(bot: BotAccount, chat: Chat, account: Account) -> list[Json]:
    """What setMyCommands gave this person here: the narrowest scope counts, their own language first."""
    if chat.type == "private":
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        admin = delivery.administers(chat, account.id)
        scopes = [f"chat_member:{chat.id}:{account.id}"]
        scopes += [f"chat_administrators:{chat.id}"] if admin else []
        scopes += [f"chat:{chat.id}"]
        scopes += ["all_chat_administrators"] if admin else []
        scopes += ["all_group_chats", "default"]
    for scope in scopes:
        for language in ((account.language_code or "")[:2], ""):
            commands = bot.commands.get((scope, language))
            if commands:
                return commands
    return []
