"""The fields of a profile as text."""

from __future__ import annotations

from enum import StrEnum

from markupsafe import Markup

from bot.domain.companies.profiles import FIELDS, Band, LegalForm, Profile, Section
from locales import Text


def field_name(t: Text, name: str) -> str:
    """What a field is called."""
    return t.plain(f"profile-field-{name.replace('_', '-')}")


def choice_name(t: Text, value: StrEnum) -> str:
    """One of the things that can be chosen in a field."""
    match value:
        case Band():
            return t.plain(f"profile-people-{value.name.lower()}")
        case LegalForm():
            return t.plain(f"profile-form-{value}")
        case Section():
            return t.plain(f"profile-section-{value.lower()}")
    raise ValueError(value)


def field_value(t: Text, profile: Profile, name: str) -> str | None:
    """Return a field's value as text."""
    value = profile.value(name)
    return choice_name(t, value) if isinstance(value, StrEnum) else None if value is None else str(value)


def profile_lines(t: Text, profile: Profile, *, with_seen: bool = False) -> list[Markup]:
    """A line for each field in which something stands.

    Args:
        with_seen: each says who sees it.
    """
    lines = []
    for name in FIELDS:
        value = field_value(t, profile, name)
        if value is None:
            continue
        if with_seen:
            seen = t.plain(f"profile-seen-short-{profile.seen_by(name)}")
            lines.append(t("profile-line-seen", field=field_name(t, name), value=value, seen=seen))
        else:
            lines.append(t("profile-line", field=field_name(t, name), value=value))
    return lines
