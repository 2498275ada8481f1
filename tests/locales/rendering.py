"""Every presenter's message with invented values, so that people can read it and tests can hold rules over it.

A presenter's arguments are made from their type annotations: a dataclass field by field, a text by the name of the
field. Where a type leaves a choice (an optional, an enum, how many of something), a seed makes it, so that many seeds
lead through every branch. No database and no network are needed.
"""

from __future__ import annotations

import dataclasses
import enum
import importlib
import inspect
import pkgutil
import random
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

import bot.presenters
from bot.domain.companies.profiles import FIELDS as PROFILE_FIELDS
from bot.domain.refused import WithAnother
from bot.formats.when import DateProblem, Unreadable
from bot.presenters.outgoing import OutgoingMessage
from locales import Text, language_name, text_in
from locales.catalogue import messages
from locales.markup import escaped
from tests.locales.wording import placeholders

NOW = datetime(2026, 12, 8, 15, 0, tzinfo=UTC)
MEETING = datetime(2026, 12, 15, 15, 0, tzinfo=UTC)
SEEDS = 16
HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True)
class Cast:
    """The names and texts that fill the messages of one language."""

    companies: tuple[str, ...]
    people: tuple[str, ...]
    group: str
    region: str
    place: str
    theme: str
    question: str
    answer: str
    digest: str
    reason: str


REALISTIC = {
    "en": Cast(
        ("Aino's Café", "Bike Workshop Berg", "Cakes by Cecilia", "Niemi Accounting", "Saari Carpentry"),
        ("Aino", "Ben", "Cecilia", "David", "Emma"),
        "Kainuu core group",
        "Kainuu",
        "our café",
        "Pricing our services",
        "How do you price small jobs?",
        "A minimum charge has worked well for us.",
        "Three ways to price a service",
        "The host is ill",
    ),
    "fi": Cast(
        ("Kahvila Aino", "Pyöräpaja Berg", "Leipomo Saari", "Tilitoimisto Niemi", "Puuseppä Koski"),
        ("Aino", "Pekka", "Leena", "Matti", "Anna"),
        "Kainuun ydinryhmä",
        "Kainuu",
        "meidän kahvila",
        "Palvelujen hinnoittelu",
        "Miten hinnoittelette pienet työt?",
        "Meillä on toiminut vähimmäisveloitus.",
        "Kolme tapaa hinnoitella palvelu",
        "Isäntä on sairaana",
    ),
    "sv": Cast(
        ("Café Aino", "Bergs Cykelverkstad", "Lindas Bageri", "Bokföring Nyman", "Snickeri Holm"),
        ("Aino", "Bengt", "Linda", "Mats", "Siv"),
        "Kärngruppen i Österbotten",
        "Österbotten",
        "vårt kafé",
        "Att prissätta tjänster",
        "Hur prissätter ni små jobb?",
        "En minimidebitering har fungerat bra hos oss.",
        "Tre sätt att prissätta en tjänst",
        "Värden är sjuk",
    ),
    "et": Cast(
        ("Kohvik Aino", "Rattatöökoda Berg", "Saare Pagar", "Raamatupidaja Nõmm", "Puusepp Kask"),
        ("Aino", "Peeter", "Leena", "Mati", "Anu"),
        "Võrumaa arengugrupp",
        "Võrumaa",
        "meie kohvik",
        "Teenuste hinnastamine",
        "Kuidas te väikseid töid hindate?",
        "Meil on hästi toiminud miinimumtasu.",
        "Kolm viisi teenust hinnata",
        "Võõrustaja on haige",
    ),
}


def realistic(language: str) -> Cast:
    """Names and texts as people of that language have them; English ones where nobody has thought of any."""
    return REALISTIC.get(language, REALISTIC["en"])


