"""What Telegram asks of a poll, as of Bot API 10."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sandbox.api.malformed import Malformed

Json = dict[str, Any]
QUESTION, OPTION, OPTIONS, EXPLANATION, DESCRIPTION = 300, 100, 12, 200, 1024
SHORTEST, LONGEST = 5, 2_628_000
"""Seconds a poll may be open."""


def check_poll(params: Json, now: int) -> None:
    """Check the parameters of sendPoll.

    Args:
        now: the world's time, seconds since 1970.

    Raises:
        Malformed: in Telegram's words where they are known.
    """
    _check_question(params)
    options = params["options"]
    if not options:
        raise Malformed("poll must have at least one answer option")
    if len(options) > OPTIONS:
        raise Malformed(f"poll can't have more than {OPTIONS} options", f"{len(options)} options")
    for option in options:
        if not option["text"].strip():
            raise Malformed("poll options must be non-empty")
        if len(option["text"]) > OPTION and not option.get("text_parse_mode"):
            raise Malformed(
                f"poll options length must not exceed {OPTION}",
                f"an option of {len(option['text'])}",
            )
    kind = params.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise Malformed("unsupported poll type specified", f"there is no poll of type {kind!r}")
    _check_quiz(params, len(options), quiz=kind == "quiz")
    if params.get("allow_adding_options") and (kind == "quiz" or params.get("is_anonymous", True)):
        raise Malformed(
            "options can't be added to anonymous polls and quizzes",
            "allow_adding_options does not fit",
        )
    if len(params.get("country_codes") or ()) > OPTIONS:
        raise Malformed("too many country codes specified")
    _check_times(params, now)


def _check_question(params: Json) -> None:
    question = params["question"]
    if not question.strip():
        raise Malformed("poll question must be non-empty")
    if len(question) > QUESTION and not params.get("question_parse_mode"):
        raise Malformed(
            f"poll question length must not exceed {QUESTION}",
            f"a question of {len(question)}",
        )
    if len(params.get("description", "")) > DESCRIPTION and not params.get("description_parse_mode"):
        raise Malformed(
            "message caption is too long",
            f"a poll description of more than {DESCRIPTION} characters",
        )


def _check_quiz(params: Json, count: int, *, quiz: bool) -> None:
    right = params.get("correct_option_ids") or []
    if quiz and not right:
        raise Malformed("wrong correct option ID specified", "a quiz needs correct_option_ids")
    if any(not 0 <= one < count for one in right):
        raise Malformed("wrong correct option ID specified", f"{right} are not all options")
    if any(later <= earlier for earlier, later in pairwise(right)):
        raise Malformed("wrong correct option ID specified", "correct_option_ids must increase")
    explanation = params.get("explanation", "")
    if explanation.count("\n") > 2 or (len(explanation) > EXPLANATION and not params.get("explanation_parse_mode")):
        raise Malformed(
            "message is too long",
            f"an explanation has at most {EXPLANATION} characters and two line feeds",
        )


def _check_times(params: Json, now: int) -> None:
    period, date = params.get("open_period"), params.get("close_date")
    if period is not None and date is not None:
        raise Malformed("open_period and close_date can't be used together")
    if period is not None and not SHORTEST <= period <= LONGEST:
        raise Malformed(f"the poll open_period must be between {SHORTEST} and {LONGEST} seconds")
    if date is not None and not SHORTEST <= date - now <= LONGEST:
        raise Malformed(f"the poll close_date must be between {SHORTEST} and {LONGEST} seconds in the future")
