"""Which time a saying or a happening belongs to, by the tree of its sentence and not by what stands nearest.

A time hangs on the verb that governs it.  That verb is the saying's own or one above it: in "On Thursday it fired what
it said were drills" and "In January he called off the trip, saying …" the day of the main clause is the day of what is
said; in "Pompeo, who met him on Sunday, accused Iran" the day is that of the meeting alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import msgspec

from headwater.annotate.parses import VERBAL, Parse
from headwater.annotate.timing.trailing import find_trailing, leave_out
from headwater.annotate.timing.trees import (
    has_of,
    has_relative,
    has_where,
    is_set_apart,
    list_above,
    parse_at,
    word_at,
)
from headwater.annotations import Happening, Saying, TimeExpression
from headwater.record.model import AHEAD
from headwater.text import Extent

DATING = ("date", "weekday", "unit", "event", "range", "window")  # kinds of expressions that can say of which day
# A cue in the perfect, or with such an adverb, tells of no one occasion that could be the day's news.
PERFECT = re.compile(
    r"(?:\b(?:has|have|had|having)|[’'](?:ve|s|d))"
    r"(?:\s+(?:\w+ly|also|long|never|not|since|been|often|always|now|even|just))*\s*$",
    re.IGNORECASE,
)
# 'A spill in 1969 led to a ban that Berg has said she wants to lift': the perfect is not of the year above it.
HAS = re.compile(
    r"(?:\b(?:has|have)|[’'](?:ve|s))(?:\s+(?:\w+ly|also|long|never|not|since|always|now|even|just))*\s*$",
    re.IGNORECASE,
)
PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been)\s+$", re.IGNORECASE)
ANTERIOR = re.compile(r"(?:\bhad|[’']d)\s+(?:been\s+)?(?:(?:\w+ly|also|already|first|once)\s+)*$", re.IGNORECASE)
PERFECT_CUE = re.compile(r"(?:has|have|had)\b", re.IGNORECASE)
OFTEN = re.compile(
    r"\b(?:neither|nor|never|repeatedly|often|frequently|previously|formerly|consistently|regularly|always|long|reportedly)\b",
    re.I,
)
BOOK = re.compile(
    r"\s+in\s+(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+){0,2}(?:books?|memoirs?|autobiography|diary)\b", re.I
)
ATTITUDES = frozenset(
    "believe believes believed hope hopes hoped expect expects expected think thinks thought want wants wanted fear "
    "fears feared see sees view views viewed consider considers considered worry worries worried regard regards doubt "
    "doubts maintain maintains blame blames".split()
)
CLAUSAL = ("acl", "advcl", "ccomp", "csubj", "parataxis")
NOMINAL = ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "appos", "iobj", "nmod:poss", "conj", "compound")
PRENOMINAL = ("compound", "amod", "nummod")
MODIFIERS = ("JJ", "VB", "CD", "RB")  # tags of the words between a day that owns a noun and that noun
# In which something is said, and what is done with it on its day.
OCCASIONS = frozenset(
    "report letter memo memorandum study paper article essay book email message post tweet statement filing ruling "
    "judgment opinion indictment complaint speech address interview testimony briefing conference broadcast hearing "
    "assessment review audit notice papers".split()
)
ISSUED = frozenset(
    "published broadcast aired released posted issued given delivered dated written sent recorded filed lodged "
    "submitted unsealed signed".split()
)
NEAR = 24  # code points before a cue in which its auxiliaries and adverbs stand
# "The talks TOOK PLACE on Monday", "a hearing IS SET for June": the day of the verb is that of its subject.
TAKING_PLACE = frozenset(
    "took take takes taken happened happen happens occurred occur occurs came come comes held set scheduled slated due "
    "planned expected began begin begins begun started start starts opened opens ended ends fell falls resumed".split()
)
PAST = frozenset(("has", "have", "had", "was", "were"))
SETTLED = ("agentless", "impersonal")


class Placed(NamedTuple):
    """A time of a sentence with the word of the tree that governs it."""

    time: int
    governor: int


def date_sayings(
    text: str, times: Sequence[TimeExpression], sayings: Sequence[Saying], parses: Sequence[Parse]
) -> tuple[Saying, ...]:
    """Each saying with the time that its sentence's tree gives it, and whether its cue tells of one occasion."""
    starts = [parse.extent.start for parse in parses]
    dated = []
    for saying in sayings:
        parse = parse_at(parses, starts, saying.cue)
        said = saying.said
        told = () if saying.nested_in is None else sayings[saying.nested_in].content
        if said is not None and parse and saying.cue and _is_of_another(text, times, parse, saying.cue, said):
            said = None  # "condemned TUESDAY's strike"
        if said is None and parse and saying.cue:
            has_said = bool(HAS.search(text[max(0, saying.cue.start - NEAR) : saying.cue.start]))
            said = _find_time(text, times, parse, saying.cue, saying.content, told, own=has_said)
            said = _find_occasion(text, times, parse, saying.cue) if said is None else said
            if said is None and (behind := find_trailing(text, times, parse, saying)):
                said, saying = behind.time, leave_out(text, saying, behind)
        dated.append(msgspec.structs.replace(saying, said=said, fresh=not told and _is_fresh(text, saying, parse)))
    return tuple(dated)


