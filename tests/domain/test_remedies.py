"""Telegram's refusals, in its own words, and what is done about each."""

from __future__ import annotations

import pytest

from bot.domain.delivery import remedies as r

ROWS = [
    (
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
        r.NotModified(),
    ),
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", r.TooOld()),
    (403, "Forbidden: bot was kicked from the supergroup chat", r.Unreachable(r.RefusalReason.KICKED)),
    (403, "Forbidden: bot was kicked from the group chat", r.Unreachable(r.RefusalReason.KICKED)),
    (403, "Forbidden: bot is not a member of the supergroup chat", r.Unreachable(r.RefusalReason.NOT_MEMBER)),
    (403, "Forbidden: the group chat was deleted", r.Unreachable(r.RefusalReason.CHAT_DELETED)),
    (403, "Forbidden: bot was blocked by the user", r.Unreachable(r.RefusalReason.BLOCKED)),
    (403, "Forbidden: user is deactivated", r.Unreachable(r.RefusalReason.DEACTIVATED)),
    (403, "Forbidden: bot can't initiate conversation with a user", r.Unreachable(r.RefusalReason.NOT_STARTED)),
    (400, "Bad Request: chat not found", r.Unreachable(r.RefusalReason.NOT_FOUND)),
    (400, "Bad Request: not enough rights to send text messages to the chat", r.RightMissing("messages")),
    (400, "Bad Request: not enough rights to send polls to the chat", r.RightMissing("polls")),
    (400, "Bad Request: not enough rights to send documents to the chat", r.RightMissing("documents")),
    (400, "Bad Request: message thread not found", r.TopicGone()),
    (400, "Bad Request: TOPIC_CLOSED", r.TopicGone()),
    (400, "Bad Request: message to edit not found", r.MessageGone()),
    (400, "Bad Request: message can't be edited", r.MessageGone()),
    (400, "Bad Request: there is no text in the message to edit", r.MessageGone()),
    (400, "Bad Request: poll has already been closed", r.PollOver()),
    (400, "Bad Request: message with poll to stop not found", r.MessageGone()),
    (400, "Bad Request: message is too long", r.GiveUp()),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2', r.GiveUp()),
    (400, "Bad Request: BUTTON_DATA_INVALID", r.GiveUp()),
    (401, "Unauthorized", r.Halt()),
    (404, "Not Found", r.Halt()),
    (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        r.Halt(),
    ),
    (500, "Internal Server Error: restart", r.TryAgain()),
    (502, "Bad Gateway", r.TryAgain(uncertain=True)),
]


@pytest.mark.parametrize(("code", "description", "wanted"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_each_refusal_has_its_remedy(code: int, description: str, wanted: r.Remedy) -> None:
    assert r.remedy(r.Refusal(code, description)) == wanted


def test_patience_migration_and_silence_are_told_by_what_comes_with_them() -> None:
    assert r.remedy(r.Refusal(429, "Too Many Requests: retry after 7", retry_after=7.0)) == r.Wait(7.0)
    assert r.remedy(r.Refusal(400, "Bad Request: group chat was upgraded", migrate_to=-100)) == r.Migrated(-100)
    assert r.remedy(r.Refusal(0, "no answer in time")) == r.AnswerLost()
    assert r.remedy(r.Refusal(0, "no connection", sent=False)) == r.TryAgain()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('can\'t parse entities: Unsupported start tag "my debts" at byte offset 2', "can't parse entities: Unsupported start tag … at byte offset 2"),
        ("inline keyboard button URL 'https://my.debts/it's' is invalid", "inline keyboard button URL … is invalid"),
        ("message can't be edited", "message can't be edited"),
        ("can't parse, and can't send", "can't parse, and can't send"),
    ],
)  # fmt: skip
def test_what_telegram_quotes_of_a_message_is_not_repeated(said: str, told: str) -> None:
    assert r.unquoted(said) == told
