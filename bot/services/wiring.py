"""Every feature's declaration, collected in one place."""

from __future__ import annotations

from bot.services.companies.feature import FEATURE as COMPANIES
from bot.services.confirmations.feature import FEATURE as CONFIRMATIONS
from bot.services.date_polls.feature import FEATURE as DATE_POLLS
from bot.services.digests.feature import FEATURE as DIGESTS
from bot.services.evidence.feature import FEATURE as EVIDENCE
from bot.services.features import collect
from bot.services.groups.feature import FEATURE as GROUPS
from bot.services.health.feature import FEATURE as HEALTH
from bot.services.hosting.feature import FEATURE as HOSTING
from bot.services.introductions.feature import FEATURE as INTRODUCTIONS
from bot.services.joint_meetings.feature import FEATURE as JOINT_MEETINGS
from bot.services.mail.feature import FEATURE as MAIL
from bot.services.meetings.feature import FEATURE as MEETINGS
from bot.services.network.feature import FEATURE as NETWORK
from bot.services.partners.feature import FEATURE as PARTNERS
from bot.services.people.feature import FEATURE as PEOPLE
from bot.services.polls.feature import FEATURE as POLLS
from bot.services.promises.feature import FEATURE as PROMISES
from bot.services.questions.feature import FEATURE as QUESTIONS
from bot.services.recruiting.feature import FEATURE as RECRUITING
from bot.services.regions.feature import FEATURE as REGIONS
from bot.services.reviews.feature import FEATURE as REVIEWS
from bot.services.sources.feature import FEATURE as SOURCES
from bot.services.surveys.feature import FEATURE as SURVEYS
from bot.services.themes.feature import FEATURE as THEMES

FEATURES = collect(
    (
        HOSTING,
        MEETINGS,
        JOINT_MEETINGS,
        CONFIRMATIONS,
        DATE_POLLS,
        REVIEWS,
        PROMISES,
        SURVEYS,
        THEMES,
        POLLS,
        QUESTIONS,
        DIGESTS,
        SOURCES,
        EVIDENCE,
        RECRUITING,
        PARTNERS,
        INTRODUCTIONS,
        GROUPS,
        COMPANIES,
        NETWORK,
        REGIONS,
        MAIL,
        PEOPLE,
        HEALTH,
    )
)
"""What the program can send, what time causes, which messages follow what they show, and whose polls there are."""
