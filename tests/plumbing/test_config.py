"""Settings, and the file that explains them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import Settings, SettingsError, read_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_lists_every_setting_with_its_default() -> None:
    text = (ROOT / ".env.example").read_text()
    listed = dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))
    assert set(listed) == {name.upper() for name in Settings.model_fields}
    defaults = read_settings()
    for name, value in listed.items():
        default = getattr(defaults, name.lower())
        assert value == ("" if default in (None, frozenset()) else str(default)), name


@pytest.mark.parametrize(
    ("name", "value", "field", "wanted"),
    [
        ("COORDINATORS", "12, 34", "coordinators", frozenset({12, 34})),
        ("DATABASE_URL", "postgres://u:p@h/n", "database_url", "postgresql+asyncpg://u:p@h/n"),
        ("DATABASE_URL", "sqlite:///a.db", "database_url", "sqlite+aiosqlite:///a.db"),
        ("BOT_API_URL", "http://127.0.0.1:8081/", "bot_api_url", "http://127.0.0.1:8081"),
        ("LANGUAGE", "FI", "language", "fi"),
        ("BOT_TOKEN", "  ", "bot_token", None),
        ("WEBHOOK_URL", "https://mgn.example.org/", "webhook_url", "https://mgn.example.org"),
        ("HOST", " [::1] ", "host", "::1"),
    ],
)
def test_settings_are_read_as_people_write_them(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, wanted: object
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(), field) == wanted


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("COORDINATORS", "@kerttu", "COORDINATORS must be Telegram user ids"),
        ("TIMEZONE", "Helsinki", "TIMEZONE is not a time zone"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must begin with"),
        ("BOT_TOKEN", "secret", "BOT_TOKEN does not look like a token"),
        ("BOT_API_URL", "telegram", "BOT_API_URL must begin with http"),
        ("WEBHOOK_URL", "our server", "WEBHOOK_URL must begin with http"),
        ("WEBHOOK_URL", "https://mgn.example.org:https", "WEBHOOK_URL must begin with http"),
        ("PUBLIC_URL", "https://[mgn", "PUBLIC_URL must begin with http"),
        ("HOST", "127.0.0.1:8080", "HOST must be an address to listen on"),
        ("COORDINATORS", "²", "COORDINATORS must be Telegram user ids"),
        ("COORDINATORS", "9" * 30, "COORDINATORS must be Telegram user ids"),
        ("PORT", "http", "PORT must be a"),
        ("PORT", "70000", "PORT must be less"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL must be "),
        ("SMTP_URL", "mail.example.org", "SMTP_URL must be like smtps://"),
        ("SMTP_URL", "smtp://mail.example.org", "MAIL_FROM must be set if SMTP_URL is"),
        ("MAIL_FROM", "the bot", "MAIL_FROM must be an e-mail address"),
        ("IMAP_URL", "imaps://mail.example.org", "IMAP_URL must name the mailbox's user and password"),
        ("IMAP_URL", "imap://mgn:word@mail.example.org", "IMAP_URL must begin with imaps://"),
    ],
)
def test_a_wrong_setting_is_told_in_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as told:
        read_settings()
    assert len(told.value.lines) == 1
    assert told.value.lines[0].startswith(says)


def test_a_file_that_is_not_utf_8_is_told_in_one_sentence() -> None:
    Path(".env").write_bytes("# päiväys\nPORT=8081\n".encode("latin-1"))
    with pytest.raises(SettingsError) as told:
        read_settings()
    assert told.value.lines == [".env is not written in UTF-8. Save it again with the encoding UTF-8."]


def test_the_mark_some_editors_begin_a_file_with_is_no_part_of_the_first_name() -> None:
    Path(".env").write_text("PORT=8081\n", encoding="utf-8-sig")
    assert read_settings().port == 8081


def test_the_port_is_open_to_this_machine_alone_unless_something_from_outside_calls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_settings().listens_on == "127.0.0.1"
    monkeypatch.setenv("PUBLIC_URL", "https://mgn.example.org")
    assert read_settings().listens_on == "0.0.0.0"
    monkeypatch.setenv("HOST", "127.0.0.1")
    assert read_settings().listens_on == "127.0.0.1"
