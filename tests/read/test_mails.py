from email.message import EmailMessage

import pytest

from headwater.errors import ReadError
from headwater.read.inputs import read_input
from headwater.read.mails import read_mail
from headwater.read.sources import Source
from headwater.record.model import Problem, Report

WORDS = (
    "The harbour authority of Port Ansel closed the northern quay on Thursday after a\n"
    "crane fell into the basin. Nobody was hurt, its director Joren Halvast said, and\n"
    "ships are being sent to the southern quay until the wreck is lifted.\n\n"
    "Divers will look at the hull of the freighter Halcyon Reed, which was struck by\n"
    "the crane. Its owners said that they would wait for the report of the surveyors\n"
    "before the ship sails again.\n"
)
PAGE = f"<html><body><p>{'</p><p>'.join(WORDS.split(chr(10) * 2))}</p></body></html>"


def make_mail(
    sender: str = "Ana Silva <ana.silva@post.example>", subject: str = "Crane falls into basin"
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "desk@post.example", subject
    mail["Date"] = "Fri, 14 Mar 2031 08:12:00 +0100"
    return mail


def read(mail: EmailMessage) -> Report | Problem:
    (found,) = read_input(Source(uri="a.eml", file="a.eml", content=mail.as_bytes()), None)
    return found


def test_subject_sender_day_and_words() -> None:
    mail = make_mail()
    mail.set_content(WORDS)
    found = read(mail)
    assert isinstance(found, Report)
    assert found.title == "Crane falls into basin"
    assert str(found.published.start) == "2031-03-14"
    assert "the head of the mail" in found.published.basis
    assert ("byline", "Ana Silva") in [(c.kind, c.name) for c in found.credits]
    assert "after a crane fell into the basin" in found.text  # a wrapped line is none
    assert "desk@post" not in found.text


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: Re: Crane falls into basin", "Crane falls into basin"),
        ("Regional news: a crane falls", "Regional news: a crane falls"),
        ("Grúa cae en el puerto", "Grúa cae en el puerto"),
    ],
)
def test_titles(subject: str, title: str) -> None:
    mail = make_mail(subject=subject)
    mail.set_content(WORDS)
    assert read_mail(mail.as_bytes()).title == title


@pytest.mark.parametrize(
    ("sender", "authors", "outlet"),
    [
        ("Ana Silva <ana.silva@post.example>", ("Ana Silva",), None),
        ("Ana Silva <newsroom@post.example>", ("Ana Silva",), None),
        ("Quayside Ledger <news@quaysideledger.example>", (), "Quayside Ledger"),
        ("Ministry of Ports <press@gov.example>", (), "Ministry of Ports"),
        ("news@post.example", (), None),
    ],
)
def test_senders(sender: str, authors: tuple[str, ...], outlet: str | None) -> None:
    mail = make_mail(sender)
    mail.set_content(WORDS)
    found = read_mail(mail.as_bytes())
    assert (found.authors, found.outlet) == (authors, outlet)


def test_the_page_of_a_mail_is_read_where_it_has_no_plain_words() -> None:
    mail = make_mail()
    mail.set_content(PAGE, subtype="html")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="wreck.pdf")
    text = read_mail(mail.as_bytes()).text
    assert "Nobody was hurt" in text and "<p>" not in text


def test_a_day_that_the_words_state_counts_before_that_of_sending() -> None:
    mail = make_mail()
    mail.set_content(f"Published: 12 March 2031\n\n{WORDS}")
    found = read(mail)
    assert isinstance(found, Report) and str(found.published.start) == "2031-03-12"


def test_the_subject_is_no_second_title() -> None:
    mail = make_mail()
    mail.set_content(f"Crane falls into basin\n\n{WORDS}")
    found = read(mail)
    assert isinstance(found, Report) and found.text.count("Crane falls into basin") == 1


@pytest.mark.parametrize("payload", [b"Subject: nothing\n\n", b"From: <<\nDate: soon\nSubject: =?x?q?=\n\n", b""])
def test_a_mail_without_words_is_refused(payload: bytes) -> None:
    with pytest.raises(ReadError, match=r"Give|give"):
        read_mail(payload)
