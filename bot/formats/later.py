"""Libraries that are imported when they are first used, and not before.

Measured at the start of the bot, which has to be quick and small on a machine that does other things too: Typst takes
7 MB, icalendar with dateutil 4, python-holidays 3 and a twentieth of a second, Jinja 2, rapidfuzz 3, segno and
python-stdnum 1 each, imap-tools and aiosmtplib 2, rustworkx 2. Most groups need each of them rarely. Whoever imports one so writes

    if TYPE_CHECKING:
        import typst
    else:
        typst = Later("typst")
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module until something of it is asked for.

    Args:
        name: of the module; of a package's submodule where that is what is used.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        found = getattr(import_module(self._name), attribute)
        # From now on it is asked of nobody.
        setattr(self, attribute, found)
        return found
