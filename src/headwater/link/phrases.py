"""Whether words are a clause that can be read alone, and the stretch of their sentence that makes one of them.

'Not to abandon it' is nothing to read; 'the mayor urged them not to abandon it', from the same sentence, is.  What is
added stands in the report around the words, so that a reader finds every character of it where the words are.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.clauses import cut_clauses
from headwater.link.heads import find_verb_group
from headwater.link.propositions import NEGATION, Proposition
from headwater.link.reading import Reading
from headwater.names.lexicon import word_classes
from headwater.record.model import Statement
from headwater.text import Extent, fold, trim, words

LONGEST = 200  # code points: more is a paragraph
EDGES = " \t\r\n \"“”'‘’,;:.–—-"
COORDINATORS = frozenset("and but so yet or".split())
SUBORDINATE = frozenset(
    "after although as because before despite if lest once since that though unless until when whenever where whereas "
    "whether which while who whom whose why how".split()
)
PRONOUNS = frozenset("i you he she it we they this that these those there who what nobody nothing".split())
DETERMINERS = frozenset("the a an this that these those his her its their our my it him them all no".split())
OPENING = frozenset("the a an its their our my your every".split())  # no phrase ends with one of these
COPULAS = frozenset("is are was were be been being am get got".split())  # 'filed by' is finite behind these alone
CONTRACTED = re.compile(rf"\b({'|'.join(sorted(PRONOUNS))})['’](?:s|re|m|ll|ve|d)\b", re.IGNORECASE)
PREPOSITIONS = frozenset("to of by from between with in on at into for against".split())
APPOSED = re.compile(r",\s+(?!wh)(?=[^,]*$)")
JOINED = re.compile(r",?\s+(?:and|but|then)\s+[“\"]?$")
# The words between two verbs of one speaker: 'said …, and HAS ALSO demanded'.
SECOND = re.compile(r"(?:,|\b(?:and|but|or))\s+(?P<verb>(?:(?:also|then|again|later|has|have|had|is|was|\w+ly)\s+)*)$")
RELATIVE = re.compile(r"\b(?:which|who|that|whose)\b")
OPEN = re.compile(r"\b(?:which|who|that|whose)\s+[“\"]?$")  # 'which he said ends the matter'
NEAR = 30  # code points before the words within which a 'no' is theirs
LONGEST_SUBJECT = 60  # code points
INFINITIVE = re.compile(r"\bto\s+[“\"']?([a-z]+)")
POSSESSIVE = re.compile(r"['’]s?\s|\b(?:his|her|its|their|our|my)\b", re.IGNORECASE)
GAPS = frozenset("which that who what whom".split())  # 'what she called a disgrace': the words are not the object
# Behind what is denied, where nothing but being false is said of it, and what else he does who says so.
CALLED = re.compile(r",?\s+(?:is|are|was|were|(?:has|have|had) been)\b")
ANOTHER = re.compile(r",\s+(?:and|but)\s|\s+(?:and|but)\s+(?=\w+ed\b)")
OWED = re.compile(r"\b(?:must|should|ought|ha[sd] to|have to|needs? to|shall)\b", re.IGNORECASE)
# Before a verb that is shown behind a name these may not be left out.
NOT_ALONE = frozenset("not never to would could may might must should will cannot without".split())
# 'Called the plan a disgrace' names a thing and what it is without a verb between them.
CALLS = re.compile(r"(?:call|brand|label|dubb|term|denounc|describ|decri)(?:l?ed|e?s|ing)$", re.IGNORECASE)


class Phrase(NamedTuple):
    """Words to be shown: an extent of a report, and the name of whoever says it where that stands elsewhere.

    `left_out` are words inside of it that tell of others.
    """

    report: str
    extent: Extent
    prefix: str = ""
    left_out: tuple[Extent, ...] = ()


@lru_cache(maxsize=4096)
def is_clause(text: str) -> bool:
    """Whether the words have a subject and a finite verb behind it, and depend on no other clause."""
    tokens = [fold(w.text) for w in words(CONTRACTED.sub(r"\1 is", text))]
    while tokens and tokens[0] in COORDINATORS:
        tokens = tokens[1:]
    if not tokens or _begins_with_verb(tokens):
        return False
    if tokens[0] in SUBORDINATE:
        _, comma, rest = text.partition(",")
        return bool(comma) and is_clause(rest)
    group = find_verb_group(_hide_participles(tokens))
    return group is not None and any(_can_be_subject(t) for t in tokens[: group[0]])


def _is_of_thing(text: str) -> bool:
    """Whether words are a clause whose subject is a noun that is a verb elsewhere: 'the VISIT was a mistake'."""
    tokens = [fold(w.text) for w in words(text)]
    group = find_verb_group(tokens)
    is_second = group is not None and group[0] == 2 and tokens[0] in ("the", "a", "an", "this", "that")
    return is_second and "n" in (word_classes(tokens[1]) or "n")


def _begins_with_verb(tokens: Sequence[str]) -> bool:
    """Whether the first word is a verb, also where it may be a noun elsewhere ('visit the capital')."""
    first, second = (*tokens, "", "")[:2]
    if first.endswith("ing"):
        return False
    if _is_verb(first) or (second in ("to", "that") and _is_verb(first.removesuffix("s"))):
        return True
    return (word_classes(first) or "n").startswith("v") and second in DETERMINERS


def _is_verb(token: str) -> bool:
    """Whether a folded word is a verb and never a noun."""
    classes = word_classes(token) or "n"
    return classes.startswith("v") and "n" not in classes


def _hide_participles(tokens: Sequence[str]) -> list[str]:
    """The words with an article for each participle that is no finite verb, and one relative pronoun for all."""
    around = zip(tokens, ("", *tokens), (*tokens[1:], ""), strict=False)
    plain = ["the" if after == "by" and before not in COPULAS else token for token, before, after in around]
    return ["who" if token in ("whose", "whom") else token for token in plain]


def _can_be_subject(token: str) -> bool:
    """Whether a word before a verb may be its subject or part of it: a noun, a name, a pronoun."""
    return token in PRONOUNS or (word_classes(token) or "n")[:1] not in "rfv" or token.endswith("ing")


def find_subject(text: str) -> str:
    """The words before the finite verb; none where there is no such verb."""
    row = list(words(text))
    group = find_verb_group(_hide_participles([fold(w.text) for w in row]))
    return text[: row[group[0]].start] if group else ""


def is_cut_short(text: str, extent: Extent) -> bool:
    """Whether the words end inside a phrase or before the object of a verb ('the crew continued to repair')."""
    behind = text[extent.end : extent.end + 2]
    if not (behind[:1].isspace() and behind[1:2].isalnum()):
        return False
    *_, last = ("", *(w.text for w in words(text, *extent)))
    return fold(last) in OPENING or (word_classes(fold(last)) or "n").startswith("v")


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
    is_whole = (is_clause(own.of(text)) or _is_of_thing(own.of(text))) and (
        _ends_content(text, statement, own) or not is_cut_short(text, own)
    )
    if not _depends(statement, item) and (is_whole or is_named_event(text, item)):
        return Phrase(e.report, own)
    for phrase in _widen(reading, item, statement, own):
        shown = trim(text, *phrase.extent, EDGES)
        if shown.end - shown.start <= LONGEST and is_clause(f"{phrase.prefix} {shown.of(text)}"):
            return phrase._replace(extent=shown)
    return Phrase(e.report, own)


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
    if any(_is_verb(fold(found[1])) for found in INFINITIVE.finditer(text, item.evidence.start, trigger.start)):
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
    is_open = item.is_event and fold(item.words.split()[-1]) in OPENING
    if is_open and not NEGATION.search(text, max(sentence.start, own.start - NEAR), own.start):
        yield Phrase(report, Extent(own.start, end))
    if statement and not _depends(statement, item):
        yield from (Phrase(report, Extent(c.start, end)) for c in _cut_contents(text, statement, own))
    if statement and (said := _begin_with_speaker(reading, statement, own, sentence)):
        yield said._replace(extent=Extent(said.extent.start, end))
    if shared := _share_subject(text, statement, sentence, own):
        yield Phrase(report, Extent(own.start, end), shared)
    cue = statement.cue if statement else None
    gap = cue is not None and _leaves_gap(text, Extent(cue.end, own.start), own)
    clauses = (c for c in cut_clauses(text, sentence) if c.start <= own.start < c.end)
    around = [c for c in clauses if not (gap and OPEN.search(text, sentence.start, c.start))]
    yield from (Phrase(report, Extent(c.start, max(end, c.end if to_end else 0))) for to_end in (0, 1) for c in around)
    yield Phrase(report, Extent(sentence.start, end))
    yield Phrase(report, sentence)


def _share_subject(text: str, statement: Statement | None, sentence: Extent, own: Extent) -> str:
    """The subject of the clause before 'and' or 'but', where the words begin with a verb of their own ('left Oslo')."""
    *_, whole = [sentence, *(list(_cut_contents(text, statement, own)) if statement else [])]
    before = JOINED.search(text, whole.start, own.start)
    if before is None or RELATIVE.search(text, whole.start, before.start()):
        return ""
    if not _begins_with_verb([fold(w.text) for w in words(text, *own)]):
        return ""
    subject = find_subject(text[whole.start : before.start()]).strip(EDGES)
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
    return next(behind, own.end)


def _begin_with_speaker(reading: Reading, statement: Statement, own: Extent, sentence: Extent) -> Phrase | None:
    """From the one who says it, where he and the verb stand before the words and these are its object."""
    cue = statement.cue
    if cue is None or not sentence.start <= cue.start < cue.end <= own.start:
        return None
    text = reading.reports[statement.report].text
    actor = reading.actors.get(statement.speaker.actor or "") if statement.speaker else None
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
    is_finite = _is_verb(fold(cue.text.split()[0])) and not cue.text.endswith("ing")
    if actor is None or not is_finite or any(w in NOT_ALONE or w.endswith("n't") for w in before):
        return None
    return Phrase(statement.report, Extent(cue.start, own.end), actor.name)


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
    return _begins_with_verb(tokens) or find_verb_group(["x", *tokens[:1], "x"]) is not None
