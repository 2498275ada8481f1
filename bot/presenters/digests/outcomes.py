"""What came of a digest, for its author: whom it reached, what they said, correcting and withdrawing it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import DigestDesk, DigestRun
from bot.domain.digests import OUT, DigestKind
from bot.domain.digests.outcomes import Copies, DigestOutcome
from bot.domain.formatted import shortened
from bot.presenters.digests.desk import NOTHING, parts, step
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.sources import opening
from bot.presenters.wording import button, fitting
from locales import Text


def own(t: Text, found: Sequence[DigestOutcome]) -> OutgoingMessage:
    """Somebody's own digests, with what came of each."""
    if not found:
        return OutgoingMessage(t("own-none"), ((opening(t),),))
    lines, rows = [], []
    for place, view in enumerate(found, 1):
        digest = view.digest
        lines.append(t("own-line", place=place, title=digest.title, state=t(f"own-{digest.state}")))
        if digest.state in OUT:
            lines.append(_summary(t, view))
        short = shortened(digest.title, 30)
        label = f"{place}. {short}"
        if digest.state in OUT:
            rows.append((button(label, DigestRun(digest.id, "outcome")),))
        else:
            rows.append((button(label, DigestDesk(digest.id, "show", NOTHING)),))
    rows.append((opening(t),))
    return OutgoingMessage(fitting(t, [t("own-title")], lines), tuple(rows))


def _summary(t: Text, view: DigestOutcome) -> Markup:
    return t(
        "own-summary",
        delivered=view.delivered,
        useful=view.useful,
        trying=view.trying,
        questions=view.questions,
    )


def outcome(t: Text, view: DigestOutcome) -> OutgoingMessage:
    """What reached whom, and what came of it."""
    digest = view.digest
    lines = [
        t("outcome-title", title=digest.title),
        t("outcome-delivered", n=view.delivered, people=view.people),
    ]
    if view.failed:
        lines.append(t("progress-failed", n=view.failed))
    lines += [
        t("outcome-useful", n=view.useful),
        t("outcome-trying", n=view.trying),
        t("outcome-helped", n=view.helped),
        t("outcome-questions", n=view.questions),
    ]
    if view.unanswered:
        lines.append(t("outcome-unanswered", n=view.unanswered))
    if view.groups:
        lines += [Markup(), *(t("outcome-group", group=g, useful=u, trying=w) for g, u, w in view.groups)]
    if digest.withdrawn_at is not None:
        lines.append(t("outcome-withdrawn", when=t.on_day(t.local(digest.withdrawn_at).date())))
        lines += _unchanged(t, view.copies)
        return OutgoingMessage(fitting(t, [], lines))
    rows = (
        (
            button(t.plain("button-correct-digest"), DigestRun(digest.id, "correct")),
            button(t.plain("button-withdraw-digest"), DigestRun(digest.id, "withdraw")),
        ),
        (button(t.plain("button-progress"), DigestRun(digest.id, "progress")),),
    )
    return OutgoingMessage(fitting(t, [], lines), rows)


def confirm_withdraw(t: Text, view: DigestOutcome) -> OutgoingMessage:
    """Shall every copy be marked?"""
    rows = (
        (button(t.plain("button-withdraw-yes-digest"), DigestRun(view.digest.id, "withdraw-yes")),),
        (button(t.plain("button-back"), DigestRun(view.digest.id, "outcome")),),
    )
    return OutgoingMessage(t("outcome-ask-withdraw", n=view.delivered), rows)


def corrected(t: Text, copies: Copies, *, cut: bool = False) -> OutgoingMessage:
    """Every copy that can be changed is being changed.

    Args:
        cut: the text did not fit under the file and was shortened.
    """
    lines = [t("outcome-corrected", n=copies.changed), *_unchanged(t, copies)]
    if cut:
        lines.append(t("desk-cut"))
    return OutgoingMessage(Markup("\n").join(lines))


def _unchanged(t: Text, copies: Copies) -> list[Markup]:
    lines = []
    if copies.anew:
        lines.append(t("outcome-anew", n=copies.anew))
    if copies.beyond:
        lines.append(t("outcome-beyond", n=copies.beyond))
    return lines


def correct(t: Text, view: DigestOutcome) -> OutgoingMessage:
    """What shall be corrected in every copy?"""
    digest = view.digest
    rows = parts(t, digest.id, [v.language for v in digest.versions], news=digest.kind is DigestKind.ANNOUNCEMENT)
    rows.append((step(t, "button-link", digest.id, "link"), step(t, "button-attachment", digest.id, "attachment")))
    rows.append((button(t.plain("button-back"), DigestRun(digest.id, "outcome")),))
    return OutgoingMessage(t("desk-ask-correct"), tuple(rows))
