"""E-mail: what an address is, and what of a reply is the answer."""

from __future__ import annotations

import pytest

from bot.domain.mail import NoAddress, address_in, answer_in, same_code, server_at

OWN = "mgn@mgn.example.org"
ANSWER = "Ask Virpi.\n\nShe is in Sotkamo."
REPLIES = {
    "a program set to Finnish": f"{ANSWER}\n\nti 1.12.2026 klo 9.05 MGN <{OWN}> kirjoitti:\n> ## Vastaa ##\n> Kysymys",
    "one set to Swedish": f"{ANSWER}\n\nDen tis 1 dec. 2026 kl 09:05 skrev MGN <{OWN}>:\n\n> Fråga",
    "a line broken before the address": f"{ANSWER}\n\nOn Tue, 1 Dec 2026 at 09:05, MGN\n<{OWN}> wrote:\n> Question",
    "Outlook": f"{ANSWER}\n\n________________________________\nFrom: MGN <{OWN}>\nSent: 1.12.2026\nTo: Ada\n\nQuestion",
    "Outlook in Finnish, without a line": (
        f"{ANSWER}\n\nLähettäjä: MGN <{OWN}>\nLähetetty: tiistai 1. joulukuuta 2026 9.05\nVastaanottaja: Ada\n\nKysymys"
    ),
    "no quoting at all": f"{ANSWER}\n\n## Reply above this line. ##\n\nQuestion",
    "a signature": f"{ANSWER}\n\n-- \nAda Adviser\nDevelopment Ltd",
    "carriage returns": f"{ANSWER}\n\n> Question".replace("\n", "\r\n"),
    "below what is quoted": f"On Tue, 1 Dec 2026 at 09:05, MGN <{OWN}> wrote:\n> Question\n\n{ANSWER}",
    "nothing else": ANSWER,
}


@pytest.mark.parametrize("program", REPLIES)
def test_of_a_reply_only_what_is_new_is_the_answer(program: str) -> None:
    assert answer_in(REPLIES[program], OWN) == ANSWER


@pytest.mark.parametrize(
    "text", ["", "\n\n", f"ti 1.12.2026 klo 9.05 MGN <{OWN}> kirjoitti:\n> Kysymys", "-- \nAda", "> all quoted"]
)
def test_a_reply_without_new_words_is_no_answer(text: str) -> None:
    assert answer_in(text, OWN) == ""


def test_times_and_colons_in_an_answer_stay() -> None:
    text = "Call them:\n- Virpi, 8:00 to 16:00\n- Matti"
    assert answer_in(text, OWN) == text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("anna@example.org", "anna@example.org"),
        ("  Anna.Aho+mgn@Example.ORG ", "Anna.Aho+mgn@example.org"),
        ("<anna@example.org>", "anna@example.org"),
        ("mailto:anna@kehitys.kainuu.fi", "anna@kehitys.kainuu.fi"),
    ],
)
def test_an_address_as_people_type_it(typed: str, address: str) -> None:
    assert address_in(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "anna",
        "anna@",
        "@example.org",
        "anna@example",
        "anna@localhost",
        "a b@example.org",
        "anna@example.org, eve@example.org",
        "Anna <anna@example.org>",
        "anna@example.org\nBcc: eve@example.org",
        "anna@exa_mple.org",
        "anna@-example.org",
        '"a b"@example.org',
        "anna@127.0.0.1",
        "änna@example.org",
        f"{'a' * 250}@example.org",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(NoAddress):
        address_in(typed)


@pytest.mark.parametrize("typed", ["012345", " 012 345 ", "012-345", "012.345\n"])
def test_a_code_may_be_set_apart(typed: str) -> None:
    assert same_code(typed, "012345")


@pytest.mark.parametrize("typed", ["", "12345", "0123456", "０12345", "abc"])
def test_another_code_is_another(typed: str) -> None:
    assert not same_code(typed, "012345")


def test_a_servers_address_says_all_that_is_needed() -> None:
    server = server_at("smtps://mgn%40example.org:p%2Fw@mail.example.org", "smtp", "smtps", (587, 465))
    assert (server.host, server.port, server.safe, server.user, server.password) == (
        "mail.example.org",
        465,
        True,
        "mgn@example.org",
        "p/w",
    )
    assert "p/w" not in repr(server)


@pytest.mark.parametrize(
    "url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host/path", "smtp://h:x"]
)
def test_what_is_no_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"must be like|Port"):
        server_at(url, "smtp", "smtps", (587, 465))
