"""The book-keeping, and the sums drawn from it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.simulation.page import page
from bot.simulation.reading import Reading, read
from bot.simulation.record import Book, Held, Record, SimulatedStay
from bot.simulation.report import SimulationReport, apart, held_in, there_all_through, unasked
from locales import LANGUAGES, text_in

ZONE = ZoneInfo("Europe/Helsinki")
BEGAN, ENDED = datetime(2027, 1, 1, tzinfo=ZONE), datetime(2027, 5, 1, tzinfo=ZONE)
MONTHS = [(2027, month) for month in range(1, 5)]
NOON = datetime(2027, 1, 5, 10, tzinfo=UTC)


def _book(**hosted: int) -> Book:
    book = Book("Kainuu", ZONE)
    for company, times in hosted.items():
        book.stays[company] = SimulatedStay(BEGAN)
        book.held += [Held(NOON, company)] * times
    return book


@pytest.mark.parametrize(
    ("hosted", "declined", "early", "expected"),
    [
        ({"a": 1, "b": 1, "c": 1}, {}, {}, 0),
        ({"a": 2, "b": 1, "c": 1}, {}, {}, 1),
        ({"a": 3, "b": 1, "c": 1}, {}, {}, 2),
        # It passed twice, so it could have hosted as often.
        ({"a": 3, "b": 1, "c": 3}, {"b": 2}, {}, 0),
        # It stepped in of its own will.
        ({"a": 3, "b": 1, "c": 1}, {}, {"a": 2}, 0),
        # Another's passing is no reason to be left out.
        ({"a": 3, "b": 1, "c": 3}, {"a": 2}, {}, 2),
        ({}, {}, {}, 0),
    ],
)
def test_how_far_turns_lie_apart(
    hosted: dict[str, int], declined: dict[str, int], early: dict[str, int], expected: int
) -> None:
    book = _book(**hosted)
    book.declined, book.taken_early = Counter(declined), Counter(early)
    assert apart(book, BEGAN, ENDED) == expected


def test_who_came_later_or_left_is_not_compared() -> None:
    book = _book(a=3, b=3, new=0, gone=0)
    book.stays["new"].since = BEGAN + timedelta(days=30)
    book.stays["gone"].until = ENDED - timedelta(days=1)
    assert there_all_through(book, BEGAN, ENDED) == ["a", "b"]
    assert apart(book, BEGAN, ENDED) == 0


def test_a_meeting_belongs_to_the_month_of_its_groups_calendar() -> None:
    book = _book()
    book.held = [Held(datetime(2027, 1, 31, 22, 30, tzinfo=UTC), "a")]
    assert [held_in(book, month) for month in MONTHS] == [0, 1, 0, 0]


def test_a_reminder_in_private_besides_the_one_in_the_group_is_asked_for() -> None:
    assert unasked(Counter({"group": 6, "private": 1, "private, too": 3})) == 7


MEETING = NOON + timedelta(days=10)


def test_a_book_is_kept_from_what_the_chat_shows() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("offer", "a"), NOON)
    book.note(Reading("offer", "b", before="a", why="pass"), NOON + timedelta(days=1))
    book.note(Reading("accepted", "b"), NOON + timedelta(days=1))
    book.note(Reading("announced", "b", moment=MEETING), NOON + timedelta(days=2))
    assert (book.planned, book.settled_after) == ((MEETING, "b"), [2.0])
    book.passes(MEETING)
    assert (book.held, book.declined, book.planned) == ([Held(MEETING, "b")], Counter(a=1), None)


def test_a_meeting_called_off_is_not_held() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("announced", "b", moment=MEETING), NOON)
    book.note(Reading("cancelled"), NOON + timedelta(days=2))
    book.passes(MEETING)
    assert (book.held, book.cancelled) == ([], 1)


def test_who_answers_where_everybody_was_asked_stepped_in() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("offer"), NOON)
    book.note(Reading("accepted", "c"), NOON)
    assert book.taken_early == Counter(c=1)


def test_who_takes_the_turn_of_another_hosts_early_and_that_one_made_way() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("offer", "a"), NOON)
    book.note(Reading("accepted", "c"), NOON)
    assert (book.host, book.taken_early, book.declined) == ("c", Counter(c=1), Counter(a=1))
    # And trades it on.
    book.note(Reading("accepted", "b"), NOON)
    assert (book.host, book.taken_early, book.declined) == ("b", Counter(c=1, b=1), Counter(a=1, c=1))


def test_another_host_at_the_same_time_hosts_early_and_is_counted_once() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("announced", "a", moment=MEETING), NOON)
    for _ in range(2):  # the announcement, and the card
        book.note(Reading("new host", "b"), NOON + timedelta(days=1))
    book.passes(MEETING)
    assert (book.held, book.taken_early, book.declined) == ([Held(MEETING, "b")], Counter(b=1), Counter(a=1))


def test_of_companies_that_go_away_at_once_each_was_asked_in_its_turn() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("offer", "b", before="a", why="pause"), NOON)
    book.note(Reading("offer", "c", before="b", why="pause"), NOON)
    book.note(Reading("offer", "b"), NOON, private=True)
    book.breath_ends(NOON)
    assert book.over == []
    book.note(Reading("offer", "b"), NOON, private=True)
    book.breath_ends(NOON)
    assert len(book.over) == 1


def test_a_meeting_whose_host_gave_the_turn_on_is_off() -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("announced", "b", moment=MEETING), NOON)
    book.note(Reading("offer", "c", before="b", why="pass"), NOON + timedelta(days=1))
    book.passes(MEETING)
    assert (book.held, book.cancelled, book.asked) == ([], 1, "c")


@pytest.mark.parametrize("off", [Reading("offer", "c", before="b", why="pass"), Reading("cancelled")])
def test_what_was_answered_to_a_meeting_called_off_says_nothing_of_another_at_the_same_time(off: Reading) -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("announced", "b", moment=MEETING), NOON)
    book.evidence.answers[MEETING] = {1: "going"}
    book.note(off, NOON + timedelta(days=1))
    book.note(Reading("announced", "c", moment=MEETING), NOON + timedelta(days=2))
    assert (book.evidence.answers, book.called_off) == ({}, {MEETING})


def test_a_month_in_which_a_group_does_not_meet_is_not_counted() -> None:
    record = _record()
    record.books[0].months_off = frozenset({2})
    del record.books[0].held[1]
    report = SimulationReport(record)
    assert (len(report.counted), report.left_out, report.share_of_months) == (3, 1, 1.0)


@pytest.mark.parametrize(
    ("said", "private", "over"),
    [
        (Reading("reminder", "b", moment=MEETING), False, False),
        (Reading("reminder", "b", moment=MEETING + timedelta(days=1)), True, True),
        (Reading("reminder", "b", moment=NOON), True, True),
        (Reading("nudge", "b"), False, True),
        (Reading("offer", "b"), True, True),
        (Reading("nudge", "c"), True, True),
        (Reading("held", "b", moment=NOON), True, False),
    ],
)
def test_what_speaks_of_something_over_is_noticed(said: Reading, private: bool, over: bool) -> None:
    book = Book("Kainuu", ZONE)
    book.note(Reading("offer", "b"), NOON)
    book.note(Reading("announced", "b", moment=MEETING), NOON)
    book.breath_ends(NOON)
    book.note(said, NOON, private=private)
    book.breath_ends(NOON)
    assert bool(book.over) is over


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_turn_is_read_in_every_language(language: str) -> None:
    t = text_in(language, ZONE)
    offer = t.plain("turn-offer-people", company="Kahvila Aino", people="Aino ja Onni")
    lead = t.plain("turn-after-silence", company="Mylly")
    said = read(f"{lead}\n\n{offer}".replace("<b>", "").replace("</b>", ""), [], language)
    assert said == Reading("offer", "Kahvila Aino", before="Mylly", why="silence")


def _record() -> Record:
    book = _book(a=0, b=0, c=0)
    book.held = [Held(datetime(2027, month, 12, 15, tzinfo=UTC), "abc"[month % 3]) for month in range(1, 5)]
    book.settled_after = [0.5, 3.0, 8.0, 2.0]
    record = Record(MONTHS, BEGAN, ENDED, [book])
    for month in MONTHS:
        record.messages["Aino, Kainuu", month] = Counter(group=6, private=2)
    return record


def test_promises_kept() -> None:
    report = SimulationReport(_record())
    assert report.kept, [str(promise) for promise in report.promises]
    assert report.share_of_months == 1.0


def _without_a_meeting(record: Record) -> None:
    del record.books[0].held[0]


def _administrator(record: Record) -> None:
    record.books[0].administrators_acted.append("2027-03-01: set a date")


def _unfair(record: Record) -> None:
    record.books[0].held += [Held(NOON, "b")] * 2


def _noisy(record: Record) -> None:
    record.messages["Aino, Kainuu", (2027, 2)]["private"] = 5


def _stale(record: Record) -> None:
    record.books[0].over.append("reminded of a meeting that had begun")


def _malformed(record: Record) -> None:
    record.trouble.append("sendMessage: no such parameter")


@pytest.mark.parametrize("spoils", [_without_a_meeting, _administrator, _unfair, _noisy, _stale, _malformed])
def test_each_promise_can_be_broken(spoils: object) -> None:
    record = _record()
    assert callable(spoils)
    spoils(record)
    report = SimulationReport(record)
    assert sum(not promise.held for promise in report.promises) == 1


def test_the_page_has_its_plots_in_it_and_is_the_same_each_time() -> None:
    first, again = page(SimulationReport(_record())), page(SimulationReport(_record()))
    assert first == again
    assert first.count("<svg") == 4
    assert "<script" not in first
    assert "http://" not in first.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", ""
    )
