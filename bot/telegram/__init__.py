"""Telegram: updates in, messages out, and its limits."""
