"""Incoming e-mail: a reply to a question becomes an answer under it."""

from __future__ import annotations

import secrets
from zoneinfo import ZoneInfo

from bot.domain.formatted import beginning, units
from bot.domain.mail import ANSWERABLE, MOST_ANSWER, Mail, MailReply, answer_in
from bot.domain.questions import QuestionState
from bot.presenters import mail as shown
from bot.services.dependencies import Dependencies
from bot.services.mail.sending import give_up_address
from bot.services.people import looks_after
from bot.services.questions import answer_from_outside
from locales import text_in
from storage import Transaction, groups, mail, people, questions

RECEIPT = "mail-receipt"


class MailReplies:
    """Processes each incoming e-mail once."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def take(self, reply: MailReply) -> str | None:
        """Process an incoming e-mail.

        Returns:
            what it became: `answer`, or why it became none; None where it answers no mail of this program, or was
            taken before.
        """
        async with self._dependencies.database.transaction() as tx:
            one = await mail.of_token(tx, reply.tokens) if reply.tokens else None
            if one is None or await mail.is_known(tx, reply.message_id):
                return None
            now = self._dependencies.now()
            outcome, answer_id = await self._became(tx, one, reply)
            reply_id = await mail.remember(tx, one.id, reply.message_id, now, outcome, answer_id)
            if outcome not in ("automatic", "bounced", "other sender"):
                await self._receipt(tx, one, reply_id, outcome)
            return outcome

    async def _became(self, tx: Transaction, one: Mail, reply: MailReply) -> tuple[str, int | None]:
        if reply.bounced:
            await give_up_address(tx, self._dependencies, one)
            return "bounced", None
        if reply.automatic:
            return "automatic", None
        address = await mail.address_of(tx, one.person_id)
        person = await people.by_id(tx, one.person_id)
        if person is None or address is None or reply.sender.lower() != address.address.lower():
            # Whoever was sent a forwarded mail must not speak in its reader's name.
            return "other sender", None
        if one.question_id is None:
            return "nothing to answer", None
        text = answer_in(reply.text, self._dependencies.mail_from or "")
        if not text:
            return "empty", None
        question = await questions.by_id(tx, one.question_id)
        if question is None or question.removed or question.state is QuestionState.CLOSED:
            return "closed", None
        if self._dependencies.now() - one.created_at > ANSWERABLE:
            return "too late", None
        group = await groups.by_id(tx, question.group_id)
        if not await looks_after(tx, self._dependencies, person, group.region):
            return "not theirs", None
        answer_id = await answer_from_outside(
            tx, self._dependencies, question, person, text[: beginning(text, MOST_ANSWER)]
        )
        return ("shortened" if units(text) > MOST_ANSWER else "answer"), answer_id

    async def _receipt(self, tx: Transaction, one: Mail, reply_id: int, outcome: str) -> None:
        """Tell the sender what became of their e-mail."""
        person = await people.by_id(tx, one.person_id)
        assert person is not None, "its sender was compared with this person's address"
        t = text_in(person.speaks(self._dependencies.language), ZoneInfo(self._dependencies.zone))
        question = None if one.question_id is None else await questions.by_id(tx, one.question_id)
        group = None if question is None else await groups.by_id(tx, question.group_id)
        subject, body = shown.receipt(
            t, outcome, None if question is None else question.number, None if group is None else group.title
        )
        await mail.post(
            tx,
            key=f"{RECEIPT}:{reply_id}",
            person_id=person.id,
            kind=RECEIPT,
            address=one.address,
            subject=subject,
            body=body,
            token=secrets.token_hex(16),
            at=self._dependencies.now(),
        )
