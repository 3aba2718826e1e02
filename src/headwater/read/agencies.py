"""News and picture agencies and outlets by the names under which credits give them."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from headwater.tables import read_rows, split_forms
from headwater.text import fold

AgencyKind = Literal["wire", "photo"]
# Last words of the names of outlets and of their desks.
OUTLET_ENDS = frozenset(
    "news times post tribune herald journal gazette guardian telegraph chronicle observer mirror express mail "
    "star sun globe monitor today daily weekly magazine review press network networks tv television radio media "
    "online broadcasting agency bureau desk service wire week courier examiner dispatch inquirer standard record "
    "insider line world echo bulletin advertiser sentinel argus enquirer intelligencer register advocate picayune "
    "ledger constitution zeitung allgemeine tagblatt nachrichten rundschau noticias diario mundo pais figaro monde "
    "gazeta pravda".split()
)
# Acronyms of states and bodies that look like those of broadcasters.
NO_OUTLET = frozenset(
    "us usa uk un eu uae ussr dprk prc nato nsa cia fbi who wto imf dc ny la eu ec g7 g20 brics opec iaea osce "
    "gop dnc mp mps ceo pm am gmt utc est edt bst ist".split()
)
FIRST_WORD = re.compile(r"[\W_]*(?P<word>[^\W_]+)")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}")


class Agency(NamedTuple):
    """A place in a text that names an agency."""

    start: int
    end: int
    kind: AgencyKind


LONGEST_NAME = 120  # characters, of an agency however it is written: a longer line is not looked up


@lru_cache(maxsize=1)
def _agency_kinds() -> dict[str, AgencyKind]:
    return {fold(n): "photo" if row[0] == "photo" else "wire" for row in read_rows("agencies.tsv") for n in row[1:]}


@lru_cache(maxsize=1)
def _outlet_names() -> frozenset[str]:
    forms = (form for name, _, _, cell in read_rows("media.tsv") for form in (name, *split_forms(cell)))
    return frozenset(fold(form) for form in forms if form != "-")


def agency_kind(name: str) -> AgencyKind | None:
    """Whether the whole name is a wire or a picture agency."""
    return _agency_kinds().get(fold(name).strip(" .").removeprefix("the ")) if len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    found = (FIRST_WORD.match(name) for name in _agency_kinds())
    return frozenset({"the", *(match["word"] for match in found if match)})


def may_begin_with_agency(line: str) -> bool:
    """Whether the first word of a line is that of an agency's name, which few are."""
    found = FIRST_WORD.match(fold(line))
    return found is not None and found["word"] in _first_words()


def is_outlet(name: str) -> bool:
    """Whether the whole name looks like that of an outlet: a known one, a broadcaster's acronym, or '… News'."""
    bare = fold(name).strip(" .").removeprefix("the ")
    if bare in _outlet_names() or fold(name) in _outlet_names():
        return True
    if ACRONYM.fullmatch(name.strip()):
        return bare not in NO_OUTLET
    words = bare.split()
    is_named = 1 < len(words) <= 6 and name[:1].isupper()
    return is_named and words[-1].rpartition("-")[2] in OUTLET_ENDS  # 'Seattle Post-Intelligencer'


@lru_cache(maxsize=1)
def _agency_pattern() -> re.Pattern[str]:
    forms = sorted({name for row in read_rows("agencies.tsv") for name in row[1:]}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(re.escape(f) for f in forms)})(?![\w-])", re.IGNORECASE)


def find_agencies(text: str) -> list[Agency]:
    """The agencies that a short text names; acronyms only in capitals, other names also in small letters."""
    found = []
    for match in _agency_pattern().finditer(text):
        kind = agency_kind(match.group())
        if kind and (match.group()[0].isupper() or match.group() in ("agencies", "dpa", "imago")):
            found.append(Agency(match.start(), match.end(), kind))
    return found
