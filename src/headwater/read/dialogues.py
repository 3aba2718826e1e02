"""Dialogues: interviews and transcripts, where a label or a question tells whose words a paragraph is.

'Q: Will you go?', 'Reyes: Nine ships are waiting.', 'ADA LUND, MAYOR OF OSK: We will not sell.', or a question in a
paragraph of its own.  What an interviewer asks asserts nothing and is furniture, `boilerplate:question`; the label of
one who answers is a heading that ends with its colon, and a bare 'A:' is `boilerplate:label`.  An embedded post, which
has its label behind it, is an inset.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.read.blocks import count_words, has_end_mark
from headwater.read.bylines import is_person
from headwater.read.pieces import Piece
from headwater.text import ASIDE, FIRST_PERSON, fold

MARKUP = "*_# \t"
LABEL = re.compile(
    r"[*_]{0,3}(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’&-]+){0,5})(?:, [^:\n?!“”\"]{2,60}|\s*\([^()\n]{1,40}\))?"
    r"[*_]{0,3}:[*_]{0,3}\s+(?=\S)"
)
LETTER = re.compile(r"[*_]{0,3}(?P<name>Q|A|Question|Answer)[*_]{0,3}[.:][*_]{0,3}\s+(?=\S)", re.IGNORECASE)
ASKERS = frozenset("q question questioner reporter interviewer journalist".split())
ANSWERS = frozenset("a answer".split())
HOSTS = frozenset("anchor host moderator presenter".split())
TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Amb|Prof|Secretary|Minister|President|Chairman|Chairwoman|Senator|Governor|"
    r"Judge|Justice|Admiral|General|Ambassador|The (?:Chairman|Chair|Court|Witness|President|Speaker|Minister))\b",
    re.IGNORECASE,
)
INTERVIEW = re.compile(
    r"\binterview(?:s|ed)?\b|\bQ\s?&\s?A\b|\b\w+ questions (?:for|to)\b|"
    r"\b(?:edited|condensed) for (?:length|clarity)\b|"
    r"\b(?:spoke|talked|sat down|speaks|talks|sits down) (?:to|with)\b|\bin conversation with\b",
    re.IGNORECASE,
)
# The end of an embedded post: '— Ada Lund (@adalund) March 3, 2024'.
SIGNED = re.compile(r"[—–-]\s*[^()\n—–]{2,60}\(@\w{2,30}\)(?:\s*[\w.]+ [\w.]+, \d{4}|\s*\d+ [\w.]+ \d{4})?$")
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
LEAST = 3  # words of a turn; fewer are the value of a field
LONGEST_QUESTION = 80  # words
SPOKEN = 0.5  # share of the answers in which their speaker says "I" or "we": an explainer's never do


class _Turn(NamedTuple):
    """The paragraph in which a turn begins, where its label ends there, and the label."""

    place: int
    end: int
    name: str
    words: str


def mark_dialogue(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with questions and labels named where people talk in turns, and embedded posts as insets."""
    pieces = [p._replace(kind="inset") if p.is_open and SIGNED.search(p.text) else p for p in pieces]
    turns = _find_turns(pieces)
    if turns:
        return _mark_turns(pieces, turns)
    asked = _find_questions(pieces)
    return [
        p._replace(kind="boilerplate:question" if k in asked else "body")
        if asked and min(asked) <= k and p.is_open
        else p
        for k, p in enumerate(pieces)
    ]


def _find_turns(pieces: Sequence[Piece]) -> list[_Turn]:
    """The turns of those who talk, where some do: one answers, or two at least have their say."""
    labelled = list(_list_labelled(pieces))
    if len(labelled) < 2:
        return []
    by_name: dict[str, list[_Turn]] = defaultdict(list)
    for turn in labelled:
        by_name[fold(turn.name)].append(turn)
    asking = {n for n, turns in by_name.items() if n in ASKERS or all(t.words.endswith("?") for t in turns)}
    beside = "\n".join(p.text for k, p in enumerate(pieces) if k not in {t.place for t in labelled})
    voices = {n for n, turns in by_name.items() if n not in asking and _is_voice(turns, by_name, beside, asking)}
    if not voices or len(voices) + bool(asking) + (max(len(by_name[n]) for n in voices) > 1) < 2:
        return []
    return [t for t in labelled if fold(t.name) in voices | asking]


