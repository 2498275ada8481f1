"""The application services, one package per feature. Each call is one action by a person, run in one transaction."""

from __future__ import annotations

from dataclasses import replace

from bot.services.companies import Enterprises, ProfileAsks, Profiles
from bot.services.confirmations import Confirmations
from bot.services.cycle import within_ten
from bot.services.date_polls import Dates
from bot.services.delivery import Clockwork, Inbox, KeptAnswers, Letters, LiveCards
from bot.services.dependencies import Ground
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

    def __init__(self, ground: Ground) -> None:
        self.ground = ground = replace(ground, features=FEATURES)
        self.access = Access(ground)
        self.groups = Groups(ground)
        self.companies = Companies(ground)
        self.enterprises = Enterprises(ground)
        self.profiles = Profiles(ground)
        self.profile_asks = ProfileAsks(ground)
        self.people = People(ground, can_bring)
        self.turns = Turns(ground)
        self.swaps = Swaps(ground)
        self.meetings = Meetings(ground)
        self.joint_meetings = JointMeetings(ground)
        self.joint_planning = JointPlanning(ground)
        self.wall_clocks = WallClocks(ground)
        self.appointments = Appointments(ground)
        self.reviews = Reviews(ground)
        self.confirmations = Confirmations(ground)
        self.takeaways = Takeaways(ground)
        self.promises = Promises(ground)
        self.surveys = Surveys(ground)
        self.guests = Guests(ground)
        self.network = NetworkView(ground)
        self.pages = Pages(ground)
        self.regions = Regions(ground)
        self.founding = Founding(ground)
        self.region_texts = RegionTexts(ground)
        self.mail_addresses = MailAddresses(ground)
        self.mail_sending = MailSending(ground)
        self.mail_replies = MailReplies(ground)
        self.feeds = Feeds(ground)
        self.forgetting = Forgetting(ground)
        self.privacy = Privacy(ground)
        self.search = Search(ground)
        self.questions = Questions(ground)
        self.similar_questions = SimilarQuestions(ground, self.questions)
        self.question_lists = QuestionLists(ground)
        self.question_network = QuestionNetwork(ground)
        self.answers = Answers(ground)
        self.private_answers = PrivateAnswers(ground)
        self.digests = Digests(ground)
        self.weekly = Weekly(ground)
        self.digest_sending = DigestSending(ground, self.digests)
        self.digest_replies = DigestReplies(ground)
        self.digest_shelf = DigestArchive(ground)
        self.reports = Reports(ground)
        self.consents = Consents(ground)
        self.report_making = ReportMaking(ground)
        self.sources = Sources(ground, self.digests)
        self.recruiting = Recruiting(ground)
        self.public_pages = PublicPages(ground)
        self.partners = PartnerSearch(ground)
        self.partner_introductions = PartnerIntroductions(ground)
        self.newcomers = Newcomers(ground)
        self.greetings = Greetings(ground)
        self.farewells = Farewells(ground)
        self.member_asks = MemberAsks(ground)
        self.introductions = Introductions(ground)
        self.source_reading = SourceReading(ground)
        self.drafts = Drafts(ground)
        self.inbox = Inbox(ground)
        self.deafness = Deafness(ground)
        self.kept_answers = KeptAnswers(ground)
        self.letters = Letters(ground, audience.readers, within_ten, copy_by_mail)
        self.themes = Themes(ground)
        self.theme_stories = ThemeStories(ground)
        self.theme_settling = ThemeSettling(ground)
        self.ballots = Ballots(ground)
        self.dates = Dates(ground)
        self.wishes = WishLists(ground)
        self.polls = Polls(ground)
        self.live_cards = LiveCards(ground, audience.may_follow)
        self.clockwork = Clockwork(ground)