HOSTILE = Cast(
    ("Ben's Bikes", "Å & Ä <Öljy> Oy", "Café “Rosa” i Lovisa, Borgå och Sibbo Ab Oy", "K", "Niemen Sähkö t:mi"),
    ("Aino-Maija Kärkkäinen-Österberg", "Ö", "Li <3", "O'Brien", "Hans & Grete"),
    "Kainuun ydinryhmä",
    "Kajanaland",
    "Östra Långgatan 12 B, 2. krs <piha>",
    "Hinnat, sopimukset & “pienet” työt: mitä asiakkaalle sanotaan, kun hän pyytää alennusta",
    "Vad gör man när kunden inte betalar & säger <nej>?",
    "Kaksi muistutusta, sitten perintä & puhelu.",
    "Varför gick det så? 17 % & <mer>",
    "Förhinder, sairaus & muu",
)


class Unmade(Exception):
    """A value of this type cannot be invented, or not in this combination."""


CHOICES: Mapping[tuple[str, str], tuple[Any, ...]] = {
    ("recruiting.fading.going_on", "said"): ("coming", "pause", "call"),
    ("companies.profiles.profile", "saved"): (None, "trade", "business_id"),
    ("companies.profiles.profile_field", "name"): PROFILE_FIELDS,
    ("companies.profiles.profile_ask", "name"): PROFILE_FIELDS,
    ("groups.messages.right_missing", "what"): ("messages", "polls", "documents"),
    ("groups.messages.settings", "page"): (
        "top", "language", "zone", "reminders", "digests", "topic", "votes", "rhythm", "months",
    ),
    ("groups.messages.ask_setting", "name"): ("region", "zone"),
    ("groups.rhythm.page", "name"): ("rhythm", "months"),
    ("date_polls.told", "kind"): (
        "dates-stays", "dates-called-off", "dates-too-late", "dates-not-sent", "dates-deleted",
    ),
    ("digests.desk.audience", "page"): ("top", "regions", "groups", "theme"),
    ("digests.desk.asking", "what"): ("title", "summary", "news", "link", "attachment", "time"),
    ("themes.ballots.told", "key"): (
        "ballot-decided", "ballot-tie-broken", "ballot-discussed", "ballot-deleted", "ballot-not-sent",
    ),
    ("Target", "kind"): ("all", "region", "group"),
    ("Project", "programme"): ("ERDF", "Interreg", "ESF+"),
    ("Project", "unit"): ("companies", "people"),
    ("SwapCard", "now"): (None, *range(1, 9)),
    ("meetings.messages.reminder", "now"): tuple(MEETING - timedelta(minutes=m) for m in (60 * 24, 9000, 30, 240, 60 * 13)),
    ("sources.not_added", "why"): ("unreachable", "slow", "forbidden", "refused", "gone", "big", "no-feed"),
}  # fmt: skip
"""What a presenter's text argument may be, where it is a word of ours and not of people's."""

FIELDS: Mapping[str, tuple[Any, ...]] = {
    "zone": ("Europe/Helsinki",),
    "rhythm": (None, *(f"month:{number}:1:1700" for number in (1, 2, 3, 4, -1)), "weeks:2:1:1700:2026-12-01"),
    "problem": (None, "slow", "no-feed"),
    "currency": ("EUR",),
    "token": ("a1b2c3",),
    "uid": ("4f1c",),
    "once": ("a1b2",),
    "sealed": (None,),
    "file_id": ("AgAC",),
    "mime": ("text/calendar",),
    "months_off": ((), (7,), (6, 7)),
    "reminder_minutes": ((), (1440,), (10080, 1440, 120)),
    "digest_hour": (9, 13),
    "urls": ((),),
}


NEVER_EMPTY = {"regions", "named", "versions", "silent", "views", "groups", "languages", "failures", "unknown"}
"""Lists that have something in them wherever they are shown."""


def _goes_together(read: Unreadable) -> bool:
    """Whether what was understood of a date is what its reason says."""
    several = read.options or read.days
    match read.reason:
        case DateProblem.TWO_WAYS | DateProblem.TWO_DATES | DateProblem.INSIDE:
            return bool(several)
        case DateProblem.NO_DAY:
            return read.at is not None and read.on is None
        case DateProblem.NO_SUCH_DAY | DateProblem.NO_SUCH_TIME:
            return bool(read.odd) and read.on is not None
        case DateProblem.NO_SUCH_MONTH:
            return bool(read.odd)
        case DateProblem.ONLY_A_PLACE | DateProblem.PERHAPS_A_PLACE:
            return read.place is not None
        case DateProblem.NOT_A_DATE | DateProblem.NO_WORDS | DateProblem.TOO_LONG:
            return True
    return read.on is not None


