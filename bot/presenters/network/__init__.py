"""The messages, the picture and the page of the network at a glance."""

from bot.presenters.network.messages import (
    facilitators,
    glance,
    group,
    help_offered,
    help_to_facilitator,
    help_to_group,
    in_private,
    lines,
    page_link,
    pages_ended,
    region,
    scope,
    with_picture,
    words_for,
)

__all__ = [
    "facilitators",
    "glance",
    "group",
    "help_offered",
    "help_to_facilitator",
    "help_to_group",
    "in_private",
    "lines",
    "page_link",
    "pages_ended",
    "region",
    "scope",
    "with_picture",
    "words_for",
]
