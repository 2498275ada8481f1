"""The world behind the Bot API: its people, chats and messages, and the rules they live by."""

from sandbox.world.model import Account, BotAccount, Chat, Member, Message, Poll, Upload, WorldEvent
from sandbox.world.person import NoAnswer, Person
from sandbox.world.world import World

__all__ = [
    "Account",
    "BotAccount",
    "Chat",
    "Member",
    "Message",
    "NoAnswer",
    "Person",
    "Poll",
    "Upload",
    "World",
    "WorldEvent",
]