IMPOSSIBLE: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "meetings.scheduling.ask_back": lambda made: not _goes_together(made["read"]),
    "date_polls.told": lambda given: given["kind"] == "dates-stays" and given["view"].planned is None,
    "themes.offers.offered": lambda given: given["view"].speaker is None,
    "themes.ballots.told": lambda given: given["theme"] is None,
    "hosting.turns.offer_to_person": lambda given: given["card"].company is None,
    "hosting.turns.nudge_to_person": lambda given: given["card"].company is None,
    "hosting.turns.escalation_to_person": lambda given: given["card"].company is None,
    "hosting.turns.standing": lambda given: given["card"].company is None,
    "hosting.turns.what_became": lambda given: given["card"].company is None,
    **{
        f"hosting.dates.{name}": lambda given: given["card"].company is None
        for name in ("accepted", "standing_to_person", "nudge", "nudge_to_person", "escalation")
    },
}
"""What no service hands to a presenter: a turn of a company without the company."""


@cache
def hints_of(found: Any) -> dict[str, Any]:
    """The annotations of a class or a function, resolved."""
    return typing.get_type_hints(found)


@cache
def _fields_of(found: Any) -> tuple[tuple[str, Any], ...]:
    """The fields a dataclass is made with, each with its annotation."""
    return tuple((one.name, hints_of(found)[one.name]) for one in dataclasses.fields(found) if one.init)


@cache
def _parameters_of(function: Any) -> tuple[inspect.Parameter, ...]:
    return tuple(inspect.signature(function).parameters.values())


@cache
def _taken_apart(wanted: Any) -> tuple[Any, Any, tuple[Any, ...]]:
    """What a type really is, and where it is put together of others: of what, and how."""
    wanted = getattr(wanted, "__supertype__", wanted)
    return wanted, typing.get_origin(wanted), typing.get_args(wanted)


