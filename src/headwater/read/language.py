"""The language of a report, as a BCP 47 code."""

import re
from typing import cast

from resiliparse.parse.lang import detect_fast

from headwater.text import STOPWORDS, words

ENOUGH = 8000  # characters looked at: more changes no answer
NO_LETTERS = bytes(c for c in range(128) if not chr(c).isalpha())
CAPITALS = re.compile(rb"[A-Z]")
FOREIGN = re.compile(r"[^\x00-\x7f]")
LEAST_LETTERS = 40  # fewer letters and resiliparse names a language at random
# resiliparse's distances (smaller is nearer): right answers over two sentences of news lie below 1,000.
FARTHEST = 1100
LEAST_LEAD = 5  # distance to the second best; Czech and Slovak, Russian and Bulgarian differ by 3 to 30 on one sentence
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
# Share of English function words from which a text is read as English whatever was detected: lists of foreign names
# mislead the detector, and no other language comes near.
ENGLISH_SHARE = 0.2
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
    if len(CAPITALS.findall(plain)) + sum(map(str.isupper, foreign)) > 0.5 * number:
        text = text[:ENOUGH].lower()  # resiliparse learned on mixed case and takes capitals for Chinese
    ranked = cast(list[tuple[str, int]], detect_fast(text[:ENOUGH], n_results=2, cutoff=FARTHEST))
    if not ranked or (len(ranked) > 1 and ranked[1][1] - ranked[0][1] < LEAST_LEAD):
        return None
    return ranked[0][0]


def _part_letters(text: str) -> tuple[bytes, list[str]]:
    """The letters of ASCII in a text, and its other letters one by one: most texts have next to none of them."""
    plain = text.encode("ascii", "ignore").translate(None, NO_LETTERS)
    return plain, [] if text.isascii() else [c for c in FOREIGN.findall(text) if c.isalpha()]


def is_english(language: str | None, text: str) -> bool:
    """Whether a text in this language is read: one in no language that can be told is taken for English."""
    if language is None or language.startswith("en"):
        return True
    found = [word.text.lower() for word in words(text[:ENOUGH])]
    return bool(found) and sum(word in STOPWORDS for word in found) >= ENGLISH_SHARE * len(found)


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
