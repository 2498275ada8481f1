"""Messages about themes."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import JoinTheme, OpenTheme, OwnTheme, RewordTheme, SupportTheme, WithdrawTheme
from bot.domain.formatted import shortened
from bot.domain.themes import Proposal, Proposed, Theme, ThemeCard, ThemeList, ThemeState, ThemeStory
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, labels, message_link, of_group
from locales import Text

MOST_BUTTONS = 8
DISCUSSED_SHOWN = 12
MOST_STORIES = 5
MOST_QUOTED = 300


def proposed(t: Text, view: Proposal) -> OutgoingMessage:
    """What became of a proposal."""
    theme = view.card.theme
    match view.outcome:
        case Proposed.LIKE:
            return OutgoingMessage(t("theme-like", theme=theme.text), (_join_or_not(t, theme),))
        case Proposed.RESTING | Proposed.RESTING_LIKE:
            on, until = theme.discussed_at, theme.resting_until
            assert on is not None
            assert until is not None
            day, again = t.short_day(t.local(on).date()), t.short_day(t.local(until).date())
            text = t("theme-resting", theme=theme.text, day=day, until=again)
            other = button(t.plain("button-theme-other"), OwnTheme(theme.id))
            story = button(t.plain("button-theme-story"), OpenTheme(theme.id))
            return OutgoingMessage(text, ((story,), (other,)) if view.outcome is Proposed.RESTING_LIKE else ((story,),))
    lead = {
        Proposed.NEW: "theme-new",
        Proposed.JOINED: "theme-joined",
        Proposed.ALREADY: "theme-already",
        Proposed.BACK: "theme-back",
    }[view.outcome]
    return _with_facts(t, t(lead, theme=theme.text), view.card)


def _join_or_not(t: Text, theme: Theme) -> tuple[Button, ...]:
    return (
        button(t.plain("button-theme-join"), JoinTheme(theme.id)),
        button(t.plain("button-theme-other"), OwnTheme(theme.id)),
    )


def card(t: Text, view: ThemeCard) -> OutgoingMessage:
    """A theme as it stands now."""
    return _with_facts(t, t("theme-card", theme=view.theme.text), view)


def _with_facts(t: Text, lead: Markup, view: ThemeCard) -> OutgoingMessage:
    theme, lines = view.theme, [lead]
    if theme.state is ThemeState.WITHDRAWN:
        return OutgoingMessage(t("theme-withdrawn", theme=theme.text))
    if theme.supporters:
        lines.append(t("theme-supporters", n=len(theme.supporters)))
    if view.speaker is not None:
        lines.append(t("theme-speaker", name=view.speaker))
    if theme.state is not ThemeState.OPEN:
        return OutgoingMessage(Markup("\n").join(lines))
    rows: list[tuple[Button, ...]] = [(button(t.plain("button-theme-support"), SupportTheme(theme.id)),)]
    if theme.proposer_id is not None:
        rows.append(
            (
                button(t.plain("button-theme-reword"), RewordTheme(theme.id)),
                button(t.plain("button-theme-withdraw"), WithdrawTheme(theme.id)),
            )
        )
    return OutgoingMessage(Markup("\n").join(lines), tuple(rows))


def withdrawn(t: Text, view: ThemeCard, *, gone: bool) -> OutgoingMessage:
    """The proposer took it back; others may still want it."""
    if gone:
        return OutgoingMessage(t("theme-withdrawn", theme=view.theme.text))
    return _with_facts(t, t("theme-stays", theme=view.theme.text), view)


def reworded(t: Text, view: ThemeCard) -> OutgoingMessage:
    """The theme has better words."""
    return _with_facts(t, t("theme-reworded", theme=view.theme.text), view)


def listing(view: ThemeList, t: Text | None = None) -> OutgoingMessage:
    """The list: what is chosen, what is voted on, what is open, what was discussed.

    Args:
        t: the reader's words, in private.
    """
    t = t or of_group(view.group)
    head, lines = [t("themes-title", group=view.group.title)], []
    if view.chosen is not None:
        head.append(t("themes-chosen", theme=view.chosen.text))
    if view.on_ballot:
        opened_on = None if view.opened_at is None else t.local(view.opened_at).date()
        until = t.when(view.closes_at, today=opened_on) if view.closes_at is not None else None
        head.append(t("themes-tied") if until is None else t("themes-on-ballot", when=until))
        head += [_line(t, theme) for theme in view.on_ballot[:MOST_BUTTONS]]
    if view.open:
        lines.append(t("themes-open"))
        lines += [_line(t, theme) for theme in view.open]
    if not view.open and not view.on_ballot:
        lines.append(t("themes-none"))
    if view.discussed:
        lines.append(t("themes-discussed"))
        lines += [_discussed(t, theme) for theme in view.discussed[:DISCUSSED_SHOWN]]
        if len(view.discussed) > DISCUSSED_SHOWN:
            lines.append(t("and-more-lines", n=len(view.discussed) - DISCUSSED_SHOWN))
    return OutgoingMessage(fitting(t, head, lines), _support_buttons(view.open) + _story_buttons(view.discussed))


def _line(t: Text, theme: Theme) -> Markup:
    line = t("themes-line", theme=theme.text, n=len(theme.supporters)) if theme.supporters else None
    line = line or t("themes-line-nobody", theme=theme.text)
    return line if theme.offered_by is None else Markup("{} {}").format(line, t("themes-offered"))


def _discussed(t: Text, theme: Theme) -> Markup:
    assert theme.discussed_at is not None
    return t("themes-discussed-line", day=t.short_day(t.local(theme.discussed_at).date()), theme=theme.text)


def _support_buttons(themes: Sequence[Theme]) -> tuple[tuple[Button, ...], ...]:
    shown = themes[:MOST_BUTTONS]
    named = labels([theme.text for theme in shown], "👍 ")
    return tuple((button(label, SupportTheme(theme.id)),) for label, theme in zip(named, shown, strict=True))


def _story_buttons(themes: Sequence[Theme]) -> tuple[tuple[Button, ...], ...]:
    shown = themes[:MOST_STORIES]
    named = labels([theme.text for theme in shown], "📖 ")
    return tuple((button(label, OpenTheme(theme.id)),) for label, theme in zip(named, shown, strict=True))


def story(t: Text, view: ThemeStory) -> OutgoingMessage:
    """A discussed theme: its meeting, what people took home, the questions about it, and the way to the recap."""
    theme, recap = view.theme, view.recap
    assert theme.discussed_at is not None
    when = t.on_day(t.local(theme.discussed_at).date())
    head = [t("theme-card", theme=theme.text), t("theme-story-day", when=when)]
    if recap is not None:
        head[-1] = t("theme-story-meeting", when=when, company=recap.host)
        if recap.present:
            head.append(t("theme-story-there", n=len(recap.present)))
    lines: list[Markup] = []
    if recap is not None and recap.takeaways:
        lines += [Markup(""), t("recap-takeaways")]
        lines += [
            t("recap-takeaway-unsigned", text=shortened(one.text, MOST_QUOTED))
            if one.name is None
            else t("recap-takeaway", text=shortened(one.text, MOST_QUOTED), name=one.name)
            for one in recap.takeaways
        ]
    if view.questions:
        lines += [Markup(""), t("theme-story-questions")]
        lines += [
            t("theme-story-question", number=str(one.number), text=shortened(one.body, MOST_QUOTED))
            for one in view.questions
        ]
    if not lines:
        lines.append(t("theme-story-nothing"))
    link = message_link(view.group.chat_id, view.recap_id)
    rows = () if link is None else ((Button(t.plain("button-theme-recap"), url=link),),)
    return OutgoingMessage(fitting(t, head, lines), rows)


def settled(t: Text, view: ThemeCard) -> OutgoingMessage:
    """The theme of the coming meeting is settled."""
    return OutgoingMessage(t("theme-settled", theme=view.theme.text))


def ask_settle(t: Text, view: ThemeList) -> OutgoingMessage:
    """Which theme shall the coming meeting have?"""
    lines = [] if view.chosen is None else [t("themes-chosen", theme=view.chosen.text)]
    return OutgoingMessage(Markup("\n").join([*lines, t("theme-ask-settle")]), ask=t.plain("theme-hint"))


def ask_propose(t: Text) -> OutgoingMessage:
    """What would the person like to learn about?"""
    return OutgoingMessage(t("theme-ask"), ask=t.plain("theme-hint"))


def ask_reword(t: Text, view: ThemeCard) -> OutgoingMessage:
    """How would the proposer rather say it?"""
    return OutgoingMessage(t("theme-ask-reword", theme=view.theme.text), ask=t.plain("theme-hint"))
