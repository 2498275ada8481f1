"""Pages in HTML, from the templates beside this file. Every value is escaped where it is put in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bot.formats.later import Later

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
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0].encode()
