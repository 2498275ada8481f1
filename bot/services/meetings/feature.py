"""Declare the meetings feature: announcements, reminders, calendar files, preparation, and cards."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.meetings import lifecycle, messages, preparation, preparation_messages

FEATURE = Feature(
    name="meetings",
    messages=(
        MessageKind(
            name="meeting-set",
            writer=messages.write_set,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("meeting",),
            on_delivery=None,
        ),
        MessageKind(
            name="meeting-cancelled",
            writer=messages.write_cancelled,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("meeting-told",),
            on_delivery=None,
        ),
        MessageKind(
            name="reminder",
            writer=messages.write_reminder,
            counts=Counts.EVERYWHERE,
            private_for=(For.MEMBERS, For.CHAT),
            cards=("meeting", "meeting-private"),
            on_delivery=None,
        ),
        # Asked for with a button, or a new version of one that was.
        MessageKind(
            name="calendar",
            writer=messages.write_calendar,
            counts=Counts.IN_GROUP,
            private_for=(For.MEMBERS, For.CHAT, For.GUESTS),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="ask-silent",
            writer=preparation_messages.write_ask_silent,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=("meeting-private",),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
        MessageKind(
            name="ask-place",
            writer=preparation_messages.write_ask_place,
            counts=Counts.EVERYWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=preparation_messages.place_asked,
        ),
        MessageKind(
            name="checklist",
            writer=preparation_messages.write_checklist,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=("checklist",),
            on_delivery=None,
            by_day=True,
        ),
        # Guests are no members: the ten messages a month are not theirs.
        MessageKind(
            name="guest-reminder",
            writer=preparation_messages.write_guest_reminder,
            counts=Counts.NOWHERE,
            private_for=(For.GUESTS,),
            cards=("guest",),
            on_delivery=None,
        ),
        MessageKind(
            name="guest-changed",
            writer=preparation_messages.write_guest_changed,
            counts=Counts.NOWHERE,
            private_for=(For.GUESTS,),
            cards=("guest",),
            on_delivery=None,
        ),
    ),
    timers=(
        TimerKind(
            name="reminder",
            go_off=lifecycle.go_off,
            payload=("minutes",),
            moves_cycle=False,
            by_day=True,
            even_at_night=lifecycle.is_about_to_begin,
        ),
        TimerKind(name="meeting-close", go_off=lifecycle.go_off, payload=(), moves_cycle=True),
        TimerKind(name="ask-silent", go_off=preparation.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="ask-place", go_off=preparation.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="checklist", go_off=preparation.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(
            name="guest-reminder",
            go_off=preparation.go_off,
            payload=(),
            moves_cycle=False,
            by_day=True,
            even_at_night=lifecycle.is_about_to_begin,
        ),
    ),
    cards=(
        CardKind(name="meeting", draw=messages.draw_meeting, of_group=None, seldom=False, over=messages.draw_over),
        CardKind(
            name="meeting-private",
            draw=messages.draw_meeting_in_private,
            of_group=None,
            seldom=False,
            over=messages.draw_over,
        ),
        CardKind(
            name="checklist",
            draw=preparation_messages.draw_checklist,
            of_group=None,
            seldom=False,
            over=preparation_messages.draw_checklist_over,
        ),
        CardKind(
            name="place-asked", draw=messages.draw_nothing, of_group=None, seldom=True, over=messages.draw_place_known
        ),
        CardKind(name="meeting-told", draw=messages.draw_nothing, of_group=None, seldom=False),
        CardKind(name="guest", draw=messages.draw_guest, of_group=None, seldom=False, over=messages.draw_over),
    ),
)
