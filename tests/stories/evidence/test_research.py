"""Data for researchers: of those who said yes, for the researcher of the region, as a table and a code book."""

from __future__ import annotations

import csv
import io

from bot.domain.people import Who
from sandbox import Message
from tests.stories.network import network
from tests.stories.stage import Actor, Stage


def _files(who: Actor) -> dict[str, str]:
    def read(message: Message) -> str:
        stored = who.stage.world.files.known(message.content["document"]["file_id"])
        assert stored is not None
        return who.stage.world.files.get(stored.path).decode()

    documents = [one for one in who.person.messages(who.private) if "document" in one.content]
    return {one.content["document"]["file_name"]: read(one) for one in documents}


async def test_members_agree_in_privacy_and_the_researcher_gets_the_data(stage: Stage) -> None:
    net = await network(stage)
    aino, onni, rae = net.aino, net.onni, net.rae
    await aino.says("/privacy", chat=aino.private)
    aino.sees("Researchers get nothing about your company", aino.private)
    await aino.presses("Researchers may use it", chat=aino.private)
    aino.sees("Thank you! Since .* without names", aino.private)
    await rae.says("/report", chat=rae.private)
    card = rae.sees("agreed to share for research", rae.private)
    assert [button["text"] for button in card.buttons] == ["Data for researchers", "About: Kainuu", "About: Lapland"]
    await rae.presses("Data for researchers", card)
    await stage.passes(seconds=2)
    rae.sees("fewer than 5 companies here have agreed", rae.private)
    assert not _files(rae)
    assert stage.mgn is not None
    for n in range(6):
        who = Who(900 + n, f"Person {n}", "en")
        await stage.mgn.services.companies.join(who, net.english.id, f"Company {n}")
        await stage.mgn.services.consents.say(who, agrees=True)
    await onni.says("/tietosuoja", chat=onni.private)
    await onni.presses("Tutkijat saavat käyttää", chat=onni.private)
    await onni.presses("En anna enää lupaa", chat=onni.private)
    onni.sees("eivät saa yrityksestäsi enää mitään", onni.private)
    await rae.says("/report", chat=rae.private)
    await rae.presses("About: Kainuu", chat=rae.private)
    await rae.presses("Data for researchers", chat=rae.private)
    await stage.passes(seconds=2)
    # Two of seven wait until five have agreed since: nobody is known by the difference between two files.
    rae.sees("It's ready: 5 companies are in it", rae.private)
    files = _files(rae)
    assert list(files) == ["research-data-2026-2.csv", "code-book-2026-2.txt"]
    rows = list(csv.DictReader(io.StringIO(files["research-data-2026-2.csv"])))
    assert len(rows) == 5 and {row["region"] for row in rows} == {"Kainuu"}
    assert "Researchers want to learn" in files["code-book-2026-2.txt"]
    # Neither an adviser nor a member has them.
    await net.avi.says("/report", chat=net.avi.private)
    assert not any("researchers" in button["text"] for button in net.avi.last(net.avi.private).buttons)
