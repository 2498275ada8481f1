"""What people do, one file a feature: one call is one transaction is one thing a person did."""

from __future__ import annotations

from bot.services.access import Access
from bot.services.alike import AlikeQuestions
from bot.services.answers import Answers
from bot.services.answers_in_private import PrivateAnswers
from bot.services.appointments import Appointments
from bot.services.ballots import Ballots
from bot.services.clockwork import Clockwork
from bot.services.companies import Companies
from bot.services.dates import Dates
from bot.services.digest_letters import DIGEST_ARRIVALS
from bot.services.digest_replies import DigestReplies
from bot.services.digest_sending import DigestSending
from bot.services.digest_shelf import DigestShelf
from bot.services.digests import Digests
from bot.services.drafts import Drafts
from bot.services.feeds import Feeds
from bot.services.forgetting import Forgetting
from bot.services.ground import Ground
from bot.services.groups import Groups
from bot.services.guests import Guests
from bot.services.health import HealthWatch
from bot.services.hosting import Turns
from bot.services.inbox import Inbox
from bot.services.letters import Letters
from bot.services.living import Living
from bot.services.meetings import Meetings
from bot.services.people import People
from bot.services.poll_features import FEATURES
from bot.services.polls import Polls
from bot.services.question_letters import ARRIVALS
from bot.services.question_lists import QuestionLists
from bot.services.question_network import QuestionNetwork
from bot.services.questions import Questions
from bot.services.reviews import Reviews
from bot.services.search import Search
from bot.services.source_reading import SourceReading
from bot.services.sources import Sources
from bot.services.swaps import Swaps
from bot.services.takeaways import Takeaways
from bot.services.theme_settling import ThemeSettling
from bot.services.theme_stories import ThemeStories
from bot.services.themes import Themes
from bot.services.weekly import Weekly
from bot.services.wishes import WishLists
from bot.services.writers import WRITERS


class Services:
    """Every service, on one ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.access = Access(ground)
        self.groups = Groups(ground)
        self.companies = Companies(ground)
        self.people = People(ground)
        self.turns = Turns(ground)
        self.swaps = Swaps(ground)
        self.meetings = Meetings(ground)
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
        self.letters = Letters(ground, WRITERS, FEATURES, {**ARRIVALS, **DIGEST_ARRIVALS})
        self.themes = Themes(ground)
        self.theme_stories = ThemeStories(ground)
        self.theme_settling = ThemeSettling(ground)
        self.ballots = Ballots(ground)
        self.dates = Dates(ground)
        self.wishes = WishLists(ground)
        self.polls = Polls(ground, FEATURES)
        self.living = Living(ground)
        self.clockwork = Clockwork(ground)
