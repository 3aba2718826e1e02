"""The parts of what is denied, each of which is denied by itself, and the words in it that are of another matter."""

import re
from collections.abc import Iterator

import msgspec

from headwater.clauses import cut_clauses
from headwater.link.assertion.propositions import Proposition, describe_clause
from headwater.link.reading import Reading
from headwater.text import Extent, trim

# Behind the colon stands what is so instead: "denied THIS: the ships were empty".
INSTEAD = re.compile(r"\W*(?:this|that|it|th(?:is|at|e|ose|ese) [\w-]+|these|those)(?=:\s)", re.IGNORECASE)
TALK = re.compile(r"\W*(?:(?:any|all|such|the)\s+)?talk\s+(?:of|about)\s+", re.IGNORECASE)  # 'talks of peace' are held
ASIDE = re.compile(r",\s+(?:wh(?:ich|o|ere)|\w+ed|made|brought|laid|put)\b")
WHEN = re.compile(r"\s+when\s")  # what stands behind only says when
WHOLE = 25  # characters before it
# 'Denied that it had rammed a boat OR cut a net': behind it stands a verb with an object.
DETERMINER = r"(?:an?|the|any|its|his|her|their|our|my|this|that|these|those|no)"
NO_VERB = (
    r"(?:all|both|half|such|some|many|much|more|most|other|only|even|not|as|of|in|on|at|by|for|from|to|with|about|"
    rf"against|over|under|into|through|{DETERMINER})"
)
ALTERNATIVE = re.compile(
    rf",?\s+(?:and|or|nor)\s+(?=(?!{NO_VERB}\b)(?P<verb>[a-z]+)\s+{DETERMINER}\s|(?P<gerund>[a-z]{{2,}}ing)\s)",
    re.IGNORECASE,
)
GERUND = re.compile(r"\W*(?:ever\s+)?[a-z]{2,}ing\b", re.IGNORECASE)
SHORTEST = 8  # characters of a part: less names no deed and its object
# 'Shells WHICH IT PLANS TO SELL TO TARVIA were meant for Karsia': what only tells which shells is not denied.
FINITE = r"(?:is|are|was|were|ha[sd]|have|will|would|could|can|may|might|did|does|do)"
RELATIVE = re.compile(
    r"(?:\W*[\w’'-]+){1,8}?\s+(?P<relative>(?:which|who)\s+.+"
    rf"(?<!\bhe)(?<!\bit)(?<!\bshe)(?<!\bthey)(?<!\bwe)(?<!\bthat)(?<!ould)(?<!will)(?<!may)(?<!might))\s+{FINITE}\s",
    re.IGNORECASE | re.DOTALL,
)
# 'Having taken or given any bribes': the verbs have one object.
SHARED = re.compile(r"\b(?:having|ha[sd]|have|to|never|ever|not|be|been|is|are|was|were)\s+[\w-]+\Z", re.IGNORECASE)


def cut_denied(reading: Reading, report: str, content: Extent) -> Iterator[Extent]:
    """The stretches of a content that are denied, each by itself."""
    text = reading.reports[report].text
    for clause in cut_clauses(text, content):
        yield from _cut_alternatives(text, leave_aside(text, clause))


def cut_sentences(reading: Reading, item: Proposition) -> Iterator[Proposition]:
    """What somebody says by its sentences, each as said by him: 'That is not true. Every engine was open to us'."""
    e = item.evidence
    row = reading.sentences[e.report]
    found = [Extent(max(s.start, e.start), min(s.end, e.end)) for s in row if s.start < e.end and e.start < s.end]
    if len(found) < 2:
        yield item
        return
    for extent in found:
        told = describe_clause(reading, e.report, trim(reading.reports[e.report].text, *extent, '“”" '))
        evidence = msgspec.structs.replace(told.evidence, statement=e.statement)
        yield msgspec.structs.replace(told, act=item.act, voice=item.voice, evidence=evidence)


def leave_aside(text: str, clause: Extent) -> Extent:
    """A clause without what it tells of its last noun beside: "the charges, WHICH THE POST PRINTED FIRST".

    Nor with the word for saying so: "TALK OF mines in the orchards".
    """
    if talk := TALK.match(text, *clause):
        clause = Extent(talk.end(), clause.end)
    if instead := INSTEAD.match(text, *clause):
        return Extent(clause.start, instead.end())
    aside = ASIDE.search(text, *clause)
    if aside and aside.start() > clause.start:
        clause = Extent(clause.start, aside.start())
    when = WHEN.search(text, *clause)
    return Extent(clause.start, when.start()) if when and when.start() - clause.start >= WHOLE else clause


def _cut_alternatives(text: str, clause: Extent) -> Iterator[Extent]:
    """A clause by the deeds that it joins: 'had rammed a boat' and 'cut a net'."""
    start, takes_gerund = clause.start, GERUND.match(text, *clause) is not None
    for cut in ALTERNATIVE.finditer(text, *clause):
        is_deed = cut["gerund"] is None or takes_gerund
        is_whole = cut.start() - start >= SHORTEST and SHARED.search(text, start, cut.start()) is None
        if is_deed and is_whole and clause.end - cut.end() >= SHORTEST:
            yield Extent(start, cut.start())
            start = cut.end()
    yield Extent(start, clause.end)


def drop_relative(reading: Reading, clause: Proposition) -> Proposition:
    """A clause without the terms of what only tells which of several things it is of."""
    found = RELATIVE.match(clause.words)
    if found is None:
        return clause
    report, at = clause.evidence.report, clause.evidence.start
    start, end = found.span("relative")
    before, inside, behind = (
        describe_clause(reading, report, Extent(at + a, at + b)).weights
        for a, b in ((0, start), (start, end), (end, len(clause.words)))
    )
    only = inside.keys() - before.keys() - behind.keys()
    return msgspec.structs.replace(clause, weights={t: w for t, w in clause.weights.items() if t not in only})
