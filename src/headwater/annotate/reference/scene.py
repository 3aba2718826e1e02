"""What of a report decides on who is meant: where each mention stands, whether it is quoted, and whether it acts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotate.attribution.speakers import find_speaker
from headwater.annotate.parses import Glance, Parse
from headwater.annotate.reference.head_nouns import Head, match_head
from headwater.annotate.reference.predicates import Said, find_predicates
from headwater.annotate.reference.tokens import KEPT
from headwater.annotations import Mention, Sentence
from headwater.encoder.readings import Reading
from headwater.names import match_title, person_gender, word_classes, word_key
from headwater.record.model import Report
from headwater.text import WORDS_KEPT, Extent, Stretches, fold, words

FURNITURE = -1
SUBJECTS = frozenset(("nsubj", "nsubj:pass"))  # relations of the encoder's trees
HEADS = ("title", "standfirst")  # zones that leave out articles
NEAR = 8  # mentions before a speaker that can overlap it
SAID = (
    "said|says|say|told|tells|added|adds|asked|wrote|writes|tweeted|noted|warned|argued|insisted|stated|claimed|announced|"
    "explained|declared|remarked|continued|replied|stressed|admitted|acknowledged|confirmed|suggested|recalled|concluded|"
    "maintained|posted|testified|urged|demanded|vowed|denied|reiterated|revealed|emphasized|commented|responded"
)
# "…," said the mayor: behind a quotation or a comma, with a verb that takes no person as its object.
BEFORE_SPEAKER = re.compile(
    r"[,?!”\"’'—–-]\s*(?:said|says|added|adds|wrote|noted|explained|argued|continued|declared|insisted|warned|asked|replied)"
    r"\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
BEHIND_SPEAKER = re.compile(rf"\s+(?:(?:had|has|have|also|later|then|[a-z]+ly)\s+){{0,2}}(?:{SAID})\b", re.IGNORECASE)
LOCATED = re.compile(r"\b(?:in|inside|across|near)\s+(?:the\s+)?$", re.IGNORECASE)
BEHIND_SUBJECT = re.compile(r"['’]?\s+([A-Za-z]+)(?:\s+([A-Za-z]+))?")
APPOSITION = re.compile(r",[^,.;“”\"]{1,90},")
SHORT_TITLES = {"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "pm": "prime minister"}
HONORIFICS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}


class Scene(NamedTuple):
    """A report's mentions with their circumstances; every tuple runs parallel to `mentions`.

    `told` numbers the sentences that are not all quotation; `headed` are mentions above the text, `located` those
    that only say where.  `voices` are the speakers of cues; `things` are subjects that are no mention, by where they
    end and their sentence; `apposed` are descriptions by what they say of a name, or of a pronoun.
    """

    text: str
    mentions: tuple[Mention, ...]
    sentence: tuple[int, ...]
    told: tuple[int, ...]
    headed: tuple[bool, ...]
    paragraph: tuple[int, ...]
    quotation: tuple[int | None, ...]
    located: tuple[bool, ...]
    acts: tuple[bool, ...]
    leads: tuple[bool, ...]
    speaks: tuple[bool, ...]
    head: tuple[str, ...]
    countries: dict[str, str]
    states: dict[str, int]
    quotations: tuple[Quotation, ...]
    voices: dict[int, Attribution]
    things: tuple[tuple[int, int], ...]
    apposed: dict[int, Said]


def _place(starts: Sequence[int], sentences: Sequence[Sentence], at: int) -> int:
    number = bisect_right(starts, at) - 1
    return number if number >= 0 and at < sentences[number].extent.end else FURNITURE


@lru_cache(maxsize=WORDS_KEPT)
def _is_verb(word: str) -> bool:
    classes = word_classes(word_key(word)) or ""
    return classes.startswith("v") or ("v" in classes and word.endswith(("s", "ed")))


def _acts(text: str, mention: Mention) -> bool:
    """Whether a verb follows: the words are a subject."""
    end = mention.extent.end
    if found := APPOSITION.match(text, end):
        end = found.end()
    elif mention.title and mention.title.end < mention.extent.start and text[end : end + 2] == ", ":
        end += 1  # "The minister, Joan Doe, said": the name is the apposition
    behind = BEHIND_SUBJECT.match(text, end)
    if not behind or text[end : end + 2] in ("'s", "’s"):
        return False
    first, second = behind.groups()
    return _is_verb(first) or (
        (word_classes(first.casefold()) or "").startswith("r") and bool(second) and _is_verb(second)
    )


def _is_subject(mention: Mention, parse: Parse) -> bool:
    """Whether the tree has the words as a subject, however far its verb: "Doe, a friend of theirs, soon left".

    A name behind its office is one with it: "the foreign minister, JOAN DOE, is expected to leave".
    """
    words = set(parse.words_in(mention.extent))
    heads, relations = parse.reading.heads, parse.reading.relations
    outer = [w for w in words if heads[w] not in words]
    if mention.title and mention.title.end < mention.extent.start:
        outer += [heads[w] for w in outer if relations[w] == "appos"]
    return any(relations[w] in SUBJECTS for w in outer)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether the words are the subject of a verb of saying, before or behind it."""
    if BEFORE_SPEAKER.search(text, max(0, start - 40), start):
        return True
    if found := APPOSITION.match(text, end):
        end = found.end()
    return BEHIND_SPEAKER.match(text, end) is not None


