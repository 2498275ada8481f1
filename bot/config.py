"""Settings: environment variables or `.env`. The only reader of the environment."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.mail import MailServer, NoAddress, address_in, server_at
from locales import LANGUAGES

TELEGRAM = "https://api.telegram.org"
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{10,}", re.ASCII)
LARGEST_ID = 2**63 - 1
HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - only where the world is meant to come in


class SettingsError(Exception):
    """Settings that cannot be used; one plain sentence for each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Settings(BaseSettings):
    """Everything that can be set. Each is explained in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        # Editors on Windows begin a file with a byte order mark, which would become part of the first name.
        env_file_encoding="utf-8-sig",
        extra="ignore",
    )

    bot_token: SecretStr | None = None
    bot_api_url: str = TELEGRAM
    database_url: str = "sqlite+aiosqlite:///mgn.db"
    coordinators: Annotated[frozenset[int], NoDecode] = frozenset()
    timezone: str = "Europe/Helsinki"
    language: str = "en"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    port: int = Field(default=8080, ge=0, le=65535)
    host: str | None = None
    public_url: str | None = None
    smtp_url: SecretStr | None = None
    mail_from: str | None = Field(default=None, validate_default=True)
    imap_url: SecretStr | None = None
    sources_own_network: bool = False
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"

    @property
    def listens_on(self) -> str:
        """The address on which `port` is opened: this machine alone, unless something from outside is to call."""
        return self.host or (EVERYWHERE if self.webhook_url or self.public_url else HERE)

    @field_validator("bot_token", "webhook_url", "webhook_secret", "public_url", "host", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("webhook_url", "public_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        return None if value is None else _web_address(value)

    @field_validator("host")
    @classmethod
    def _host_alone(cls, value: str | None) -> str | None:
        if value is None:
            return None
        host = value.strip().removeprefix("[").removesuffix("]")
        if "/" in host or host.count(":") == 1 or not host.isprintable() or " " in host:
            raise ValueError("must be an address to listen on, without a port; write for example 127.0.0.1 or 0.0.0.0")
        return host

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value().strip()):
            raise ValueError("does not look like a token from @BotFather, such as 123456:ABC-DEF…")
        return None if value is None else SecretStr(value.get_secret_value().strip())

    @field_validator("smtp_url", "imap_url", "mail_from", mode="before")
    @classmethod
    def _no_mail(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("smtp_url", "imap_url")
    @classmethod
    def _mail_server(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is not None:
            incoming = info.field_name == "imap_url"
            server = (imap_server if incoming else smtp_server)(value.get_secret_value())
            if incoming and (server.user is None or server.password is None):
                raise ValueError("must name the mailbox's user and password")
            if incoming and not server.safe and not server.local:
                raise ValueError("must begin with imaps://, so that the password is not sent unencrypted")
        return value

    @field_validator("mail_from")
    @classmethod
    def _mail_from(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None:
            if info.data.get("smtp_url") is not None:
                raise ValueError("must be set if SMTP_URL is: the address that e-mails come from")
            return None
        try:
            return address_in(value)
        except NoAddress as error:
            raise ValueError("must be an e-mail address, such as mgn@example.org") from error

    @field_validator("bot_api_url", mode="before")
    @classmethod
    def _base_address(cls, value: object) -> object:
        return _web_address(str(value or TELEGRAM))

    @field_validator("database_url", mode="before")
    @classmethod
    def _known_database(cls, value: object) -> object:
        return database_address(str(value))

    @field_validator("coordinators", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdecimal() and int(part) <= LARGEST_ID for part in parts):
            raise ValueError("must be Telegram user ids, numbers with commas between them")
        return frozenset(int(part) for part in parts)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("is not a time zone; write for example Europe/Helsinki") from error
        return value

    @field_validator("language", "log_level", "log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
        return value


def smtp_server(url: str) -> MailServer:
    """The mail server of `SMTP_URL`.

    Raises:
        ValueError: it is no such address.
    """
    return server_at(url, "smtp", "smtps", (587, 465))


def imap_server(url: str) -> MailServer:
    """The mailbox of `IMAP_URL`.

    Raises:
        ValueError: it is no such address.
    """
    return server_at(url, "imap", "imaps", (143, 993))


def database_address(value: str) -> str:
    """The address of a database as the program reads it, from the forms in which people write it.

    Raises:
        ValueError: it is none, with what it must be.
    """
    text = value.strip()
    for plain, full in (
        ("sqlite:///", "sqlite+aiosqlite:///"),
        ("postgres://", "postgresql+asyncpg://"),
        ("postgresql://", "postgresql+asyncpg://"),
    ):
        if text.startswith(plain):
            return full + text[len(plain) :]
    if not text.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
        raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    return text


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: with one plain sentence for each that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{'.'.join(str(part) for part in wrong['loc']).upper()} {_said(wrong['msg'])}" for wrong in error.errors()
        ]
        raise SettingsError(lines) from None
    except UnicodeDecodeError:
        raise SettingsError([".env is not written in UTF-8. Save it again with the encoding UTF-8."]) from None
    except OSError as error:
        raise SettingsError([f".env cannot be read: {error.strerror}."]) from None


def _web_address(value: str) -> str:
    """An address other paths can be put behind.

    Raises:
        ValueError: it is none, with what it must be.
    """
    text = value.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        # Reading the port is what tells whether it is a number.
        known = parts.hostname is not None and (parts.port is None or parts.port > 0)
    except ValueError:
        known = False
    if not known or parts.scheme not in ("http", "https") or parts.query or parts.fragment or " " in text:
        raise ValueError("must begin with https:// or http:// and name a host, such as https://mgn.example.org")
    return text


def _said(message: str) -> str:
    return message.removeprefix("Value error, ").replace("Input should be", "must be", 1).rstrip(".") + "."
