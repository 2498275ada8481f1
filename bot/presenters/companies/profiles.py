"""The `/profile` messages: a company's profile, and each field for editing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.actions import (
    OpenProfile,
    ProfileAsk,
    ProfileChoice,
    ProfileField,
    ProfileFindable,
    ProfileIntroduce,
    ProfileSeen,
)
from bot.domain.companies.profiles import CHOSEN, SeenBy
from bot.domain.companies.views import OwnCompany, OwnProfile
from bot.presenters.companies.fields import choice_name, field_name, field_value, profile_lines
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, labels
from locales import Text

ROWS = (
    ("trade", "municipality"),
    ("headcount",),
    ("trade_letter",),
    ("offers", "seeks"),
    ("founded_year", "legal_form"),
    ("business_id",),
)
MOST_COMPANIES = 20


def choose_company(t: Text, own: Sequence[OwnCompany]) -> OutgoingMessage:
    """Which of the reader's companies is it about?"""
    shown = own[:MOST_COMPANIES]
    names = labels([company.name for company in shown])
    rows = tuple((button(name, OpenProfile(int(company.id))),) for name, company in zip(names, shown, strict=True))
    lines = [t("profile-company", company=company.name, groups=t.list(company.groups)) for company in shown]
    return OutgoingMessage(fitting(t, [t("profile-which"), Markup()], lines), rows)


def profile(t: Text, view: OwnProfile, *, saved: str | None = None) -> OutgoingMessage:
    """Everything a company says of itself, who sees what, and a button for each field.

    Args:
        saved: the field that has just been changed.
    """
    own, company = view.profile, int(view.company.id)
    head = [] if saved is None else [t("profile-saved", field=field_name(t, saved)), Markup()]
    head.append(t("profile-title", company=view.company.name, groups=t.list(view.company.groups)))
    lines = [Markup(), *(profile_lines(t, own, with_seen=True) or [t("profile-nothing")])]
    if own.empty:
        lines += [Markup(), t("profile-empty")]
    lines += [Markup(), t("profile-found" if own.findable else "profile-not-found")]
    lines.append(t("profile-introductions" if own.introductions else "profile-no-introductions"))
    rows: list[tuple[Button, ...]] = []
    if view.proposed is not None:
        name = choice_name(t, view.proposed)
        lines += [Markup(), t("profile-proposed", section=name)]
        rows.append((button(t.plain("button-profile-right"), ProfileChoice(company, "trade_letter", view.proposed)),))
    for names in ROWS:
        rows.append(
            tuple(
                button(
                    f"✓ {field_name(t, name)}" if name in own.filled else field_name(t, name),
                    ProfileField(company, name),
                )
                for name in names
            )
        )
    key, wanted = ("button-profile-hide", "off") if own.findable else ("button-profile-find", "on")
    rows.append((button(t.plain(key), ProfileFindable(company, wanted)),))
    key, wanted = ("button-profile-alone", "off") if own.introductions else ("button-profile-introduce", "on")
    rows.append((button(t.plain(key), ProfileIntroduce(company, wanted)),))
    return OutgoingMessage(fitting(t, head, lines), tuple(rows))


def profile_field(t: Text, view: OwnProfile, name: str) -> OutgoingMessage:
    """One field: its value, how to change it, and who sees it."""
    own, company = view.profile, int(view.company.id)
    value = field_value(t, own, name)
    lines = [t("profile-field-title", field=field_name(t, name), company=view.company.name)]
    if value is not None:
        lines.append(t("profile-field-now", value=value))
    lines.append(t(f"profile-ask-{name.replace('_', '-')}"))
    if name == "business_id":
        lines.append(t("profile-personal"))
    lines.append(t("profile-seen-by", who=t.plain(f"profile-seen-short-{own.seen_by(name)}")))
    rows: list[tuple[Button, ...]] = []
    if name in CHOSEN:
        choices = [
            button(
                f"✓ {choice_name(t, each)}" if own.value(name) == each else choice_name(t, each),
                ProfileChoice(company, name, each),
            )
            for each in CHOSEN[name]
        ]
        rows += _in_twos(choices)
    seen = [
        button(f"✓ {_seen(t, each)}" if own.seen_by(name) is each else _seen(t, each), ProfileSeen(company, name, each))
        for each in SeenBy
    ]
    rows += [(each,) for each in seen]
    if value is not None:
        rows.append((button(t.plain("button-profile-clear"), ProfileChoice(company, name, "-")),))
    rows.append((button(t.plain("button-back"), OpenProfile(company)),))
    return OutgoingMessage(Markup("\n\n").join(lines), tuple(rows))


def _seen(t: Text, who: SeenBy) -> str:
    return t.plain(f"button-profile-seen-{who}")


def _in_twos(buttons: Iterable[Button]) -> list[tuple[Button, ...]]:
    every = list(buttons)
    return [tuple(every[place : place + 2]) for place in range(0, len(every), 2)]


def profile_ask(t: Text, ask_id: int, enterprise_id: int, company: str, name: str) -> OutgoingMessage:
    """One small question about the company, which came by itself."""
    text = t("profile-asked", company=company, question=t(f"profile-ask-{name.replace('_', '-')}"))
    return OutgoingMessage(
        text,
        (
            (
                button(t.plain("button-profile-answer"), ProfileField(enterprise_id, name)),
                button(t.plain("button-profile-later"), ProfileAsk(ask_id, "later")),
            ),
            (button(t.plain("button-profile-never"), ProfileAsk(ask_id, "never")),),
        ),
    )


def put_off(t: Text, *, for_good: bool) -> OutgoingMessage:
    """They do not answer now, or never."""
    return OutgoingMessage(t("profile-never" if for_good else "profile-later"))
