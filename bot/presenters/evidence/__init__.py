"""What people see of reports."""

from bot.presenters.evidence.messages import (
    ask_dates,
    ask_project,
    in_private,
    menu,
    pdf,
    progress,
    projects,
    sheets,
)

__all__ = ["ask_dates", "ask_project", "in_private", "menu", "pdf", "progress", "projects", "sheets"]
