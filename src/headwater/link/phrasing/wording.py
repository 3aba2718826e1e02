"""A claim in words: the shortest clause of its evidence that can be read alone.

Pronouns are replaced by the actors that they stand for; descriptions that can mean one alone ('the mayor') get his
name, and relative dates the days that they mean, in square brackets.  Nothing else is added, so that every word points
at a report.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence

from headwater.link.assertion.heads import find_head
from headwater.link.assertion.propositions import Proposition
from headwater.link.phrasing.brackets import show_missing
from headwater.link.phrasing.completeness import find_subject, has_verb, is_clause
from headwater.link.phrasing.ends import reach_end
from headwater.link.phrasing.holders import find_holder
from headwater.link.phrasing.phrases import (
    EDGES,
    EXPLETIVE,
    LONGEST,
    FindPhrase,
    Phrase,
    complete,
    extend,
    is_named_event,
    is_torn,
    show,
)
from headwater.link.reading import NAMING, Reading
from headwater.record.model import Actor, Mention, Time
from headwater.text import Extent, list_words

ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
ANCHORED = re.compile(r"(?:after|before|since|following|amid|during|until)\b", re.IGNORECASE)
TO_DAY = re.compile(r"\s+(?:(?:in|on|at|during|since|until)\s+)?", re.IGNORECASE)
SHORTEST = 4  # words: 'their talks' is no clause
FIRST_PERSON = frozenset("i we me us my our ours mine".split())
POSSESSIVE = frozenset("its his her their our my your whose".split())
NAMED = ("name", "demonym")
THINGS = ("Item", "Document")
HOMELAND = re.compile(r"\s+(?:own\s+)?(?:country|nation|homeland)\b", re.IGNORECASE)
CONTRACTED = re.compile(r"['’](m|re|ve|ll|d)\b", re.IGNORECASE)
JOINED = re.compile(r"\b(?:the|an?|this|each|every)\s+(?:[\w'’-]+\s+){1,4}and\s+\Z", re.IGNORECASE)
BEGUN = re.compile(
    r"(?:an?|the|this|that|these|those|its|his|her|their|some|several|many|two|three|\d)\b"
)  # 'a clerk', not 'driver'
OWNER = re.compile(r"['’]s?(?=\s)")
FULL = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
MOSTLY = 0.4  # a member of which less than this share is what half of the others say speaks for itself
BESIDE = 5  # flaws that this counts for
# 'Describing the night when Berg died': the verb is of a clause below, and nobody describes.
DANGLING = re.compile(
    r"[a-z]+ing\b[^,]*?\b(?:when|that|which|who|whom|whose|how|what|why|where|because|if)\b", re.IGNORECASE
)
HEADLESS = re.compile(r"(?:to\s|not\s|[a-z]+ing\s|of\s|for\s)", re.IGNORECASE)  # 'seeking to …': nobody who seeks
EVER = re.compile(r"^(?:ever|any)\s+", re.IGNORECASE)
# Where a clause was cut before the next, or before what an adverb belongs to.
HANGING = re.compile(
    r",?\s+(?:and|or|but|shortly|just|even|nearly|almost|roughly)$|,\s+\w+ing$|,\s+(?:\w+\s+){0,2}(?:hour|day|week|month|year)s?$"
)
MARKED = re.compile(r"[‘'][^‘’']+[’'](?=\s+\w)")  # 'Rocket fuel' found under wheat
# A single mark that opens, and one that closes: "was 'old machinery" lost the second at its end.
OPENED = re.compile(r"(?:(?<=\s)|^)[‘'](?=\w)")
ENDED = re.compile(r"[’'](?!\w)")
# The comma behind an apposition whose beginning was cut off: 'his son, Ola Berg, was hurt'.
LOOSE = re.compile(
    r"^((?:[A-Z]|the\s|an?\s)[^,]{1,90}),(?=\s(?:was|were|is|are|has|had|have|will|would|could|can|may)\b)"
)
ANAPHORIC = re.compile(r"(?:such|these|this|that|those|the same|both|following|under|as)\b", re.IGNORECASE)
CONNECTIVE = re.compile(
    r"^(?:(?:and|but|also|however|so|rather|yet|(?:that|which)\b(?!\s+(?:is|was|are|were|has|had|will|would|could|can|may|might|"
    r"must|should|does|did|means?|meant|includes?|included|shows?|showed|makes?|made|comes?|came)\b))\s+(?=[^\W\d])|(?:first|second|third|fourth|finally|meanwhile|moreover|"
    r"however|still|then|indeed|also|instead),\s+)",
    re.IGNORECASE,
)
LEFT_OUT = " … "
ADDED = 60  # code points of the sentence around the words that count as one flaw
BESIDE_IT = 80  # code points before an 'it' in which what it goes on from begins a sentence
POINTED = re.compile(r"(?:^|[.!?“\"]\s*)(?:This|That)\s+(?:is|was|would be)\b[^.!?]*[.!?]\s*$")
# 'That is a lie, and he knows it is a lie': in one sentence only where 'it' is something too, and does nothing.
POINTED_AT = re.compile(r"(?:^|[.!?“\"]\s*)(?:This|That)(?:\s+(?:is|was)|['’]s)\s[^.!?]*$")
BEING = re.compile(r"(?:['’]s|\s+(?:is|was))\s+(?:not\s+)?(?:an?|the|one)\b")
BESIDE_TIME = 16  # code points before a time that say whether it is background


def word_claims(reading: Reading, groups: Sequence[Sequence[Proposition]]) -> list[str]:
    """The words of each claim, given by its members.

    Where an event would be worded like another claim of its sentence, it begins with its own words.
    """
    worded = [word_proposition(reading, members) for members in groups]
    for find_phrase in (extend, show):
        often = Counter(worded)
        worded = [
            word_proposition(reading, members, find_phrase)
            if often[plain] > 1 and all(m.is_event and not is_torn(reading, m) for m in members)
            else plain
            for plain, members in zip(worded, groups, strict=True)
        ]
    return worded


def word_proposition(reading: Reading, members: Sequence[Proposition], find_phrase: FindPhrase = complete) -> str:
    """The words of the best member: a clause that can be read alone before what its sentence has to complete.

    A denial names the one who denies, so that no reader takes what is denied for what is asserted.
    """
    common, heads = _list_common(members), _list_heads(members)

    def rate(row: tuple[Proposition, Phrase]) -> tuple[int, int, object]:
        m, phrase = row
        beside = _rate_common(m, common) < MOSTLY or (bool(heads) and _mentions_in_passing(m, heads))
        size = phrase.extent.end - phrase.extent.start
        return _flaws(reading, m, phrase) + BESIDE * beside, size, reading.place(m.evidence.span)

    best, phrase = min(((m, find_phrase(reading, m)._replace(left_out=m.left_out)) for m in members), key=rate)
    if find_phrase is complete:
        phrase = reach_end(reading, best, phrase)
    speaker = reading.actors.get(best.voice or "")
    plain = _polish(_resolve(reading, _round_off(reading, best, phrase), speaker))
    if best.act != "deny" or _names_denial(reading, best, phrase):
        return plain
    return f"Denial by {speaker.name if speaker else 'somebody unnamed'}: {plain}"


def _round_off(reading: Reading, item: Proposition, phrase: Phrase) -> Phrase:
    """The words with the article before them, without who says them behind them, and of an event with its day."""
    text, (start, end) = reading.reports[phrase.report].text, _leave_sayer(reading, item, phrase.extent)
    if not phrase.prefix and (article := ARTICLE.search(text, max(0, start - len("\nthe ")), start)):
        start = article.start()
    day = item.events[0].when.text if item.is_event else None
    if day is None:
        return phrase._replace(extent=Extent(start, end))
    for time in reading.times_at(phrase.report, Extent(end, max(end, start + LONGEST) + BESIDE_TIME)):
        is_its = (day in time.span.text or time.span.text in day) and not ANCHORED.match(time.span.text)
        if is_its and end < time.span.start < end + BESIDE_TIME and TO_DAY.fullmatch(text, end, time.span.start):
            end = time.span.end if time.span.end - start <= LONGEST else end
    return phrase._replace(extent=Extent(start, end))


def _leave_sayer(reading: Reading, item: Proposition, shown: Extent) -> Extent:
    """The words of a quotation without 'he said' behind them; what is denied or demanded keeps it."""
    said = reading.said.get(item.evidence.statement or "")
    is_behind = said is not None and said.cue is not None and item.evidence.end <= said.cue.start < shown.end
    is_quoted = said is not None and said.directness == "direct" and item.act not in ("deny", "demand")
    is_read = is_behind and is_quoted and not item.is_event and has_verb(item.words)
    return Extent(shown.start, item.evidence.end) if is_read else shown


def _names_denial(reading: Reading, item: Proposition, phrase: Phrase) -> bool:
    """Whether the words hold the verb of denying, and so the one who denies."""
    said = reading.said.get(item.evidence.statement or "")
    return bool(said and said.cue and phrase.extent.contains(said.cue.extent))


def _list_heads(members: Sequence[Proposition]) -> frozenset[str | None]:
    """The heads of the events of a claim that is mostly events; none of any other."""
    told = [m for m in members if m.is_event]
    return frozenset(m.head for m in told) if 2 * len(told) > len(members) else frozenset()


def _mentions_in_passing(item: Proposition, heads: Container[str | None]) -> bool:
    """Whether a clause asserts something else than events with these heads, and not of such an event either."""
    if not is_clause(item.words) or (find_head(item.words) if item.is_event else item.head) in heads:
        return False
    return not any(e.trigger.text in find_subject(item.words) for e in item.events)


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

    def rate(d: Proposition) -> tuple[bool, int, int, object]:
        return d.is_negated, _flaws(reading, d, show(reading, d)), len(d.words), reading.place(d.evidence.span)

    best = min(denied, key=rate)
    plain = EVER.sub("", _resolve(reading, show(reading, best), None).strip(EDGES))
    denier = reading.actors.get(best.voice or "")
    if denier and HEADLESS.match(plain):
        return _polish(f"{denier.name} {plain}")
    return _polish(plain)


def _flaws(reading: Reading, item: Proposition, phrase: Phrase) -> int:
    """How much keeps words from being read alone."""
    text = phrase.extent.of(reading.reports[phrase.report].text)
    first = text.strip(EDGES)
    mentions = _mentions(reading, phrase)
    is_named = is_named_event(reading.reports[phrase.report].text, item)
    is_own = phrase.extent == (item.evidence.start, item.evidence.end)
    is_whole = (
        is_clause(f"{phrase.prefix} {first}") and not DANGLING.match(first) and not (is_own and is_torn(reading, item))
    )
    # 'Ada Berg died' is short and lacks nothing.
    is_curt = is_whole and any(m.level == "name" and m.span.start <= phrase.extent.start for m in mentions)
    return (
        5 * (len(list_words(text)) < SHORTEST - is_curt and not is_named)
        + (3 if is_named and len(item.actors) > 1 else 6) * (not is_whole)  # 'his visit' is of one alone
        + 1 * bool(HEADLESS.match(first))
        + 2 * item.is_event
        + _rate_added(item, phrase)
        + 2 * sum(m.level == "pronoun" and m.actor is None for m in mentions)
        + any(m.level == "pronoun" for m in mentions)
        + 2 * any(word.lower() in FIRST_PERSON for word in list_words(first))
        + 2 * (len(first) > LONGEST)
        + 1 * bool(ANAPHORIC.match(first))
    )


def _rate_added(item: Proposition, phrase: Phrase) -> int:
    """The more of the sentence is added, the more else is said."""
    added = phrase.extent.end - phrase.extent.start - (item.evidence.end - item.evidence.start)
    return 2 + added // ADDED if added > 0 else 0


def _mentions(reading: Reading, phrase: Phrase) -> list[Mention]:
    return [m for m in reading.mentions_in(phrase.report, phrase.extent) if m.span.end <= phrase.extent.end]


def _resolve(reading: Reading, phrase: Phrase, speaker: Actor | None) -> str:
    """The words with names for pronouns and days behind relative dates; 'we' of nobody known is the speaker's."""
    text, (start, end) = reading.reports[phrase.report].text, phrase.extent
    changes: list[tuple[int, int, str]] = []
    beside = False
    named: set[str] = set()  # 'the ministry and its head': the second word needs no name behind the first
    mentions = _mentions(reading, phrase)
    told = {m.actor for m in mentions if m.level in NAMING}
    for mention in mentions:
        is_own = mention.span.text.lower() in ("i", "we") and mention.span.start < start + BESIDE_TIME
        actor = reading.actors.get(mention.actor or "") or (speaker if is_own else None)
        if actor is None or actor.id in named or phrase.prefix.endswith(actor.name):
            continue
        is_its = mention.level == "pronoun" and mention.span.text.lower() == "its"
        if is_its and (beside or JOINED.search(text, start, mention.span.start)):
            continue  # 'the post of Tarn Gate and its approaches', 'the ferry and its captain': of what stands there
        beside |= mention.level in NAMED and actor.schema != "Person"
        clipped = OWNER.match(text, mention.span.end)
        if mention.level == "pronoun" and (new := _name_for(mention, actor, text)) and clipped:
            # 'He's [Ada Berg] not' and no "Ada Berg's not", which reads as what is hers
            changes.append((clipped.end(), clipped.end(), f" [{actor.name}]"))
        elif mention.level == "pronoun" and new:
            verb = CONTRACTED.match(text, mention.span.end) if new.endswith("]") else None
            stop = verb.end() if verb else mention.span.end  # 'I [Ada Berg] am', and not "I [Ada Berg]'m"
            changes.append((mention.span.start, stop, f"{new} {FULL[verb[1].lower()]}" if verb else new))
        if actor.id not in told and (holder := find_holder(reading, mention)):
            owner = OWNER.match(text, mention.span.end, end)  # 'the mayor’s [Ada Berg] suite'
            at = owner.end() if owner else mention.span.end
            changes.append((at, at, f" [{holder.name}]"))
        if mention.level != "conjunction":
            named.add(actor.id)  # a second pronoun behind the name is read as it is meant
    for time in _list_innermost(reading, phrase):
        around = text[max(start, time.span.start - BESIDE_TIME) : time.span.start], text[time.span.end : end]
        if days := show_missing(time, *around):
            behind = OWNER.match(text, time.span.end, end)  # 'Monday’s [29 April] vote'
            at = behind.end() if behind else time.span.end
            changes.append((at, at, f" [{days}]"))
    gaps = [gap for gap in phrase.left_out if phrase.extent.contains(gap)]
    changes += [(g.start, g.end, LEFT_OUT.rstrip() if text[g.end : g.end + 1] in ",;" else LEFT_OUT) for g in gaps]
    out, at = [phrase.prefix and f"{phrase.prefix} "], start
    for first, stop, new in sorted(set(changes)):  # two readings of one time say its days once
        if first >= at:
            out += [text[at:first], new]
            at = stop
    return "".join((*out, text[at:end]))


