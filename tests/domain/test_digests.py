"""Rules of digests and roles: formatting, links, hours, reasons, invitations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digests import NoLink, next_hour, read_link
from bot.domain.digests.outcomes import Failing, why_failed
from bot.domain.formatted import KEPT, Formatted, Mark, unpacked
from bot.domain.people.role_links import UnknownRole, read_invitation
from bot.domain.people.roles import Role
from bot.services.people.role_links import EVERYWHERE, ROLES

HELSINKI = ZoneInfo("Europe/Helsinki")


@st.composite
def formatted(draw: st.DrawFn) -> Formatted:
    text = draw(st.text(st.sampled_from("ab <>&|'é😀"), max_size=40))
    edges = st.integers(0, len(text))
    kinds = st.sampled_from(sorted(KEPT))
    marks = draw(st.lists(st.tuples(kinds, edges, edges), max_size=5))
    return Formatted(
        text, tuple(Mark(k, a, b, "https://x.fi" if k == "text_link" else None) for k, a, b in marks if a < b)
    )


@given(formatted())
def test_formatting_survives_storing(one: Formatted) -> None:
    assert unpacked(one.packed()) == one


@given(formatted(), st.integers(1, 50))
def test_shortened_fits_and_marks_stay_inside(one: Formatted, most: int) -> None:
    short = one.shortened(most)
    assert len(short.text) <= most
    assert all(0 <= m.start < m.end <= len(short.text) for m in short.marks) or short == one


@given(formatted(), st.integers(1, 4))
def test_split_loses_no_words(one: Formatted, most: int) -> None:
    pieces = one.split("|", most)
    assert len(pieces) <= most
    assert "".join("".join(p.text for p in pieces).replace("|", "").split()) == "".join(
        one.text.replace("|", "").split()
    )


def test_a_piece_keeps_the_formatting_within_it() -> None:
    whole = Formatted("Title | some bold text", (Mark("bold", 13, 17),))
    assert whole.split("|", 2)[1] == Formatted("some bold text", (Mark("bold", 5, 9),))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("example.org", "https://example.org"),
        ("HTTP://Example.org", "HTTP://Example.org"),
        ("-", None),
        ("", None),
    ],
)
def test_links_as_people_type_them(typed: str, read: str | None) -> None:
    assert read_link(typed) == read


@pytest.mark.parametrize(
    "typed", ["not a link", "javascript:alert(1)", "ftp://example.org", "word", "https://", "x" * 600 + ".fi"]
)
def test_what_is_no_link(typed: str) -> None:
    with pytest.raises(NoLink):
        read_link(typed)


@given(st.integers(1_767_225_600, 1_830_297_600), st.integers(0, 23))
def test_the_next_hour_is_ahead_within_a_day_and_on_the_hour(moment: int, hour: int) -> None:
    now = datetime.fromtimestamp(moment, UTC)
    then = next_hour(now, HELSINKI, hour)
    assert timedelta(0) < then - now <= timedelta(hours=25)


def test_the_next_hour_on_the_clock_of_the_place() -> None:
    now = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert next_hour(now, HELSINKI, 9) == datetime(2026, 11, 25, 7, tzinfo=UTC)
    assert next_hour(now, HELSINKI, 18) == datetime(2026, 11, 24, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "note", "why"),
    [
        ("refused", "Forbidden: bot was kicked from the supergroup chat", Failing.GONE),
        ("refused", "Bad Request: not enough rights to send text messages to the chat", Failing.RIGHTS),
        ("refused", "Forbidden: something new", Failing.RIGHTS),
        ("dropped", "the bot was taken out of the chat", Failing.GONE),
        ("dropped", "stopped", Failing.STOPPED),
        ("lost", "no answer came to any of its tries", Failing.UNANSWERED),
        ("refused", "Bad Request: what is this", Failing.OTHER),
        ("refused", None, Failing.OTHER),
    ],
)
def test_why_a_group_did_not_get_it(state: str, note: str | None, why: Failing) -> None:
    assert why_failed(state, note) is why


def test_what_may_have_arrived_is_not_called_failed_for_sure() -> None:
    note = "Forbidden: bot was kicked from the supergroup chat"
    assert why_failed("refused", note, uncertain=True) is Failing.UNANSWERED


@pytest.mark.parametrize(
    ("typed", "role", "regions"),
    [
        ("adviser", Role.ADVISER, None),
        ("Researcher Kainuu, Lapland", Role.RESEARCHER, ("Kainuu", "Lapland")),
        ("neuvoja Kainuu; Lappi", Role.ADVISER, ("Kainuu", "Lappi")),
        ("koordinator alla", Role.COORDINATOR, None),
        ("rådgivare Norra  Karelen", Role.ADVISER, ("Norra Karelen",)),
        ("forskare: Kainuu, Kainuu", Role.RESEARCHER, ("Kainuu",)),
    ],
)
def test_invitations_as_people_type_them(typed: str, role: Role, regions: tuple[str, ...] | None) -> None:
    assert read_invitation(typed, ROLES, EVERYWHERE) == (role, regions)


@pytest.mark.parametrize("typed", ["king Kainuu", "Kainuu adviser", "?"])
def test_what_is_no_role(typed: str) -> None:
    with pytest.raises(UnknownRole):
        read_invitation(typed, ROLES, EVERYWHERE)
