"""Typed ids, so that the type checker tells them apart."""

from typing import NewType

GroupId = NewType("GroupId", int)
CompanyId = NewType("CompanyId", int)
"""A company's place in one group."""
EnterpriseId = NewType("EnterpriseId", int)
"""A company of the network, whatever groups it is in."""
PersonId = NewType("PersonId", int)
MeetingId = NewType("MeetingId", int)
TurnId = NewType("TurnId", int)
QuestionId = NewType("QuestionId", int)
AnswerId = NewType("AnswerId", int)