class Inventor:
    """Makes values of any annotated type, the same for the same seed.

    Args:
        language: of groups and people.
        cast: the names and texts.
        seed: chooses where a type leaves a choice; 0 gives the plainest of everything.
    """

    def __init__(self, language: str, cast: Cast, seed: int) -> None:
        self.language, self.cast = language, cast
        self._random = random.Random(seed)
        self._plain = seed == 0
        self._used: dict[str, int] = {}
        self._count = self._random.choice((1, 2, 2, 5))
        self._known = {
            "title": cast.digest, "region": cast.region, "regions": cast.region, "place": cast.place,
            "theme": cast.theme, "text": cast.theme, "body": cast.question, "question": cast.question,
            "answer": cast.answer, "reason": cast.reason, "link": "https://t.me/mgn_bot?start=p_a1b2c3",
            "url": "https://example.org/feed", "address": "https://t.me/mgn_bot?start=r_a1b2c3",
            "add_link": "https://t.me/mgn_bot?startgroup=add", "private_link": "https://t.me/mgn_bot?start=j_a1",
            "typed": cast.reason, "words": cast.theme, "label": cast.theme, "author": cast.people[0],
            "called": cast.people[0], "silent": cast.companies[0], "themes": cast.theme, "questions": cast.question,
        }  # fmt: skip
        self._simple: dict[Any, Callable[[str, str], Any]] = {
            bool: lambda _name, _owner: self.choose((False, True)),
            str: self.text,
            int: lambda name, _owner: self._number(name),
            float: lambda _name, _owner: 4.5,
            bytes: lambda _name, _owner: b"",
            datetime: lambda name, _owner: self._moment(name),
            date: lambda _name, _owner: MEETING.date(),
            time: lambda _name, _owner: time(17, 0),
            timedelta: lambda _name, _owner: timedelta(hours=self._count),
            ZoneInfo: lambda _name, _owner: HELSINKI,
        }

    def choose(self, options: Sequence[Any]) -> Any:
        """One of several."""
        return options[0] if self._plain else self._random.choice(options)

    def _next(self, names: Sequence[str], kind: str) -> str:
        place = self._used.get(kind, 0)
        self._used[kind] = place + 1
        return names[place % len(names)]

    def text(self, name: str, owner: str) -> str:
        """What a field of this name says."""
        cast = self.cast
        if name in ("language", "languages"):
            return self.language
        if name == "lead":
            # The first line of an earlier message, as it was sent.
            return str(text_in(self.language, HELSINKI)("reminder-tomorrow"))
        if name in ("company", "host", "other", "asking", "asked", "instead", "home_company"):
            return self._next(cast.companies, "company")
        if name == "name" and owner in ("Company", "Silent", "Remembered", "Missing"):
            return self._next(cast.companies, "company")
        if name in ("title", "group", "home") and owner in ("Group", "", "Carried", "Remembered"):
            return cast.group if name != "title" or owner == "Group" else cast.digest
        if name in self._known:
            return self._known[name]
        if name in ("name", "by", "asker", "granted_by", "taker", "who", "member", "speaker"):
            return self._next(cast.people, "person")
        if name in ("failures", "groups"):
            return cast.group
        return self._next(cast.companies, "company")

    def make(self, wanted: Any, name: str, owner: str = "") -> Any:
        """A value of a type.

        Raises:
            Unmade: of a type nothing is known about.
        """
        if (owner, name) in CHOICES:
            return self.choose(CHOICES[owner, name])
        bare = owner.rpartition(".")[2]
        if name in FIELDS:
            return self.choose(FIELDS[name])
        wanted, origin, parts = _taken_apart(wanted)
        if isinstance(wanted, typing.TypeVar) or wanted is Any:
            raise Unmade(f"{owner}.{name}")
        if origin in (typing.Union, types.UnionType):
            options = [part for part in parts if part is not type(None)]
            if len(options) < len(parts) and self.choose((True, False)):
                return None
            return self.make(self.choose(options), name, owner)
        if origin is typing.Literal:
            return self.choose(parts)
        if origin is not None:
            return self._collection(origin, parts, name, owner)
        return self._single(wanted, name, bare)

    def _collection(self, origin: Any, parts: Sequence[Any], name: str, owner: str) -> Any:
        if origin is tuple and not (len(parts) == 2 and parts[1] is Ellipsis):
            names = {
                "hosted": ("company", "at"),
                "companies": ("company", "region"),
                "languages": ("language", "groups"),
            }.get(name, (name,) * len(parts))
            return tuple(self.make(part, one, owner) for part, one in zip(parts, names, strict=False))
        if origin is type or not parts:
            raise Unmade(f"{owner}.{name}")
        some = (1, self._count, self._count)
        many = self.choose(some if name in NEVER_EMPTY else (1, 0, self._count, self._count))
        if issubclass(origin, Mapping):
            return {self.make(parts[0], name, owner): self.make(parts[1], name, owner) for _ in range(many)}
        made = [self.make(parts[0], name, owner) for _ in range(many)]
        if origin is set or origin is frozenset or name == "roles":
            return frozenset(made)
        return tuple(made)

    def _single(self, wanted: Any, name: str, owner: str) -> Any:
        if wanted in self._simple:
            return self._simple[wanted](name, owner)
        if not isinstance(wanted, type):
            raise Unmade(f"{owner}.{name}: {wanted}")
        if issubclass(wanted, enum.Enum):
            return self.choose(tuple(wanted))
        if dataclasses.is_dataclass(wanted):
            return self.dataclass(wanted)
        if getattr(wanted, "_is_protocol", False):
            parts = inspect.getmembers(wanted, lambda member: isinstance(member, property))
            made = {part: self.make(hints_of(found.fget)["return"], part, owner) for part, found in parts}
            return types.SimpleNamespace(**made)
        if issubclass(wanted, Text):
            return text_in(self.language, HELSINKI)
        if wanted is Markup:
            return Markup(text_in(self.language, HELSINKI)("hosts-waiting"))
        if issubclass(wanted, WithAnother):
            return WithAnother(
                self.choose((False, True)), company=self.cast.companies[0], other=self.text("company", owner)
            )
        raise Unmade(f"{owner}.{name}: {wanted}")

    def _number(self, name: str) -> int:
        if name.endswith("chat_id"):
            return -1001234567890
        if name in ("stars", "most", "rating", "value"):
            return 4
        if name.endswith("id") or name in ("id", "number"):
            self._used["id"] = self._used.get("id", 0) + 1
            return self._used["id"]
        return int(self.choose((1, 0, self._count)))

    def _moment(self, name: str) -> datetime:
        if name in ("now", "at"):
            return NOW
        ahead = name in ("starts_at", "proposed_at", "closes_at", "due_at", "decide_by", "expires_at", "until")
        return MEETING + timedelta(days=self._random.randrange(3)) if ahead else NOW - timedelta(days=20)

    def dataclass(self, wanted: Any) -> Any:
        """One of a dataclass, every field made."""
        values = {name: self.make(hint, name, wanted.__name__) for name, hint in _fields_of(wanted)}
        if wanted.__name__ == "Group":
            values |= {"title": self.cast.group, "language": self.language, "zone": "Europe/Helsinki"}
        if wanted.__name__ in ("Person", "Who"):
            values |= {"language_hint": None} | ({"language": self.language} if "language" in values else {})
        try:
            return wanted(**values)
        except (ValueError, AssertionError) as no:
            raise Unmade(str(no)) from no


