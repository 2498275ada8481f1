"""What people do, one file a feature: one call is one transaction is one thing a person did."""

from __future__ import annotations

from dataclasses import replace

from bot.services.date_polls.service import Dates
from bot.services.delivery.inbox import Inbox
from bot.services.delivery.kept_answers import KeptAnswers
from bot.services.delivery.live_cards import Living
from bot.services.delivery.outbox import Letters
from bot.services.delivery.scheduler import Clockwork
from bot.services.dependencies import Ground
from bot.services.digests.archive import DigestShelf
from bot.services.digests.drafting import Digests
from bot.services.digests.feedback import DigestReplies
from bot.services.digests.sending import DigestSending
from bot.services.digests.weekly import Weekly
from bot.services.groups.companies import Companies
from bot.services.groups.service import Groups
from bot.services.health.deafness import Deafness
from bot.services.health.service import HealthWatch
from bot.services.hosting.service import Turns
from bot.services.hosting.swaps import Swaps
from bot.services.meetings.calendar_feeds import Feeds
from bot.services.meetings.guests import Guests
from bot.services.meetings.service import Meetings
from bot.services.meetings.wall_clock import WallClocks
from bot.services.people.pending_input import Drafts
from bot.services.people.role_links import Appointments
from bot.services.people.service import People
from bot.services.polls.service import Polls
from bot.services.privacy.service import Forgetting
from bot.services.questions.answers import Answers
from bot.services.questions.lists import QuestionLists
from bot.services.questions.private_answers import PrivateAnswers
from bot.services.questions.service import Questions
from bot.services.questions.sharing import QuestionNetwork
from bot.services.questions.similar import AlikeQuestions
from bot.services.reviews.service import Reviews
from bot.services.reviews.takeaways import Takeaways
from bot.services.search import Search
from bot.services.sources.reading import SourceReading
from bot.services.sources.service import Sources
from bot.services.themes.ballots import Ballots
from bot.services.themes.history import ThemeStories
from bot.services.themes.offers import WishLists
from bot.services.themes.selection import ThemeSettling
from bot.services.themes.service import Themes
from bot.services.wiring import FEATURES


class Services:
    """Every service, on one ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground = replace(ground, features=FEATURES)
        self.groups = Groups(ground)
        self.companies = Companies(ground)
        self.people = People(ground)
        self.turns = Turns(ground)
        self.swaps = Swaps(ground)
        self.meetings = Meetings(ground)
        self.wall_clocks = WallClocks(ground)
        self.appointments = Appointments(ground)
        self.reviews = Reviews(ground)
        self.takeaways = Takeaways(ground)
        self.guests = Guests(ground)
        self.health = HealthWatch(ground)
        self.feeds = Feeds(ground)
        self.forgetting = Forgetting(ground)
        self.search = Search(ground)
        self.questions = Questions(ground)
        self.alike = AlikeQuestions(ground)
        self.question_lists = QuestionLists(ground)
        self.question_network = QuestionNetwork(ground)
        self.answers = Answers(ground)
        self.private_answers = PrivateAnswers(ground)
        self.digests = Digests(ground)
        self.weekly = Weekly(ground)
        self.digest_sending = DigestSending(ground, self.digests)
        self.digest_replies = DigestReplies(ground)
        self.digest_shelf = DigestShelf(ground)
        self.sources = Sources(ground)
        self.source_reading = SourceReading(ground)
        self.drafts = Drafts(ground)
        self.inbox = Inbox(ground)
        self.deafness = Deafness(ground)
        self.kept_answers = KeptAnswers(ground)
        self.letters = Letters(ground)
        self.themes = Themes(ground)
        self.theme_stories = ThemeStories(ground)
        self.theme_settling = ThemeSettling(ground)
        self.ballots = Ballots(ground)
        self.dates = Dates(ground)
        self.wishes = WishLists(ground)
        self.polls = Polls(ground)
        self.living = Living(ground)
        self.clockwork = Clockwork(ground)
