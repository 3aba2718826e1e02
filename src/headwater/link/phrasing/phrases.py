"""The stretch of a sentence that makes words a clause that can be read alone.

'Not to abandon it' is nothing to read; 'the mayor urged them not to abandon it', from the same sentence, is.  What is
added stands in the report around the words, so that a reader finds every character of it where the words are.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from headwater.clauses import cut_clauses
from headwater.link.assertion.heads import find_verb_group
from headwater.link.assertion.propositions import NEGATION, Proposition
from headwater.link.phrasing.completeness import (
    COORDINATORS,
    COPULAS,
    NEAR,
    NOT_ALONE,
    OPENING,
    PRONOUNS,
    SUBORDINATE,
    begins_inside,
    begins_with_verb,
    find_subject,
    is_clause,
    is_cut_short,
    is_of_thing,
    is_verb,
    stops_at_verb,
)
from headwater.link.reading import Reading
from headwater.names.lexicon import word_classes
from headwater.record.model import Statement
from headwater.text import Extent, fold, trim, words

EDGES = " \t\r\n \"“”'‘’,;:.–—-"
LONGEST = 200  # code points: more is a paragraph
LONGEST_OF_WORD = 300  # the same where else a single word would be shown
# 'When the ministry blacklisted the fleet, it said': with the comma the main clause begins.
LED = re.compile(rf"\b(?:{'|'.join(sorted(SUBORDINATE))})\s+(?:(?:the|an?)\s+)?$", re.IGNORECASE)
THIRD = frozenset("he she it they".split())
PREPOSITIONS = frozenset("to of by from between with in on at into for against".split())
APPOSED = re.compile(r",\s+(?!wh)(?=[^,]*$)")
JOINED = re.compile(r",?\s+(?:and|but|then)\s+[“\"]?$")
# The words between two verbs of one speaker: 'said …, and HAS ALSO demanded'.
SECOND = re.compile(r"(?:,|\b(?:and|but|or))\s+(?P<verb>(?:(?:also|then|again|later|has|have|had|is|was|\w+ly)\s+)*)$")
RELATIVE = re.compile(r"\b(?:which|who|that|whose)\b")
OPEN = re.compile(r"\b(?:which|who|that|whose)\s+[“\"]?$")  # 'which he said ends the matter'
LONGEST_SUBJECT = 60  # code points
INFINITIVE = re.compile(r"\bto\s+[“\"']?([a-z]+)")
POSSESSIVE = re.compile(r"['’]s?\s|\b(?:his|her|its|their|our|my)\b", re.IGNORECASE)
GAPS = frozenset("which that who what whom".split())  # 'what she called a disgrace': the words are not the object
# Behind what is denied, where nothing but being false is said of it, and what else he does who says so.
CALLED = re.compile(r",?\s+(?:is|are|was|were|(?:has|have|had) been)\b")
ANOTHER = re.compile(r",\s+(?:and|but)\s|\s+(?:and|but)\s+(?=\w+ed\b)")
OWED = re.compile(r"\b(?:must|should|ought|ha[sd] to|have to|needs? to|shall)\b", re.IGNORECASE)
# 'Called the plan a disgrace' names a thing and what it is without a verb between them.
CALLS = re.compile(r"(?:call|brand|label|dubb|term|denounc|describ|decri)(?:l?ed|e?s|ing)$", re.IGNORECASE)
# 'Ada Berg, who arrived in Oslo': the one who acts, and what he does; 'Oslo, where she met': what is done alone.
WHO = re.compile(r"(?P<name>[^,]{2,80}),\s+(?:who|which)\s+")
WHERE = re.compile(r"[^,]{2,80},\s+where\s+")
# The verbs of one who was named right before them: 'Berg, WHO HAS ALWAYS denied it'.
BEHIND_NAME = re.compile(
    r",?\s+who\s+(?P<verb>(?:(?:has|had|have|is|was|also|always|never|long|since|then|later|\w+ly)\s+)*)$"
)
# 'A lecturer ARRESTED IN Oslo and charged': who did the verb before it did not charge.
REDUCED = re.compile(
    r"(?<!was)(?<!were)(?<!been)(?<!has)(?<!had)(?<!have)\s+\w+ed\s+(?:in|by|on|at|for|with|of|last)\b"
)

# 'THE TREATY (that) it signed': what the verb has for an object stands before who acts.
OBJECT_BEFORE = re.compile(
    r"\b(?P<object>(?:the|an?|its|his|her|their|this|these|those)\s+(?:[\w’'-]+\s+){1,4}?)"
    r"(?:(?:which|that|whom)\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?$",
    re.IGNORECASE,
)
# What is so named tells when, where or why, and is nothing that somebody does something to.
SETTING = re.compile(r"\b(?:day|night|week|month|year|time|moment|hour|way|reason|place|point)s?\s+$", re.IGNORECASE)
# 'It is right to go', 'it was clear they would', 'it was always a Friday'.
WHEN = (
    r"(?:(?:always|only|already|still|not)\s+)?(?:an?\s+|the\s+|on\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|dawn|dusk|dark|raining|snowing)\b"
)
EXPLETIVE = re.compile(
    r"(?:['’]s|\s+(?:(?:is|was)(?:n['’]t)?|seems|appears|(?:would|will|may|might|could)(?:n['’]t)? be))\s+[“\"‘]?"
    r"(?:(?:\w+\s+){1,4}?(?:to|that|if|for|who)\b|(?:obvious|clear|likely|unlikely|possible|impossible|true|important|time)\b"
    rf"|{WHEN})",
    re.IGNORECASE,
)


class Phrase(NamedTuple):
    """Words to be shown: an extent of a report, and the name of whoever says it where that stands elsewhere.

    `left_out` are words inside of it that tell of others.
    """

    report: str
    extent: Extent
    prefix: str = ""
    left_out: tuple[Extent, ...] = ()


FindPhrase = Callable[[Reading, Proposition], Phrase]


def show(reading: Reading, item: Proposition) -> Phrase:
    """The words of a proposition as they are; `extend` and `complete` are asked in the same way."""
    return Phrase(item.evidence.report, Extent(item.evidence.start, item.evidence.end))


def extend(reading: Reading, item: Proposition) -> Phrase:
    """The words of a proposition to the end of their clause; as they are where a 'no' before them belongs to it."""
    e = item.evidence
    own = Extent(e.start, e.end)
    text, sentence = reading.reports[e.report].text, _find_sentence(reading, e.report, own)
    statement = reading.said.get(e.statement or "")
    end = _find_end(text, item, statement, sentence)
    if end - own.start > LONGEST or NEGATION.search(text, max(sentence.start, own.start - NEAR), own.start):
        return Phrase(e.report, own)
    return Phrase(e.report, Extent(own.start, end), _share_subject(text, statement, sentence, own))


def complete(reading: Reading, item: Proposition) -> Phrase:
    """The words of a proposition with what of their sentence makes them readable alone, where something does."""
    e = item.evidence
    text = reading.reports[e.report].text
    statement = reading.said.get(e.statement or "")
    own = _leave_that(text, statement, Extent(e.start, e.end))
    if item.is_event and (begun := _find_object_before(text, item, own, _find_sentence(reading, e.report, own))):
        return Phrase(e.report, Extent(begun, own.end))
    is_whole = (is_clause(own.of(text)) or is_of_thing(own.of(text))) and (
        _ends_content(text, statement, own) or not (is_cut_short(text, own) or is_torn(reading, item))
    )
    if is_whole and statement and not _depends(statement, item) and _begins_loosely(reading, e.report, own):
        said = _begin_with_speaker(reading, statement, own, _find_sentence(reading, e.report, own))
        return said or Phrase(e.report, own)
    if not _depends(statement, item) and (is_whole or (is_named_event(text, item) and not is_torn(reading, item))):
        return Phrase(e.report, own)
    longest = LONGEST if " " in own.of(text) else LONGEST_OF_WORD
    for phrase in _widen(reading, item, statement, own):
        shown = trim(text, *phrase.extent, EDGES)
        is_read = is_clause(f"{phrase.prefix} {shown.of(text)}") or _holds_calling(statement, shown)
        if shown.end - shown.start <= longest and is_read:
            return phrase._replace(extent=shown)
    return Phrase(e.report, own)


def _find_object_before(text: str, item: Proposition, own: Extent, sentence: Extent) -> int | None:
    """Where the object of an event begins that its relative clause tells of: 'THE TREATY it signed in 2029'."""
    if item.events[0].trigger.end != own.end or COPULAS & {fold(w.text) for w in words(text, *own)}:
        return None
    found = OBJECT_BEFORE.search(text, sentence.start, own.start)
    behind = next((fold(w.text) for w in words(text, own.end, min(own.end + NEAR, sentence.end))), "")
    follows = text[own.end : own.end + 1].isspace() and behind not in PREPOSITIONS | COORDINATORS
    if found is None or follows or SETTING.search(found["object"]):
        return None
    *_, noun = (fold(w.text) for w in words(text, *found.span("object")))
    lead = [fold(w.text) for w in words(text, sentence.start, found.start("object"))]
    is_fronted = bool(lead) and find_verb_group(["x", *lead, "x"]) is None
    is_noun = (word_classes(noun) or "n").startswith("n") and noun not in PRONOUNS
    return found.start("object") if is_noun and not is_fronted else None


def is_torn(reading: Reading, item: Proposition) -> bool:
    """Whether the words of an event stop at its verb, or begin inside of what explains the subject."""
    e = item.evidence
    text, own = reading.reports[e.report].text, Extent(e.start, e.end)
    return item.is_event and (
        stops_at_verb(text, own, item.events[0].trigger.extent)
        or begins_inside(text, _find_sentence(reading, e.report, own), own)
    )


def _begins_loosely(reading: Reading, report: str, own: Extent) -> bool:
    """Whether the subject is a pronoun of which nobody knows whom it means: 'IT would sue the charterer'."""
    first = next((m for m in reading.mentions_in(report, own) if m.span.start == own.start), None)
    if first is None or first.level != "pronoun" or first.actor is not None or fold(first.span.text) not in THIRD:
        return False
    return EXPLETIVE.match(reading.reports[report].text, first.span.end) is None


def _holds_calling(statement: Statement | None, shown: Extent) -> bool:
    """Whether what somebody calls a thing is shown with him and the verb: 'Berg calls the plan a disgrace'."""
    cue, speaker = (statement.cue, statement.speaker) if statement else (None, None)
    if cue is None or speaker is None or speaker.span is None or not CALLS.match(cue.text):
        return False
    begins = 0 <= speaker.span.start - shown.start <= len("the ")
    return begins and speaker.span.end <= cue.start and shown.contains(cue.extent)


def _leave_that(text: str, statement: Statement | None, own: Extent) -> Extent:
    """A further clause of what somebody says without the 'that' before it: 'and THAT it was so'."""
    is_further = statement is not None and any(c.start < own.start < c.end for c in statement.content)
    return Extent(own.start + len("that "), own.end) if is_further and text.startswith("that ", own.start) else own


def _depends(statement: Statement | None, item: Proposition) -> bool:
    """Whether the words need the verb that they are said with: they are denied, what a thing is called, or demanded.

    What 'must' be done says so itself.
    """
    called = statement is not None and statement.cue is not None and CALLS.match(statement.cue.text)
    is_wanted = item.act == "demand" and not OWED.search(item.words)
    return not item.is_event and bool(item.act == "deny" or is_wanted or called)


def _ends_content(text: str, statement: Statement | None, own: Extent) -> bool:
    """Whether what somebody says ends with the words, and he does something else behind an 'and' ('and called for')."""
    ends = statement is not None and any(c.end == own.end for c in statement.content)
    return ends and fold(next((w.text for w in words(text, own.end, own.end + NEAR)), "")) in COORDINATORS


def is_named_event(text: str, item: Proposition) -> bool:
    """Whether a noun names an event and who is in it ('the mayor's visit'): the sentence tells something else of it."""
    if not item.is_event or not (len(item.actors) > 1 or POSSESSIVE.search(item.words)):
        return False
    trigger = item.events[0].trigger
    if any(is_verb(fold(found[1])) for found in INFINITIVE.finditer(text, item.evidence.start, trigger.start)):
        return False
    token = fold(trigger.text.split()[-1])
    if not (word_classes(token) or "n").startswith("v"):
        return True
    behind = next(words(text, trigger.end, item.evidence.end), None)
    return "n" in (word_classes(token) or "") and (behind is None or fold(behind.text) in PREPOSITIONS)


def _widen(reading: Reading, item: Proposition, statement: Statement | None, own: Extent) -> Iterator[Phrase]:
    """What may be shown instead, the least first: the whole of what is said, who says so, the clause, the sentence."""
    report = item.evidence.report
    text = reading.reports[report].text
    sentence = _find_sentence(reading, report, own)
    end = _find_end(text, item, statement, sentence)
    if item.is_event:
        yield from _leave_antecedent(text, item, end)
    is_open = fold(item.words.split()[-1]) in OPENING or (
        is_clause(item.words) and not begins_inside(text, sentence, own)
    )
    is_open = item.is_event and is_open
    if is_open and not NEGATION.search(text, max(sentence.start, own.start - NEAR), own.start):
        yield Phrase(report, Extent(own.start, end))
    if statement and not _depends(statement, item):
        yield from (Phrase(report, Extent(c.start, end)) for c in _cut_contents(text, statement, own))
    if statement and (said := _begin_with_speaker(reading, statement, own, sentence)):
        is_behind = _find_verb_behind(text, statement, sentence) is not None  # another clause goes on behind it
        yield said if is_behind else said._replace(extent=Extent(said.extent.start, end))
    if shared := _share_subject(text, statement, sentence, own):
        yield Phrase(report, Extent(own.start, end), shared)
    cue = statement.cue if statement else None
    gap = cue is not None and _leaves_gap(text, Extent(cue.end, own.start), own)
    clauses = (c for c in cut_clauses(text, sentence) if c.start <= own.start < c.end)
    around = [c for c in clauses if not (gap and OPEN.search(text, sentence.start, c.start))]
    yield from (Phrase(report, Extent(c.start, max(end, c.end if to_end else 0))) for to_end in (0, 1) for c in around)
    yield Phrase(report, Extent(sentence.start, end))
    yield Phrase(report, sentence)


def _leave_antecedent(text: str, item: Proposition, end: int) -> Iterator[Phrase]:
    """What a relative clause tells, without the clause around it: 'Berg arrived in Oslo', 'she met the king'."""
    e, trigger = item.evidence, item.events[0].trigger
    found = WHO.match(text, e.start, trigger.start) or WHERE.match(text, e.start, trigger.start)
    if found is None or RELATIVE.search(text, found.end(), trigger.start):
        return
    name = found["name"] if found.re is WHO else ""
    if name and not begins_with_verb([fold(w.text) for w in words(text, found.end(), e.end)]) and trigger.end == e.end:
        return  # 'the port, which the king visited': it is what was visited
    comma = text.find(",", e.end, end)
    yield Phrase(e.report, Extent(found.end(), comma if comma >= 0 else end if trigger.end == e.end else e.end), name)


def _share_subject(text: str, statement: Statement | None, sentence: Extent, own: Extent) -> str:
    """The subject of the clause before 'and' or 'but', where the words begin with a verb of their own ('left Oslo')."""
    *_, whole = [sentence, *(list(_cut_contents(text, statement, own)) if statement else [])]
    before = JOINED.search(text, whole.start, own.start)
    if before is None or RELATIVE.search(text, whole.start, before.start()):
        return ""
    if not begins_with_verb([fold(w.text) for w in words(text, *own)]):
        return ""
    lead = text[whole.start : before.start()]
    subject = find_subject(lead).strip(EDGES)
    if REDUCED.search(lead, len(subject) + len(" was ")):
        return ""
    plain = bool(subject) and "," not in subject and len(subject) <= LONGEST_SUBJECT
    return subject if plain and not PRONOUNS & {fold(w.text) for w in words(subject)} else ""


def _cut_contents(text: str, statement: Statement, own: Extent) -> Iterator[Extent]:
    """The clause of what is said in which the words stand, and the whole content."""
    for content in statement.content:
        if content.start <= own.start < content.end:
            whole = Extent(content.start, content.end)
            yield from (c for c in cut_clauses(text, whole) if c.start <= own.start < c.end)
            yield whole


def _find_sentence(reading: Reading, report: str, own: Extent) -> Extent:
    """The sentence in which the words begin; the words themselves where none is known."""
    row = reading.sentences.get(report, ())
    place = bisect_right(row, own.start, key=lambda s: s.start)
    found = row[place - 1] if place and own.start < row[place - 1].end else own
    return Extent(found.start, max(found.end, own.end))


def find_sentence(reading: Reading, phrase: Phrase) -> Extent:
    """The sentence in which a phrase begins."""
    return _find_sentence(reading, phrase.report, phrase.extent)


def _find_end(text: str, item: Proposition, statement: Statement | None, sentence: Extent) -> int:
    """The end of the words, or that of the clause that they are part of where they are an event's or cut short."""
    own = Extent(item.evidence.start, item.evidence.end)
    parts = list(_cut_contents(text, statement, own)) if statement else []
    if parts and parts[0].end > own.end:
        return parts[0].end
    is_called = item.act == "deny" and CALLED.match(text, own.end) is not None
    is_cut = item.is_event or is_called or not (_ends_content(text, statement, own) or not is_cut_short(text, own))
    if not is_cut:
        return own.end
    if is_called and (second := ANOTHER.search(text, own.end, sentence.end)):
        return second.start()
    behind = (c.end for c in cut_clauses(text, Extent(own.start, sentence.end)) if c.end > own.end)
    end = next(behind, own.end)
    comma = text.find(",", own.end, end) if item.is_event and LED.search(text, sentence.start, own.start) else -1
    return comma if comma >= 0 else end


def _begin_with_speaker(reading: Reading, statement: Statement, own: Extent, sentence: Extent) -> Phrase | None:
    """From the one who says it, where he and the verb stand before the words and these are its object."""
    cue = statement.cue
    if cue is None or not sentence.start <= cue.start < cue.end <= own.start:
        return None
    text = reading.reports[statement.report].text
    actor = reading.actors.get(statement.speaker.actor or "") if statement.speaker else None
    if actor and (verb := _find_verb_behind(text, statement, sentence)):
        return Phrase(statement.report, Extent(verb, own.end), actor.name)
    span = _find_speaker(statement, sentence, cue.start)
    loose = APPOSED.match(text, span.end, cue.start) if span and actor else None  # ends 'the mayor, Ada Berg,'
    lead = Extent(sentence.start, span.start if span else cue.start)
    before = [fold(w.text) for w in words(text, *lead)][-3:]
    joined = " and " in lead.of(text) if loose else before[-1:] == ["and"]
    is_part = joined and not is_clause(lead.of(text))  # 'Norway and Denmark said'
    if GAPS & set(before) or _leaves_gap(text, Extent(cue.end, own.start), own):
        return None
    if span and (verb := _find_shared(text, span, Extent(cue.start, cue.end))):
        subject = Extent(sentence.start, span.end) if is_part else span
        is_named = not PRONOUNS & {fold(w.text) for w in words(text, *subject)}
        prefix = subject.of(text).strip(EDGES) if is_named else actor.name if actor else ""
        return Phrase(statement.report, Extent(verb, own.end), prefix) if prefix else None
    if is_part:
        return None
    if span:
        start, prefix = (loose.end(), actor.name) if loose and actor else (span.start, "")
        return Phrase(statement.report, Extent(start, own.end), prefix)
    is_finite = is_verb(fold(cue.text.split()[0])) and not cue.text.endswith("ing") and not COPULAS & set(before)
    if actor is None or not is_finite or any(w in NOT_ALONE or w.endswith("n't") for w in before):
        return None
    return Phrase(statement.report, Extent(cue.start, own.end), actor.name)


def _find_verb_behind(text: str, statement: Statement, sentence: Extent) -> int | None:
    """Where the verb of a speaker begins of whom a 'who' right behind his name tells: 'Berg, who HAS denied it'."""
    cue = statement.cue
    found = BEHIND_NAME.search(text, sentence.start, cue.start) if cue else None
    span = _find_speaker(statement, sentence, found.start()) if found else None
    if found is None or span is None:
        return None
    between = text[span.end : found.start()]
    return found.start("verb") if not between.strip() or (between[0] == "," and " and " not in between) else None


def _find_shared(text: str, subject: Extent, cue: Extent) -> int | None:
    """Where a second verb of the speaker begins: 'X said P and ALSO DEMANDED Q'; None where it is his first."""
    joined = SECOND.search(text, subject.end, cue.start)
    if joined is None or cue.of(text).endswith("ing"):
        return None
    before = [fold(w.text) for w in words(text, subject.end, joined.start())]
    return joined.start("verb") if find_verb_group(["x", *before, "x"]) else None


def _find_speaker(statement: Statement, sentence: Extent, cue: int) -> Extent | None:
    """Where the speaker is named in the sentence before the verb."""
    span = statement.speaker.span if statement.speaker else None
    return Extent(span.start, span.end) if span and sentence.start <= span.start < span.end <= cue else None


def _leaves_gap(text: str, between: Extent, own: Extent) -> bool:
    """Whether the words begin with a finite verb right behind that of saying: 'papers that they say show a plan'."""
    if between.of(text).strip(EDGES):
        return False
    tokens = [fold(w.text) for w in words(text, *own)]
    return begins_with_verb(tokens) or find_verb_group(["x", *tokens[:1], "x"]) is not None
