"""Messages about people."""

from bot.presenters.people.messages import (
    choose_group,
    choose_language,
    done_elsewhere,
    done_in_private,
    help_in_group,
    help_in_private,
    language_chosen,
    menu_entries,
    own_menu,
    reminders_row,
    welcome,
    welcome_over,
)

__all__ = [
    "choose_group",
    "choose_language",
    "done_elsewhere",
    "done_in_private",
    "help_in_group",
    "help_in_private",
    "language_chosen",
    "menu_entries",
    "own_menu",
    "reminders_row",
    "welcome",
    "welcome_over",
]
