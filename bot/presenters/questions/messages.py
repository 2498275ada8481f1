"""Questions and answers as a group reads them: the card, the page, the list."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import (
    AnswerPrivately,
    AskNetwork,
    CloseQuestion,
    Helpful,
    RemoveQuestion,
    SameQuestion,
    TakeBackAnswer,
    Tidy,
)
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.people import Person
from bot.domain.questions import (
    AnswerView,
    Author,
    Media,
    Question,
    QuestionCard,
    QuestionList,
    QuestionPage,
    QuestionState,
)
from bot.presenters.outgoing import Attached, Button, OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, message_link, of_group
from locales import Text

MOST_OF_A_LINE = 90
MOST_OF_AN_ANSWER = 700
MOST_OF_A_CAPTION = 700
IN_A_ROW = 4
MOST_MARKS = 12

Rows = tuple[tuple[Button, ...], ...]


def short(text: str, most: int) -> str:
    """One text, cut where it is longer."""
    return shortened(text, most)


def line(text: str, most: int = MOST_OF_A_LINE) -> str:
    """The same on one line."""
    return short(" ".join(text.split()), most)


def author(t: Text, who: Author) -> Markup | str:
    """A name and a company, a company and its region, or no name."""
    if who.name is not None:
        return who.name if who.company is None else f"{who.name} ({who.company})"
    if who.asker:
        return t("question-asker")
    if who.company is not None:
        return who.company if who.region is None else f"{who.company}, {who.region}"
    return who.region if who.region is not None else t("answer-unnamed")


def content(t: Text, view: AnswerView, most: int = MOST_OF_AN_ANSWER) -> Markup:
    """What an answer says, and what it is where it is no text."""
    words = Markup("{}").format(short(view.answer.body, most))
    kinds = {
        Media.VOICE: "answer-voice",
        Media.PHOTO: "answer-photo",
        Media.DOCUMENT: "answer-document",
        Media.VIDEO_NOTE: "answer-video",
    }
    if view.answer.media is Media.TEXT:
        return words
    kind = t(kinds[view.answer.media])
    return Markup("{} {}").format(kind, words) if view.answer.body else kind


def attached(view: AnswerView) -> Attached | None:
    """The file of an answer, if it is one."""
    answer = view.answer
    return None if answer.file_id is None else Attached(str(answer.media), answer.file_id)


def title(t: Text, question: Question) -> Markup:
    """`❓ #12`."""
    return t("question-title", number=question.number)


def card(view: QuestionCard, reader: Person | None = None) -> OutgoingMessage:
    """The question's card in its group; to a `reader` in private, that it was removed."""
    t, question = for_reader(view.group, reader), view.question
    if question.removed:
        return OutgoingMessage(t("question-removed", number=question.number))
    lines = [title(t, question), Markup("{}").format(question.body), Markup(""), *_standing(t, view)]
    return OutgoingMessage(Markup("\n").join(lines), _buttons(t, view))


def _standing(t: Text, view: QuestionCard) -> list[Markup]:
    question = view.question
    who = t("question-by-nobody") if view.author.name is None else t("question-by", who=author(t, view.author))
    lines = [who]
    if question.edited_at is not None:
        lines[0] = t("question-edited", by=who)
    if view.echoes:
        lines.append(t("question-echoes", n=view.echoes))
    if view.answers:
        lines.append(t("question-answers", n=len(view.answers), number=question.number))
    if view.in_private:
        lines.append(t("question-in-private", n=view.in_private))
    lines += [t("question-helped", who=author(t, answer.author)) for answer in view.helpful[:3]]
    if question.carried_at is not None:
        lines.append(t("question-carried"))
    if question.state is QuestionState.CLOSED:
        lines.append(t("question-closed"))
    elif not view.answers and not view.in_private:
        lines.append(t("question-how"))
    return lines


def _buttons(t: Text, view: QuestionCard) -> Rows:
    question_id = int(view.question.id)
    if view.question.state is not QuestionState.OPEN:
        return ()
    same = t.plain("button-same-count", n=view.echoes) if view.echoes else t.plain("button-same")
    rows = [
        (button(same, SameQuestion(question_id)),),
        (button(t.plain("button-answer-privately"), AnswerPrivately(question_id)),),
    ]
    if view.question.carried_at is None:
        rows.append((button(t.plain("button-ask-network"), AskNetwork(question_id)),))
    return tuple(rows)


def away_card(view: QuestionCard, there: Group) -> OutgoingMessage:
    """The question's card in another group, in that group's language."""
    t, question = of_group(there), view.question
    if question.removed:
        return OutgoingMessage(t("away-removed"))
    head = t("away-title-named", group=view.group.title) if question.carried_named else t("away-title")
    lines = [head, Markup("{}").format(question.body), Markup("")]
    if question.state is QuestionState.CLOSED:
        lines.append(t("question-closed"))
        return OutgoingMessage(Markup("\n").join(lines))
    lines.append(t("away-how"))
    row = (button(t.plain("button-answer-privately"), AnswerPrivately(int(question.id))),)
    return OutgoingMessage(Markup("\n").join(lines), (row,))


