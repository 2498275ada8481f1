"""The application services, one package per feature. Each call is one action by a person, run in one transaction."""

from __future__ import annotations

from dataclasses import replace

from bot.services.companies import Enterprises, ProfileAsks, Profiles
from bot.services.confirmations import Confirmations
from bot.services.cycle import within_ten
from bot.services.date_polls import Dates
from bot.services.delivery import Clockwork, Inbox, KeptAnswers, Letters, LiveCards
from bot.services.dependencies import Dependencies
from bot.services.digests import DigestArchive, DigestReplies, Digests, DigestSending, Weekly
from bot.services.evidence import Consents, ReportMaking, Reports
from bot.services.groups import Companies, Groups
from bot.services.health import Deafness
from bot.services.hosting import Swaps, Turns
from bot.services.introductions import PartnerIntroductions
from bot.services.joint_meetings import JointMeetings, JointPlanning
from bot.services.mail import MailAddresses, MailReplies, MailSending, copy_by_mail
from bot.services.meetings import Feeds, Guests, Meetings, WallClocks, can_bring
from bot.services.network import NetworkView, Pages
from bot.services.partners import PartnerSearch
from bot.services.people import Access, Appointments, Drafts, People, audience
from bot.services.polls import Polls
from bot.services.privacy import Forgetting, Privacy
from bot.services.promises import Promises
from bot.services.questions import Answers, PrivateAnswers, QuestionLists, QuestionNetwork, Questions, SimilarQuestions
from bot.services.recruiting import Farewells, Greetings, Introductions, MemberAsks, Newcomers, PublicPages, Recruiting
from bot.services.regions import Founding, Regions, RegionTexts
from bot.services.reviews import Reviews, Takeaways
from bot.services.search import Search
from bot.services.sources import SourceReading, Sources
from bot.services.surveys import Surveys
from bot.services.themes import Ballots, Themes, ThemeSettling, ThemeStories, WishLists
from bot.services.wiring import FEATURES


class Services:
    """All services, sharing one database, clock and set of network settings."""

    def __init__(self, dependencies: Dependencies) -> None:
        self.dependencies = dependencies = replace(dependencies, features=FEATURES)
        self.access = Access(dependencies)
        self.groups = Groups(dependencies)
        self.companies = Companies(dependencies)
        self.enterprises = Enterprises(dependencies)
        self.profiles = Profiles(dependencies)
        self.profile_asks = ProfileAsks(dependencies)
        self.people = People(dependencies, can_bring)
        self.turns = Turns(dependencies)
        self.swaps = Swaps(dependencies)
        self.meetings = Meetings(dependencies)
        self.joint_meetings = JointMeetings(dependencies)
        self.joint_planning = JointPlanning(dependencies)
        self.wall_clocks = WallClocks(dependencies)
        self.appointments = Appointments(dependencies)
        self.reviews = Reviews(dependencies)
        self.confirmations = Confirmations(dependencies)
        self.takeaways = Takeaways(dependencies)
        self.promises = Promises(dependencies)
        self.surveys = Surveys(dependencies)
        self.guests = Guests(dependencies)
        self.network = NetworkView(dependencies)
        self.pages = Pages(dependencies)
        self.regions = Regions(dependencies)
        self.founding = Founding(dependencies)
        self.region_texts = RegionTexts(dependencies)
        self.mail_addresses = MailAddresses(dependencies)
        self.mail_sending = MailSending(dependencies)
        self.mail_replies = MailReplies(dependencies)
        self.feeds = Feeds(dependencies)
        self.forgetting = Forgetting(dependencies)
        self.privacy = Privacy(dependencies)
        self.search = Search(dependencies)
        self.questions = Questions(dependencies)
        self.similar_questions = SimilarQuestions(dependencies, self.questions)
        self.question_lists = QuestionLists(dependencies)
        self.question_network = QuestionNetwork(dependencies)
        self.answers = Answers(dependencies)
        self.private_answers = PrivateAnswers(dependencies)
        self.digests = Digests(dependencies)
        self.weekly = Weekly(dependencies)
        self.digest_sending = DigestSending(dependencies, self.digests)
        self.digest_replies = DigestReplies(dependencies)
        self.digest_shelf = DigestArchive(dependencies)
        self.reports = Reports(dependencies)
        self.consents = Consents(dependencies)
        self.report_making = ReportMaking(dependencies)
        self.sources = Sources(dependencies, self.digests)
        self.recruiting = Recruiting(dependencies)
        self.public_pages = PublicPages(dependencies)
        self.partners = PartnerSearch(dependencies)
        self.partner_introductions = PartnerIntroductions(dependencies)
        self.newcomers = Newcomers(dependencies)
        self.greetings = Greetings(dependencies)
        self.farewells = Farewells(dependencies)
        self.member_asks = MemberAsks(dependencies)
        self.introductions = Introductions(dependencies)
        self.source_reading = SourceReading(dependencies)
        self.drafts = Drafts(dependencies)
        self.inbox = Inbox(dependencies)
        self.deafness = Deafness(dependencies)
        self.kept_answers = KeptAnswers(dependencies)
        self.letters = Letters(dependencies, audience.readers, within_ten, copy_by_mail)
        self.themes = Themes(dependencies)
        self.theme_stories = ThemeStories(dependencies)
        self.theme_settling = ThemeSettling(dependencies)
        self.ballots = Ballots(dependencies)
        self.dates = Dates(dependencies)
        self.wishes = WishLists(dependencies)
        self.polls = Polls(dependencies)
        self.live_cards = LiveCards(dependencies, audience.may_follow)
        self.clockwork = Clockwork(dependencies)
