"""Speakers by the tree of their sentence, where the words before a cue are for nobody.

The rules take for a speaker what stands before a cue: "June 25" in "a review, on June 25, 2012, REPORTED", "And" in
"And the day after, the president cheered, CALLING it", "which" in "a group, which SAID".  There the subject that the
encoder's tree gives the cue stands for it; where the tree has none either, nobody says anything.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.cue_targets import REFLEXIVES
from headwater.annotate.attribution.issuers import ACTORS, find_document
from headwater.annotate.attribution.speakers import find_speaker
from headwater.annotate.parses import NOMINAL, VERBAL, Parse
from headwater.annotate.reference.scene import NEAR, SUBJECTS
from headwater.annotations import Mention, TimeExpression
from headwater.encoder.readings import Reading
from headwater.text import Extent, Stretches

COUNTED = frozenset("many some several most few others both all more another each neither either none".split())
RELATIVE = frozenset("which that who".split())
# Relations over which a verb shares the subject of the one that it hangs on, and those of the words of a phrase.
SHARED = frozenset(("conj", "advcl", "xcomp", "ccomp", "parataxis"))
INSIDE = frozenset(("det", "amod", "compound", "nummod", "nmod:poss", "flat"))
STEPS = 5  # verbs up to the one that has a subject


def mend_speakers(
    text: str,
    attributions: Sequence[Attribution],
    parses: Sequence[Parse],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
) -> Iterator[Attribution]:
    """The attributions, with the subject of the cue for a speaker that is none; without those that nobody can say.

    Words for somebody of whom no mention tells stand back behind a subject of whom one does.
    """
    sentences = [p.extent.start for p in parses]
    starts = [m.extent.start for m in mentions]
    days = Stretches(t.extent for t in times)
    for found in attributions:
        if found.kind != "explicit" or found.cue is None or not found.speaker:
            yield found
            continue
        lead = found.speaker[0]
        parse = parses[max(0, bisect_right(sentences, lead.start) - 1)]
        first = max(0, bisect_right(starts, lead.start) - NEAR)
        is_day = days.hold(lead)
        speaker = _mend(text, parse, found, mentions[first : first + 4 * NEAR], is_day=is_day)
        if speaker:
            yield found if speaker == found.speaker else msgspec.structs.replace(found, speaker=speaker)


def _mend(text: str, parse: Parse, found: Attribution, near: Sequence[Mention], *, is_day: bool) -> tuple[Extent, ...]:
    """The words for the speaker of an attribution; none where nobody can say it."""
    lead, *rest = found.speaker
    if _is_object_within(parse, cast(Extent, found.cue), lead):
        return ()
    is_somebody = not is_day and _is_somebody(text, parse, lead)
    own = (_leave_emphasis(text, parse, lead), *rest)
    if is_somebody and (_is_source(text, parse, found) or find_speaker(text, found.speaker, near)[0] is not None):
        return own
    explained = _find_explained(parse, lead)
    subject = _find_subject(text, parse, cast(Extent, found.cue)) if explained is None else explained
    phrase = None if subject is None else _find_phrase(text, parse, subject)
    if is_somebody and (phrase is None or not (_is_clause(parse, lead, phrase) or _stands_in(phrase, lead, near))):
        return own
    if phrase is not None:
        return (phrase,)
    has_noun = any(_is_noun(parse.reading, w) for w in parse.words_in(lead))
    return found.speaker if has_noun and not is_day else ()


def _is_object_within(parse: Parse, cue: Extent, words: Extent) -> bool:
    """Whether a cue is a noun, and the object of a verb in the words before it: "Norway CALLS spy claims absurd"."""
    reading, inside = parse.reading, parse.words_in(words)
    return any(
        _is_noun(reading, w) and reading.relations[w] == "obj" and h in inside and reading.upos[h] == "VERB"
        for w in parse.words_in(cue)
        for h in (reading.heads[w],)
    )


def _is_clause(parse: Parse, words: Extent, phrase: Extent) -> bool:
    """Whether words run from another verb to a phrase in them: "Lund leaving her post after MAYOR TARN called"."""
    before = parse.words_in(Extent(words.start, max(words.start, phrase.start)))
    return phrase.end <= words.end and any(parse.reading.upos[w] == "VERB" for w in before)


def _stands_in(phrase: Extent, words: Extent, mentions: Sequence[Mention]) -> bool:
    """Whether a phrase beside words is of somebody who can speak, as the words are not."""
    return not phrase.overlaps(words) and _is_told_of(phrase, mentions)


def _is_source(text: str, parse: Parse, found: Attribution) -> bool:
    """Whether a speaker is a document, so many people, or what stands beside its verb: "police said"."""
    lead, cue = found.speaker[0], cast(Extent, found.cue)
    inside = parse.words_in(lead)
    between = Extent(min(lead.end, cue.end), max(lead.start, cue.start))
    is_beside = not between.of(text).strip() and not cue.of(text).endswith("ing")
    is_counted = bool(inside) and parse.reading.upos[inside[0]] == "NUM"
    return is_beside or is_counted or find_document(text, lead) is not None


def _is_told_of(phrase: Extent, mentions: Sequence[Mention]) -> bool:
    """Whether a phrase holds a mention of somebody who can speak; the owner in "its boat" is none."""
    inside = (m for m in mentions if m.type in ACTORS and phrase.contains(m.extent))
    return any(m.level != "pronoun" or m.extent == phrase for m in inside)


def _is_somebody(text: str, parse: Parse, words: Extent) -> bool:
    """Whether words are a phrase with a noun at its head, count people, or name some ("Republican claims").

    A relative pronoun only stands for one.
    """
    inside, low = parse.words_in(words), words.of(text).lower()
    is_name = bool(inside) and inside[0] > 0 and len(inside) == 1 and text[words.start].isupper()
    if not inside or is_name or low.split()[0] in COUNTED:
        return True
    heads = [w for w in inside if parse.reading.heads[w] not in inside]
    is_like_noun = len(inside) > 1 and parse.reading.upos[inside[0]] == "DET"  # 'the latter', 'the accused'
    nominal = NOMINAL | {"ADJ"} if is_like_noun else NOMINAL
    return low not in RELATIVE and any(parse.reading.upos[w] in nominal for w in heads)


def _is_noun(reading: Reading, word: int) -> bool:
    return reading.upos[word] in ("NOUN", "PROPN")


def _leave_emphasis(text: str, parse: Parse, words: Extent) -> Extent:
    """ "Mr. Tarn himself" is Mr. Tarn."""
    inside = parse.words_in(words)
    is_emphatic = len(inside) > 1 and parse.place(inside[-1]).of(text).lower() in REFLEXIVES
    return parse.place(inside[0], inside[-1]) if is_emphatic else words


def _find_explained(parse: Parse, words: Extent) -> int | None:
    """The noun before words that only say what it is: "X, REPUBLICAN OF OHIO, said"."""
    inside, reading = parse.words_in(words), parse.reading
    lead = inside[0] if inside else 0
    is_apposed = bool(inside) and reading.relations[lead] == "appos" and 0 <= reading.heads[lead] < lead
    return reading.heads[lead] if is_apposed and _is_noun(reading, reading.heads[lead]) else None


def _find_subject(text: str, parse: Parse, cue: Extent) -> int | None:
    """The word that is the subject of a cue: its own, that of the verb it hangs on, or the noun that it explains."""
    reading = parse.reading
    verb = next((w for w in parse.words_in(cue) if reading.upos[w] in VERBAL), None)
    for _ in range(STEPS):
        if verb is None or verb < 0:
            return None
        subject = _own_subject(reading, verb)
        relation, above = reading.relations[verb], reading.heads[verb]
        if subject is not None and parse.place(subject).of(text).lower() in RELATIVE:
            return _find_antecedent(reading, above if relation.startswith("acl") else subject - 1)
        if subject is not None:
            is_acting = reading.upos[subject] in NOMINAL and reading.relations[subject] == "nsubj"
            return subject if is_acting else None
        if not _is_active(reading, verb):
            return None
        if relation.startswith("acl") and reading.upos[above] in NOMINAL:
            return _find_antecedent(reading, above)
        verb = above if relation in SHARED or relation.startswith("acl") else None
    return None


def _own_subject(reading: Reading, verb: int) -> int | None:
    return next((w for w, head in enumerate(reading.heads) if head == verb and reading.relations[w] in SUBJECTS), None)


def _find_antecedent(reading: Reading, word: int) -> int | None:
    """The noun for which "which" stands: the nearest before it, or what that one explains in an apposition."""
    noun = next((w for w in range(word, -1, -1) if _is_noun(reading, w)), None)
    if noun is not None and reading.relations[noun] == "appos" and _is_noun(reading, reading.heads[noun]):
        return reading.heads[noun]
    return noun


def _is_active(reading: Reading, verb: int) -> bool:
    """Whether the subject of a verb's clause says it: of whom it is ASKED says nothing."""
    return reading.xpos[verb] != "VBN" or any(
        head == verb and reading.relations[w] == "aux" for w, head in enumerate(reading.heads)
    )


def _find_phrase(text: str, parse: Parse, noun: int) -> Extent:
    """A noun with the words before it that belong to it, and the rest of a name behind it."""
    first, last = noun, noun
    while first and _belongs(text, parse, first - 1, noun):
        first -= 1
    while last + 1 < len(parse.reading.words) and _belongs(text, parse, last + 1, noun):
        last += 1
    return parse.place(first, last + 1)


def _belongs(text: str, parse: Parse, word: int, noun: int) -> bool:
    """Whether a word is of a noun's phrase: an article, an adjective, a part of its name."""
    for _ in range(STEPS):
        if word == noun:
            return True
        is_inside = parse.reading.relations[word] in INSIDE or parse.place(word).of(text) == "-"
        if not is_inside or parse.reading.heads[word] < 0:
            return False
        word = parse.reading.heads[word]
    return False