def date_happenings(
    text: str,
    times: Sequence[TimeExpression],
    happenings: Sequence[Happening],
    sayings: Sequence[Saying],
    parses: Sequence[Parse],
) -> tuple[Happening, ...]:
    """Each happening with the time that hangs on its own word, or, where it has none yet, on the clause above.

    The day on which something was said is not the day of what was said, and "met to sell arms" dates no sale.  A time
    that belongs to something else is none: "appealed the 2004 act", "the judge, elected in 2005, resigned".
    """
    starts = [parse.extent.start for parse in parses]
    dated = []
    for one in happenings:
        when = one.when
        if parse := parse_at(parses, starts, one.trigger):
            around = sayings[one.saying].content if one.saying is not None else ()
            inside = [c for c in around if c.overlaps(one.trigger)]
            is_own = when is not None or one.modality in AHEAD or _is_anterior(text, one.trigger)
            tree = _find_time(text, times, parse, one.trigger, (), inside, own=is_own)
            if tree is None and when is None:
                tree = _find_time_of_subject(text, times, parse, one.trigger)
            if tree is not None:
                when = tree
            elif when is not None and _is_of_another(text, times, parse, one.trigger, when):
                when = None
            place = bisect_right(starts, one.trigger.start) - 2
            if when is None and one.saying is None and place >= 0 and _is_past(text, parse, one.trigger):
                when = _find_time_before(text, times, parses[place].extent, parse.extent)
            is_done = when is not None and one.modality not in AHEAD and _is_past(text, parse, one.trigger)
            if when is not None and is_done and _lies_ahead(times[when]):
                when = None  # "marched in protest at NEXT WEEK's visit"
        dated.append(msgspec.structs.replace(one, when=when))
    return tuple(dated)


def _find_time_before(text: str, times: Sequence[TimeExpression], before: Extent, here: Extent) -> int | None:
    """The one time of the sentence before, a year or a day of one, where a paragraph goes on telling of it."""
    if "\n" in text[before.end : here.start]:
        return None
    first = bisect_right(times, before.start - 1, key=lambda t: t.extent.start)
    near = list(takewhile(lambda n: times[n].extent.start < here.end, range(first, len(times))))
    if len(near) != 1 or times[near[0]].quoted or not before.contains(times[near[0]].extent):
        return None
    e = times[near[0]].expression
    return near[0] if e.kind == "date" and e.year is not None and e.tense != "future" else None


def _lies_ahead(time: TimeExpression) -> bool:
    """Whether the words alone put a time after the report: tomorrow, next week."""
    e = time.expression
    return e.side == "future" or (e.kind == "unit" and (e.offset or 0) > 0)


def _is_past(text: str, parse: Parse, trigger: Extent) -> bool:
    """Whether a verb tells what was or has been done."""
    reading, word = parse.reading, word_at(parse, trigger)
    if word is None or reading.upos[word] != "VERB":
        return False
    helpers = {parse.place(n).of(text).lower() for n, h in enumerate(reading.heads) if h == word and n < word}
    return reading.xpos[word] == "VBD" or (
        reading.xpos[word] == "VBN" and bool(helpers & PAST) and "will" not in helpers
    )


def _find_time(
    text: str,
    times: Sequence[TimeExpression],
    parse: Parse,
    cue: Extent,
    content: Sequence[Extent],
    inside: Sequence[Extent] = (),
    *,
    own: bool = False,
) -> int | None:
    """The time whose governor is nearest above the cue (`own`: its own); none in `content`, only those `inside`."""
    word = word_at(parse, cue)
    if word is None:
        return None
    chain = list(_climb(text, parse, word))[: 1 if own and not has_where(text, parse, word) else None]
    rows = []
    for placed in _place_times(text, times, parse, quoted=bool(inside)):
        extent = times[placed.time].extent
        is_apart = any(c.overlaps(extent) for c in content)
        # "Denounced the MARCH visit": the words of what is said may begin with the visit.
        places = [extent, *([] if parse.reading.upos[placed.governor] in VERBAL else [parse.place(placed.governor)])]
        is_apart = is_apart or bool(inside and not any(c.contains(p) for c in inside for p in places))
        if placed.governor in chain and not is_apart:
            rows.append((chain.index(placed.governor), abs(extent.start - cue.start), placed.time))
    return min(rows)[2] if rows else None


