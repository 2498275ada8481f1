"""To a member whose group will be too small: whom do they know?"""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import MemberAskAnswer
from bot.domain.recruiting.forecast import MemberAsk
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, for_reader
from locales import Text


def ask_member(view: MemberAsk) -> OutgoingMessage:
    """The question, with what would fit best where that is known."""
    t = for_reader(view.group, view.person)
    lines = [t("member-ask", n=view.group.size_wished)]
    if view.place is not None:
        lines.append(t("member-ask-place", place=view.place))
    if view.trade is not None:
        # Without the letter that it has in lists.
        lines.append(t("member-ask-trade", trade=t.plain(f"profile-section-{view.trade.lower()}")[2:]))
    lines.append(t("card-group", group=view.group.title))
    rows = (
        (button(t.plain("button-member-ask-yes"), MemberAskAnswer(view.id, "yes")),),
        (button(t.plain("button-member-ask-no"), MemberAskAnswer(view.id, "no")),),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)


def hand_on(t: Text) -> OutgoingMessage:
    """What the question becomes: the next message is made to be handed on."""
    return OutgoingMessage(t("member-ask-hand-on"))


def nobody_in_mind(t: Text) -> OutgoingMessage:
    """What the question becomes otherwise."""
    return OutgoingMessage(t("member-ask-thanks"))
