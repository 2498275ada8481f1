"""Meetings, their guests and calendars."""

from bot.services.meetings.calendar_feeds import Feeds
from bot.services.meetings.erasure import take_out
from bot.services.meetings.guests import Guests, can_bring, expect, invited
from bot.services.meetings.lifecycle import announce, card, change_host, give_on, set_timers
from bot.services.meetings.messages import called_off, had_said_going, meeting_view
from bot.services.meetings.not_held import was_held_after_all, was_not_held
from bot.services.meetings.service import Meetings, MeetingSettled
from bot.services.meetings.settling import settle, settled_card
from bot.services.meetings.unconfirmed import unconfirmed
from bot.services.meetings.wall_clock import WallClocks, zone_changed

__all__ = [
    "Feeds",
    "Guests",
    "MeetingSettled",
    "Meetings",
    "WallClocks",
    "announce",
    "called_off",
    "can_bring",
    "card",
    "change_host",
    "expect",
    "give_on",
    "had_said_going",
    "invited",
    "meeting_view",
    "set_timers",
    "settle",
    "settled_card",
    "take_out",
    "unconfirmed",
    "was_held_after_all",
    "was_not_held",
    "zone_changed",
]