def _list_labelled(pieces: Sequence[Piece]) -> Iterator[_Turn]:
    """The open paragraphs that begin with a label and go on with a sentence."""
    for place, piece in enumerate(pieces):
        found = (LETTER.match(piece.text) or LABEL.match(piece.text)) if piece.is_open else None
        words = ASIDE.sub("", piece.text[found.end() :]).strip(MARKUP) if found else ""
        if found and has_end_mark(words) and (count_words(words) >= LEAST or found.re is LETTER):
            yield _Turn(place, found.end(), found["name"], words)


def _is_voice(turns: Sequence[_Turn], by_name: Mapping[str, Sequence[_Turn]], beside: str, asking: set[str]) -> bool:
    """Whether a label is somebody: a person by its form, or one whom the text or another label calls in full."""
    name = turns[0].name
    folded = fold(name)
    if folded in ANSWERS | HOSTS or TITLED.match(name) or is_person(name.title() if name.isupper() else name):
        return True
    if any(other != folded and other.endswith(f" {folded}") for other in by_name):
        return True
    full = re.search(rf"\b([A-ZÀ-Þ][\w.'’-]+ {re.escape(name)})\b", beside)
    return full is not None and is_person(full[1]) and (bool(asking) or len(turns) > 1)


def _mark_turns(pieces: Sequence[Piece], turns: Sequence[_Turn]) -> list[Piece]:
    answers = {fold(t.name) for t in turns if not t.words.endswith("?") and fold(t.name) not in ASKERS}
    starts = {t.place: t for t in turns}
    following = dict(zip(starts, [*turns[1:], None], strict=True))
    found: list[Piece] = []
    now: _Turn | None = None
    for place, piece in enumerate(pieces):
        opens = starts.get(place)
        now = opens or now
        if now is None or not piece.is_open:
            found.append(piece)
            continue
        if ASIDE.fullmatch(piece.text):
            found.append(piece._replace(kind="boilerplate:stage_direction"))
            continue
        upcoming = following[now.place]
        is_asked = fold(now.name) not in answers
        if opens and is_asked:
            found.append(piece._replace(kind="boilerplate:question"))
        elif opens:
            label = "boilerplate:label" if fold(opens.name) in ANSWERS else "heading"
            found += piece.cut(opens.end, label, "body")
        elif upcoming is None:
            found.append(piece)
        else:  # a question goes on up to its answer; where none has a label, what follows a question is the answer
            is_question = (is_asked and fold(upcoming.name) in answers) or _is_question(piece.text)
            found.append(piece._replace(kind="boilerplate:question" if is_question else "body"))
    return found


def _find_questions(pieces: Sequence[Piece]) -> set[int]:
    """The paragraphs that ask, where nobody has a label: in an interview, whose answers say "I" and "we"."""
    open_places = [k for k, p in enumerate(pieces) if p.is_open]
    asked = {k for k in open_places[1:] if _is_question(pieces[k].text)}
    if len(asked) < 2:
        return set()
    first = min(asked)
    answers: dict[int, list[str]] = {k: [] for k in asked}
    for k in open_places:
        if k > first and k not in asked:
            answers[max(q for q in asked if q < k)].append(QUOTED.sub("", pieces[k].text))
    given = [" ".join(texts) for texts in answers.values() if texts]
    spoken = sum(FIRST_PERSON.search(text) is not None for text in given)
    is_interview = INTERVIEW.search("\n".join(p.text for p in pieces[:first])) is not None
    return asked if is_interview and len(given) > 1 and spoken >= SPOKEN * len(given) else set()


def _is_question(text: str) -> bool:
    bare = text.strip(MARKUP)
    return bare.endswith("?") and bare[:1] not in "\"“‘'«" and count_words(bare) <= LONGEST_QUESTION
