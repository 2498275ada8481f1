"""Ids, told apart by the type checker."""

from typing import NewType

GroupId = NewType("GroupId", int)
CompanyId = NewType("CompanyId", int)
PersonId = NewType("PersonId", int)
MeetingId = NewType("MeetingId", int)
TurnId = NewType("TurnId", int)
QuestionId = NewType("QuestionId", int)
AnswerId = NewType("AnswerId", int)
