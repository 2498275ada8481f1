"""Words, dates and numbers in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from locales.catalogue import messages
from locales.languages import LANGUAGES, SPOKEN
from locales.markup import escaped, trusted, unmarked

NEAR = timedelta(days=300)
"""How far a day of the same year may be for its year to go without saying."""
WallClock = time
PLURALS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural forms in their order."""


def year_goes_unsaid(on: date, today: date) -> bool:
    """Whether a day is so near that nobody wonders which year it is in."""
    return on.year == today.year and abs(on - today) <= NEAR


class UnknownMessage(KeyError):
    """A message, or a value it needs, is missing: a mistake of ours, never of the reader's."""


class Text:
    """A language, on the clock of a place.

    Args:
        language: one of `LANGUAGES`.
        zone: whose wall clock times are shown on.
        own: other words for some messages, by their names: as somebody typed them, so that nothing in them is markup.

    Raises:
        ValueError: we do not speak that language.
    """

    def __init__(self, language: str, zone: ZoneInfo, own: Mapping[str, str] | None = None) -> None:
        if language not in SPOKEN:
            raise ValueError(f"no catalogue for {language!r}, only for {', '.join(LANGUAGES)}")
        self.language = language
        self.zone = zone
        self._habits = SPOKEN[language]
        self._locale = Locale.parse(self._habits.cldr)
        self._messages = messages(language)
        self._own = own or {}
        if own:
            self._messages = {**self._messages, **{key: (str(escaped(words)),) for key, words in own.items()}}
        # The forms of a message stand in this order; a language has only some of them.
        self._forms = [form for form in PLURALS if form == "other" or form in self._locale.plural_form.tags]

    def __call__(self, key: str, /, *, n: int | None = None, **values: object) -> Markup:
        """A message as Telegram's HTML, with every value escaped unless it is `Markup` already.

        Args:
            key: which message.
            n: picks the plural form, and is `{n}` in it.

        Raises:
            UnknownMessage: no such key, or a value is missing.
        """
        given = {name: escaped(value) for name, value in values.items()}
        if n is not None:
            given["n"] = escaped(self.number(n))
        return trusted(self._filled(key, n, given))

    def plain(self, key: str, /, *, n: int | None = None, **values: object) -> str:
        """A message where there is no markup: buttons, answers to a press, file names, calendars.

        Args:
            key: which message.
            n: picks the plural form, and is `{n}` in it.

        Raises:
            UnknownMessage: no such key, or a value is missing.
        """
        given = {name: unmarked(value) for name, value in values.items()}
        if n is not None:
            given["n"] = self.number(n)
        if key in self._own:
            # As it was typed: what is no markup needs no escaping.
            return self._own[key].format_map(given)
        return self._filled(key, n, given)

    def own(self, key: str) -> Markup | None:
        """A line that stands only where somebody has words of their own for it."""
        return self(key) if key in self._own else None

    def _filled(self, key: str, n: int | None, values: Mapping[str, str]) -> str:
        texts = self._messages.get(key)
        if texts is None:
            raise UnknownMessage(f"there is no message {key} in {self.language}")
        try:
            return self._form(key, texts, n).format_map(values)
        except KeyError as missing:
            raise UnknownMessage(f"the message {key} in {self.language} needs {missing}") from missing

    def _form(self, key: str, texts: tuple[str, ...], n: int | None) -> str:
        if len(texts) == 1:
            return texts[0]
        if n is None:
            raise KeyError("n")
        form = self._forms.index(self._locale.plural_form(n))
        return texts[min(form, len(texts) - 1)]

    def local(self, moment: datetime) -> datetime:
        """A moment on the clock of the place.

        Raises:
            ValueError: the moment says no zone, so nobody knows when it is.
        """
        if moment.tzinfo is None:
            raise ValueError(f"{moment.isoformat()} is no moment without a zone")
        return moment.astimezone(self.zone)

    def number(self, value: float) -> str:
        """A number as the language writes it: `1,234.5`, `1 234,5`."""
        return format_decimal(value, locale=self._locale)

    def day(self, on: date, *, today: date | None = None) -> str:
        """`Tuesday 15 December 2026`.

        Args:
            today: where it is given and the day is near it and of the same year, the year is left out.
        """
        far = today is None or not year_goes_unsaid(on, today)
        return format_date(on, self._habits.day_of_year if far else self._habits.day, locale=self._locale)

    def on_day(self, on: date, *, today: date | None = None) -> str:
        """The day as when something happens: `tiistaina 15. joulukuuta 2026`; elsewhere the words of `day`.

        Args:
            today: as for `day`.
        """
        if self._habits.on_day is None:
            return self.day(on, today=today)
        far = today is None or not year_goes_unsaid(on, today)
        pattern = f"{self._habits.on_day} y" if far else self._habits.on_day
        if self._habits.on_weekdays:
            pattern = pattern.replace("EEEE", f"'{self._habits.on_weekdays[on.weekday()]}'")
        if self._habits.on_months:
            pattern = pattern.replace("MMMM", f"'{self._habits.on_months[on.month - 1]}'")
        return format_date(on, pattern, locale=self._locale)

    def short_day(self, on: date, *, today: date | None = None) -> str:
        """`Tue 15 Dec 2026`.

        Args:
            today: as for `day`.
        """
        near = today is not None and year_goes_unsaid(on, today)
        pattern = self._habits.short_day if near else self._habits.short_day_of_year
        return format_date(on, pattern, locale=self._locale)

    def weekday(self, number: int, *, short: bool = False) -> str:
        """`Tuesday` or `Tue`, by itself.

        Args:
            number: 0 is Monday.
        """
        # 5 January 2026 is a Monday.
        return format_date(date(2026, 1, 5 + number), "cccccc" if short else "cccc", locale=self._locale)

    def month(self, on: date) -> str:
        """`March`, by itself."""
        return format_date(on, "LLLL", locale=self._locale)

    def short_month(self, on: date) -> str:
        """`Mar`, `maalis`, `mars`: for the foot of a plot."""
        return format_date(on, "LLL", locale=self._locale).rstrip(".")

    def in_month(self, on: date) -> str:
        """`in March`, `maaliskuussa`, `i mars`."""
        if self._habits.in_months:
            return self._habits.in_months[on.month - 1]
        return self._habits.in_month.format(self.month(on))

    def city(self, zone: str) -> str:
        """The city a time zone is named after: `Copenhagen`, `Kööpenhamina`, `Köpenhamn`."""
        return get_timezone_location(ZoneInfo(zone), locale=self._locale, return_city=True)

    def country(self, code: str) -> str:
        """`Finland`, `Suomi`: a country by its code of ISO 3166; the code itself where the language has no name for it."""
        return str(self._locale.territories.get(code, code))

    def time(self, moment: datetime) -> str:
        """`17:00`, in Finnish and Swedish `17.00`, on the clock of the place."""
        return format_time(self.local(moment).time(), self._habits.clock, locale=self._locale)

    def clock(self, at: WallClock) -> str:
        """`17:00`, in Finnish `17.00`: a time of anybody's clock."""
        return format_time(at, self._habits.clock, locale=self._locale)

    def hour(self, hour: int) -> str:
        """`9:00`, in Finnish and Swedish `9.00`: an hour of anybody's clock."""
        return format_time(time(hour), self._habits.clock, locale=self._locale)

    def moment(self, moment: datetime, *, today: date | None = None) -> str:
        """`Tuesday 15 December 2026 at 17:00`, on the clock of the place.

        Args:
            today: as for `day`.
        """
        return f"{self.day(self.local(moment).date(), today=today)} {self._habits.at} {self.time(moment)}"

    def when(self, moment: datetime, *, today: date | None = None) -> str:
        """A moment as when something happens: `tiistaina 15. joulukuuta 2026 klo 17.00`, on the clock of the place.

        In English and Swedish the words are those of `moment`, and the sentence has its own "on", "until" or "by".

        Args:
            today: as for `day`.
        """
        return f"{self.on_day(self.local(moment).date(), today=today)} {self._habits.at} {self.time(moment)}"

    def moment_tag(self, moment: datetime, *, today: date | None = None) -> Markup:
        """The same, shown in each reader's own zone by apps that can (weekday, long date, time without seconds).

        The words inside stay the group's own: apps that do not know the tag show them, and so do notifications.
        """
        unix = int(self.local(moment).timestamp())
        words = self.moment(moment, today=today)
        return Markup('<tg-time unix="{}" format="wDt">{}</tg-time>').format(unix, words)

    def time_tag(self, moment: datetime) -> Markup:
        """`19:00`, shown in each reader's own zone by apps that can."""
        unix = int(self.local(moment).timestamp())
        return Markup('<tg-time unix="{}" format="t">{}</tg-time>').format(unix, self.time(moment))

    def list(self, names: Sequence[object]) -> Markup:
        """`A, B and C`, each escaped."""
        return trusted(format_list([escaped(name) for name in names], locale=self._locale))

    def either(self, names: Sequence[object]) -> Markup:
        """`A, B or C`, each escaped."""
        return trusted(format_list([escaped(name) for name in names], style="or", locale=self._locale))

    def duration(self, length: timedelta) -> str:
        """`7 days`, `2 hours`, `90 minutes`: in the largest unit that is exact; seconds are left out.

        The words are ours, since CLDR's Swedish counts days as `dygn`.
        """
        minutes = int(length.total_seconds() // 60)
        if minutes and minutes % (24 * 60) == 0:
            return self.plain("duration-days", n=minutes // (24 * 60))
        if minutes and minutes % 60 == 0:
            return self.plain("duration-hours", n=minutes // 60)
        return self.plain("duration-minutes", n=minutes)


def text_in(language: str, zone: ZoneInfo | None = None, own: Mapping[str, str] | None = None) -> Text:
    """The words of a language, on the clock of a place (UTC where it does not matter).

    Args:
        own: as for `Text`.

    Raises:
        ValueError: we do not speak that language.
    """
    where = zone or ZoneInfo("UTC")
    return Text(language, where, own) if own else _usual(language, where)


@cache
def _usual(language: str, zone: ZoneInfo) -> Text:
    return Text(language, zone)


def language_from(code: str | None) -> str | None:
    """One of our languages from Telegram's code, such as `sv-FI`; None for any other."""
    language = (code or "").replace("_", "-").partition("-")[0].casefold()
    return next((known.code for known in SPOKEN.values() if language in (known.code, *known.also)), None)


def language_name(code: str) -> str:
    """The name of a language in itself: English, Suomi, Svenska."""
    name = Locale.parse(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]


def language_named(code: str, reader: str) -> str:
    """The name of a language within a sentence in another: `Finnish`, `suomi`, `finska`.

    Args:
        reader: the language of the sentence.
    """
    return Locale.parse(code).get_display_name(reader) or code