def set_scene(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution] = (),
    parses: Sequence[Parse] = (),
) -> Scene:
    """Look at every mention once; without parses, a subject is what a verb follows."""
    text = report.text
    starts = [s.extent.start for s in sentences]
    places = [_place(starts, sentences, m.extent.start) for m in mentions]
    speeches = tuple(q for q in quotations if q.is_speech)
    quoted = list(_find_quoted(mentions, speeches))
    first = [m.title.start if m.title and m.title.start < m.extent.start else m.extent.start for m in mentions]
    # "The mission in Norland said": no place is the subject of what its mission does.
    located = [LOCATED.search(text, max(0, at - 12), at) is not None for at in first]
    acts = tuple(
        not within and (_acts(text, m) or (p >= 0 and bool(parses) and _is_subject(m, parses[p])))
        for m, p, within in zip(mentions, places, located, strict=True)
    )
    voices = _find_voices(text, mentions, attributions)
    return Scene(
        text=text,
        mentions=tuple(mentions),
        sentence=tuple(places),
        told=_number_told(sentences, speeches, places),
        headed=tuple(p >= 0 and sentences[p].zone.startswith(HEADS) for p in places),
        paragraph=tuple(sentences[p].paragraph if p >= 0 else FURNITURE for p in places),
        quotation=tuple(quoted),
        located=tuple(located),
        acts=acts,
        leads=_find_leads(mentions, acts, places, quoted),
        speaks=tuple(
            n in voices or (not located[n] and _speaks(text, s, m.extent.end))
            for n, (s, m) in enumerate(zip(first, mentions, strict=True))
        ),
        head=tuple(head_noun(m.name) if m.level == "nominal" else "" for m in mentions),
        countries=_find_countries(mentions),
        states={m.country: n for n, m in reversed(list(enumerate(mentions))) if m.type == "state" and m.country},
        quotations=speeches,
        voices=voices,
        things=tuple(_find_things(mentions, parses)),
        apposed=dict(find_predicates(text, mentions, places, parses)),
    )


def _find_quoted(mentions: Sequence[Mention], speeches: Sequence[Quotation]) -> Iterator[int | None]:
    """For each mention which speech holds it, if one does."""
    openings = [q.outer.start for q in speeches]
    for mention in mentions:
        number = bisect_right(openings, mention.extent.start) - 1
        is_inside = number >= 0 and mention.extent.end <= speeches[number].outer.end
        yield number if is_inside else None


def _number_told(
    sentences: Sequence[Sentence], speeches: Sequence[Quotation], places: Sequence[int]
) -> tuple[int, ...]:
    """For each place, how many sentences up to it are not all quotation: "she said" after a speech is near a name."""
    openings = [q.outer.start for q in speeches]
    counts, count = [], 0
    for sentence in sentences:
        number = bisect_right(openings, sentence.extent.start) - 1
        is_speech = number >= 0 and sentence.extent.end <= speeches[number].outer.end
        count += not is_speech
        counts.append(count)
    return tuple(counts[p] if p >= 0 else FURNITURE for p in places)


