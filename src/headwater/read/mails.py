"""Mails that were saved as files (.eml) as articles: subject, sender, day and words; what is attached is left alone."""

import datetime as dt
import re
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import NamedTuple

import msgspec

from headwater.errors import ReadError
from headwater.read.articles import Article
from headwater.read.blocks import split_blocks
from headwater.read.bylines import is_person
from headwater.read.encodings import decode_page
from headwater.read.markup import strip_markup
from headwater.read.pages import read_page
from headwater.read.properties import Properties, lay_properties, read_day
from headwater.text import fold

ADVICE = "Save its text and give that."
PASSED_ON = re.compile(r"\s*(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)  # what mail programs put before a subject


class Sender(NamedTuple):
    """Who sent a mail: a person or an outlet."""

    author: str = ""
    outlet: str = ""


def read_mail(payload: bytes) -> Article:
    """The article in a mail; ReadError when it has no words.

    The subject is the title, a sender who is a person the author and any other the outlet; that author and the day
    count where the words themselves state none.
    """
    try:
        mail = message_from_bytes(payload, _class=EmailMessage, policy=default)
        text = _read_words(mail)
        subject, sender, day = str(mail["subject"] or ""), _read_sender(mail), _read_day(mail)
    except ReadError:
        raise
    except Exception as error:  # whatever broken headers do to the library, the other mails are read
        raise ReadError(f"The mail cannot be read ({type(error).__name__}). {ADVICE}") from error
    if not text:
        raise ReadError(f"The mail holds no words beside what is attached to it. {ADVICE}")
    article = _put_title(
        Article(text=text, outlet=sender.outlet or None), " ".join(PASSED_ON.sub("", subject, count=1).split())
    )
    stated = Properties(author=sender.author, created=day, changed=day)
    return lay_properties(article, stated, "the head of the mail")


def _read_words(mail: EmailMessage) -> str:
    """The words of a mail, a paragraph a line: of its plain form, else of the page that it is."""
    plain, page = (mail.get_body((form,)) for form in ("plain", "html"))
    words = decode_page(_unpack(plain), plain.get_content_charset()) if plain and _unpack(plain).strip() else ""
    if words.strip() or not page:
        return "\n".join(" ".join(block.text.split()) for block in split_blocks(words))
    charset = page.get_content_charset()
    try:
        return read_page(_unpack(page), charset).text
    except ReadError:  # a page with hardly any words
        return strip_markup(decode_page(_unpack(page), charset))


def _unpack(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _read_sender(mail: EmailMessage) -> Sender:
    """A name like a person's is an outlet's where the host of its address is called so."""
    found = mail["from"].addresses[:1] if mail["from"] else ()
    for address in found:
        name = " ".join(address.display_name.split())
        words = [word for word in fold(name).split() if len(word) > 3]
        is_outlet = any(word in address.domain.casefold() and word not in address.username.casefold() for word in words)
        return Sender(author=name) if is_person(name) and not is_outlet else Sender(outlet=name)
    return Sender()


def _read_day(mail: EmailMessage) -> dt.date | None:
    sent = mail["date"].datetime if mail["date"] else None
    return read_day(str(sent.year), str(sent.month), str(sent.day)) if sent else None


def _put_title(article: Article, title: str) -> Article:
    """The article with a title, which may be the first line of the text already."""
    first, _, rest = article.text.partition("\n")
    if not title:
        return article
    return msgspec.structs.replace(
        article, title=title, text=rest if rest and fold(first) == fold(title) else article.text
    )
