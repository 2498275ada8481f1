"""Answers to presses of buttons, and reactions."""

from __future__ import annotations

from sandbox.api.methods.access import Need, chat_at, message_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world.queries import CallbackAnswer

REACTIONS = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)
"""The emoji that can be reactions."""


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """Answer a press: with nothing, a notice, an alert or an address."""
    answer = CallbackAnswer(call.get("text"), call.flag("show_alert"), call.get("url"))
    call.world.queries.answer(call.bot, str(call.get("callback_query_id", "")), answer)
    return True


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    """Put a reaction on a message, or take it back. Bots are not told of bots' reactions."""
    chat = chat_at(call, Need.EDIT)
    message = message_at(chat, call.get("message_id"), "message to react")
    wanted = call.get("reaction", [])
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if wanted and (wanted[0].get("type") != "emoji" or wanted[0].get("emoji", "").rstrip("\ufe0f") not in REACTIONS):
        raise bad("REACTION_INVALID")
    message.reactions.pop(call.bot.id, None)
    if wanted:
        message.reactions[call.bot.id] = str(wanted[0]["emoji"])
    call.world.changed(message)
    return True
