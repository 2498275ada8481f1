"""Surveys of companies: where they stand, and what has changed."""

from bot.services.surveys.service import Surveys

__all__ = ["Surveys"]
