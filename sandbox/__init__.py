"""A stand-in for Telegram: a world of chats, its people, a Bot API server and a chat page. Knows nothing of any bot."""

from sandbox.errors import ApiError
from sandbox.people.person import Person
from sandbox.telegram import World
from sandbox.world.accounts import Account, BotAccount
from sandbox.world.chats import Chat, InviteLink, JoinRequest, Member, Message, Topic
from sandbox.world.events import WorldEvent
from sandbox.world.files import FileStore, StoredFile, Upload
from sandbox.world.polls import Poll, PollOption
from sandbox.world.queries import CallbackAnswer, NoAnswer, Query

__all__ = [
    "Account",
    "ApiError",
    "BotAccount",
    "CallbackAnswer",
    "Chat",
    "FileStore",
    "InviteLink",
    "JoinRequest",
    "Member",
    "Message",
    "NoAnswer",
    "Person",
    "Poll",
    "PollOption",
    "Query",
    "StoredFile",
    "Topic",
    "Upload",
    "World",
    "WorldEvent",
]
