"""A country is a folder: those that are there are whole, and another is added by the README alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.companies.profiles import OddBusinessId, WrongDigit
from bot.formats.business_ids import read_business_id
from bot.formats.holidays import country_of, is_holiday_in
from locales import EVERYWHERE, LANGUAGES
from locales.countries import COUNTRIES, CountryError, offered, read

ROOT = Path(__file__).parents[2]
LATVIA = """
from datetime import date
from bot.formats.business_ids import read_business_id
from bot.formats.holidays import is_holiday_in
from locales.countries import COUNTRIES
latvia = COUNTRIES["LV"]
assert latvia.language == "en" and latvia.zone == "Europe/Riga"
assert read_business_id("LV 40003521494", "LV") == "40003521494"
assert is_holiday_in(date(2026, 11, 18), latvia.holidays)
assert latvia.privacy_in("sv") == ("Latvia: turn to dvi.gov.lv.", "Latvija: dvi.gov.lv.")
"""


def test_latvia_is_added_by_the_readme_alone(tmp_path: Path) -> None:
    copy = tmp_path / "locales"
    shutil.copytree(ROOT / "locales", copy, ignore=shutil.ignore_patterns("__pycache__"))
    example = re.search(r"```toml\n(.+?)```", (copy / "countries" / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    folder = copy / "countries" / "lv"
    folder.mkdir()
    (folder / "country.toml").write_text(example[1], "utf-8")
    (folder / "privacy.en.txt").write_text("Latvia: turn to dvi.gov.lv.\n", "utf-8")
    (folder / "privacy.lv.txt").write_text("Latvija: dvi.gov.lv.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LATVIA],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_country_is_whole(code: str) -> None:
    country = COUNTRIES[code]
    assert ZoneInfo(country.zone).key == country.zone and country_of(country.zone) == code
    assert is_holiday_in(date(2026, 12, 25), country.holidays)
    assert country.language in LANGUAGES
    assert all(len(country.privacy_in(language)[0]) < 200 for language in LANGUAGES)
    assert {*EVERYWHERE, country.language} <= set(country.privacy)
    assert country.business_id is not None
    example = country.business_id.example
    for typed in (example, *(f"{mark} {example}" for mark in country.business_id.marks)):
        assert read_business_id(typed, code) == example


def test_estonia_brings_its_language_and_no_other_country_is_offered_it() -> None:
    estonia = COUNTRIES["EE"]
    assert estonia.language == "et"
    assert "Andmekaitse Inspektsiooni" in estonia.privacy_in("et")[0] and len(estonia.privacy_in("et")) == 1
    assert offered(["EE"]) == (*EVERYWHERE, "et") and offered(["FI", "EE", "XX", None]) == (*EVERYWHERE, "et")
    assert offered(["FI", "SE"]) == offered([None]) == EVERYWHERE == ("en", "fi", "sv")
    assert offered(["FI"], "et", None) == (*EVERYWHERE, "et")
    assert is_holiday_in(date(2027, 2, 24), "EE") and not is_holiday_in(date(2027, 2, 24), "FI")


@pytest.mark.parametrize(
    ("typed", "odd"), [("12345679", WrongDigit), ("1234567-1", WrongDigit), ("1234567", OddBusinessId)]
)
def test_a_number_follows_the_rules_of_its_country(typed: str, odd: type[Exception]) -> None:
    with pytest.raises(OddBusinessId) as no:
        read_business_id(typed, "EE")
    assert type(no.value) is odd and no.value.values["example"] == "12345678"


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("lv", 'languages = ["lv"]\nzone = "Europe/Riga"\ncolour = "red"', "there is no 'colour'"),
        ("lv", 'languages = ["lv"]', "zone"),
        ("lv", "languages = lv", "lv/country.toml"),
        ("latvia", "", "two letters"),
        (
            "lv",
            'languages = ["lv"]\nzone = "x"\n[business_id]\ncheck = "lv.nothing"\nexample = "1"',
            "stdnum.lv.nothing",
        ),
    ],
)
def test_a_folder_that_says_something_else_is_refused_by_name(code: str, text: str, says: str) -> None:
    with pytest.raises(CountryError, match=re.escape(says)):
        read(code, text)
