"""Declare the questions feature. Members' questions and answers do not count against the ten messages a month."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.questions import lifecycle, messages, redrawing
from bot.services.questions.cards import ANSWER_CARDS, EVERY_CARD

FEATURE = Feature(
    name="questions",
    messages=(
        MessageKind(
            name="question",
            writer=messages.write_question,
            counts=Counts.NOWHERE,
            private_for=(),
            cards=("question",),
            on_delivery=messages.delivered_question,
        ),
        MessageKind(
            name="question-network",
            writer=messages.write_away,
            counts=Counts.NOWHERE,
            private_for=(),
            cards=("question-away",),
            on_delivery=messages.delivered_away,
        ),
        MessageKind(
            name="question-answered",
            writer=messages.write_answered,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=ANSWER_CARDS,
            on_delivery=None,
        ),
        MessageKind(
            name="question-home",
            writer=messages.write_home,
            counts=Counts.NOWHERE,
            private_for=(),
            cards=("answer-home",),
            on_delivery=messages.delivered_home,
        ),
        MessageKind(
            name="question-word",
            writer=messages.write_word,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS, For.CHAT, For.ADVISERS),
            cards=("answer-word",),
            on_delivery=None,
        ),
        MessageKind(
            name="question-thanks",
            writer=messages.write_thanks,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS, For.CHAT, For.ADVISERS),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="answer-choice",
            writer=messages.write_choice,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS, For.CHAT, For.ADVISERS),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="question-nudge",
            writer=messages.write_nudge,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("question-nudge",),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
        # To advisers and researchers, who are no members.
        MessageKind(
            name="question-call",
            writer=messages.write_call,
            counts=Counts.NOWHERE,
            private_for=(For.ADVISERS,),
            cards=("question-call",),
            on_delivery=None,
            by_mail=True,
        ),
    ),
    timers=(
        TimerKind(name="question-nudge", go_off=lifecycle.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="question-call", go_off=lifecycle.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="answer-unsaid", go_off=lifecycle.unsaid, payload=(), moves_cycle=False),
    ),
    cards=(
        *(
            CardKind(name=name, draw=redrawing.redraw, of_group=redrawing.group_of_question, seldom=False)
            for name in EVERY_CARD
        ),
        *(CardKind(name=name, draw=redrawing.redraw_answer, of_group=None, seldom=False) for name in ANSWER_CARDS),
    ),
)
