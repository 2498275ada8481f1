"""The sandbox lasts: a restart keeps it, with what was being written; starting over clears it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot import demo as demo_module
from bot.config import Settings
from bot.demo import Demo
from sandbox.world.chats import Chat
from tests.browser.looking import group, look, someone

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.asyncio(loop_scope="session")]


def _settings() -> Settings:
    return Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch


def _reply_buttons(chat: Chat) -> list[str]:
    return [button["text"] for message in chat.messages.values() for button in message.buttons]


async def test_a_restart_keeps_the_world_and_what_was_not_sent_yet_goes_out(browser: Browser, tmp_path: Path) -> None:
    async with Demo(_settings(), 0, seeded=True, folder=tmp_path) as first:
        port = int(first.server.url.rpartition(":")[2])
        ben, chat = someone(first, "Ben"), group(first, "Oulu core group")
        looking = await look(browser, first, ben, chat)
        await expect(looking.page.locator("#welcome")).to_be_hidden()
        await looking.writes("Before the restart")
        await expect(looking.message("Before the restart")).to_be_visible()
        held = _reply_buttons(chat)
    # Away: it says so, and what is written stays.
    await expect(looking.page.locator("#subtitle")).to_have_text("Connecting…")
    await looking.field.fill("While it was away")
    await looking.field.press("Enter")
    await expect(looking.page.get_by_role("alert")).to_contain_text("Not sent")
    assert (tmp_path / "world.bin").stat().st_mode & 0o777 == 0o600
    async with Demo(_settings(), port, seeded=True, folder=tmp_path) as second:
        assert second.restored
        assert _reply_buttons(group(second, "Oulu core group")) == held
        # It comes back by itself, and so does the message: once.
        await expect(looking.message("While it was away")).to_be_visible()
        await expect(looking.message("Before the restart")).to_be_visible()
        await expect(looking.field).to_have_value("")
        await expect(looking.page.locator("#subtitle")).to_have_text("7 members")
        said = [message.text for message in group(second, "Oulu core group").messages.values()]
        assert said.count("While it was away") == 1
        # The bot goes on where it was: the turn that was open is taken.
        await looking.button("We'll host").click()
        await expect(looking.page.get_by_role("alertdialog")).to_be_visible()
        await looking.page.keyboard.press("Enter")
        # Starting over clears it all.
        await looking.field.fill("A draft of the old world")
        await looking.page.get_by_role("button", name="Start over").click()
        await looking.page.locator("dialog").get_by_role("button", name="Start over").click()
        await expect(looking.page.locator(".people button").first).to_be_visible()
        await expect(looking.page.get_by_text(f"kept in {tmp_path / 'world.bin'}")).to_be_visible()
        await looking.goes(someone(second, "Ben"), group(second, "Oulu core group"))
        await expect(looking.button("We'll host")).to_have_count(1)
        await expect(looking.page.get_by_text("Before the restart")).to_have_count(0)
        await expect(looking.field).to_have_value("")


async def test_a_file_that_cannot_be_read_is_put_aside(tmp_path: Path) -> None:
    async with Demo(_settings(), 0, seeded=False, folder=tmp_path):
        pass
    (tmp_path / "world.bin").write_bytes(b"no world at all")
    async with Demo(_settings(), 0, seeded=False, folder=tmp_path) as again:
        assert not again.restored
    assert (tmp_path / "world.unreadable").read_bytes() == b"no world at all"


async def test_the_address_is_the_last_thing_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo_module, "FOLDER", tmp_path)
    assert await demo_module.run(_settings(), 0, seeded=False, on_signal=lambda stop: stop()) == 0
    before, _, after = capsys.readouterr().out.partition("in a browser. Ctrl-C ends it.")
    assert "kept in" in before
    assert "bot.started" in before
    assert "bot.started" not in after
