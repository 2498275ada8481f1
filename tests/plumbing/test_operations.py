"""What whoever runs the bot watches: metrics, the dashboard and alerts that read them, the log; and how it is set up."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NoReturn

import aiohttp
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot import log
from bot.runtime.metrics import Metrics
from tests.stories.stage import Stage

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations"
GUIDE = OPERATIONS.parent / "operators.md"
MINE = re.compile(r"\b(?:mgn|process)_\w+")
QUOTED = re.compile(r'"[^"]*"')


@pytest.fixture
async def stage(capsys: pytest.CaptureFixture[str], logging_put_back: None, database_url: str) -> AsyncIterator[Stage]:
    async with Stage(database_url) as made:
        yield made


async def _scraped(stage: Stage) -> dict[tuple[str, tuple[str, ...]], float]:
    """What a monitor reads, by the name and the values of the labels."""
    assert stage.mgn is not None
    address = f"http://127.0.0.1:{stage.mgn.port}/metrics"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        text = await answer.text()
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    assert {sample.name for sample in samples} <= Metrics().names
    return {(sample.name, tuple(sample.labels.values())): sample.value for sample in samples}


async def _fails(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("as if a rule were wrong")


async def test_what_happens_is_counted_and_each_line_of_the_log_says_what_it_belongs_to(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure("debug", "json", None)
    frida, aino = stage.actor("Frida"), stage.actor("Aino")
    chat = await stage.group(frida, aino)
    await frida.says("/setup Kainuu", chat=chat)
    await frida.says("/join Frida's Farm")
    await aino.says("/join Aino's Café")
    await frida.presses("We'll host", frida.sees("next to host"))
    counted = await _scraped(stage)
    assert counted["mgn_updates_total", ("command",)] == 3
    assert counted["mgn_updates_total", ("press",)] == counted["mgn_update_seconds_count", ("press",)] == 1
    assert counted["mgn_update_waits_seconds_count", ()] >= 4
    assert counted["mgn_telegram_request_seconds_count", ("sendMessage",)] >= 3
    assert counted["mgn_letters_total", ("delivered", "announcement")] >= 1
    assert counted["mgn_messages_waiting", ("broadcast",)] == counted["mgn_timers_late_seconds", ()] == 0
    assert counted["mgn_broadcast_letters", ("planned",)] == counted["mgn_database_away", ()] == 0

    assert stage.mgn is not None
    monkeypatch.setattr(stage.mgn.services.turns, "hosts", _fails)
    broken = await aino.says("/hosts")
    assert broken.text == "/hosts"
    assert (await _scraped(stage))["mgn_updates_set_aside", ()] == 1
    lines: list[dict[str, Any]] = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    # All that is said of an update carries its number, and nothing else does.
    of_broken = [line["event"] for line in lines if line.get("id") == lines[-1].get("id")]
    assert {"update.failed", "update.set_aside"} <= set(of_broken)
    handled = [line["id"] for line in lines if line["event"] == "update.handled"]
    assert len(handled) == len(set(handled)) >= 5
    assert all(one.startswith("update:") for one in handled)
    letters = [line["id"] for line in lines if line["event"] == "letter.settled"]
    assert letters
    assert all(one.startswith("letter:") for one in letters)


def test_dashboard_and_alerts_read_what_there_is_and_alerts_say_what_to_do() -> None:
    known = Metrics().names
    rules = [
        rule for group in yaml.safe_load((OPERATIONS / "alerts.yml").read_text())["groups"] for rule in group["rules"]
    ]
    dashboard = json.loads((OPERATIONS / "grafana.json").read_text())
    asked = [rule["expr"] for rule in rules]
    asked += [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    named = {name for query in asked for name in MINE.findall(QUOTED.sub("", query))}
    assert named <= known, named - known
    # What is measured is watched by somebody.
    watched = {name for name in known if name.startswith("mgn_")} - {
        f"{base}{part}"
        for base in {name.removesuffix("_bucket") for name in known if name.endswith("_bucket")}
        for part in ("", "_sum", "_count", "_bucket")
    }
    assert watched - named == {"mgn_last_update_seconds_ago"}
    for rule in rules:
        assert set(rule["annotations"]) == {"summary", "description"}, rule["alert"]
        assert rule["labels"]["severity"] in {"page", "warn"}
        assert f"`{rule['alert']}`" in GUIDE.read_text(), rule["alert"]
    places = [tuple(panel["gridPos"][key] for key in "xy") for panel in dashboard["panels"]]
    assert len(places) == len(set(places))


def test_service_and_container_start_what_there_is_and_not_as_root() -> None:
    container = (OPERATIONS / "Containerfile").read_text()
    steps = [line.split(maxsplit=1) for line in container.splitlines() if line and line[0].isupper()]
    said = dict(steps)
    assert said["FROM"] == "python:3.11-slim"
    assert int(said["USER"]) > 0
    assert json.loads(said["CMD"]) == ["python", "-m", "bot", "run"]
    assert "/healthz" in container[container.index("HEALTHCHECK") :]
    root = OPERATIONS.parents[1]
    assert all((root / one.split()[0]).exists() for step, one in steps if step == "COPY")
    service = (OPERATIONS / "mgn.service").read_text()
    assert "User=mgn" in service
    assert "ExecStart=/srv/mgn/.venv/bin/mgn run" in service
    # Every file is named in the guide.
    assert all(f"operations/{path.name}" in GUIDE.read_text() for path in OPERATIONS.iterdir())
