"""Sources on both databases: due by their rows, read once, told once, whatever is done twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.digests import DigestGone
from bot.domain.people import Who
from bot.domain.sources import (
    EVERY,
    FIRST,
    MOST_SOURCES,
    Entry,
    Feed,
    OthersSource,
    Source,
    SourceGone,
    SourceTrouble,
    TooManySources,
)
from bot.services.sources import LEASE
from storage import digests, sources
from storage.delivery import outbox
from tests.services.conftest import COORDINATOR, Office

CORA = Who(COORDINATOR, "Cora", "en")
URL = "https://example.org/feed"


def _feed(*numbers: int, language: str | None = "sv") -> Feed:
    return Feed(
        "Journal",
        language,
        tuple(
            Entry(f"j-{n}", f"Study {n}", f"What {n} firms did.", f"https://example.org/{n}", float(n)) for n in numbers
        ),
    )


async def _on(office: Office, url: str = URL) -> Source:
    source, _ = await office.services.sources.add(CORA, url, "Journal")
    await office.services.sources.turn(CORA, source.id, on=True)
    return source


async def test_off_until_turned_on_and_due_once_however_often_it_is_asked(office: Office) -> None:
    source, new = await office.services.sources.add(CORA, URL, "Journal")
    again, twice = await office.services.sources.add(CORA, f"{URL}#top", "Journal")
    assert (again.id, new, twice) == (source.id, True, False)
    assert await office.services.source_reading.due(5) == []
    await office.services.sources.turn(CORA, source.id, on=True)
    await office.services.sources.turn(CORA, source.id, on=True)
    assert [s.id for s in await office.services.source_reading.due(5)] == [source.id]
    assert await office.services.source_reading.due(5) == []
    # The program ended before it was read: it comes again by itself.
    office.clock.moment += LEASE
    assert [s.id for s in await office.services.source_reading.due(5)] == [source.id]


async def test_the_newest_few_at_once_then_each_day_what_came_and_nothing_twice(office: Office) -> None:
    source, reading = await _on(office), office.services.source_reading
    assert await reading.read(source.id, _feed(*range(10)), '"1"') == FIRST
    first = await office.waiting("source-news")
    assert [letter.due_at for letter in first] == [office.clock.moment]
    assert await reading.read(source.id, _feed(*range(10))) == 0
    office.clock.moment += EVERY
    assert await reading.read(source.id, _feed(*range(12))) == 2
    assert await reading.read(source.id, _feed(*range(13))) == 1
    letters = await office.waiting("source-news")
    assert len(letters) == 2, "one message for all that comes before nine"
    async with office.database.transaction() as tx:
        told = await sources.news(tx, letters[1].person_id or 0, letters[1].due_at)
    assert sorted(item.title for item in told) == ["Study 10", "Study 11", "Study 12"]
    followed = (await office.services.sources.followed(CORA))[0]
    assert (followed.next_at, followed.problem) == (office.clock.moment + EVERY, None)


async def test_a_digest_is_begun_once_from_an_item(office: Office) -> None:
    source, reading, service = await _on(office), office.services.source_reading, office.services.sources
    await reading.read(source.id, _feed(1))
    letter = (await office.waiting("source-news"))[0]
    async with office.database.transaction() as tx:
        item = (await sources.news(tx, letter.person_id or 0, letter.due_at))[0]
    draft = (await service.make(CORA, item.id, "en")).digest.id
    assert (await service.make(CORA, item.id, "en")).digest.id == draft
    async with office.database.transaction() as tx:
        digest = await digests.by_id(tx, draft)
    assert digest is not None
    assert (digest.title, digest.link, digest.versions[0].language) == ("Study 1", "https://example.org/1", "sv")
    await office.services.digests.discard(CORA, draft)
    other = (await service.make(CORA, item.id, "en")).digest.id
    assert other != draft
    await office.set_up()
    await office.services.digest_sending.send(CORA, other, (1, 1))
    with pytest.raises(DigestGone):
        await service.make(CORA, item.id, "en")
    await service.remove(CORA, source.id)
    with pytest.raises(SourceGone):
        await service.make(CORA, item.id, "en")


async def test_trouble_is_kept_forgiven_and_after_a_week_ends_it(office: Office) -> None:
    source, reading = await _on(office), office.services.source_reading
    await reading.failed(source.id, SourceTrouble.SLOW)
    assert (await office.services.sources.followed(CORA))[0].problem is SourceTrouble.SLOW
    await reading.read(source.id, None)
    forgiven = (await office.services.sources.followed(CORA))[0]
    assert (forgiven.failures, forgiven.failing_since, forgiven.fresh) == (0, None, True)
    await reading.failed(source.id, SourceTrouble.SLOW)
    office.clock.moment += timedelta(days=7)
    await reading.failed(source.id, SourceTrouble.REFUSED)
    await reading.failed(source.id, SourceTrouble.REFUSED)
    assert not (await office.services.sources.followed(CORA))[0].active
    assert len(await office.waiting("source-off")) == 1
    # What was on its way when it was turned off changes nothing.
    assert await reading.read(source.id, _feed(1)) == 0


async def test_others_change_nothing_and_nobody_follows_everything(office: Office) -> None:
    source = await _on(office)
    dora = Who(98, "Dora", "en")
    async with office.database.transaction() as tx:
        from bot.domain.people.roles import Role
        from storage import people
        from storage.people import roles

        person = await people.meet(tx, dora, reachable=True)
        await roles.grant(tx, person.id, Role.RESEARCHER, None, COORDINATOR, office.clock.moment)
    for deed in (
        office.services.sources.turn(dora, source.id, on=False),
        office.services.sources.remove(dora, source.id),
        office.services.sources.one(dora, source.id),
    ):
        with pytest.raises(OthersSource):
            await deed
    for n in range(MOST_SOURCES - 1):
        await office.services.sources.add(CORA, f"https://example.org/{n}", "")
    with pytest.raises(TooManySources):
        await office.services.sources.add(CORA, "https://example.org/more", "")
    assert not (await office.services.sources.add(CORA, URL, ""))[1]


async def test_a_journal_that_moves_to_https_brings_nothing_twice(office: Office) -> None:
    source = await _on(office)
    reading = office.services.source_reading

    def feed(scheme: str, many: int) -> Feed:
        links = [f"{scheme}://example.org/{n}" for n in range(many)]
        # Half of them name themselves by their address, half have no name.
        return Feed("J", None, tuple(Entry(x if n % 2 else "", f"S{n}", "Text", x) for n, x in enumerate(links)))

    assert await reading.read(source.id, feed("http", 30)) == FIRST
    office.clock.moment += EVERY
    assert await reading.read(source.id, feed("https", 31)) == 1
    office.clock.moment += EVERY
    assert await reading.read(source.id, feed("https", 31)) == 0


async def test_a_nul_loses_nothing_on_either_database(office: Office) -> None:
    source = await _on(office)
    feed = Feed("J", None, (Entry("a\x00", "S\x00", "T\x00", "https://example.org/\x00"), Entry("b", "B", "", None)))
    assert await office.services.source_reading.read(source.id, feed) == 2


async def test_an_author_hears_after_a_day_of_failing_once(office: Office) -> None:
    source = await _on(office)
    reading = office.services.source_reading
    for _ in range(4):
        await reading.failed(source.id, SourceTrouble.SLOW)
        assert not await _failing(office)
        office.clock.moment += EVERY
    for _ in range(3):
        await reading.failed(source.id, SourceTrouble.SLOW)
        office.clock.moment += EVERY
    assert len(await _failing(office)) == 1


async def _failing(office: Office) -> list[object]:
    async with office.database.transaction() as tx:
        return list(await outbox.last_of(tx, "source-failing", COORDINATOR, 9))
