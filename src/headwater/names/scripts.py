"""Names of any script in Latin letters, as they are compared."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Scripts without spaces between the parts of a name: each sign is a part where both names are written so.
_SIGNS = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_ARTICLE = re.compile(r"\bال(?=\w\w)")  # the Arabic article is written with its word
_DOTTED = re.compile(r"\b(?:[a-z]\.[ ]?){2,}(?:[a-z]\b)?")
_PART = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=65536)
def latin_letters(text: str) -> str:
    """The text in small Latin letters without accents and apostrophes; other scripts by their usual romanisation."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    if not plain.isascii():
        plain = _ARTICLE.sub("al ", plain).replace(" بن ", " bin ").replace(" ابن ", " ibn ")
    return re.sub(r"['`ʻʼʿʾ]", "", anyascii(plain).casefold() if not plain.isascii() else plain.casefold())


def latin_parts(text: str) -> list[str]:
    """The parts of a name in Latin letters: hyphens part them, the stops of an abbreviation do not ("p.l.c.")."""
    folded = latin_letters(text).replace("&", " and ")
    return _PART.findall(_DOTTED.sub(lambda found: re.sub(r"[. ]", "", found.group()) + " ", folded))


def is_written_in_signs(text: str) -> bool:
    """Whether a name is written in Chinese signs or Korean syllables alone."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(_SIGNS.match(c) for c in letters)


def list_signs(text: str) -> list[str]:
    """The signs of a name that is written in signs."""
    return _SIGNS.findall(text)