def _find_things(mentions: Sequence[Mention], parses: Sequence[Parse]) -> Iterator[tuple[int, int]]:
    """The nouns in the singular that are subjects and no mention: what "it" may stand for and nobody is."""
    named = Stretches(
        e for m in mentions if m.level != "pronoun" and m.type != "goods" for e in (m.extent, m.title) if e
    )
    for number, parse in enumerate(parses):
        for word in _list_subjects(Glance(parse.reading)):
            place = parse.place(word)
            if not named.meet(Extent(place.start, place.start + 1)):
                yield place.end, number


@lru_cache(maxsize=KEPT)
def _list_subjects(glance: Glance) -> tuple[int, ...]:
    """The nouns in the singular that are subjects in the tree of a sentence."""
    read = cast(Reading, glance.reading)
    tagged = enumerate(zip(read.relations, read.xpos, strict=True))
    return tuple([word for word, (relation, tag) in tagged if relation in SUBJECTS and tag == "NN"])


def _find_voices(text: str, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> dict[int, Attribution]:
    """Which mentions are the speakers of which cues; of several cues, the first."""
    starts = [m.extent.start for m in mentions]
    found: dict[int, Attribution] = {}
    for attribution in attributions:
        if attribution.kind == "explicit" and attribution.speaker:
            low = max(0, bisect_left(starts, attribution.speaker[0].start) - NEAR)
            best, _ = find_speaker(text, attribution.speaker, mentions[low : low + 4 * NEAR])
            if best is not None:
                found.setdefault(low + best, attribution)
    return found


def _find_countries(mentions: Sequence[Mention]) -> dict[str, str]:
    """The country that the titles of a report give to each family name."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.type == "person" and mention.level == "name" and mention.country:
            found.setdefault(fold(mention.name).split()[-1], mention.country)
    return found


def _find_leads(
    mentions: Sequence[Mention], acts: Sequence[bool], places: Sequence[int], quoted: Sequence[int | None]
) -> tuple[bool, ...]:
    """Whether each mention is the first of its sentence that acts outside quotations."""
    seen: set[int] = set()
    leads = []
    for n in range(len(mentions)):
        lead = acts[n] and quoted[n] is None and places[n] not in seen and mentions[n].level != "demonym"
        if lead:
            seen.add(places[n])
        leads.append(lead)
    return tuple(leads)


@lru_cache(maxsize=4096)
def head_noun(phrase: str) -> str:
    """The head noun of a description: the last of its nouns before any "of …"."""
    found = _match_heads(phrase)
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def head_of(phrase: str) -> Head | None:
    """What the head noun of a description tells."""
    found = _match_heads(phrase)
    return found[1] if found else None


def _match_heads(phrase: str) -> tuple[str, Head] | None:
    keys = [word_key(w.text) for w in words(phrase)]
    last: tuple[str, Head] | None = None
    for at, key in enumerate(keys):
        if last and key in ("of", "at", "for", "from", "in", "to", "within", "who", "that"):
            ahead = match_head(keys, at + 1) if at + 1 < len(keys) else None
            if ahead is None or ahead[0] == 1 or key != "of":
                return last
        if found := match_head(keys, at):
            last = " ".join(keys[at - found[0] + 1 : at + 1]), found[1]
    return last


def title_words(scene: Scene, at: int) -> str:
    """The words of a mention's title, folded; empty where it has none."""
    title = scene.mentions[at].title
    if title is None:
        return ""
    keys = (word_key(w.text) for w in words(title.of(scene.text)))
    return " ".join(SHORT_TITLES.get(key, key) for key in keys)


@lru_cache(maxsize=4096)
def _title_gender(title: str) -> str | None:
    keys = title.split()
    for at in range(len(keys)):
        if keys[at] == "lord" and at + 1 < len(keys) and match_head(keys, at + 1):
            continue  # "Lord Mayor": an office, and a woman's too
        if keys[at] in HONORIFICS:
            return HONORIFICS[keys[at]]
        if (found := match_title(keys, at)) and found[1].gender:
            return found[1].gender
        if (head := match_head(keys, at)) and head[1].gender:
            return head[1].gender
    return None


def gender_of(scene: Scene, at: int) -> str | None:
    """Gender that a mention itself tells: by title, noun or given name."""
    mention = scene.mentions[at]
    if mention.level == "nominal":
        head = head_of(mention.name)
        return head.gender if head else None
    return _title_gender(title_words(scene, at)) or person_gender(mention.name)
