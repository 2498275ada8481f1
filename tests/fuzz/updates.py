"""Updates as people, and apps that were made to misbehave, bring them about; many of them mutated."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import fields
from random import Random
from typing import Any

from bot.actions.action import Matching, OneOf, Within, ranges_of
from bot.domain.commands import COMMANDS
from handlers.wiring import TAKES
from locales.commands import names_of
from sandbox import Chat, Message
from tests.fuzz.made import any_update, mutated, number, text
from tests.fuzz.network import Town
from tests.stories.stage import Actor

Json = dict[str, Any]

WORDS = (
    *(
        "en",
        "fi",
        "all",
        "-",
        "top",
        "votes",
        "language",
        "reminder",
        "topic",
        "rhythm",
        "weekly",
        "digesthour",
        "zone",
    ),
    *("0", "1", "9", "60", "Europe/Helsinki", "week-2", "day-9", "hour-99", "month-off", "vote-hours", "vote-adding"),
    *("0123456789abcdef", "region", "group", "1:2", "", "yes", "toggle", "②", "1e3", "１", "+1", "01", "-1", " 1"),
)
SAID = (
    *("15 Dec 17:00 @ our café", "1.3. klo 17; 2.3. klo 18", "48", "Kahvila Aino", "Bea & Co", "#1", "2", "Kainuu"),
    *("Pricing again", "Where do <s>zq</s> come from?", "Title | Text | https://example.org", "adviser Kainuu"),
    *("<s>zq</s>", "stripes", "Ask for the price", "no time", "15.12. klo 17"),
)
WHITE = (" ", " ", " ", "\n", "\t", "\u00a0", "\u2003", "  \n ")


class Updates:
    """An endless line of updates.

    Args:
        town: who and what they are about.
        random: decides everything.
    """

    def __init__(self, town: Town, random: Random) -> None:
        self._town = town
        self._random = random
        self._next = 900_000_000

    def next(self) -> Json:
        """One more."""
        random = self._random
        roll = random.random()
        if roll < 0.05:
            update = any_update(random)
        elif roll < 0.42:
            update = {"callback_query": self._press()}
        elif roll < 0.72:
            update = {"message": self._written(self._command())}
        elif roll < 0.86:
            update = {"message": self._written(self._words())}
        elif roll < 0.91:
            update = {"edited_message": self._written(self._words())}
        elif roll < 0.95:
            update = {"message": self._file()}
        elif roll < 0.98:
            update = {"poll_answer": self._vote()}
        else:
            update = self._news()
        self._next += 1
        update["update_id"] = self._next
        if random.random() < 0.45:
            update = mutated(update, random, random.choice((1, 1, 2, 3)))
        return update

    # --- who and where

    def _somebody(self) -> Actor:
        return self._random.choice(self._random.choice(list(self._town.people.values())))

    def _place(self, actor: Actor) -> Chat:
        town = self._town
        return self._random.choices(
            (town.kainuu, actor.private, town.lapland, town.public, town.fresh), (55, 30, 5, 5, 5)
        )[0]

    def _seconds(self) -> int:
        return int(self._town.stage.world.clock.now().timestamp())

    def _base(self, actor: Actor, chat: Chat) -> Json:
        self._next += 1
        message: Json = {
            "message_id": self._next % 1_000_000,
            "date": self._seconds(),
            "chat": chat.json(),
            "from": actor.person.account.json(),
        }
        if chat.is_group and self._random.random() < 0.04:
            message["from"] = {
                "id": 1_087_968_824,
                "is_bot": True,
                "first_name": "Group",
                "username": "GroupAnonymousBot",
            }
            message["sender_chat"] = chat.json()
        return message

    # --- messages

    def _written(self, said: str) -> Json:
        actor = self._somebody()
        chat = self._place(actor)
        message = self._base(actor, chat) | {"text": said}
        if said.startswith("/"):
            name = said.split(maxsplit=1)[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(name)}]
        elif self._random.random() < 0.6:
            replied = self._a_message(chat)
            if replied is not None:
                message["reply_to_message"] = deepcopy(replied.json(self._town.stage.bot, with_reply=False))
        return message

    def _command(self) -> str:
        command = self._random.choice(COMMANDS)
        name = self._random.choice(names_of(command))
        at = self._random.choice(("", "", "", "@mgn_bot", "@other_bot"))
        if self._random.random() < 0.3:
            return f"/{name}{at}"
        return f"/{name}{at}{self._random.choice(WHITE)}{self._words()}"

    def _words(self) -> str:
        return self._random.choice(SAID) if self._random.random() < 0.5 else text(self._random)

    def _file(self) -> Json:
        actor = self._somebody()
        message = self._base(actor, self._place(actor))
        file: Json = {"file_id": "AgAC", "file_unique_id": "Aa"}
        kind = self._random.choice(("voice", "photo", "document", "video_note", "sticker", "location", "contact"))
        match kind:
            case "voice":
                message["voice"] = file | {"duration": 3}
            case "photo":
                message["photo"] = [file | {"width": 90, "height": 90}]
            case "document":
                message["document"] = file
            case "video_note":
                message["video_note"] = file | {"length": 240, "duration": 3}
            case "location":
                message["location"] = {"latitude": 64.2, "longitude": 27.7}
            case "contact":
                message["contact"] = {"phone_number": "1", "first_name": self._words()}
            case _:
                message["sticker"] = file | {
                    "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False,
                }  # fmt: skip
        message["caption"] = self._words()
        if self._random.random() < 0.5:
            replied = self._a_message(self._town.kainuu)
            if replied is not None:
                message["reply_to_message"] = deepcopy(replied.json(self._town.stage.bot, with_reply=False))
        return message

    def _a_message(self, chat: Chat) -> Message | None:
        mine = [
            one
            for one in list(chat.messages.values())[-60:]
            if one.sender is not None and one.sender.id == self._town.stage.bot.id
        ]
        return self._random.choice(mine) if mine else None

    # --- presses

    def _press(self) -> Json:
        random, actor = self._random, self._somebody()
        chat = random.choice([self._place(actor), self._town.kainuu])
        shown = self._a_message(chat)
        data = self._data(shown)
        query: Json = {
            "id": str(random.randrange(10**15)),
            "from": actor.person.account.json(),
            "chat_instance": "1",
            "data": data,
        }
        roll = random.random()
        if shown is None or roll < 0.03:
            query["inline_message_id"] = "abc"
        elif roll < 0.06:
            query["message"] = {"chat": shown.chat.json(), "message_id": shown.id, "date": 0}
        else:
            message = deepcopy(shown.json(self._town.stage.bot))
            if random.random() < 0.6:
                # As if the bot had offered it: what is behind the gate is tried too.
                rows = message.setdefault("reply_markup", {}).setdefault("inline_keyboard", [])
                rows.append([{"text": "A button", "callback_data": data}])
            query["message"] = message
        return query

    def _data(self, shown: Message | None) -> str:
        random = self._random
        buttons = [] if shown is None else [b for b in shown.buttons if "callback_data" in b]
        if buttons and random.random() < 0.45:
            return str(random.choice(buttons)["callback_data"])
        action = random.choice(list(TAKES.buttons))
        values = [self._value(ranges_of(action)[field.name]) for field in fields(action)]
        data = ":".join([action.prefix, *values])
        if random.random() < 0.1:
            data = random.choice((data + ":1", data[:-1], data.replace(":", "::"), text(random)))
        return data

    def _value(self, allowed: Within | OneOf | Matching) -> str:
        random = self._random
        if random.random() < 0.1:
            return random.choice((*WORDS, str(number(random)), text(random)))
        match allowed:
            case Within(lowest=lowest, highest=highest):
                return str(random.choice((1, 1, 2, 2, 3, 4, 5, 6, 7, lowest, highest, self._seconds())))
            case OneOf(words=words):
                return random.choice(words)
        return random.choice(WORDS)

    # --- the rest

    def _vote(self) -> Json:
        random = self._random
        polls = list(self._town.stage.world.polls)
        poll = random.choice(polls) if polls and random.random() < 0.8 else str(random.randrange(10**18))
        return {
            "poll_id": poll,
            "user": self._somebody().person.account.json(),
            "option_ids": random.choice(([], [0], [0, 1], [99], [-1])),
            "option_persistent_ids": random.choice(([], ["0"], ["x", "y"], [text(random)])),
        }

    def _news(self) -> Json:
        """What Telegram itself tells; seldom what would end the town."""
        random, town, actor = self._random, self._town, self._somebody()
        base = self._base(actor, town.lapland)
        base.pop("sender_chat", None)
        away = {"user": town.everybody[-1].person.account.json(), "status": "left"}
        there = {"user": town.everybody[-1].person.account.json(), "status": "member"}
        change = {"chat": town.lapland.json(), "from": base["from"], "date": self._seconds()}
        return random.choice(
            (
                {"message": base | {"left_chat_member": town.everybody[-1].person.account.json()}},
                {"message": base | {"new_chat_members": [actor.person.account.json()]}},
                {"message": base | {"new_chat_title": text(random)}},
                {"message": base | {"pinned_message": {"chat": town.lapland.json(), "message_id": 1, "date": 0}}},
                {"message": base | {"migrate_to_chat_id": -1_002_400_009_999}},
                {"chat_member": change | {"old_chat_member": there, "new_chat_member": away}},
                {"my_chat_member": change | {"old_chat_member": away, "new_chat_member": there}},
                {"channel_post": base | {"text": text(random)}},
            )
        )
