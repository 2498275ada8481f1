"""Every kind of poll, and whose it is."""

from __future__ import annotations

from bot.services.polls import Feature

FEATURES: dict[str, Feature] = {}
