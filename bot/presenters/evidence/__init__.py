"""Messages and pages of reports."""

from bot.presenters.evidence.messages import (
    answered_consent,
    ask_consent,
    ask_dates,
    ask_project,
    code_book,
    consent_button,
    consent_line,
    data,
    in_private,
    menu,
    pdf,
    progress,
    projects,
    sheets,
)

__all__ = [
    "answered_consent",
    "ask_consent",
    "ask_dates",
    "ask_project",
    "code_book",
    "consent_button",
    "consent_line",
    "data",
    "in_private",
    "menu",
    "pdf",
    "progress",
    "projects",
    "sheets",
]
