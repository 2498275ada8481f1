"""Why something is kept, and for how long, in words: for everybody, and for the data-protection officer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.actions import AgreeToPrivacy, PrivacyPage, SendMyData
from bot.domain.people import Person
from bot.domain.privacy import AboutPrivacy, Kept, KeptColumn, KeptTable, Why
from bot.presenters.evidence import consent_button, consent_line
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, in_own_words, mention
from locales import Text
from locales.countries import COUNTRIES
from locales.markup import trusted

ADDRESSED = 3
"""Coordinators named as those to ask."""


def lasts(t: Text, kept: Iterable[Kept]) -> str:
    """For how long, in one line."""
    return t.plain("privacy-kept", kept="; ".join(t.plain(f"kept-{one}") for one in kept))


def short(t: Text, about: AboutPrivacy) -> OutgoingMessage:
    """What is kept, why, how long, and who to ask; and whether researchers may use it."""
    lines = [t("privacy-short"), t("privacy-how-long"), t("privacy-yours")]
    rows: list[tuple[Button, ...]] = [(_more(t, "more"),), (button(t.plain("button-my-data"), SendMyData("send")),)]
    if about.member:
        lines.append(consent_line(t, about.consent))
        rows.append((consent_button(t, about.consent),))
    own = in_own_words(t, about.own).own("closing-privacy")
    asked = [*([] if own is None else [own]), _ask(t, about.whom), *_authorities(t, about.countries)]
    return OutgoingMessage(Markup("\n\n").join([*lines, *asked]), tuple(rows))


def more(t: Text, tables: Sequence[KeptTable], whom: Sequence[Person], countries: Sequence[str]) -> OutgoingMessage:
    """Everything that is kept, by what it is for."""
    kept: dict[Why, dict[Kept, None]] = {}
    for table in tables:
        for column in table.columns:
            kept.setdefault(column.why, {})[column.kept] = None
    lines = [t("privacy-line", why=t(f"purpose-{why}"), kept=lasts(t, kept[why])) for why in Why if why in kept]
    return OutgoingMessage(
        fitting(t, [t("privacy-more")], [*lines, _ask(t, whom), *_authorities(t, countries)]), ((_more(t, "short"),),)
    )


def _more(t: Text, page: str) -> Button:
    return button(t.plain(f"button-privacy-{page}"), PrivacyPage(page))


def _ask(t: Text, whom: Sequence[Person]) -> Markup:
    if not whom:
        return t("privacy-ask-facilitator")
    return t("privacy-ask", names=t.list([mention(person) for person in whom[:ADDRESSED]]))


def _authorities(t: Text, countries: Sequence[str]) -> list[Markup]:
    """Whom to turn to about one's data, in each country."""
    told = [said for code in countries if code in COUNTRIES for said in COUNTRIES[code].privacy_in(t.language)]
    return [Markup("⚖️ {}").format(said) for said in told]


def notice(t: Text) -> OutgoingMessage:
    """At first contact: two sentences, and a yes."""
    return OutgoingMessage(t("privacy-notice"), (_agreeing(t, "alone"),))


def with_notice(t: Text, greeting: OutgoingMessage) -> OutgoingMessage:
    """The same notice under the welcome message."""
    text = Markup("{}\n\n{}").format(trusted(greeting.text), t("privacy-notice"))
    return replace(greeting, text=text, buttons=(_agreeing(t, "start"), *greeting.buttons))


def _agreeing(t: Text, place: str) -> tuple[Button, ...]:
    return (button(t.plain("button-privacy-agree"), AgreeToPrivacy(place)),)


def agreed(t: Text) -> OutgoingMessage:
    """They have said yes."""
    return OutgoingMessage(t("privacy-agreed"))


def record(t: Text, tables: Sequence[KeptTable]) -> bytes:
    """The record of processing for the data-protection officer, in Markdown."""
    by_purpose: dict[Why, list[tuple[KeptTable, list[KeptColumn]]]] = {}
    for table in tables:
        for why in dict.fromkeys(column.why for column in table.columns):
            own = [column for column in table.columns if column.why is why]
            by_purpose.setdefault(why, []).append((table, own))
    lines = [f"# {t.plain('record-title')}", "", t.plain("record-intro", command="`mgn record`"), ""]
    for why in Why:
        if why not in by_purpose:
            continue
        lines += [f"## {t.plain(f'purpose-{why}')}", "", _row(t.plain("record-head").split("|")), _row(["---"] * 4)]
        lines += [
            _row(
                [
                    f"`{table.name}`",
                    ", ".join(f"`{column.name}`" for column in own),
                    "; ".join(dict.fromkeys(t.plain(f"kept-{column.kept}") for column in own)),
                    "; ".join(dict.fromkeys(t.plain(f"fate-{_fate(column)}") for column in own)),
                ]
            )
            for table, own in by_purpose[why]
        ]
        lines.append("")
    lines += [t.plain("record-shared"), "", t.plain("record-safe"), ""]
    return "\n".join(lines).encode()


def _fate(column: KeptColumn) -> str:
    return "words" if column.fate is None else column.fate.replace("_", "-")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.strip() for cell in cells)} |"
