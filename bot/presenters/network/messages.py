"""The network at a glance, in at most eight lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions import JointList, MailDesk, NetworkGroup, NetworkHand, NetworkPage, NetworkRegion, NetworkTop
from bot.domain.groups import Group
from bot.domain.network import (
    CALLS,
    Attendance,
    CallReason,
    Changes,
    ComingMeeting,
    GroupFigures,
    HeldMeeting,
    Network,
    PlannedMeeting,
    RegionFigures,
    SharedMeeting,
    Trend,
)
from bot.domain.network.figures import WEEK
from bot.domain.people import Person, Who
from bot.domain.recruiting.funnel import FunnelStage
from bot.domain.views import Voice
from bot.presenters.outgoing import Button, File, OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, labels, mention, of_group, some
from locales import Text, text_in

CAPTION = 1000
"""Characters under a picture; Telegram takes 1024."""
MOST_BUTTONS, PER_ROW, MOST_NAMES, MOST_HOSTS, MOST_REASONS = 40, 2, 6, 8, 2
Rows = tuple[tuple[Button, ...], ...]


def words_for(view: Network, voice: Voice) -> Text:
    """The reader's language, on the network's clock."""
    return text_in(voice.language, ZoneInfo(view.zone))


def scope(t: Text, view: Network) -> str:
    """What the reader looks after, as a heading."""
    if view.everything:
        return t.plain("network-everything")
    if len(view.groups) == 1:
        return view.groups[0].group.title
    return t.plain("network-regions", regions=t.list([_region(t, one) for one in view.regions]))


def glance(t: Text, view: Network, page: str | None = None, *, alone: bool = False) -> OutgoingMessage:
    """Everything the reader looks after; the picture above it shows the same.

    Args:
        page: the address of the same as a page, where there is one.
        alone: it has no picture, so what its buttons lead to may take its place.
    """
    rows = (*_pages(t, page), *_into(t, view, "here" if alone else "new"), *_joint(t, view), *by_mail(t, view))
    return OutgoingMessage(fitting(t, [], lines(t, view), CAPTION), rows)


def with_picture(message: OutgoingMessage, picture: bytes) -> OutgoingMessage:
    """The message under its picture."""
    return replace(message, file=File("mgn-network.png", picture, "image/png"))


def lines(t: Text, view: Network) -> list[Markup]:
    """At most eight: they say in words what picture and page show."""
    found = [
        t(
            "network-title",
            scope=scope(t, view),
            groups=t("network-groups", n=len(view.groups)),
            companies=t("network-companies", n=view.companies),
        ),
        coming(t, view),
    ]
    calls = view.calls
    found += [
        t("network-call", group=call.figures.group.title, why=why(t, call.reasons[:MOST_REASONS]))
        for call in calls[:CALLS]
    ] or [t("network-no-calls")]
    found += [attended(t, view.attendance), open_questions(t, view), changed(t, view.changes)]
    return found


def why(t: Text, reasons: Sequence[CallReason]) -> Markup:
    """Why a group needs a call."""
    return t.list([t(f"network-reason-{reason}") for reason in reasons])


def coming(t: Text, view: Network) -> Markup:
    """How many meetings the next four weeks bring, and which is the first."""
    ahead = view.coming
    if not ahead:
        return t("network-coming-none")
    return t("network-coming", n=len(ahead), day=_day(t, view, ahead[0]), group=whose(t, ahead[0]))


def whose(t: Text, one: ComingMeeting) -> str:
    """The group that meets, or what several do together and how many they are."""
    if one.group is not None:
        return one.group.title
    if one.shared is None:
        return ""
    return t.plain("network-shared", title=one.shared.title, groups=t.plain("network-groups", n=one.shared.groups))


def attended(t: Text, seen: Attendance) -> Markup:
    """How many companies come to a meeting, and how that goes."""
    if seen.lately is None:
        return t("network-attendance-none")
    lately = t.number(round(seen.lately, 1))
    if seen.trend is Trend.UNKNOWN or seen.before is None:
        return t("network-attendance", lately=lately)
    return t(f"network-attendance-{seen.trend}", lately=lately, before=t.number(round(seen.before, 1)))


def open_questions(t: Text, view: Network) -> Markup:
    """Questions that nobody has answered, newcomers who wait, and how many have come within a year."""
    oldest = view.oldest
    said = [
        t("network-questions-none")
        if oldest is None
        else t("network-questions", n=view.unanswered, waits=waited(t, view.now - oldest))
    ]
    if view.waiting:
        said.append(t("network-waiting", n=view.waiting))
    came = view.way.total
    if not came.empty:
        said.append(
            t("network-way", opened=t.number(came.of(FunnelStage.OPENED)), joined=t.number(came.of(FunnelStage.JOINED)))
        )
    return Markup(" · ").join(said)


def waited(t: Text, length: timedelta) -> str:
    """How long somebody has waited, in whole days, or hours within the first."""
    whole = timedelta(days=1) if length >= timedelta(days=1) else timedelta(hours=1)
    return t.duration(max(length // whole, 1) * whole)


def changed(t: Text, changes: Changes) -> Markup:
    """What is different from a week ago."""
    if not changes.any:
        return t("network-changes-none")
    parts = [
        t.plain(f"network-changed-{what}", n=n)
        for what, n in (
            ("held", changes.held),
            ("joined", changes.joined),
            ("left", changes.left),
            ("groups", changes.groups),
        )
        if n
    ]
    return t("network-changes", changes=t.list(parts))


def _pages(t: Text, page: str | None) -> Rows:
    if page is None:
        return ()
    link = button(t.plain("button-network-link"), NetworkPage("link"))
    if not page.startswith("https://"):
        # Telegram opens Mini Apps over HTTPS alone.
        return ((link,),)
    return ((Button(t.plain("button-network-page"), web_app=page), link),)


def _joint(t: Text, view: Network) -> Rows:
    return ((button(t.plain("button-joint"), JointList("list")),),) if view.joint else ()


def by_mail(t: Text, view: Network) -> Rows:
    """Where mail can be sent: the way to have the messages there, too."""
    return ((button(t.plain("button-mail-open"), MailDesk("open")),),) if view.by_mail else ()


def page_link(t: Text, url: str, lives: timedelta) -> OutgoingMessage:
    """A link for the projector, and a way to close what was opened with it."""
    rows = ((button(t.plain("button-network-end"), NetworkPage("end")),),)
    return OutgoingMessage(t("network-link", url=url, lives=t.duration(lives)), rows)


def pages_ended(t: Text) -> OutgoingMessage:
    """Every page of theirs is closed."""
    return OutgoingMessage(t("network-ended"))


def _into(t: Text, view: Network, place: str) -> Rows:
    regions = view.regions
    if len(view.groups) == 1:
        return ((button(t.plain("button-network-year"), NetworkGroup(int(view.groups[0].group.id), place)),),)
    if len(regions) == 1:
        return _groups(t, view, regions[0], place)
    named = [(labelled, NetworkRegion(int(one.groups[0].group.id), place)) for labelled, one in _named_regions(t, view)]
    return _pairs([button(label, action) for label, action in named[:MOST_BUTTONS]])


def _named_regions(t: Text, view: Network) -> list[tuple[str, RegionFigures]]:
    calling = {call.figures.group.id for call in view.calls}
    regions = view.regions
    signs = ["📞 " if any(each.group.id in calling for each in one.groups) else "" for one in regions]
    shown = labels([sign + _region(t, one) for sign, one in zip(signs, regions, strict=True)])
    return list(zip(shown, regions, strict=True))


def _groups(t: Text, view: Network, region: RegionFigures, place: str) -> Rows:
    signs = ["📞 " if each.reasons(view.now) else "" for each in region.groups]
    shown = labels([sign + each.group.title for sign, each in zip(signs, region.groups, strict=True)])
    made = [
        button(label, NetworkGroup(int(each.group.id), place)) for label, each in zip(shown, region.groups, strict=True)
    ]
    return _pairs(made[:MOST_BUTTONS])


def _pairs(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + PER_ROW]) for at in range(0, len(buttons), PER_ROW))


def _region(t: Text, region: RegionFigures) -> str:
    return region.name or t.plain("network-no-region")


def region(t: Text, view: Network, one: RegionFigures) -> OutgoingMessage:
    """The groups of a region, each with what is next and what is wrong."""
    head = t("network-region", region=_region(t, one), groups=t("network-groups", n=len(one.groups)))
    told = [_group_line(t, view, each) for each in one.groups]
    back = () if len(view.regions) == 1 else ((button(t.plain("button-network-back"), NetworkTop("here")),),)
    return OutgoingMessage(fitting(t, [head], told), (*_groups(t, view, one, "here"), *back))


def week_from(t: Text, view: Network, week: int) -> date:
    """The day on which a week of the time line begins."""
    return t.local(view.now).date() + week * WEEK


def in_short(t: Text, view: Network, each: GroupFigures) -> Markup:
    """How many companies, and when they meet next."""
    return Markup(" · ").join([t("network-companies", n=each.companies), _next(t, view, each)])


def _group_line(t: Text, view: Network, each: GroupFigures) -> Markup:
    reasons = each.reasons(view.now)
    parts = [in_short(t, view, each)]
    if reasons:
        parts.append(t("network-why", why=why(t, reasons)))
    return t("network-group-line", group=each.group.title, what=Markup(" · ").join(parts))


def _next(t: Text, view: Network, each: GroupFigures) -> Markup:
    ahead: list[PlannedMeeting | SharedMeeting] = [*each.planned, *each.shared]
    ahead = [meeting for meeting in ahead if meeting.starts_at >= view.now]
    if not ahead:
        return t("network-rests" if each.rests(view.now) else "network-next-none")
    first = min(ahead, key=lambda meeting: meeting.starts_at)
    key = "network-next-shared" if isinstance(first, SharedMeeting) else "network-next"
    return t(key, day=_day(t, view, first))


def _day(t: Text, view: Network, meeting: PlannedMeeting | HeldMeeting | SharedMeeting | ComingMeeting) -> str:
    return t.short_day(t.local(meeting.starts_at).date(), today=t.local(view.now).date())


def group(t: Text, view: Network, each: GroupFigures) -> OutgoingMessage:
    """One group and its year: meetings, hosts, themes, how many came."""
    reasons = each.reasons(view.now)
    head = [
        t("network-group", group=each.group.title),
        Markup(" · ").join(
            [
                t("network-companies", n=each.companies),
                t("network-people", n=each.people),
                _next(t, view, each),
            ]
        ),
    ]
    if reasons:
        head.append(t("network-call", group=each.group.title, why=why(t, reasons)))
    if each.asked_at:
        head.append(t("network-questions", n=len(each.asked_at), waits=waited(t, view.now - each.asked_at[0])))
    head.append(Markup(""))
    head.append(t("network-year", n=len(each.held)))
    if each.held:
        hosts = Counter(meeting.company for meeting in each.held).most_common()
        said = [t("network-host", company=company, times=str(times)) for company, times in hosts]
        head.append(t("network-hosts", hosts=some(t, said, MOST_HOSTS)))
    told = [_held_line(t, view, meeting) for meeting in each.held]
    own = int(each.group.id)
    rows: list[tuple[Button, ...]] = [
        (
            button(t.plain("button-network-write"), NetworkHand(own, "write")),
            button(t.plain("button-network-help"), NetworkHand(own, "help")),
        )
    ]
    if len(view.groups) > 1:
        rows.append((button(t.plain("button-network-region"), NetworkRegion(own, "here")),))
    return OutgoingMessage(fitting(t, head, told), tuple(rows))


def _held_line(t: Text, view: Network, meeting: HeldMeeting) -> Markup:
    came = t("network-came-unknown") if meeting.companies is None else t("network-companies", n=meeting.companies)
    what = [_day(t, view, meeting), came]
    if meeting.theme:
        what.insert(1, t("network-theme", theme=meeting.theme))
    if not meeting.confirmed:
        what.append(t("network-unconfirmed"))
    return t("network-held", company=meeting.company, what=Markup(", ").join(what))


def in_private(t: Text, link: str) -> OutgoingMessage:
    """In a group: the figures open in private."""
    return OutgoingMessage(t("network-in-private"), ((Button(t.plain("button-network-private"), url=link),),))


def facilitators(t: Text, one: Group, administrators: Sequence[Who]) -> OutgoingMessage:
    """Who facilitates a group: a tap on a name opens a chat with them."""
    if not administrators:
        return OutgoingMessage(t("network-nobody-to-write-to", group=one.title))
    names = some(t, [mention(each) for each in administrators], MOST_NAMES)
    return OutgoingMessage(t("network-write-to", names=names, group=one.title))


def help_offered(t: Text, one: Group) -> OutgoingMessage:
    """Confirm to the person who offered help that the facilitators will be told."""
    return OutgoingMessage(t("network-help-offered", group=one.title))


def help_to_facilitator(one: Group, reader: Person, by: Person) -> OutgoingMessage:
    """To a facilitator in private: somebody would gladly help."""
    return OutgoingMessage(for_reader(one, reader)("network-help", who=mention(by), group=one.title))


def help_to_group(one: Group, by: Person, called: Sequence[Who]) -> OutgoingMessage:
    """The same in the group, where no facilitator can be reached in private."""
    t = of_group(one)
    said = t("network-help", who=mention(by), group=one.title)
    if not called:
        return OutgoingMessage(said)
    return OutgoingMessage(Markup("{}\n{}").format(some(t, [mention(each) for each in called], MOST_NAMES), said))
