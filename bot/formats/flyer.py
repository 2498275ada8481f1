"""QR pictures, and flyers to print."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.formats.later import Later

if TYPE_CHECKING:
    import segno
    import typst
else:
    segno = Later("segno")
    typst = Later("typst")


QUIET_ZONE = 4
"""Modules of white around the code: phones do not find it without them."""


@dataclass(frozen=True, slots=True)
class Flyer:
    """What stands on a flyer, top down."""

    language: str
    place: str
    title: str
    lines: tuple[str, ...]
    scan: str
    address: str


def qr_png(address: str) -> bytes:
    """A picture that phones open an address from, large enough for a poster."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=16, border=QUIET_ZONE)
    return out.getvalue()


def pdf(flyer: Flyer) -> bytes:
    """A flyer as one A5 page. It takes a moment: not for the program's loop."""
    code = io.BytesIO()
    segno.make(flyer.address, error="m", micro=False).save(code, kind="svg", scale=8, border=QUIET_ZONE)
    template = files("bot.formats").joinpath("flyer.typ").read_bytes()
    made: bytes = typst.compile(
        template,
        sys_inputs={"said": json.dumps(asdict(flyer)), "code": code.getvalue().decode()},
        ignore_system_fonts=True,
    )
    return made
