"""What every file of handlers brings, collected in one place."""

from __future__ import annotations

from handlers import (
    answers,
    asking,
    ballots,
    calendar_feeds,
    companies,
    confirmations,
    date_polls,
    digest_buttons,
    digests,
    evidence,
    group_choice,
    groups,
    guests,
    hosting,
    meetings,
    people,
    places,
    privacy,
    questions,
    recruiting,
    reviews,
    role_links,
    scheduling,
    search,
    sources,
    theme_offers,
    themes,
)
from handlers.feature import Handles, together

BRINGS = (
    answers.BRINGS,
    asking.BRINGS,
    ballots.BRINGS,
    calendar_feeds.BRINGS,
    companies.BRINGS,
    confirmations.BRINGS,
    date_polls.BRINGS,
    digest_buttons.BRINGS,
    digests.BRINGS,
    evidence.BRINGS,
    group_choice.BRINGS,
    groups.BRINGS,
    guests.BRINGS,
    hosting.BRINGS,
    meetings.BRINGS,
    people.BRINGS,
    places.BRINGS,
    privacy.BRINGS,
    questions.BRINGS,
    recruiting.BRINGS,
    reviews.BRINGS,
    role_links.BRINGS,
    scheduling.BRINGS,
    search.BRINGS,
    sources.BRINGS,
    theme_offers.BRINGS,
    themes.BRINGS,
)

TAKES = Handles(
    commands=together(one.commands for one in BRINGS),
    buttons=together(one.buttons for one in BRINGS),
    under=together(one.under for one in BRINGS),
    typed=together(one.typed for one in BRINGS),
    files=together(one.files for one in BRINGS),
    replies=together(one.replies for one in BRINGS),
)
"""All that people can say or press."""