def _find_time_of_subject(text: str, times: Sequence[TimeExpression], parse: Parse, trigger: Extent) -> int | None:
    """The time of the verb that says of its subject, a noun, when it takes place."""
    reading, word = parse.reading, word_at(parse, trigger)
    if word is None or not reading.relations[word].startswith("nsubj") or reading.upos[word] in VERBAL:
        return None
    verb = reading.heads[word]
    if verb < 0 or parse.place(verb).of(text).lower() not in TAKING_PLACE:
        return None
    return next((p.time for p in _place_times(text, times, parse, quoted=True) if p.governor == verb), None)


def _find_occasion(text: str, times: Sequence[TimeExpression], parse: Parse, cue: Extent) -> int | None:
    """The time of that in which something is said: "in A JANUARY report", "in an interview published ON TUESDAY"."""
    reading, word = parse.reading, word_at(parse, cue)
    first = bisect_right(times, parse.extent.start - 1, key=lambda t: t.extent.start)
    for index in range(first, len(times)):
        time = times[index]
        if time.extent.start >= parse.extent.end:
            return None
        head = word_at(parse, time.extent)
        if head is None or time.quoted or time.expression.kind not in DATING:
            continue
        noun = reading.heads[head]
        if noun >= 0 and reading.relations[noun] == "acl" and parse.place(noun).of(text).lower() in ISSUED:
            noun = reading.heads[noun]
        is_in = noun >= 0 and reading.heads[noun] == word and reading.relations[noun] in ("obl", "nmod")
        if (is_in or noun == word) and noun >= 0 and parse.place(noun).of(text).lower() in OCCASIONS:
            return index
    return None


def _is_of_another(text: str, times: Sequence[TimeExpression], parse: Parse, trigger: Extent, when: int) -> bool:
    """Whether a time is not that of a verb near it: it describes a noun, or stands in a relative clause, or in the main
    clause of one with "before"."""
    reading, word = parse.reading, word_at(parse, trigger)
    placed = next((p for p in _place_times(text, times, parse, quoted=True) if p.time == when), None)
    if word is None or placed is None or placed.governor == word or reading.upos[word] not in VERBAL:
        return False
    if reading.upos[placed.governor] not in VERBAL and _is_of_noun(text, parse, times[when].extent):
        return True
    up = list_above(parse, placed.governor, word)
    if up is not None:
        return any(
            reading.relations[n].startswith("acl")
            or has_relative(text, parse, n)
            or (reading.relations[n].startswith("advcl") and is_set_apart(text, parse, n))
            for n in up
        )
    if _is_anterior(text, trigger):
        return True
    down = list_above(parse, word, placed.governor) or []
    return any(reading.relations[n].startswith("advcl") and is_set_apart(text, parse, n) for n in down)


def _is_anterior(text: str, trigger: Extent) -> bool:
    """Whether a pluperfect tells what was before the clause around it: "said on Monday that it HAD sunk"."""
    return ANTERIOR.search(text, max(0, trigger.start - NEAR), trigger.start) is not None


def _is_of_noun(text: str, parse: Parse, extent: Extent) -> bool:
    """Whether a time describes a noun: "TUESDAY's strike", "the 2029 fire", "the fire OF 2029"."""
    head = word_at(parse, extent)
    if head is None:
        return False
    relation = parse.reading.relations[head]
    return _find_owned(parse, head) is not None or relation in PRENOMINAL or has_of(text, parse, head)


def _find_owned(parse: Parse, word: int) -> int | None:
    """The noun that a day owns, however the tree hung the day: "cancelled TOMORROW's talks".

    None of what is done in a noun, which is done on its day: "killed in MONDAY's attack".
    """
    reading = parse.reading
    if reading.xpos[word + 1 : word + 2] != ("POS",):
        return None
    behind = range(word + 2, len(reading.xpos))
    first = next((n for n in behind if reading.xpos[n][:2] not in MODIFIERS), len(reading.xpos))
    nouns = takewhile(lambda n: reading.xpos[n].startswith("NN"), range(first, len(reading.xpos)))
    noun = max(nouns, default=None)
    has_case = any(h == noun and reading.relations[n] == "case" and n < word for n, h in enumerate(reading.heads))
    return None if noun is None or (has_case and reading.relations[noun].startswith("obl")) else noun


