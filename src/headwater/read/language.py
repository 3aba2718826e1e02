"""The language of a report, as a BCP 47 code."""

import re
from collections.abc import Sequence
from typing import cast

from resiliparse.parse.lang import detect_fast

from headwater.text import words

ENOUGH = 8000  # characters looked at: more changes no answer
NO_LETTERS = bytes(c for c in range(128) if not chr(c).isalpha())
CAPITALS = re.compile(rb"[A-Z]")
FOREIGN = re.compile(r"[^\x00-\x7f]")
LEAST_LETTERS = 40  # fewer letters and resiliparse names a language at random
# resiliparse's distances (smaller is nearer): right answers over two sentences of news lie below 1,000.
FARTHEST = 1100
LEAST_LEAD = 5  # distance to the second best; Czech and Slovak, Russian and Bulgarian differ by 3 to 30 on one sentence
UNWRITTEN = frozenset(("la", "vo"))  # no newsroom writes Latin or Volapük: what looks like them is names
# One sentence of English with names in it lies up to this much farther off than what it is taken for; from others
# English is mostly farther than that.
LEAST_LEAD_OF_ENGLISH = 25
MANY = 12  # languages looked at
SCRIPTS = (("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7a3"), ("zh", "\u4e00", "\u9fff"))
# The languages of which news tables name codes of three letters or English names.
NAMED = {
    name: row.split()[0]
    for row in (
        "ar ara arabic|bg bul bulgarian|bn ben bengali|cs ces cze czech|da dan danish|de deu ger german|"
        "el ell gre greek|en eng english|es spa spanish|et est estonian|fa fas per persian farsi|fi fin finnish|"
        "fr fra fre french|he heb hebrew|hi hin hindi|hr hrv croatian|hu hun hungarian|id ind indonesian|"
        "it ita italian|ja jpn japanese|ko kor korean|lt lit lithuanian|lv lav latvian|ms msa may malay|"
        "nl nld dut dutch|no nor norwegian|pl pol polish|pt por portuguese|ro ron rum romanian|ru rus russian|"
        "sk slk slo slovak|sl slv slovenian|sr srp serbian|sv swe swedish|sw swa swahili|th tha thai|"
        "tr tur turkish|uk ukr ukrainian|ur urd urdu|vi vie vietnamese|zh zho chi chinese"
    ).split("|")
    for name in row.split()[1:]
}
# Words of English that no other language writes.  Names mislead the detector where few other words are beside them, as
# in the flashes of agencies: of the words in small letters these are .1 to .3 in English news, and next to none
# elsewhere.
ENGLISH_WORDS = frozenset(
    "the and with from that this these those their they them been would could should which who whose into after before "
    "against about between because while during since until among than there when where what both its his him she said "
    "says told not sold took went".split()
)
ENGLISH_PAST = re.compile(r"[a-z]{3,}[^\W_h]ed")  # 'rejected'; Danish has nouns in -hed
ENGLISH_SHARE = 0.08
SCRIPT_SHARE = 0.3  # of the letters; a Japanese text has a third of kana at least


def detect_language(text: str) -> str | None:
    """The language of a text; None where it is too short or too mixed to tell."""
    plain, foreign = _part_letters(text[:ENOUGH])
    number = len(plain) + len(foreign)
    for code, first, last in SCRIPTS if foreign else ():
        share = sum(first <= c <= last for c in foreign)
        if number >= 8 and share > SCRIPT_SHARE * number:
            return code
    if number < LEAST_LETTERS:
        return None
    text = text[:ENOUGH]
    if len(CAPITALS.findall(plain)) + sum(map(str.isupper, foreign)) > 0.5 * number:
        text = text.lower()  # resiliparse learned on mixed case and takes capitals for Chinese
    nearest = cast(list[tuple[str, int]], detect_fast(text, n_results=MANY, cutoff=FARTHEST))
    ranked = [found for found in nearest if found[0] not in UNWRITTEN]
    if (not ranked or ranked[0][0] != "en") and _has_english_words(text):
        return "en"
    return ranked[0][0] if _is_clear(ranked) else None


def _is_clear(ranked: Sequence[tuple[str, int]]) -> bool:
    """Whether the nearest of some languages leads the second, and English by more."""
    if not ranked:
        return False
    (_, nearest), *others = ranked
    return all(
        distance - nearest >= (LEAST_LEAD_OF_ENGLISH if code == "en" else LEAST_LEAD) for code, distance in others
    )


def _part_letters(text: str) -> tuple[bytes, list[str]]:
    """The letters of ASCII in a text, and its other letters one by one: most texts have next to none of them."""
    plain = text.encode("ascii", "ignore").translate(None, NO_LETTERS)
    return plain, [] if text.isascii() else [c for c in FOREIGN.findall(text) if c.isalpha()]


def is_english(language: str | None, text: str) -> bool:
    """Whether a text in this language is read: one in no language that can be told is taken for English."""
    if language is None or language.startswith("en"):
        return True
    return _has_english_words(text)


def _has_english_words(text: str) -> bool:
    """Whether the words beside the names are English, whatever was detected."""
    found = [word.text for word in words(text[:ENOUGH]) if word.text[:1].islower()]
    own = sum(word in ENGLISH_WORDS or ENGLISH_PAST.fullmatch(word) is not None for word in found)
    return bool(found) and own >= ENGLISH_SHARE * len(found)


def name_language(code: str) -> str:
    """The English name of a language by its code; the code itself where there is none."""
    named = [name for name, known in NAMED.items() if known == code.partition("-")[0]]
    return named[-1].capitalize() if named else code


def name_code(name: str) -> str | None:
    """The BCP 47 code of a language by a code of two or three letters or its English name; None where unknown."""
    plain = name.strip().replace("_", "-")
    if re.fullmatch(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*", plain):
        return plain
    return NAMED.get(plain.lower())
