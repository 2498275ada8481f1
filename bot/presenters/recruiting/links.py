"""/recruit in words: places, links, what they have brought, and what is shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions import RecruitPlace, RecruitStep, RecruitWhere
from bot.domain.recruiting.forecast import PASS
from bot.domain.recruiting.funnel import Figures, FunnelStage, Way
from bot.domain.recruiting.links import LinkPage, LinkTarget, PlacePage, RecruitLink
from bot.domain.recruiting.public_pages import SOURCE as PAGE_SOURCE
from bot.formats.flyer import Flyer
from bot.presenters.outgoing import Button, File, OutgoingMessage
from bot.presenters.recruiting.newcomers import day_words
from bot.presenters.wording import button, fitting, in_own_words, labels
from locales import Text

MOST_PLACES = 40
MOST_MONTHS = 6


def where(t: Text, places: Sequence[LinkTarget]) -> OutgoingMessage:
    """Which of their places is it about?"""
    listed = places[:MOST_PLACES]
    named = labels([_name(t, one) for one in listed])
    rows = tuple((_shows(one, label),) for label, one in zip(named, listed, strict=True))
    return OutgoingMessage(t("recruit-where"), rows)


def place(t: Text, view: PlacePage) -> OutgoingMessage:
    """A place, and what each of its links has brought."""
    head = [t("recruit-place", place=_name(t, view.place)), t("recruit-total", figures=figures(t, view.total))]
    if view.waiting:
        head.append(t("recruit-waiting", n=view.waiting))
        if view.days:
            head.append(t("waiting-days", days=day_words(t, view.days)))
    if view.page is not None:
        head.append(t("recruit-page", address=view.page))
    lines = [t("recruit-line", source=_source(t, link), figures=figures(t, got)) for link, got in view.links]
    if not lines:
        head += [Markup(""), t("recruit-no-links")]
    else:
        head.append(Markup(""))
    rows = [(button(t.plain("button-recruit-new"), RecruitPlace(view.place.kind, view.place.number, "new")),)]
    if not view.total.empty:
        rows.append((button(t.plain("button-recruit-way"), RecruitPlace(view.place.kind, view.place.number, "way")),))
    named = labels([_source(t, link) for link, _ in view.links])
    rows += [(button(label, RecruitStep(link.id, "show")),) for label, (link, _) in zip(named, view.links, strict=True)]
    if view.several:
        rows.append((button(t.plain("button-back"), RecruitWhere()),))
    return OutgoingMessage(fitting(t, head, lines), tuple(rows))


def way(t: Text, where_to: LinkTarget, view: Way) -> OutgoingMessage:
    """How far those who came have come, where the others stopped and why; by source, region and month."""
    head = [t("recruit-way", place=_name(t, where_to)), t("recruit-total", figures=figures(t, view.total))]
    head += losses(t, view)
    lines: list[Markup] = []
    parts = [
        ("recruit-by-source", [(source or t.plain("recruit-no-source"), got) for source, got in view.sources]),
        ("recruit-by-region", [(region or t.plain("network-no-region"), got) for region, got in view.regions]),
        ("recruit-by-month", [(_month(t, month), got) for month, got in reversed(view.months)][:MOST_MONTHS]),
    ]
    for title, rows in parts:
        # A region is one region, and a group is in one.
        if len(rows) > 1 or (rows and title == "recruit-by-month"):
            lines += [Markup(""), t(title)]
            lines += [t("recruit-line", source=name, figures=_in_short(t, got)) for name, got in rows]
    return OutgoingMessage(fitting(t, head, lines), ((_shows(where_to, t.plain("button-back")),),))


def _in_short(t: Text, got: Figures) -> Markup:
    """Of a part only who came, who joined and who does not go on, where there are such."""
    ends = {stage: got.of(stage) for stage in (FunnelStage.OPENED, FunnelStage.JOINED)}
    short = Figures(ends, got.lost)
    return figures(t, got if short.empty and not short.lost else short)


def losses(t: Text, view: Way) -> list[Markup]:
    """After which stage people are lost, and why by their own word."""
    found = []
    if view.stopped:
        after = [t(f"recruit-stopped-{stage}", n=number) for stage, number in view.stopped.items()]
        found.append(t("recruit-stopped", stages=Markup(" · ").join(after)))
    if view.reasons:
        said = [
            t("recruit-reason", reason=t.plain(f"button-newcomer-why-{code or 'none'}"), number=t.number(number))
            for code, number in view.reasons
        ]
        found.append(t("recruit-reasons", reasons=Markup(" · ").join(said)))
    return found


def _month(t: Text, month: date) -> str:
    return f"{t.month(month)} {month.year}"


def ask_source(t: Text, where_to: LinkTarget) -> OutgoingMessage:
    """Where will the link be shared?"""
    return OutgoingMessage(t("recruit-ask-source", place=_name(t, where_to)), ask=t.plain("recruit-ask-source-hint"))


def link(t: Text, view: LinkPage, address: str, *, sure: bool = False) -> OutgoingMessage:
    """One link, what it has brought, and what can be done with it.

    Args:
        address: what it leads from.
        sure: whether it shall really be withdrawn is the question.
    """
    number, place_name = view.link.id, _name(t, view.place)
    lines = [
        t("recruit-link", source=_source(t, view.link), place=place_name),
        t("recruit-address", address=address),
        t("recruit-brought", figures=figures(t, view.figures)),
    ]
    if view.link.chat_link is not None:
        lines.append(t("recruit-chat-link", address=view.link.chat_link))
    if sure:
        lines += [Markup(""), t("recruit-withdraw-ask")]
        rows: tuple[tuple[Button, ...], ...] = (
            (button(t.plain("button-recruit-withdraw-yes"), RecruitStep(number, "yes")),),
            (button(t.plain("button-back"), RecruitStep(number, "show")),),
        )
        return OutgoingMessage(Markup("\n").join(lines), rows)
    rows = (
        (button(t.plain("button-recruit-share"), RecruitStep(number, "share")),),
        (
            button(t.plain("button-recruit-qr"), RecruitStep(number, "qr")),
            button(t.plain("button-recruit-flyer"), RecruitStep(number, "flyer")),
        ),
    )
    if view.may_make_chat_link and view.link.chat_link is None:
        rows = (*rows, (button(t.plain("button-recruit-chat"), RecruitStep(number, "chat")),))
    withdraw = button(t.plain("button-recruit-withdraw"), RecruitStep(number, "ask"))
    rows = (*rows, (withdraw,), (_shows(view.place, t.plain("button-back")),))
    return OutgoingMessage(Markup("\n").join(lines), rows)


def share(t: Text, where_to: LinkTarget, address: str, own: Sequence[Sequence[str]]) -> OutgoingMessage:
    """A message made to be sent on.

    Args:
        own: the region's own words: language, message and words of each.
    """
    t, name = in_own_words(t, own), where_to.name
    head = [] if name is None else [t("recruit-share-place", place=name)]
    return OutgoingMessage(Markup("\n").join([*head, t("recruit-share", link=address)]))


def qr(t: Text, view: LinkPage, picture: bytes) -> OutgoingMessage:
    """The link as a QR picture."""
    file = File("qr.png", picture, "image/png")
    return OutgoingMessage(t("recruit-qr", source=_source(t, view.link)), file=file)


def flyer_words(t: Text, view: LinkPage, address: str) -> Flyer:
    """What stands on the flyer."""
    t = in_own_words(t, view.own)
    return Flyer(
        language=t.language,
        place=view.place.name or "",
        title=t.plain("recruit-flyer-title"),
        lines=(t.plain("recruit-flyer-what"), t.plain("recruit-flyer-how"), t.plain("recruit-flyer-come")),
        scan=t.plain("recruit-flyer-scan"),
        address=address,
    )


def flyer(t: Text, view: LinkPage, paper: bytes) -> OutgoingMessage:
    """The flyer to print."""
    file = File(f"{t.plain('recruit-flyer-file')}.pdf", paper, "application/pdf")
    return OutgoingMessage(t("recruit-flyer", source=_source(t, view.link)), file=file)


def in_private(t: Text, address: str) -> OutgoingMessage:
    """In a group: where facilitators find their links."""
    return OutgoingMessage(t("recruit-in-private"), ((Button(t.plain("button-recruit-open"), url=address),),))


def no_chat_link(t: Text) -> OutgoingMessage:
    """The bot may not make links into this chat."""
    return OutgoingMessage(t("recruit-no-chat-link"))


def figures(t: Text, got: Figures) -> Markup:
    """How many have come how far: the stages that anybody has reached."""
    if got.empty and not got.lost:
        return t("recruit-nobody")
    said = [t(f"recruit-stage-{stage}", n=got.of(stage)) for stage in FunnelStage if got.of(stage)]
    if got.lost:
        said.append(t("recruit-stage-lost", n=got.lost))
    return Markup(" · ").join(said)


def _shows(one: LinkTarget, label: str) -> Button:
    return button(label, RecruitPlace(one.kind, one.number, "show"))


def _name(t: Text, where_to: LinkTarget) -> str:
    return where_to.name or t.plain("recruit-network")


def _source(t: Text, one: RecruitLink) -> str:
    if one.source == PAGE_SOURCE:
        return t.plain("recruit-source-page")
    if one.source == PASS:
        return t.plain("recruit-source-pass")
    return one.source or t.plain("recruit-no-source")