@dataclass(frozen=True)
class Presenter:
    """A function that makes a message."""

    name: str
    function: Callable[..., Any]
    about: str


@dataclass(frozen=True)
class Rendered:
    """One message as people would get it, and the catalogue's messages it is made of."""

    presenter: str
    seed: int
    made: OutgoingMessage | str
    keys: tuple[str, ...] = field(default=())

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything in it that is read, as HTML: the message, its poll's description, the hint of its field."""
        if isinstance(self.made, str):
            # Answers to a press are plain words.
            return (str(escaped(self.made)),)
        poll = self.made.poll
        parts = (self.made.text, self.made.ask, poll and poll.question, poll and poll.description)
        return tuple(part for part in parts if part)

    @property
    def buttons(self) -> tuple[str, ...]:
        """What can be pressed."""
        return () if isinstance(self.made, str) else tuple(one.text for row in self.made.buttons for one in row)


def presenters() -> list[Presenter]:
    """Every public function of `bot.presenters` that makes a message, or the answer to a press."""
    found = []
    for module in sorted(pkgutil.walk_packages(bot.presenters.__path__, "bot.presenters."), key=lambda one: one.name):
        loaded = importlib.import_module(module.name)
        short = module.name.removeprefix("bot.presenters.")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if name.startswith("_") or function.__module__ != module.name:
                continue
            answers = str(function.__annotations__.get("return")) in ("OutgoingMessage", "str", "Markup")
            if answers and (name not in HELPERS):
                about = (inspect.getdoc(function) or "").partition("\n")[0]
                found.append(Presenter(f"{short}.{name}", function, about))
    return found


HELPERS = {"mention", "escaped", "as_markup", "words_of", "snippet", "shortened", "line", "short", "short_moment",
           "role_name", "field_name", "choice_name", "field_value", "content", "title", "command", "fitting", "some", "said", "words_for", "addressed", "done_in_private", "done_elsewhere", "understood", "waited", "with_notice", "with_picture"}  # fmt: skip
"""Pieces of messages, read where they stand."""


@contextmanager
def recorded() -> Iterator[list[str]]:
    """The keys of the messages that are asked for meanwhile, in order."""
    keys: list[str] = []
    original = Text._filled

    def noting(self: Text, key: str, n: int | None, values: Mapping[str, str]) -> str:
        keys.append(key)
        return original(self, key, n, values)

    setattr(Text, "_filled", noting)  # noqa: B010 - put back below
    try:
        yield keys
    finally:
        setattr(Text, "_filled", original)  # noqa: B010