def page(view: QuestionPage, reader: Person | None = None, *, tidy: bool = False) -> OutgoingMessage:
    """The question with its answers.

    Args:
        reader: who reads it in private; None where the group does.
        tidy: with buttons to close and remove instead of those that say thanks.
    """
    card_ = view.card
    t, question = for_reader(card_.group, reader), card_.question
    if question.removed:
        return OutgoingMessage(t("question-removed", number=question.number))
    head = [title(t, question), Markup("{}").format(question.body), Markup(""), *_standing(t, card_)]
    numbered = _numbered(view.thread)
    lines = [_said(t, card_.group, number, answer) for number, answer in numbered]
    rows = _tidying(t, view, numbered) if tidy else _thanking(t, view, numbered)
    return OutgoingMessage(fitting(t, head, lines), rows)


def _numbered(thread: Sequence[AnswerView]) -> list[tuple[int, AnswerView]]:
    return list(enumerate(thread, 1))


def _said(t: Text, group: Group, number: int, view: AnswerView) -> Markup:
    said = Markup("\n{}\n{}").format(
        t("answer-line", number=number, who=author(t, view.author)), content(t, view, MOST_OF_AN_ANSWER)
    )
    extra = []
    if view.answer.private:
        extra.append(t("answer-private"))
    if view.answer.helpful_at is not None:
        extra.append(t("answer-helped-asker"))
    if view.helped:
        extra.append(t("answer-helped", n=view.helped))
    link = _link(group, view)
    if link is not None:
        extra.append(Markup('<a href="{}">{}</a>').format(link, t("answer-see")))
    return said + Markup("\n") + Markup(" · ").join(extra) if extra else said


def _link(group: Group, view: AnswerView) -> str | None:
    """The answer's own message, where Telegram has addresses for messages."""
    return _address(group, view.answer.chat_id, view.answer.message_id)


def _address(group: Group, chat_id: int | None, message_id: int | None) -> str | None:
    return message_link(group.chat_id, message_id) if chat_id == group.chat_id else None


def _thanking(t: Text, view: QuestionPage, numbered: Sequence[tuple[int, AnswerView]]) -> Rows:
    others = [(number, answer) for number, answer in numbered if not answer.answer.by_asker][:MOST_MARKS]
    if len(others) == 1:
        marks = [button(t.plain("button-helpful"), Helpful(int(others[0][1].answer.id)))]
    else:
        marks = [
            button(t.plain("button-helpful-number", number=number), Helpful(int(answer.answer.id)))
            for number, answer in others
        ]
    tidy = button(t.plain("button-tidy"), Tidy(int(view.card.question.id), "open"))
    return (*_rows(marks), (tidy,))


def _tidying(t: Text, view: QuestionPage, numbered: Sequence[tuple[int, AnswerView]]) -> Rows:
    question_id = int(view.card.question.id)
    first = [button(t.plain("button-remove-question"), RemoveQuestion(question_id))]
    if view.card.question.state is QuestionState.OPEN:
        first.insert(0, button(t.plain("button-close-question"), CloseQuestion(question_id)))
    removing = [
        button(t.plain("button-remove-answer", number=number), TakeBackAnswer(int(answer.answer.id)))
        for number, answer in numbered[:MOST_MARKS]
    ]
    back = button(t.plain("button-back"), Tidy(question_id, "shut"))
    return (tuple(first), *_rows(removing), (back,))


def _rows(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW))


def open_questions(view: QuestionList, t: Text) -> OutgoingMessage:
    """The open questions of a group, or of a person's groups; and for coordinators what waits too long."""
    head: list[Markup] = []
    lines: list[Markup] = []
    for group, cards in view.groups:
        if not cards:
            lines.append(t("questions-none", group=group.title))
            continue
        lines.append(t("questions-title", group=group.title, n=len(cards)))
        lines += [_entry(t, card_) for card_ in cards]
    lines += _from_network(t, view)
    if view.coordinator:
        lines.append(Markup(""))
        lines.append(t("questions-late", n=len(view.waiting)) if view.waiting else t("questions-late-none"))
        lines += [
            t(
                "questions-late-line",
                number=card_.question.number,
                group=card_.group.title,
                text=line(card_.question.body),
                day=t.short_day(t.local(card_.question.asked_at).date()),
            )
            for card_ in view.waiting
        ]
    if not view.groups and not view.coordinator:
        lines.append(t("questions-no-group"))
    elif any(cards for _, cards in view.groups):
        lines.append(t("questions-how"))
    return OutgoingMessage(fitting(t, head, lines))


def _from_network(t: Text, view: QuestionList) -> list[Markup]:
    """What other groups ask, each once, with the way to the message a reply to which is an answer."""
    lines, told = [], set()
    for group, carried in view.carried:
        for one in carried:
            if one.question.id in told:
                continue
            told.add(one.question.id)
            text: Markup | str = line(one.question.body)
            link = None if one.place is None else _address(group, *one.place)
            if link is not None:
                text = Markup('<a href="{}">{}</a>').format(link, text)
            if one.home is None:
                lines.append(t("questions-carried-line", text=text))
            else:
                lines.append(t("questions-carried-line-named", text=text, group=one.home))
    if not lines:
        return []
    return [Markup(""), t("questions-carried", n=len(lines)), *lines]


def _entry(t: Text, view: QuestionCard) -> Markup:
    return t("questions-line", number=view.question.number, text=line(view.question.body), n=len(view.answers))
