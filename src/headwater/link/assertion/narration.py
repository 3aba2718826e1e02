"""What a report tells in its own words: clauses of its text without a statement, a quotation mark or an event's cover.

Reading marks who says what, and what happened by kinds of events.  What a narrator tells beside that ('the court sits
in Norhaven', 'the budget has not grown for years') is a clause here, which can support what others say.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from headwater.clauses import SHORTEST, cut_clauses
from headwater.link.assertion.listed import list_shares, part_lists
from headwater.link.assertion.propositions import (
    Proposition,
    describe_clause,
    find_propositions,
    is_mooted,
    order_propositions,
    stretch_event,
)
from headwater.link.reading import Reading
from headwater.record.spans import Evidence
from headwater.text import Extent, Stretches

LONGEST = 400  # code points: a longer one was not cut where it should be
MARKED = re.compile('[“"][^“”"]*[”"]|.*?”|["“].*')
QUOTED = 0.5  # share of a clause: with more of it in marks, it is of somebody whom reading has not found
COVERED = 0.5  # share of a clause from which an event inside it tells what it says


def find_supports(reading: Reading) -> list[Proposition]:
    """Every possible support by publication and place: of statements, of events, and of the reports' own words."""
    own = (_describe_told(reading, r, clause) for r in reading.reports for clause in cut_narration(reading, r))
    return order_propositions(reading, (*part_lists(reading, find_propositions(reading)), *own))


def recall_supports(reading: Reading, support: Iterable[Evidence]) -> list[Proposition]:
    """The propositions of these supports of a record, in which own words stand as they were cut."""
    known = dict.fromkeys(e for e in support if e.report in reading.reports)
    own = (_describe_told(reading, e.report, e.extent) for e in known if not (e.statement or e.event))
    read = find_propositions(reading, *dict.fromkeys(e.report for e in known)) if known else ()
    parted = (share for p in read for share in list_shares(reading, p))
    return order_propositions(reading, (*(p for p in (*read, *parted) if p.evidence in known), *own))


def cut_narration(reading: Reading, report: str) -> Iterator[Extent]:
    """The clauses that a report tells in its own words, in order."""
    text = reading.reports[report].text
    said = Stretches(_list_said(reading, report))
    told = [(e.trigger.extent, stretch_event(text, e)) for e in reading.events[report] if not is_mooted(text, e)]
    for sentence in _list_body(reading, report):
        heard = said.meet(sentence)
        seen = [around for trigger, around in told if trigger.overlaps(sentence)]
        for clause in cut_clauses(text, sentence):
            if (
                SHORTEST <= clause.end - clause.start <= LONGEST
                and _is_own(text, clause)
                and not any(s.overlaps(clause) for s in heard)
                and not any(_measure_common(around, clause) > COVERED * (clause.end - clause.start) for around in seen)
            ):
                yield clause


def _describe_told(reading: Reading, report: str, clause: Extent) -> Proposition:
    """A clause as a proposition; a part of a sentence that names nobody is compared by its words alone.

    What such a part means ("and pleaded guilty") is near to too much of what else is told.
    """
    told = describe_clause(reading, report, clause)
    is_telling = told.actors or clause in reading.sentences[report]
    return told if is_telling else msgspec.structs.replace(told, meaning=None, assertion=None)


def _is_own(text: str, clause: Extent) -> bool:
    """Whether a clause is mostly in the report's own words: it quotes nothing, or a word or two."""
    quoted = sum(m.end() - m.start() for m in MARKED.finditer(text, clause.start, clause.end))
    return quoted <= QUOTED * (clause.end - clause.start)


def _measure_common(a: Extent, b: Extent) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _list_body(reading: Reading, report: str) -> list[Extent]:
    """The sentences of the running text that ask nothing: headings and captions repeat it, furniture tells nothing."""
    text, zones = reading.reports[report].text, reading.reports[report].zones
    beside = [z.extent for z in zones if z.kind != "body"]
    asserted = (s for s in reading.sentences[report] if text[s.end - 1] != "?")
    return [s for s in asserted if not any(b.overlaps(s) for b in beside)]


def _list_said(reading: Reading, report: str) -> Iterator[Extent]:
    """What somebody says, and the words that say that he does."""
    for statement in reading.statements[report]:
        for span in (*statement.content, *((statement.cue,) if statement.cue else ())):
            yield span.extent
