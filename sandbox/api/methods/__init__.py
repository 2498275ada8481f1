"""The methods of the Bot API: what each does to the world."""

from sandbox.api.methods import (
    answering,
    commands,
    copying,
    deleting,
    editing,
    files,
    invites,
    looking,
    media,
    members,
    own,
    pins,
    polls,
    sending,
    titles,
    topics,
)
from sandbox.api.methods.registry import METHODS, UNMODELLED, Call, run

ROOMS = (
    answering,
    commands,
    copying,
    deleting,
    editing,
    files,
    invites,
    looking,
    media,
    members,
    own,
    pins,
    polls,
    sending,
    titles,
    topics,
)
"""Where they live; importing a room registers its methods."""

__all__ = ["METHODS", "ROOMS", "UNMODELLED", "Call", "run"]
