"""A claim in words: the shortest clause of its evidence that can be read alone.

Pronouns are replaced by the actors that they stand for, and relative dates get the days that they mean in square
brackets; nothing else is added, so that every word points at a report.
"""

import re
from collections import Counter
from collections.abc import Sequence

from headwater.dates import When
from headwater.link.propositions import Proposition
from headwater.link.reading import Reading
from headwater.record.model import Actor, Mention
from headwater.text import words

SHORTEST = 4  # words: 'their talks' is no clause
FIRST_PERSON = frozenset("i we me us my our ours mine".split())
POSSESSIVE = frozenset("its his her their our my your whose".split())
NAMED = ("name", "demonym")
THINGS = ("Item", "Document")
MOSTLY = 0.4  # a member of which less than this share is what half of the others say speaks for itself
BESIDE = 4  # flaws that this counts for
LONGEST = 200  # code points: more is a paragraph
HEADLESS = re.compile(r"(?:to\s|not\s|[a-z]+ing\s|of\s|for\s)", re.IGNORECASE)  # 'seeking to …': nobody who seeks
EVER = re.compile(r"^(?:ever|any)\s+", re.IGNORECASE)
ANAPHORIC = re.compile(r"(?:such|these|this|that|those|the same|both|following|under|as)\b", re.IGNORECASE)
ARTICLES = re.compile(r"^(?:and|but|that|which|also|however)\s+", re.IGNORECASE)
CALLS = re.compile(r"(?:call|brand|label|dubb|term|denounc|describ|decri)(?:l?ed|e?s)$", re.IGNORECASE)
WHAT = re.compile(r"\bwhat\b[^.;]{0,60}$", re.IGNORECASE)  # 'what she called a disgrace'
LOWER = re.compile(r"(?:The|A|An|This|That|These|Those|His|Her|Its|Their|Any|Such|It)\s")
EDGES = " \t\r\n \"“”'‘’,;:.–—-"
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|[a-z]{3,}(?:ed|es))\b"
)


def word_proposition(reading: Reading, members: Sequence[Proposition]) -> str:
    """The words of the best member: a clause with a verb before one without, then the shortest.

    A denial begins with the name of the one who denies, so that no reader takes what is denied for what is asserted.
    """
    common = _list_common(members)
    best = min(
        members,
        key=lambda m: (
            _flaws(reading, m) + BESIDE * (_rate_common(m, common) < MOSTLY),
            len(m.words),
            reading.place(m.evidence.span),
        ),
    )
    plain = _polish(_resolve(reading, best))
    if best.act != "deny":
        return _add_caller(reading, best, plain)
    denier = reading.actors.get(best.voice or "")
    return f"Denial by {denier.name if denier else 'somebody unnamed'}: {plain}"


def _add_caller(reading: Reading, item: Proposition, plain: str) -> str:
    """With who calls it so, where the words are none without: 'the plan a disgrace'."""
    said = None if item.is_event else reading.said.get(item.evidence.statement or "")
    speaker = reading.actors.get(item.voice or "")
    if said is None or said.cue is None or speaker is None or VERB.search(item.words) or not CALLS.match(said.cue.text):
        return plain
    if WHAT.search(reading.reports[said.cue.report].text, max(0, said.cue.start - 60), said.cue.start):
        return plain
    return f"{speaker.name} {said.cue.text} {plain[:1].lower() + plain[1:] if LOWER.match(plain) else plain}"


def _list_common(members: Sequence[Proposition]) -> frozenset[str]:
    """The terms of half of the members or more."""
    counts = Counter(term for m in members for term in m.weights)
    return frozenset(term for term, count in counts.items() if 2 * count >= len(members))


def _rate_common(item: Proposition, common: frozenset[str]) -> float:
    """The share of a member that half of the others say too, by squared weight, from 0 to 1."""
    whole = sum(w * w for w in item.weights.values())
    return sum(w * w for t, w in item.weights.items() if t in common) / whole if whole else 1.0


