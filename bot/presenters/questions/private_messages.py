"""Private messages about questions: the preview, incoming answers, and choices to make."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import (
    AnswerPrivately,
    AskAnyway,
    AskAs,
    AskIn,
    AskNetwork,
    Carry,
    CorrectQuestion,
    Helpful,
    MailDesk,
    RemoveQuestion,
    ReplyToAnswer,
    ShowAs,
)
from bot.domain.groups import Group
from bot.domain.people import Person
from bot.domain.questions import Answer, AnswerView, Media, QuestionCard, SimilarQuestion
from bot.presenters.outgoing import Attached, OutgoingMessage
from bot.presenters.questions.messages import MOST_OF_A_CAPTION, attached, author, content, line, short
from bot.presenters.wording import button, for_reader, of_group
from locales import Text

MOST_OF_AN_ANSWER = 200
QUOTE = Markup("<blockquote>{}</blockquote>")


def which_group(t: Text, text: str, own: Sequence[Group]) -> OutgoingMessage:
    """Which of the person's groups is the question for? The message itself keeps what was typed."""
    body = Markup("{}\n{}").format(t("ask-which-group"), QUOTE.format(text))
    return OutgoingMessage(body, tuple((button(short(group.title, 40), AskIn(int(group.id))),) for group in own))


def preview(t: Text, text: str, group: Group, once: str, earlier: Sequence[SimilarQuestion] = ()) -> OutgoingMessage:
    """How the question will look in the group, and whether with the name.

    Args:
        once: of this preview, so that two presses ask once.
        earlier: earlier answered questions that look alike.
    """
    parts = [t("ask-preview", group=group.title), QUOTE.format(text)]
    if earlier:
        parts += [t("ask-alike"), *similar_lines(t, earlier)]
    parts.append(t("ask-name"))
    group_id = int(group.id)
    rows = [
        (button(t.plain("button-with-name"), AskAs(group_id, "named", once)),),
        (button(t.plain("button-without-name"), AskAs(group_id, "unnamed", once)),),
        (button(t.plain("button-that-answers" if earlier else "button-discard"), AskAs(group_id, "no", once)),),
    ]
    return OutgoingMessage(Markup("\n").join(parts), tuple(rows))


def similar_in_group(t: Text, earlier: Sequence[SimilarQuestion]) -> OutgoingMessage:
    """Before a question is posted: earlier ones that may answer it."""
    rows = (
        (button(t.plain("button-that-answers"), AskAnyway("no")),),
        (button(t.plain("button-ask-anyway"), AskAnyway("yes")),),
    )
    return OutgoingMessage(Markup("\n").join([t("ask-alike"), *similar_lines(t, earlier)]), rows)


def similar_lines(t: Text, earlier: Sequence[SimilarQuestion]) -> list[Markup]:
    """Earlier questions, each with the answer that helped most."""
    return [
        t(
            "ask-alike-line",
            number=Markup("#{}").format(one.question.number),
            text=line(one.question.body),
            answer=line(one.answer, MOST_OF_AN_ANSWER),
        )
        for one in earlier
    ]


def posted(t: Text, view: QuestionCard, *, named: bool) -> OutgoingMessage:
    """The question is out; what its asker can do with it from here."""
    key = "ask-posted" if named else "ask-posted-unnamed"
    question_id = int(view.question.id)
    rows = (
        (button(t.plain("button-correct"), CorrectQuestion(question_id)),),
        (button(t.plain("button-ask-network"), AskNetwork(question_id)),),
        (button(t.plain("button-take-back"), RemoveQuestion(question_id)),),
    )
    return OutgoingMessage(t(key, number=view.question.number, group=view.group.title), rows)


def for_asker(view: AnswerView, card: QuestionCard, reader: Person) -> OutgoingMessage:
    """An answer comes to the asker in private."""
    t = for_reader(card.group, reader)
    key = "answered-private" if view.answer.private else "answered"
    head = t(key, number=card.question.number, who=author(t, view.author), group=card.group.title)
    answer_id = int(view.answer.id)
    row = (
        button(t.plain("button-helpful"), Helpful(answer_id)),
        button(t.plain("button-reply"), ReplyToAnswer(answer_id)),
    )
    said = _with_file(head, t, view)
    return OutgoingMessage(said, (row,), attached=attached(view))


