"""What came of a discussed theme: its meeting, takeaways, and questions about it."""

from __future__ import annotations

import asyncio

from bot.domain.people import Who
from bot.domain.themes import ThemeGone, ThemeState, ThemeStory
from bot.formats import terms
from bot.services.dependencies import Dependencies
from bot.services.people import require_member
from bot.services.reviews import recap_of, recap_shown
from bot.services.search import similar
from storage import groups, meetings, questions, themes

MOST_QUESTIONS = 3


class ThemeStories:
    """The card of a discussed theme."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def of(self, who: Who, theme_id: int, chat_id: int) -> ThemeStory:
        """Return what came of a theme.

        Args:
            chat_id: where it is asked: in the group itself anybody may read it.

        Raises:
            ThemeGone: it has not been discussed, or is on the list again.
            MembersOnly: asked elsewhere by somebody who belongs to no company of the group.
        """
        await asyncio.to_thread(terms.warm_up)
        async with self._dependencies.database.transaction() as tx:
            theme = await themes.by_id(tx, theme_id)
            if theme is None or theme.state is not ThemeState.DISCUSSED or theme.discussed_at is None:
                raise ThemeGone
            group = await groups.by_id(tx, theme.group_id)
            if group.chat_id != chat_id:
                await require_member(tx, who, group)
            meeting = None if theme.meeting_id is None else await meetings.by_id(tx, theme.meeting_id)
            recap = None if meeting is None else await recap_of(tx, group, meeting)
            shown = None if meeting is None else await recap_shown(tx, meeting.id, group.chat_id)
            about = [
                question
                for kept in await similar(tx, group.id, theme.text, MOST_QUESTIONS)
                if kept.group_id == group.id
                and (question := await questions.by_id(tx, kept.subject_id)) is not None
                and not question.removed
            ]
            message_id = None if shown is None else shown.message_id
            return ThemeStory(group, theme, recap, tuple(about), message_id)
