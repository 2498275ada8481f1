"""Meetings of several groups."""

from bot.services.joint_meetings.planning import JointPlanning
from bot.services.joint_meetings.service import JointMeetings

__all__ = ["JointMeetings", "JointPlanning"]