def _with_file(head: Markup, t: Text, view: AnswerView) -> Markup:
    most = 3000 if view.answer.media is Media.TEXT else MOST_OF_A_CAPTION
    return Markup("{}\n{}").format(head, content(t, view, most))


def brought_home(view: AnswerView, card: QuestionCard) -> OutgoingMessage:
    """An answer from another group, or from who looks after the group, for the group that asked."""
    t = of_group(card.group)
    key = "answer-from-network" if view.answer.group_id is not None else "answer-from-outside"
    head = t(key, number=card.question.number, who=author(t, view.author))
    row = (button(t.plain("button-helpful"), Helpful(int(view.answer.id))),)
    return OutgoingMessage(_with_file(head, t, view), (row,), attached=attached(view))


def answer_removed(card: QuestionCard, answer: Answer, reader: Person | None) -> OutgoingMessage:
    """In place of what was answered: it was taken back."""
    t = for_reader(card.group, reader)
    said = t("answer-removed", number=card.question.number)
    if answer.media is Media.TEXT:
        return OutgoingMessage(said)
    return OutgoingMessage(said, attached=Attached(str(answer.media), ""), gone=True)


def askers_word(view: AnswerView, card: QuestionCard, reader: Person | None) -> OutgoingMessage:
    """What the asker has to say to an answer: in the group, or to who answered in private."""
    t = for_reader(card.group, reader)
    head = t("asker-says", number=card.question.number, who=author(t, view.author))
    row = () if reader is None else ((button(t.plain("button-answer-again"), AnswerPrivately(int(card.question.id))),),)
    return OutgoingMessage(Markup("{}\n{}").format(head, content(t, view, 3000)), row)


def thanks(card: QuestionCard, reader: Person) -> OutgoingMessage:
    """Tell the person who answered that it helped."""
    t = for_reader(card.group, reader)
    return OutgoingMessage(t("answer-thanks", text=line(card.question.body)))


def choose_shown(view: AnswerView, there: Group, reader: Person | None) -> OutgoingMessage:
    """An answer for another group: shall company and region go with it?"""
    t = for_reader(there, reader)
    answer_id = int(view.answer.id)
    rows = (
        (button(t.plain("button-show-company"), ShowAs(answer_id, "named")),),
        (button(t.plain("button-hide-company"), ShowAs(answer_id, "unnamed")),),
    )
    return OutgoingMessage(t("answer-choice", text=line(view.answer.body) or content(t, view)), rows)


def nudge(card: QuestionCard) -> OutgoingMessage:
    """Two days without an answer: once, in the group."""
    t = of_group(card.group)
    text = t("question-nudge", number=card.question.number, text=line(card.question.body, 300))
    return OutgoingMessage(text)


def call(card: QuestionCard, reader: Person, *, by_mail: bool = False) -> OutgoingMessage:
    """Four days without an answer: to those who look after the region.

    Args:
        by_mail: they can have the next ones by e-mail, and do not yet.
    """
    t = for_reader(card.group, reader)
    text = t("question-call", number=card.question.number, group=card.group.title, text=card.question.body)
    rows = [(button(t.plain("button-answer-privately"), AnswerPrivately(int(card.question.id))),)]
    if by_mail:
        rows.append((button(t.plain("button-mail-open"), MailDesk("open")),))
    return OutgoingMessage(text, tuple(rows))


def ask_for_answer(t: Text, card: QuestionCard) -> OutgoingMessage:
    """The answerer is asked for the answer, in private."""
    text = t("answer-ask", text=short(card.question.body, 1500))
    return OutgoingMessage(text, ask=t.plain("answer-ask-hint"))


def carry_preview(t: Text, card: QuestionCard, groups: int) -> OutgoingMessage:
    """What the other groups will see, before it goes."""
    question_id = int(card.question.id)
    text = Markup("{}\n{}\n{}").format(
        t("carry-preview", n=groups), QUOTE.format(card.question.body), t("carry-name", group=card.group.title)
    )
    rows = (
        (button(t.plain("button-carry-plain"), Carry(question_id, "plain")),),
        (button(t.plain("button-carry-named"), Carry(question_id, "named")),),
        (button(t.plain("button-discard"), Carry(question_id, "no")),),
    )
    return OutgoingMessage(text, rows)
