"""Three hundred companies vote at the same moment, in thirteen groups."""

from __future__ import annotations

from bot.domain.people import Who
from sandbox.world import Message
from storage import polls
from tests.stories.stage import Actor, Stage

GROUPS, COMPANIES = 13, 300
THEMES = ("Pricing", "Export", "Taxes")


async def test_no_answer_of_three_hundred_companies_is_lost(stage: Stage) -> None:
    assert stage.mgn is not None
    services, frida = stage.mgn.services, stage.actor("Frida")
    electorates: list[tuple[Message, list[Actor]]] = []
    for number in range(GROUPS):
        members = [stage.actor(f"Member {number}-{place}") for place in range(COMPANIES // GROUPS + 1)]
        members = members[: COMPANIES - sum(len(voters) for _, voters in electorates)]
        chat = await stage.group(frida, *members, title=f"Core {number}")
        await services.groups.setup(
            chat.id, chat.title or "", "Kainuu", is_forum=False, is_admin=False, facilitator=True
        )
        for member in members:
            who = Who(member.person.id, member.person.name, None)
            await services.companies.join(who, chat.id, f"Company of {member.person.name}")
        for theme in THEMES:
            await services.themes.propose(Who(members[0].person.id, members[0].person.name, None), chat.id, theme)
        await services.ballots.open(None, chat.id, 24, facilitator=True)
        await stage.settle()
        poll = next(message for message in chat.messages.values() if message.poll is not None)
        electorates.append((poll, members))
    assert sum(len(voters) for _, voters in electorates) == COMPANIES
    said = sum(len(poll.chat.messages) for poll, _ in electorates)
    for first_thoughts in (True, False):
        for poll, voters in electorates:
            for place, voter in enumerate(voters):
                voter.person.votes(poll, (place + first_thoughts) % len(THEMES))
    await stage.settle()
    assert sum(len(poll.chat.messages) for poll, _ in electorates) == said, "a vote makes no message and no edit"
    async with stage.mgn.database.transaction() as tx:
        kept = [len(await polls.answers(tx, poll.poll.id)) for poll, _ in electorates if poll.poll is not None]
    assert sum(kept) == COMPANIES
    await stage.passes(hours=24)
    for poll, voters in electorates:
        result = next(text for message in poll.chat.messages.values() if "votes are counted" in (text := message.text))
        assert f"{len(voters)} companies of {len(voters)} voted" in result
        for place, theme in enumerate(THEMES):
            votes = len(range(place, len(voters), len(THEMES)))
            assert any(
                line == theme and after.endswith(f" {votes}")
                for line, after in zip(result.splitlines(), result.splitlines()[1:], strict=False)
            ), result
