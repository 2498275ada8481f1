"""Saying things: texts, files, edits, reactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.people.blocking import Blocking
from sandbox.world import delivery, markup
from sandbox.world.accounts import Account, Json
from sandbox.world.chats import Chat, Message
from sandbox.world.files import Upload

if TYPE_CHECKING:
    from sandbox.world.state import WorldState

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024


class Writing(Blocking):
    """What a person can do with messages."""

    def __init__(self, world: WorldState, account: Account) -> None:
        super().__init__(world, account)
        self._replied: dict[int, int] = {}
        """By chat: the last forced reply that is done with."""

    def says(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        as_channel: Chat | None = None,
        parse_mode: str | None = None,
    ) -> Message:
        """Write a text. Commands and links in it are found by Telegram.

        Where a bot asked this person to reply (`force_reply`), the app opens the reply by itself.

        Args:
            chat: the one used last where left out.
            anonymous: this once in the name of the group, as administrators may.
            as_channel: in the name of a channel of theirs.
            parse_mode: how the text is marked up, if it is; people's apps do that without any marks.

        Raises:
            PermissionError: they may not write there.
        """
        plain, entities = markup.read(text, parse_mode, None)
        if not plain or len(plain) > LONGEST_TEXT:
            raise ValueError(f"a message has 1 to {LONGEST_TEXT} characters")
        content: Json = {"text": plain}
        if entities:
            content["entities"] = markup.with_users(entities, self._user_json)
        return self._post(
            content, "can_send_messages", chat=chat, reply_to=reply_to, topic=topic,
            anonymous=anonymous, as_channel=as_channel,
        )  # fmt: skip

    def _user_json(self, user_id: int) -> Json | None:
        account = self.world.accounts.get(user_id)
        return None if account is None else account.json()

    def _post(
        self,
        content: Json,
        right: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        as_channel: Chat | None = None,
        **more: Any,
    ) -> Message:
        place = self._inside(chat if chat is not None or reply_to is None else reply_to.chat)
        if place.type == "private" and place.bot is not None:
            self._open_door(place)
        else:
            self._must(place, "can_post_messages" if place.type == "channel" else right)
        reply_to = reply_to or self.demanded(place, topic)
        self._replied[place.key] = place.demand.id if place.demand is not None else 0
        if place.forum:
            topic = self._open_topic(place, topic, reply_to)
        if anonymous and not place.administered_by(self.id):
            raise PermissionError("only administrators write in the name of the group")
        name = self._in_name_of(place) or (place if anonymous else as_channel)
        member = place.members.get(self.id)
        signature = member.custom_title if name is place and member is not None else None
        return self.world.post(
            place, self.account, content,
            reply_to=reply_to, topic=topic, sender_chat=name, signature=signature, **more,
        )  # fmt: skip

    def _open_topic(self, chat: Chat, topic: int | None, reply_to: Message | None) -> int | None:
        if topic is None and reply_to is not None:
            topic = reply_to.topic
        found = None if topic is None else chat.topics.get(topic)
        if topic is not None and (found is None or found.deleted):
            raise PermissionError("there is no such topic")
        closed = chat.general_closed if found is None else found.closed
        if closed and not chat.administered_by(self.id):
            raise PermissionError("the topic is closed")
        return topic

    def demanded(self, chat: Chat, topic: int | None = None) -> Message | None:
        """The message a bot wants this person to reply to, if it does."""
        demand = chat.demand
        if demand is None or not self.sees_message(demand) or self._replied.get(chat.key) == demand.id:
            return None
        if topic is not None and demand.topic != topic:
            return None
        if not (demand.markup or {}).get("selective") or chat.type == "private":
            return demand
        replied = demand.reply_to
        if replied is not None and replied.sender is self.account:
            return demand
        mentioned = f"@{self.username}".casefold() if self.username else None
        for entity in demand.entities:
            if entity["type"] == "text_mention" and entity["user"]["id"] == self.id:
                return demand
            if entity["type"] == "mention" and markup.piece(demand.text, entity).casefold() == mentioned:
                return demand
        return None

    def dismisses_reply(self, chat: Chat | None = None) -> None:
        """Close the reply a bot's `force_reply` opened."""
        place = self._chat(chat)
        if place.demand is not None:
            self._replied[place.key] = place.demand.id

    def edits(self, message: Message, text: str, *, parse_mode: str | None = None) -> Message:
        """Change an own text, or the caption of an own file.

        Raises:
            PermissionError: it is not theirs.
        """
        if message.sender is not self.account or message.is_service or message.deleted:
            raise PermissionError(f"{self.name} cannot edit that")
        plain, entities = markup.read(text, parse_mode, None)
        field = "text" if "text" in message.content else "caption"
        marks = "entities" if field == "text" else "caption_entities"
        content = {key: value for key, value in message.content.items() if key not in (field, marks)}
        content[field] = plain
        if entities:
            content[marks] = markup.with_users(entities, self._user_json)
        if content != message.content:
            message.content = content
            self.world.changed(message, edited=True)
        return message

    def deletes(self, message: Message) -> None:
        """Take a message away for everybody. Bots are not told.

        Raises:
            PermissionError: it is not theirs to delete.
        """
        if message.sender is not self.account and message.chat.type != "private":
            self._must(message.chat, "can_delete_messages")
        message.deleted = True
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.world.changed(message)

    # --- files

    def sends_document(
        self,
        data: bytes,
        name: str = "document.bin",
        *,
        chat: Chat | None = None,
        caption: str = "",
        mime: str = "application/octet-stream",
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a file."""
        upload = Upload(name, data, mime)
        return self._send(upload, "document", "can_send_documents", caption, chat, reply_to, topic)

    def sends_photo(
        self,
        data: bytes,
        name: str = "photo.jpg",
        *,
        chat: Chat | None = None,
        caption: str = "",
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a picture."""
        upload = Upload(name, data, "image/jpeg")
        return self._send(upload, "photo", "can_send_photos", caption, chat, reply_to, topic)

    def sends_voice(
        self,
        data: bytes,
        name: str = "voice.ogg",
        *,
        chat: Chat | None = None,
        caption: str = "",
        duration: int = 3,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a voice message; `duration` in seconds."""
        upload = Upload(name, data, "audio/ogg")
        return self._send(upload, "voice", "can_send_voice_notes", caption, chat, reply_to, topic, duration)

    def sends_video_note(
        self,
        data: bytes,
        name: str = "video.mp4",
        *,
        chat: Chat | None = None,
        duration: int = 3,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Send a round video message; `duration` in seconds."""
        upload = Upload(name, data, "video/mp4")
        return self._send(upload, "video_note", "can_send_video_notes", "", chat, reply_to, topic, duration)

    def _send(
        self,
        upload: Upload,
        kind: str,
        right: str,
        caption: str,
        chat: Chat | None,
        reply_to: Message | None,
        topic: int | None,
        duration: int = 0,
    ) -> Message:
        files = self.world.files
        content = files.media_json(files.add(upload, kind), duration)
        plain, entities = markup.read(caption, None, None)
        if len(plain) > LONGEST_CAPTION:
            raise ValueError(f"a caption has at most {LONGEST_CAPTION} characters")
        if plain:
            content["caption"] = plain
        if entities:
            content["caption_entities"] = entities
        return self._post(content, right, chat=chat, reply_to=reply_to, topic=topic)

    # --- reactions

    def reacts(self, message: Message, emoji: str | None) -> None:
        """Put a reaction on a message in place of the former, or take it back."""
        self._inside(message.chat)
        if message.chat.is_group:
            self._must(message.chat, "can_react_to_messages")
        old = message.reactions.pop(self.id, None)
        if emoji is not None:
            message.reactions[self.id] = emoji
        change: Json = {
            "chat": message.chat.json(),
            "message_id": message.id,
            "date": self.world.now(),
            "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
        }
        if old != emoji:
            delivery.tell_reaction(message, self.account, self._in_name_of(message.chat), change)
        self.world.changed(message)