def rendered(presenter: Presenter, language: str, cast: Cast, seed: int) -> Rendered | None:
    """A presenter's message, or None where the invented values do not go together."""
    inventor = Inventor(language, cast, seed)
    try:
        hints = hints_of(presenter.function)
        arguments: dict[str, Any] = {}
        for parameter in _parameters_of(presenter.function):
            name = parameter.name
            arguments[name] = inventor.make(hints[name], name, presenter.name)
            if parameter.kind is inspect.Parameter.POSITIONAL_ONLY:
                raise Unmade(name)
        if presenter.name in IMPOSSIBLE and IMPOSSIBLE[presenter.name](arguments):
            return None
        with recorded() as keys:
            made = presenter.function(**arguments)
    except (Unmade, AssertionError, KeyError, ValueError, IndexError, StopIteration, TypeError, AttributeError):
        return None
    if not keys or not isinstance(made, OutgoingMessage | str):
        return None
    return Rendered(presenter.name, seed, made, tuple(keys))


def examples(language: str, cast: Cast, seeds: int = SEEDS) -> Iterator[Rendered]:
    """Every presenter's message, again and again with other values."""
    for presenter in presenters():
        for seed in range(seeds):
            one = rendered(presenter, language, cast, seed)
            if one is not None:
                yield one


def alone(language: str, cast: Cast, key: str, n: int = 2) -> str:
    """A message of the catalogue by itself, with values by the names in its braces."""
    t = text_in(language, HELSINKI)
    inventor = Inventor(language, cast, 1)
    names = set().union(*(placeholders(text) for text in messages(language)[key]))
    lists = {
        "people": t.list(cast.people[:2]),
        "names": t.list(cast.people[:2]),
        "companies": t.list(cast.companies[:2]) if n > 1 else cast.companies[0],
        "groups": t.list([cast.group, cast.region]) if n > 1 else cast.group,
        "regions": t.list([cast.region, "Åland"]),
        "languages": t.list(["Suomi", "Svenska"]),
        "months": t.list([t.month(date(2027, 6, 1)), t.month(date(2027, 7, 1))]),
        "times": t.list([t.duration(timedelta(days=7)), t.duration(timedelta(hours=2))]),
        "moment": t.moment(MEETING, today=MEETING.date()),
        "when": t.when(MEETING, today=MEETING.date()),
        "understood": t.moment(MEETING, today=MEETING.date()),
        "day": t.short_day(MEETING.date()),
        "until": t.short_day(MEETING.date() + timedelta(days=365)),
        "month": t.in_month(MEETING.date()),
        "weekday": t.weekday(1),
        "time": t.time(MEETING),
        "rhythm": t("rhythm-host"),
        "of": "6",
        "role": t("role-adviser"),
        "why": t("trouble-slow"),
        "command": "hosts",
        "does": t("command-hosts"),
        "language": language_name(language),
        "first": "Suomi",
        "zone": "Europe/Helsinki",
        "chosen": "3",
        "length": "120",
        "host": "example.org",
        "left": t.duration(timedelta(minutes=5)),
        "average": t.number(4.5),
        "example": cast.companies[1],
        "state": t("own-draft"),
        "by": cast.people[1],
        "who": cast.people[1],
        "number": "3",
        "place": cast.place if key.startswith("card") else "3",
        "action": t("health-visit"),
        "wrong": t("health-no-date"),
        "what": t("forget-questions", n=2),
        "audience": t("role-everywhere"),
        "title": t("calendar-title") if key.startswith(("calendar", "feed")) else cast.digest,
        "beginning": cast.answer,
        "source": cast.digest,
        "asked": cast.companies[1],
        "asking": cast.companies[0],
        "other": cast.companies[1],
    }
    figures = dict.fromkeys(("stars", "most", "delivered", "useful", "trying", "questions"), "2")
    values: dict[str, Any] = {
        name: lists.get(name) or figures.get(name) or inventor.text(name, "") for name in names - {"n"}
    }
    plural = len(messages(language)[key]) > 1 or "n" in names
    return str(t(key, n=n, **values) if plural else t(key, **values))
