"""Speakers that no table of nouns knows: whoever is the subject of a saying is an actor, "the plumber" as "police"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.finite_verbs import LET_OUT
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.speakers import find_speaker
from headwater.annotate.parses import NOMINAL, Parse
from headwater.annotate.reference.head_nouns import may_name_person
from headwater.annotate.reference.scene import NEAR, SUBJECTS, head_noun, head_of
from headwater.annotations import PARTIES, Mention, MentionType
from headwater.names import word_classes, word_key
from headwater.text import Extent, words

# Words of a description; a longer subject was not read as one.
LONGEST = 14
# These stand for an antecedent, or begin something that is no phrase for anybody.
NOBODY = frozenset(
    "which that who whom what it this these those there nobody nothing none out let together away though although "
    "saying including being even".split()
)
AND = re.compile(r"\s+and\s+(?:the\s+)?")
OBJECTS = frozenset(("him", "her", "them"))
SEVERAL = frozenset(
    "many some several most few others both all half percent more dozens hundreds thousands two".split()
)
UNMARKED_PLURALS = frozenset("police people men women children staff troops pair duo couple trio two".split())


def add_voices(
    text: str, mentions: Sequence[Mention], attributions: Sequence[Attribution], parses: Sequence[Parse] = ()
) -> tuple[Mention, ...]:
    """The mentions with a description added for every speaker that is none of them; positions are kept in step."""
    known = {m.extent for m in mentions}
    voices = (_mend(text, m, parses) for m in _new_voices(text, mentions, attributions))
    new = {m.extent: m for m in voices if m is not None and m.extent not in known}
    if not new:
        return tuple(mentions)
    rows = [(m, n) for n, m in enumerate(mentions)] + [(m, -1) for m in new.values()]
    rows.sort(key=lambda row: (row[0].extent.start, -row[0].extent.end, row[1]))
    places = {old: new for new, (_, old) in enumerate(rows) if old >= 0}
    return tuple(_moved(mention, places) for mention, _ in rows)


def _moved(mention: Mention, places: Mapping[int, int]) -> Mention:
    return msgspec.structs.replace(
        mention,
        body=None if mention.body is None else places[mention.body],
        members=tuple(places[m] for m in mention.members),
    )


def _new_voices(text: str, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> Iterator[Mention]:
    starts = [m.extent.start for m in mentions]
    for found in attributions:
        if not found.speaker or not (found.kind == "explicit" or _is_let_out(text, found)):
            continue
        here = bisect_left(starts, found.speaker[0].start)
        first = max(0, here - NEAR)
        near = mentions[first : here + 3 * NEAR]
        if (joined := _join(text, found, near)) is not None:
            yield msgspec.structs.replace(joined, members=tuple(first + m for m in joined.members))
            continue
        best, extent = find_speaker(text, found.speaker, near)
        if best is None and extent is not None and extent.of(text).lower() in OBJECTS:
            yield Mention(extent=extent, level="pronoun", type="other", name=extent.of(text), finder="voice")
        elif best is None and extent is not None and _is_phrase(text, extent):
            yield _describe(text, extent)


def _join(text: str, found: Attribution, near: Sequence[Mention]) -> Mention | None:
    """Two who say it together, one of whom at least is described: "THE UNION AND KESTREL MINING said"."""
    whole = found.speaker[0]
    if len(found.speaker) > 1 or found.kind != "explicit":
        return None
    parties = [n for n, m in enumerate(near) if m.level in ("name", "nominal") and m.type in PARTIES | {"other"}]
    last = [n for n in parties if near[n].extent.end == whole.end]
    for one in parties if last else ():
        if not whole.start <= near[one].extent.start <= whole.start + len("the "):
            continue
        for other in last:
            if AND.fullmatch(text, near[one].extent.end, near[other].extent.start):
                extent = Extent(whole.start, whole.end)
                return Mention(
                    extent=extent, level="conjunction", type="group", name=extent.of(text), members=(one, other),
                    finder="voice",
                )  # fmt: skip
    return None


def _is_let_out(text: str, found: Attribution) -> bool:
    """Whether what shows something is one thing that was let out: "information MADE AVAILABLE to the court shows"."""
    return found.kind == "impersonal" and any(w.text.lower() in LET_OUT for w in words(text, *found.speaker[0]))


def _is_phrase(text: str, extent: Extent) -> bool:
    """Whether words are a phrase for somebody: short, with a noun at their head, and no clause."""
    keys = [word_key(w.text) for w in words(text, *extent)]
    if not keys or len(keys) > LONGEST or keys[0] in NOBODY:
        return False
    head = head_noun(extent.of(text)) or _head(keys)
    return (not head.isdigit() and (word_classes(head) or "n")[0] in "na") or keys[0] in SEVERAL


def _mend(text: str, voice: Mention, parses: Sequence[Parse]) -> Mention | None:
    """A speaker with the noun that its words explain ("the boat that he SET UP IN MAY said"); None without a noun."""
    at = bisect_right([p.extent.start for p in parses], voice.extent.start) - 1
    if at < 0 or voice.level == "pronoun":
        return voice
    reading, inside = parses[at].reading, parses[at].words_in(voice.extent)
    heads = [w for w in inside if reading.heads[w] not in inside]
    opening = word_key(parses[at].place(inside[0]).of(text)) if inside else ""
    is_counted = opening in SEVERAL or (bool(inside) and reading.upos[inside[0]] == "DET")
    if not heads or is_counted or any(reading.upos[w] in NOMINAL for w in heads):
        return voice
    explained = [reading.heads[w] for w in heads if reading.relations[w].startswith("acl")]
    # Two subjects before one verb: the second is that of a clause without "that".
    before = [w for w in range(inside[0]) if reading.relations[w] in SUBJECTS]
    acting = [w for w in before[:-1] if reading.heads[w] in heads]
    nouns = [w for w in (*explained, *acting) if 0 <= w < inside[0] and reading.upos[w] in NOMINAL]
    if not nouns:
        return None
    first = min(w for w in range(nouns[0] + 1) if w == nouns[0] or reading.heads[w] == nouns[0])
    return _describe(text, Extent(parses[at].place(first).start, voice.extent.end))


def _head(keys: Sequence[str]) -> str:
    """The last word before a preposition: what a description is about when no table has its noun."""
    end = next(
        (k for k in range(1, len(keys)) if keys[k] in ("of", "in", "at", "for", "from", "to", "with", "who")), None
    )
    return keys[: end or len(keys)][-1]


def _describe(text: str, extent: Extent) -> Mention:
    name = extent.of(text)
    return Mention(extent=extent, level="nominal", type=_kind(name), name=name, finder="voice")


def _kind(name: str) -> MentionType:
    """What a description stands for: by its head, its number, its ending."""
    if known := head_of(name):
        return known.type  # type: ignore[return-value]
    keys = [word_key(w.text) for w in words(name)]
    head = _head(keys)
    if head in load_lexicon().sets["documents"] | load_lexicon().sets["evidence"]:
        return "document"
    is_plural = head in UNMARKED_PLURALS or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    if is_plural or keys[0] in SEVERAL:
        return "group"
    return "person" if may_name_person(head) else "other"
