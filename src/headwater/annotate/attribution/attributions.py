"""Who says what, as extents: the finder of cue, speaker and content spans.

This is the one place that reads language.  A trained tagger can take its place: whatever yields `Attribution`s can be
composed into sayings (`statements.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from headwater.annotate.attribution.adjuncts import Adjuncts, skip_adjuncts
from headwater.annotate.attribution.cue_adjectives import read_adjectives
from headwater.annotate.attribution.cue_citations import add_cited
from headwater.annotate.attribution.cue_contents import NOUN_FRAMES, find_content
from headwater.annotate.attribution.cue_marks import read_headline, read_verbless
from headwater.annotate.attribution.cue_nouns import read_nouns
from headwater.annotate.attribution.cue_readings import FIRST_PERSONS, Reading
from headwater.annotate.attribution.cue_sources import (
    is_passive_like,
    read_hearsay,
    read_passive,
    read_quoting,
    read_sources,
)
from headwater.annotate.attribution.cue_verbs import read_active, read_gerund
from headwater.annotate.attribution.cue_words import PRONOUNS
from headwater.annotate.attribution.cues import find_cues
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.phrases import NounPhrase
from headwater.annotate.attribution.quotations import Quotation, find_inner_quotations
from headwater.annotate.attribution.wording import Clause, Token, lex, split_clauses
from headwater.annotate.reference.head_nouns import match_head
from headwater.annotations import Finder, Mention, Sentence, TimeExpression
from headwater.record.model import Act
from headwater.record.model import Attribution as Kind
from headwater.text import Extent

KEPT = 4096  # clauses whose attributions are kept: wire copy recurs within hours
LONGEST = 3000  # characters of a clause that is kept
# Zones whose words nobody says to anybody: a second title repeats the first, a heading repeats the body.
SILENT = ("byline", "dateline", "credit", "boilerplate", "alt_title", "heading")
# Inside a quotation these begin the speaker's own sentence, not somebody else's saying.
OWN_VOICE = FIRST_PERSONS | frozenset("my our your that this which there one".split())


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """The spans of one saying: its cue, whose words they are and what they are.

    `speaker` are the parts of the speaker's noun phrase between commas, the first of which is what the others explain.
    `days` and `occasions` are words about the saying itself; `hearer` is whom it is said to, `cited` whom the speaker
    has it from.  `clause` is where the
    clause begins that holds it.  `is_quoted` says that it stands inside a quotation, as part of what somebody else
    says; `is_bare`, that its cue takes whole sentences.
    """

    cue: Extent | None
    speaker: tuple[Extent, ...]
    content: tuple[Extent, ...]
    act: Act
    kind: Kind = "explicit"
    asserted: bool = True
    days: tuple[Extent, ...] = ()
    occasions: tuple[Extent, ...] = ()
    hearer: Extent | None = None
    cited: tuple[Extent, ...] = ()
    clause: int = 0
    is_quoted: bool = False
    is_bare: bool = False
    finder: Finder = "rules"


def find_attributions(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention] = (),
    times: Sequence[TimeExpression] = (),
) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order."""
    ends = sorted({m.extent.end for m in mentions if m.level in ("name", "nominal", "conjunction")})
    found: list[Attribution] = []
    for start, clause in split_clauses(text, sentences, quotations, times):
        if not clause.zone.startswith(SILENT):
            first, last = bisect_left(ends, start), bisect_right(ends, start + clause.end)
            named = tuple([end - start for end in ends[first:last]])
            own = read_clause(clause, named) if len(clause.text) <= LONGEST else _read_clause(clause, named)
            found += [_put_back(attribution, start, start + clause.extent.start) for attribution in own]
    return tuple(found)


@lru_cache(maxsize=KEPT)
def read_clause(clause: Clause, ends: tuple[int, ...]) -> tuple[Attribution, ...]:
    """The attributions of a clause, in its own offsets; `ends` is where names and descriptions end."""
    return tuple(_read_clause(clause, ends))


def _read_clause(clause: Clause, ends: tuple[int, ...]) -> Iterator[Attribution]:
    text, quotations, known = clause.text, clause.quotations, frozenset(ends)
    tokens = lex(text, clause.extent, clause.days, quotations)
    if clause.is_declared:  # whose "we" says things as any "they" does
        tokens = tuple(t._replace(low="they") if t.low in ("we", "i") and t.quotation < 0 else t for t in tokens)
    named = frozenset(k for k, t in enumerate(tokens) if t.end in known or t.end - 2 in known)
    yield from _attributions(tokens, find_readings(tokens, named, is_title=clause.zone == "title"))
    for token in tokens:
        if token.quotation >= 0 and quotations[token.quotation].is_speech:
            within = find_inner_quotations(text, quotations[token.quotation])
            inner = lex(text, quotations[token.quotation].inner, clause.days, within)
            kept = [r for r in find_readings(inner, frozenset(), is_title=False) if _is_of_others(inner, r)]
            yield from (msgspec.structs.replace(a, is_quoted=True) for a in _attributions(inner, kept))