def _list_innermost(reading: Reading, phrase: Phrase) -> list[Time]:
    """The times in words but those around another: of 'since the visit in late July' the days of late July."""
    times = reading.times_in(phrase.report, phrase.extent)
    spans = [t.span.extent for t in times]
    return [t for t in times if not any(_holds(t.span.extent, s) for s in spans)]


def _holds(outer: Extent, inner: Extent) -> bool:
    return outer != inner and outer.contains(inner)


def _name_for(mention: Mention, actor: Actor, text: str) -> str | None:
    """What stands for a pronoun; None where it stays.

    The name stands behind the pronoun where the verb does not fit it ('I am', 'they've'), or an article is missing that
    no report gave ('spokesman').  'It is right to go' speaks of nothing, and a possessive that was laid to a thing is
    mostly a slip of reading.
    """
    pronoun = mention.span.text.lower()
    if pronoun in POSSESSIVE:
        is_state = actor.schema == "Country" and HOMELAND.match(text, mention.span.end)  # no country has a country
        is_own = actor.schema in THINGS or is_state
        bare = actor.name[:1].islower() and not BEGUN.match(actor.name)
        owner = f"{'the ' if bare else ''}{actor.name}’{'' if actor.name.endswith('s') else 's'}"
        return None if is_own else owner
    if pronoun == "it" and (EXPLETIVE.match(text, mention.span.end) or _points(text, mention.span.start)):
        return None
    if pronoun in FIRST_PERSON and actor.schema in THINGS:
        return None  # 'the statement said: I have done nothing'
    described = actor.name[:1].islower() and pronoun not in ("they", "them")
    if described or pronoun in FIRST_PERSON or CONTRACTED.match(text, mention.span.end):
        return f"{mention.span.text} [{actor.name}]"
    return actor.name


def _points(text: str, at: int) -> bool:
    """Whether 'it' goes on from 'this' or 'that': 'This is not peace. It is three weeks of quiet'."""
    first = max(0, at - BESIDE_IT)
    is_something = BEING.match(text, at + len("it")) is not None
    return bool(POINTED.search(text, first, at) or (is_something and POINTED_AT.search(text, first, at)))


def _polish(text: str) -> str:
    """No quotation marks at the ends, one space between words, a capital first, no stop last."""
    plain = " ".join(text.split())
    opened = plain[:1] if MARKED.match(plain) else ""
    plain = opened + plain.strip(EDGES)
    plain = HANGING.sub("", CONNECTIVE.sub("", plain))
    if (loose := LOOSE.match(plain)) and not is_clause(loose[1]):
        plain = loose[1] + plain[loose.end() :]
    if plain.count("“") != plain.count("”") or plain.find("”") < plain.find("“"):
        plain = plain.replace("“", "").replace("”", "")
    if plain.count('"') % 2:
        plain = plain.replace('"', "")
    if not ENDED.search(plain):
        plain = OPENED.sub("", plain)
    return plain[:1].upper() + plain[1:] if plain else text.strip()