def _place_times(text: str, times: Sequence[TimeExpression], parse: Parse, *, quoted: bool) -> Iterator[Placed]:
    first = bisect_right(times, parse.extent.start - 1, key=lambda t: t.extent.start)
    for index in range(first, len(times)):
        time = times[index]
        if time.extent.start >= parse.extent.end:
            return
        if time.expression.kind not in DATING or (time.quoted and not quoted) or _is_within_event(times, index):
            continue
        inside = parse.words_in(time.extent)
        head = next((w for w in inside if parse.reading.heads[w] not in inside), None)
        if head is not None and (governor := _verb_above(text, parse, head)) is not None:
            yield Placed(index, governor)


def _is_within_event(times: Sequence[TimeExpression], index: int) -> bool:
    """Whether a date belongs to an event: "late July" in "since the visit in late July"."""
    near = (times[n] for n in range(max(0, index - 2), index))
    return any(t.expression.kind == "event" and t.extent.contains(times[index].extent) for t in near)


def _verb_above(text: str, parse: Parse, word: int) -> int | None:
    """The first verb above a word, or another head of a clause ("who was chief"), or the root."""
    reading, seen = parse.reading, 0
    if (owned := _find_owned(parse, word)) is not None:
        return owned
    if reading.relations[word] in PRENOMINAL or has_of(text, parse, word):  # "nixed a FEBRUARY visit": of the visit
        return reading.heads[word]
    while (above := reading.heads[word]) >= 0 and seen < len(reading.heads):
        word, seen = above, seen + 1
        is_clause = reading.relations[word].startswith(CLAUSAL) or has_relative(text, parse, word)
        if reading.upos[word] in VERBAL or is_clause:
            return word
    return word


def _climb(text: str, parse: Parse, word: int) -> Iterator[int]:
    """A word and the clauses above it; a participle that hangs on a noun has its fellow participles beside it.

    "Embraced the claims on Tuesday" does not say when they were claimed, nor does a clause whose subject is "who", nor
    one behind a colon: "Today I tell you this: he lied".
    """
    reading = parse.reading
    for _ in range(len(reading.heads)):
        yield word
        above, relation = reading.heads[word], reading.relations[word]
        if above < 0 or (relation in NOMINAL and reading.upos[word] not in VERBAL) or has_relative(text, parse, word):
            return
        if ":" in text[parse.place(above).end : parse.place(word).start]:
            return
        if relation.startswith("advcl") and _has_after(text, parse, word):  # "named her on Monday AFTER he asked to go"
            return
        if has_where(text, parse, word):  # "the March visit, WHERE he saw the king"
            yield above
        if relation.startswith("acl"):
            yield from (
                n for n, h in enumerate(reading.heads) if h == above and n < word and reading.relations[n] == "acl"
            )
            if reading.upos[above] not in VERBAL and reading.heads[above] >= 0:
                above = _verb_above(text, parse, above) or 0
        word = above


def _has_after(text: str, parse: Parse, word: int) -> bool:
    """Whether a clause begins with "after": what it tells was before the day of the clause above."""
    marks = (n for n, h in enumerate(parse.reading.heads) if h == word and parse.reading.relations[n] == "mark")
    return any(parse.place(n).of(text).lower() == "after" for n in marks)


def _is_fresh(text: str, saying: Saying, parse: Parse | None) -> bool:
    """Whether the cue tells of one occasion: no perfect, no attitude, no noun, nobody's word."""
    cue = saying.cue
    if saying.attribution in SETTLED:
        return False
    if cue is None:
        return True
    words = cue.of(text)
    before = text[max(0, cue.start - NEAR) : cue.start]
    if PROGRESSIVE.search(before) and words.endswith("ing"):
        return False
    if PERFECT.search(before) or PERFECT_CUE.match(words) or OFTEN.search(before.rpartition(".")[2] + words):
        return False
    if words.split()[0].lower() in ATTITUDES or BOOK.match(text, cue.end):
        return False
    word = word_at(parse, cue) if parse else None
    if word is None or parse is None:
        return True
    if _has_after(text, parse, word):
        return False
    return parse.reading.upos[word] != "NOUN" and not _is_in_passing(text, parse, word)


def _is_in_passing(text: str, parse: Parse, word: int) -> bool:
    """Whether a participle goes with what has been or is being done: "has often blasted it, CALLING it a joke"."""
    reading, above = parse.reading, parse.reading.heads[word]
    if above < 0 or reading.relations[word] != "advcl" or not parse.place(word).of(text).lower().endswith("ing"):
        return False
    main = parse.place(above)
    before = text[max(0, main.start - NEAR) : main.start]
    is_running = bool(PROGRESSIVE.search(before)) and main.of(text).lower().endswith("ing")
    return is_running or PERFECT.search(before) is not None
