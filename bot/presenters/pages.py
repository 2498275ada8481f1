"""HTML pages, rendered from the templates beside this file. Every value is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bot.formats.later import Later
from locales.markup import trusted

if TYPE_CHECKING:
    import jinja2
else:
    jinja2 = Later("jinja2")


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("bot.presenters"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, **values: Any) -> bytes:
    """A page in UTF-8.

    Args:
        template: the name of its file.
        values: what the template names; one that is missing is an error.
    """
    return _environment().get_template(template).render(**values).encode()


def script(name: str) -> bytes:
    """A script of a page's, as it is."""
    return _source(name).encode()


@cache
def style(*names: str) -> tuple[Markup, str]:
    """The style sheets of a page that looks the same to everybody, and what a policy lets them in with.

    Returns:
        what stands between its style tags, and the source for `style-src`.
    """
    sheet = "".join(_source(name) for name in names)
    return trusted(sheet), f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"


def _source(name: str) -> str:
    return (resources.files("bot.presenters") / "templates" / name).read_text()
