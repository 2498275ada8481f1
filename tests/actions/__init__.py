"""Callback data."""