def word_denied(reading: Reading, denied: Sequence[Proposition]) -> str:
    """What is denied as it was asserted: its best clause without a negation, under the name of the one who denies.

    'Ever seeking such weapons', which Belarus denies, becomes 'Belarus seeking such weapons'.
    """
    best = min(denied, key=lambda d: (d.is_negated, _flaws(reading, d), len(d.words), reading.place(d.evidence.span)))
    plain = EVER.sub("", _resolve(reading, best).strip(EDGES))
    denier = reading.actors.get(best.voice or "")
    if denier and HEADLESS.match(plain):
        return _polish(f"{denier.name} {plain}")
    return _polish(plain)


def _flaws(reading: Reading, item: Proposition) -> int:
    """How much keeps a member from being read alone."""
    first = item.words.strip(EDGES)
    mentions = _mentions(reading, item)
    return (
        5 * (len(list(words(item.words))) < SHORTEST)
        + 4 * (not VERB.search(item.words))
        + 3 * bool(HEADLESS.match(first))
        + 2 * item.is_event
        + 2 * sum(m.level == "pronoun" and m.actor is None for m in mentions)
        + any(m.level == "pronoun" for m in mentions)
        + 2 * any(m.span.text.lower() in FIRST_PERSON for m in mentions)
        + 2 * (len(first) > LONGEST)
        + 1 * bool(ANAPHORIC.match(first))
    )


def _mentions(reading: Reading, item: Proposition) -> list[Mention]:
    e = item.evidence
    return [m for m in reading.mentions[e.report] if e.start <= m.span.start and m.span.end <= e.end]


def _resolve(reading: Reading, item: Proposition) -> str:
    """The words with names for pronouns and days behind relative dates."""
    e = item.evidence
    changes: list[tuple[int, int, str]] = []
    named: set[str] = set()  # 'the ministry and its head': the second word needs no name behind the first
    for mention in _mentions(reading, item):
        actor = reading.actors.get(mention.actor or "")
        if actor and mention.level in NAMED:
            named.add(actor.id)
        if mention.level == "pronoun" and actor and actor.id not in named and not _is_owned_by_thing(mention, actor):
            changes.append((mention.span.start, mention.span.end, _name_for(mention.span.text, actor)))
    for time in reading.times[e.report]:
        if e.start <= time.span.start and time.span.end <= e.end and (days := show_days(time.when)):
            changes.append((time.span.end, time.span.end, f" [{days}]")) if not re.search(
                r"\d{4}", time.span.text
            ) else None
    text, end = e.text, e.start
    out = []
    for start, stop, new in sorted(changes):
        if start >= end:
            out += [text[end - e.start : start - e.start], new]
            end = stop
    return "".join((*out, text[end - e.start :]))


def _is_owned_by_thing(mention: Mention, actor: Actor) -> bool:
    """Whether a possessive was laid to a thing: mostly a slip of reading, and "letters’s" is no word for it either."""
    return actor.schema in THINGS and mention.span.text.lower() in POSSESSIVE


def _name_for(pronoun: str, actor: Actor) -> str:
    """The name, or the pronoun with the name behind it where a verb in the first person would not fit the name."""
    if pronoun.lower() in FIRST_PERSON:
        return f"{pronoun} [{actor.name}]"
    return f"{actor.name}’s" if pronoun.lower() in POSSESSIVE else actor.name


def show_days(when: When) -> str | None:
    """Days in words as short as they can be; None when an end is open."""
    if not (when.start and when.end):
        return None
    a, b = when.start, when.end
    if (a.month, a.day, b.month, b.day) == (1, 1, 12, 31) and a.year == b.year:
        return str(a.year)
    if a == b:
        return f"{a.day} {a:%B} {a.year}"
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{b.day} {a:%B} {a.year}"
    return f"{a.day} {a:%B}{'' if a.year == b.year else f' {a.year}'} – {b.day} {b:%B} {b.year}"


def _polish(text: str) -> str:
    """No quotation marks at the ends, one space between words, a capital first, no stop last."""
    plain = " ".join(text.split()).strip(EDGES)
    plain = ARTICLES.sub("", plain)
    if plain.count("“") != plain.count("”") or plain.find("”") < plain.find("“"):
        plain = plain.replace("“", "").replace("”", "")
    if plain.count('"') % 2:
        plain = plain.replace('"', "")
    return plain[:1].upper() + plain[1:] if plain else text.strip()