def _put_back(attribution: Attribution, shift: int, clause: int) -> Attribution:
    """An attribution of a clause in its report, where the clause begins at `clause`."""

    def move(extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
        return tuple([e.shift(shift) for e in extents])

    return msgspec.structs.replace(
        attribution,
        cue=move((attribution.cue,))[0] if attribution.cue else None,
        speaker=move(attribution.speaker),
        content=move(attribution.content),
        days=move(attribution.days),
        occasions=move(attribution.occasions),
        hearer=move((attribution.hearer,))[0] if attribution.hearer else None,
        cited=move(attribution.cited),
        clause=0 if attribution.is_quoted else clause,
    )


def find_readings(tokens: Sequence[Token], named: frozenset[int], *, is_title: bool) -> list[Reading]:
    """The readings of a clause in order of their cues, one a cue."""
    sources = read_sources(tokens, named)
    verbal: list[Reading] = [r for r in sources if r.edge == 0 and r.start is not None]
    cues = find_cues(tokens)
    for cue in cues:
        if (quoting := read_quoting(tokens, cue)) is not None:
            reading: Reading | None = quoting
        elif is_passive_like(tokens, cue):
            reading = read_passive(tokens, cue)
        elif cue.voice == "gerund":
            reading = read_gerund(tokens, cue, verbal)
        elif cue.acts and cue.voice == "finite":
            reading = read_active(tokens, cue, verbal)
        else:
            reading = None
        if reading is not None:
            verbal.append(reading)
    headline = read_headline(tokens, named) if is_title else []
    asides = {k for r in verbal if r.junction == "clause" for k in range(*(r.before or (0, 0)))}
    nouns = read_nouns(tokens, asides | {c.first for c in cues if c.voice == "finite" and c.acts})
    verbless = read_verbless(tokens, [*headline, *verbal, *sources])
    adjectives = read_adjectives(tokens)
    found = [*headline, *verbal, *sources, *verbless, *adjectives, *nouns, *read_hearsay(tokens, verbal)]
    return add_cited(tokens, cues, sorted(_one_each(found), key=lambda r: r.cue))


def _one_each(readings: Iterable[Reading]) -> list[Reading]:
    """The first reading of every cue."""
    taken: set[int] = set()
    kept = []
    for reading in readings:
        places = set(range(*reading.cue))
        if not places & taken:
            taken |= places
            kept.append(reading)
    return kept


def _is_of_others(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether a reading inside a quotation reports what somebody else says there."""
    if reading.speaker is None or reading.attribution != "explicit" or reading.frame == "hearsay":
        return False
    is_weak = reading.lemma in load_lexicon().sets["attitudes"] or (
        reading.frame == "object" and reading.act == "assert"
    )
    first, end = reading.speaker.start, reading.speaker.end
    if tokens[first].low in ("my", "our") and (
        found := match_head([t.low for t in tokens[first:end]], end - first - 1)
    ):
        return not is_weak and found[1].type == "person"  # 'my boss said'
    return not is_weak and tokens[first].low not in OWN_VOICE


def _attributions(tokens: Sequence[Token], readings: Sequence[Reading]) -> Iterator[Attribution]:
    """Ends each content where the next attribution begins, and turns tokens into extents."""
    contents = [find_content(tokens, r, [o for o in readings if o is not r]) for r in readings]
    for reading, content in zip(readings, contents, strict=True):
        others = [c for r, c in zip(readings, contents, strict=True) if r is not reading]
        is_empty = not content and (reading.act not in ("deny", "pledge") or reading.speaker is None)
        if is_empty or _is_idle(tokens, reading, others):
            continue
        around = _around(tokens, reading, content)
        yield Attribution(
            cue=_extent(tokens, reading.cue) if reading.cue[0] < reading.cue[1] else None,
            speaker=_segments(tokens, reading.speaker),
            content=tuple(_extent(tokens, c) for c in content), act=reading.act, kind=reading.attribution,
            asserted=reading.asserted, days=tuple(_extent(tokens, d) for d in around.days),
            occasions=tuple(_extent(tokens, o) for o in around.occasions),
            hearer=_extent(tokens, reading.hearer) if reading.hearer else None,
            cited=_segments(tokens, reading.cited),
            is_bare=reading.frame in ("quote", "clause") and reading.lemma not in load_lexicon().sets["attitudes"],
        )  # fmt: skip


def _around(tokens: Sequence[Token], reading: Reading, content: Sequence[tuple[int, int]]) -> Adjuncts:
    """Days and occasions of a saying, also those cut off behind a noun content."""
    behind = skip_adjuncts(tokens, content[-1][1]) if content and reading.frame in NOUN_FRAMES else Adjuncts(0)
    return Adjuncts(0, reading.occasions + behind.occasions, reading.days + behind.days)


def _is_idle(tokens: Sequence[Token], reading: Reading, others: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether a reading inside another's content only colours it: 'he expects', 'is believed to'."""
    if not any(start <= reading.cue[0] < end for spans in others for start, end in spans):
        return False
    is_attitude = reading.lemma in load_lexicon().sets["attitudes"]
    is_noun = reading.frame == "noun" and reading.act == "accuse"
    if reading.attribution == "impersonal" or (reading.attribution == "agentless" and (is_attitude or is_noun)):
        return True
    if reading.speaker and reading.frame == "to" and tokens[reading.speaker.start].low in ("that", "which"):
        return True
    return is_attitude and reading.speaker is not None and tokens[reading.speaker.start].low in PRONOUNS


def _extent(tokens: Sequence[Token], place: tuple[int, int]) -> Extent:
    start, end = place
    return Extent(tokens[start].start, tokens[min(end, len(tokens)) - 1].end)


def _segments(tokens: Sequence[Token], phrase: NounPhrase | None) -> tuple[Extent, ...]:
    return tuple(_extent(tokens, s) for s in phrase.segments) if phrase else ()
