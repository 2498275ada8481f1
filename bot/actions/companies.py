"""Buttons about companies in the network, and of the questions about one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Matching, OneOf, PrivateAction, RowId, Within
from bot.domain.companies.profiles import FIELDS, SeenBy
from bot.domain.surveys import MOST_CHOICES, SurveyPart


@dataclass(frozen=True, slots=True)
class OpenCompany(PrivateAction):
    """In private: a company of a group, by its place there."""

    prefix = "comp"
    company_id: RowId


@dataclass(frozen=True, slots=True)
class SameCompany(PrivateAction):
    """Whether two places in groups are one company: `same`, `another`, `undo` what was said; `look` how it stands."""

    prefix = "compsame"
    company_id: RowId
    other_id: RowId
    so: Annotated[str, OneOf(("look", "same", "another", "undo"))]


@dataclass(frozen=True, slots=True)
class CompanyList(PrivateAction):
    """In private: the companies of a group."""

    prefix = "comps"
    group_id: RowId


FieldName = Annotated[str, OneOf(FIELDS)]


@dataclass(frozen=True, slots=True)
class OpenProfile(PrivateAction):
    """What one of the presser's companies says of itself."""

    prefix = "prof"
    enterprise_id: RowId


@dataclass(frozen=True, slots=True)
class ProfileField(PrivateAction):
    """One field of it, to change it or who sees it."""

    prefix = "pfld"
    enterprise_id: RowId
    name: FieldName


@dataclass(frozen=True, slots=True)
class ProfileChoice(PrivateAction):
    """What was chosen for a field; `-` empties it."""

    prefix = "pset"
    enterprise_id: RowId
    name: FieldName
    value: Annotated[str, Matching(r"[A-Za-z0-9+-]{1,8}")]


@dataclass(frozen=True, slots=True)
class ProfileSeen(PrivateAction):
    """Who sees a field."""

    prefix = "psee"
    enterprise_id: RowId
    name: FieldName
    who: Annotated[str, OneOf(tuple(SeenBy))]


@dataclass(frozen=True, slots=True)
class ProfileIntroduce(PrivateAction):
    """Whether it would like to be introduced to a company of another region once a month."""

    prefix = "pint"
    enterprise_id: RowId
    wanted: Annotated[str, OneOf(("on", "off"))]


@dataclass(frozen=True, slots=True)
class ProfileAsk(PrivateAction):
    """A question about the company that came by itself: `later`, or `never` again."""

    prefix = "pask"
    ask_id: RowId
    how: Annotated[str, OneOf(("later", "never"))]


@dataclass(frozen=True, slots=True)
class ProfileFindable(PrivateAction):
    """Whether other companies of the network may find it: `on` or `off`."""

    prefix = "pfind"
    enterprise_id: RowId
    findable: Annotated[str, OneOf(("on", "off"))]


@dataclass(frozen=True, slots=True)
class SurveyChoice(PrivateAction):
    """One of the choices of a step, by its place."""

    prefix = "sv"
    survey_id: RowId
    step: Annotated[str, OneOf((SurveyPart.PEOPLE, SurveyPart.TURNOVER, SurveyPart.CHANGES))]
    place: Annotated[int, Within(0, MOST_CHOICES)]


@dataclass(frozen=True, slots=True)
class SurveyStep(PrivateAction):
    """Leave a step out or be done with it (`next`), write something (`write`), let it be quoted or not, or never be asked."""

    prefix = "svgo"
    survey_id: RowId
    step: Annotated[str, OneOf(tuple(SurveyPart))]
    what: Annotated[str, OneOf(("next", "write", "quote", "keep", "never"))]
