"""Whether two companies are the same, and a company as other members of its group see it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import CompanyList, OpenCompany, OpenProfile, SameCompany
from bot.domain.companies.joining import KnownOfTwo
from bot.domain.companies.views import CompanyCard, PlaceShown, Same
from bot.presenters.companies.fields import profile_lines
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, some
from locales import Text

MOST_PEOPLE = 12
MOST_PLACES = 12


def same_company(t: Text, view: Same, *, back: bool = False) -> OutgoingMessage:
    """Are these the same company? Or what was said about it, and how to take that back.

    Args:
        back: it was reached from the company's card, and leads back to it.
    """
    key = {
        KnownOfTwo.OPEN: "same-company-id" if view.by_id else "same-company-ask",
        KnownOfTwo.SAME: "same-company-yes",
        KnownOfTwo.APART: "same-company-no",
    }[view.told]
    text = Markup("\n\n").join(
        [
            t(key),
            *(t("same-company-place", company=place.name, group=place.group) for place in (view.one, view.other)),
        ]
    )
    if view.told is KnownOfTwo.OPEN:
        text += Markup("\n\n") + t("same-company-question")
    said = ("same", "another") if view.told is KnownOfTwo.OPEN else ("undo",)
    rows: tuple[tuple[Button, ...], ...] = (tuple(_say(t, view, so) for so in said),)
    if back:
        rows = (*rows, (button(t.plain("button-back"), OpenCompany(int(view.one.id))),))
    return OutgoingMessage(text, rows)


def _say(t: Text, view: Same, so: str) -> Button:
    return button(t.plain(f"button-company-{so}"), SameCompany(int(view.one.id), int(view.other.id), so))


def company_card(t: Text, view: CompanyCard) -> OutgoingMessage:
    """A company of the group: its people, what it says of itself, and for facilitators where else it is."""
    head = [t("company-card", company=view.place.name, group=view.group.title)]
    if view.people:
        head.append(t("company-card-people", people=some(t, [one.name for one in view.people], MOST_PEOPLE)))
    lines = profile_lines(t, view.profile, with_seen=view.own)
    if not lines:
        lines = [t("company-card-empty")]
    lines = [Markup(), *lines]
    if view.also:
        lines += [Markup(), t("company-card-also"), *_places(t, view.also)]
    if view.maybe:
        lines += [Markup(), t("company-card-maybe"), *_places(t, view.maybe)]
    rows: list[tuple[Button, ...]] = []
    if view.facilitator:
        places = (*view.also, *view.maybe)[:MOST_PLACES]
        rows += [
            (button(f"🔗 {place.name} · {place.group}", SameCompany(int(view.place.id), int(place.id), "look")),)
            for place in places
        ]
    if view.own:
        rows.insert(0, (button(t.plain("button-profile-edit"), OpenProfile(int(view.enterprise_id))),))
    rows.append((button(t.plain("button-back"), CompanyList(int(view.group.id))),))
    return OutgoingMessage(fitting(t, head, lines), tuple(rows))


def _places(t: Text, places: Sequence[PlaceShown]) -> list[Markup]:
    return [t("company-card-place", company=place.name, group=place.group) for place in places[:MOST_PLACES]]
