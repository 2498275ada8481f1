"""The message to a coordinator about an outage."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.domain.deafness import Silence, WhyDeaf, rounded
from bot.presenters.outgoing import OutgoingMessage
from locales import Text, text_in


def was_deaf(silence: Silence, language: str, zone: str) -> OutgoingMessage:
    """How long, why, and what was missed."""
    t = text_in(language, ZoneInfo(zone))
    today = t.local(silence.until).date()
    lines = [
        t("deaf-told", time=t.duration(rounded(silence.until - silence.since))),
        t("deaf-span", since=t.moment(silence.since, today=today), until=t.moment(silence.until, today=today)),
        Markup(""),
        _why(t, silence.why),
        t("deaf-waited", n=silence.waited) if silence.waited else t("deaf-quiet"),
    ]
    if silence.left_out:
        lines.append(t("deaf-left-out", n=silence.left_out))
    if silence.lost_before is not None:
        lines.append(t("deaf-lost", moment=t.moment(silence.lost_before, today=today)))
    return OutgoingMessage(Markup("\n").join(lines))


def _why(t: Text, why: WhyDeaf) -> Markup:
    match why:
        case WhyDeaf.OFF:
            return t("deaf-why-off")
        case WhyDeaf.ASLEEP:
            return t("deaf-why-asleep")
        case WhyDeaf.DATABASE:
            return t("deaf-why-database")
        case WhyDeaf.TELEGRAM:
            return t("deaf-why-telegram")
        case WhyDeaf.CONFLICT:
            return t("deaf-why-conflict")
