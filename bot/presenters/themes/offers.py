"""Messages about what groups ask for, and what is offered to them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import BeginOffer, OfferTheme, SupportTheme
from bot.domain.themes import ThemeCard, Wish, Wishes
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, fitting, of_group, some
from locales import Text

MOST_REGIONS = 4
MOST_CHOICES = 20


def wishes(t: Text, view: Wishes) -> OutgoingMessage:
    """The themes groups ask for, most wanted first."""
    rows = ((button(t.plain("button-offer-theme"), BeginOffer(0)),),) if view.may_offer else ()
    if not view.wishes:
        return OutgoingMessage(t("wishes-none"), rows)
    head = [t("wishes-title", n=view.groups)]
    return OutgoingMessage(fitting(t, head, [_line(t, wish) for wish in view.wishes]), rows)


def _line(t: Text, wish: Wish) -> Markup:
    where = some(t, list(wish.regions), MOST_REGIONS)
    counts = t("wishes-groups", n=wish.groups), t("wishes-companies", n=wish.companies)
    line = t("wishes-line", theme=wish.text, groups=counts[0], companies=counts[1])
    if wish.regions:
        line = Markup("{} ({})").format(line, where)
    return Markup("{} {}").format(line, t("themes-offered")) if wish.offered else line


def ask_offer(t: Text) -> OutgoingMessage:
    """What can the researcher come and speak about?"""
    return OutgoingMessage(t("offer-ask"), ask=t.plain("theme-hint"))


def ask_where(t: Text, text: str, regions: Sequence[str], groups: int) -> OutgoingMessage:
    """To which groups is it offered?"""
    rows = [(button(t.plain("button-offer-everywhere", n=groups), OfferTheme(-1)),)]
    if len(regions) > 1:
        rows += [(button(region, OfferTheme(place)),) for place, region in enumerate(regions[:MOST_CHOICES])]
    return OutgoingMessage(t("offer-where", theme=text), tuple(rows))


def sent(t: Text, text: str, n: int) -> OutgoingMessage:
    """Confirm that the groups will be told."""
    return OutgoingMessage(t("offer-sent", theme=text, n=n) if n else t("offer-known", theme=text))


def offered(view: ThemeCard) -> OutgoingMessage:
    """Tell a group that somebody can come and speak about a theme."""
    t = of_group(view.group)
    support = button(t.plain("button-theme-support"), SupportTheme(view.theme.id))
    return OutgoingMessage(t("theme-offer", name=view.speaker or "", theme=view.theme.text), ((support,),))
