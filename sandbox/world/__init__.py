"""The world behind the Bot API: its people, chats and messages, and the rules they live by."""

from sandbox.errors import ApiError
from sandbox.world.accounts import Account, BotAccount
from sandbox.world.chats import Chat, InviteLink, JoinRequest, Member, Topic
from sandbox.world.events import WorldEvent
from sandbox.world.files import FileStore, StoredFile, Upload
from sandbox.world.messages import Message
from sandbox.world.person import Person
from sandbox.world.polls import Poll, PollOption
from sandbox.world.queries import CallbackAnswer, NoAnswer, Query
from sandbox.world.world import World

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
