"""A digest as its author sees it: the draft with its audience, the progress, and the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from bot.actions import DigestDesk, DigestRun
from bot.domain.digests import Desk, DigestKind, DigestState, Slot
from bot.domain.digests.outcomes import SendingProgress
from bot.domain.formatted import shortened
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.sources import opening
from bot.presenters.wording import button, fitting, some
from locales import EVERYWHERE, LANGUAGES, Text, language_name, language_named

MOST_NAMES = 10
MOST_ROWS = 40
NOTHING = "-"
Rows = list[tuple[Button, ...]]


def step(t: Text, key: str, digest_id: int, what: str, value: object = NOTHING) -> Button:
    """A button of the desk."""
    return button(t.plain(key), DigestDesk(digest_id, what, str(value)))


def desk(t: Text, view: Desk, *, cut: bool = False) -> OutgoingMessage:
    """The card under the preview: to whom, how many, and the ways on.

    Args:
        cut: the text did not fit under the file and was shortened.
    """
    digest, scheduled = view.digest, view.digest.state is DigestState.SCHEDULED
    lines = [t("desk-scheduled" if scheduled else "desk-title")]
    if scheduled and digest.due_at is not None:
        lines.append(t("desk-due", when=t.when(digest.due_at, today=t.local(digest.created_at).date())))
    lines += [t("desk-audience", audience=_audience(t, view)), t("desk-groups", n=view.reach.groups)]
    lines.append(t("desk-people", n=view.reach.people))
    if view.reach.asleep:
        lines.append(t("desk-asleep", n=view.reach.asleep))
    lines.append(t("desk-languages", languages=t.list([language_name(v.language) for v in digest.versions])))
    lines += _others_get(t, view)
    if cut:
        lines.append(t("desk-cut"))
    ways = (step(t, "button-send-now", digest.id, "send"), step(t, "button-schedule", digest.id, "when"))
    rows: Rows = [
        ways,
        (step(t, "button-audience", digest.id, "audience"), step(t, "button-languages", digest.id, "languages")),
        (step(t, "button-edit", digest.id, "edit"), step(t, "button-discard-digest", digest.id, "discard")),
    ]
    if scheduled:
        rows.insert(1, (step(t, "button-unschedule", digest.id, "unschedule"),))
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def _others_get(t: Text, view: Desk) -> list[Markup]:
    """Groups that get another language than they read."""
    written = [version.language for version in view.digest.versions]
    gets = language_named(written[0], t.language)
    return [
        t("desk-other-language", n=n, reads=language_named(code, t.language), gets=gets)
        for code, n in view.reach.languages
        if n and code not in written
    ]


def too_long(t: Text, by: int, language: str, *, under_file: bool) -> OutgoingMessage:
    """Before the preview: its end is cut, and by how much.

    Args:
        language: of the version that is too long.
        under_file: there is less room, since it stands under a file.
    """
    key = "desk-too-long-caption" if under_file else "desk-too-long"
    return OutgoingMessage(t(key, n=by, language=language_named(language, t.language)))


def not_shown(t: Text, view: Desk) -> OutgoingMessage:
    """Telegram did not take the preview, so there is nothing above to look at, and nothing is sent yet."""
    digest = view.digest
    rows = (
        (step(t, "button-show-again", digest.id, "show"),),
        (step(t, "button-edit", digest.id, "edit"), step(t, "button-discard-digest", digest.id, "discard")),
    )
    return OutgoingMessage(t("desk-not-shown"), rows)


def _audience(t: Text, view: Desk) -> Markup | str:
    aim = view.digest.audience
    titles = dict(view.groups)
    match aim.kind:
        case "regions":
            return some(t, aim.regions, MOST_NAMES)
        case "groups":
            return some(t, [titles.get(group_id, "?") for group_id in aim.groups], MOST_NAMES)
        case "theme":
            return t("desk-theme", theme=aim.theme or "")
    return t("desk-everyone")


def audience(t: Text, view: Desk, page: str) -> OutgoingMessage:
    """The choice of the audience: `audience`, `regions`, `groups` or `themes`."""
    digest, aim = view.digest, view.digest.audience
    rows: Rows = []
    if page == "regions":
        rows = [
            (_choice(region, region in aim.regions, DigestDesk(digest.id, "region", str(index))),)
            for index, region in enumerate(view.regions)
        ]
    elif page == "groups":
        rows = [
            (_choice(title, group_id in aim.groups, DigestDesk(digest.id, "group", str(group_id))),)
            for group_id, title in view.groups
        ]
    elif page == "themes":
        rows = [
            (_choice(theme, theme == aim.theme, DigestDesk(digest.id, "theme", str(index))),)
            for index, theme in enumerate(view.themes)
        ]
    else:
        everyone = DigestDesk(digest.id, "all", NOTHING)
        rows = [(_choice(t.plain("button-everyone"), aim.kind == "all", everyone),)]
        rows.append(
            (
                _choice(t.plain("button-regions"), aim.kind == "regions", DigestDesk(digest.id, "regions", NOTHING)),
                _choice(t.plain("button-groups"), aim.kind == "groups", DigestDesk(digest.id, "groups", NOTHING)),
            )
        )
        if view.themes:
            themes = DigestDesk(digest.id, "themes", NOTHING)
            rows.append((_choice(t.plain("button-theme"), aim.kind == "theme", themes),))
    rows = rows[:MOST_ROWS]
    back = "back" if page == "audience" else "audience"
    rows.append((button(t.plain("button-back"), DigestDesk(digest.id, back, NOTHING)),))
    lines = [
        t("desk-ask-audience"),
        t("desk-audience", audience=_audience(t, view)),
        t("desk-groups", n=view.reach.groups),
        t("desk-people", n=view.reach.people),
    ]
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def _choice(label: str, chosen: bool, action: DigestDesk) -> Button:
    short = shortened(label, 40)
    return button(f"✓ {short}" if chosen else short, action)


def when(t: Text, view: Desk) -> OutgoingMessage:
    """When shall it go out?"""
    digest = view.digest
    rows = (
        (step(t, "button-digest-hour", digest.id, "hour"),),
        (step(t, "button-type-time", digest.id, "time"),),
        (step(t, "button-back", digest.id, "back"),),
    )
    return OutgoingMessage(Markup("\n\n").join([t("desk-ask-when"), t("desk-or-type-time")]), rows)


def languages(t: Text, view: Desk) -> OutgoingMessage:
    """The versions there are, and those there could be."""
    digest = view.digest
    written = [v.language for v in digest.versions]
    speaking = dict(view.reach.languages)
    offered = [code for code in LANGUAGES if code in {*EVERYWHERE, *speaking, *written}]
    lines = [t("desk-ask-languages", first=language_name(written[0]))]
    lines += [t("desk-speaking", n=speaking.get(code, 0), language=language_name(code)) for code in offered]
    rows: Rows = []
    for code in offered:
        name = language_name(code)
        if code not in written:
            rows.append((button(t.plain("button-add-language", language=name), DigestDesk(digest.id, "write", code)),))
        elif code != written[0]:
            rows.append((button(t.plain("button-drop-language", language=name), DigestDesk(digest.id, "drop", code)),))
    rows += [
        (button(t.plain("button-first-language", language=language_name(code)), DigestDesk(digest.id, "first", code)),)
        for code in offered
        if code not in written
    ]
    rows.append((step(t, "button-back", digest.id, "back"),))
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def edit(t: Text, view: Desk) -> OutgoingMessage:
    """What shall be changed?"""
    digest = view.digest
    rows = parts(t, digest.id, [v.language for v in digest.versions], news=digest.kind is DigestKind.ANNOUNCEMENT)
    rows.append((step(t, "button-link", digest.id, "link"), step(t, "button-attachment", digest.id, "attachment")))
    rows.append((step(t, "button-back", digest.id, "back"),))
    return OutgoingMessage(t("desk-ask-edit"), tuple(rows))


def parts(t: Text, digest_id: int, written: Sequence[str], *, news: bool) -> Rows:
    """Buttons for the title and the text in each language."""
    rows: Rows = []
    for code in written:
        name = f" ({language_name(code)})" if len(written) > 1 else ""
        text = button(t.plain("button-text") + name, DigestDesk(digest_id, "summary", code))
        title = button(t.plain("button-title") + name, DigestDesk(digest_id, "title", code))
        rows.append((text,) if news else (title, text))
    return rows


def confirm_discard(t: Text, digest_id: int) -> OutgoingMessage:
    """Shall the draft really go?"""
    rows = ((step(t, "button-discard-yes", digest_id, "discard-yes"),), (step(t, "button-back", digest_id, "back"),))
    return OutgoingMessage(t("desk-ask-discard"), rows)


def asking(
    t: Text, what: str, digest_id: int, *, language: str | None = None, skip: bool = False, needed: bool = False
) -> OutgoingMessage:
    """A part that has to be typed or sent: `title`, `summary`, `news`, `link`, `attachment` or `time`.

    Args:
        language: in which it is written; None where that makes no difference.
        skip: it is asked for in the first round, and may be left out.
        needed: there is one already, and it cannot be taken away.
    """
    rows: Rows = []
    if skip:
        rows = [(step(t, "button-skip", digest_id, f"skip-{what}"),)]
    elif what in ("link", "attachment") and not needed:
        rows = [(step(t, "button-without", digest_id, f"no-{what}"),)]
    elif what == "title" and digest_id == 0:
        rows = [(opening(t),)]
    question = t(f"desk-type-{what}")
    if language is not None:
        named = t("desk-in-language", language=language_named(language, t.language))
        question = Markup("{}\n{}").format(question, named)
    return OutgoingMessage(question, tuple(rows))


def time_unread(t: Text, typed: str, understood: str) -> Markup:
    """A time for a digest that cannot be used.

    Args:
        understood: as much of it as was; empty where nothing was.
    """
    if understood:
        return t("desk-time-odd", understood=understood)
    return t("desk-time-unread", typed=typed)


def progress(t: Text, view: SendingProgress) -> OutgoingMessage:
    """How far it is; at the end, who could not be reached, why, and what helps."""
    digest = view.digest
    lines = [t(f"progress-{digest.state}", title=digest.title), Markup()]
    lines.append(t("progress-delivered", n=view.delivered))
    if view.failed:
        lines.append(t("progress-failed", n=view.failed))
    if view.remaining:
        lines.append(t("progress-remaining", n=view.remaining))
    if digest.state is DigestState.SENDING and view.remaining:
        if digest.slot is Slot.HOUR:
            lines.append(t("progress-hour"))
        lines.append(t("progress-left", left=_left(t, view.left)))
    for reason, n, titles in view.failures:
        lines += [Markup(), t(f"failing-{reason}", groups=_named(t, n, titles))]
    return OutgoingMessage(fitting(t, [], lines), _progress_buttons(t, view))


def _named(t: Text, n: int, titles: Sequence[str]) -> Markup | str:
    """Some of the groups, and how many more there are."""
    if n <= len(titles):
        return t.list(list(titles))
    return t("and-more", n=n - len(titles), names=Markup(", ").join(titles))


def _left(t: Text, left: timedelta) -> str:
    seconds = max(int(left.total_seconds()), 1)
    if seconds < 60:
        return t.plain("progress-seconds", n=seconds)
    minutes = -(-seconds // 60)
    return t.duration(timedelta(minutes=minutes if minutes < 120 else -(-minutes // 60) * 60))


def _progress_buttons(t: Text, view: SendingProgress) -> tuple[tuple[Button, ...], ...]:
    digest = view.digest
    if digest.state is DigestState.SENDING:
        pause = button(t.plain("button-pause"), DigestRun(digest.id, "pause"))
        return ((pause, button(t.plain("button-stop"), DigestRun(digest.id, "stop"))),)
    if digest.state is DigestState.PAUSED:
        go_on = button(t.plain("button-go-on"), DigestRun(digest.id, "on"))
        return ((go_on, button(t.plain("button-stop"), DigestRun(digest.id, "stop"))),)
    outcome = (button(t.plain("button-outcome"), DigestRun(digest.id, "outcome")),)
    if view.may_go_again:
        return ((button(t.plain("button-send-again"), DigestRun(digest.id, "again")),), outcome)
    return (outcome,)
