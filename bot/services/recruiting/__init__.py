"""How newcomers find a group."""

from bot.services.recruiting.evening import Greetings
from bot.services.recruiting.fading import Farewells
from bot.services.recruiting.links import Recruiting
from bot.services.recruiting.member_asks import MemberAsks, look_soon
from bot.services.recruiting.newcomers import Newcomers
from bot.services.recruiting.public_pages import PublicPages
from bot.services.recruiting.waiting import place_free
from bot.services.recruiting.welcome import Introductions, newly_joined

__all__ = [
    "Farewells",
    "Greetings",
    "Introductions",
    "MemberAsks",
    "Newcomers",
    "PublicPages",
    "Recruiting",
    "look_soon",
    "newly_joined",
    "place_free",
]
