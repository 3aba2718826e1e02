"""The mention that a speaker's noun phrase is about, and the words for a speaker that is no mention."""

import re
from collections.abc import Sequence

from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotations import Mention
from headwater.text import Extent

# Words of office in front of a name; the second set only where a word of the first follows ('foreign minister').
TITLES = frozenset(
    "president vice premier prime minister chancellor secretary general governor senator sen rep congressman "
    "congresswoman representative ambassador envoy mayor king queen prince princess pope sir lord lady dame mr "
    "mrs ms dr prof professor judge justice gen lt col maj sgt capt captain colonel major admiral marshal "
    "commander chief chairman chairwoman chair director spokesman spokeswoman spokesperson deputy former acting "
    "speaker leader attorney sheriff officer archbishop bishop cardinal rev reverend imam sheikh ayatollah gov "
    "mp lieutenant sergeant".split()
)
PORTFOLIOS = frozenset(
    "foreign defense defence interior finance state treasury energy justice health trade labor labour".split()
)
PRONOUNS = frozenset("he she they it we i you who which that his her its their".split())
# Papers that go by the last word of their name.
PAPERS = frozenset("post times journal guardian telegraph herald tribune independent economist".split())
# As agencies and stations call themselves in one word: "Norpress".
WIRES = ("press", "news", "inform", "radio")
HEAD_END = re.compile(r"\s(?:of|for|at|in|from|to|with|on|by|who|which|that)\s")
COMMON = re.compile(r" [a-z]+(?!ly\b)[a-z]")
WORD = re.compile(r"\S+")


def find_speaker(
    text: str, segments: Sequence[Extent], mentions: Sequence[Mention]
) -> tuple[int | None, Extent | None]:
    """The mention of a speaker whose noun phrase has these parts, and the words for it."""
    if not segments:
        return None, None
    if len(segments) > 1 and segments[0].of(text).lower() in ("we", "i"):
        segments = segments[1:]  # 'We, the undersigned doctors, demand'
    best = _best_mention(text, segments, mentions)
    return best, name_in(text, segments) if best is None else mentions[best].extent


def _best_mention(text: str, segments: Sequence[Extent], mentions: Sequence[Mention]) -> int | None:
    """The person named in the head of a part, else the mention that fits the first part best."""
    whole = Extent(segments[0].start, segments[-1].end)
    heads = [_head(text, segment) for segment in segments]
    options: list[tuple[float, int]] = []
    for index, mention in enumerate(mentions):
        start, end = mention.extent
        if start >= whole.end:  # mentions are in text order
            break
        if whole.start >= end:
            continue
        if mention.level == "conjunction" and start <= whole.start + 4 and end >= whole.end:
            options.append((3.0, -index))
        is_apposed = any(s == mention.extent for s in segments[1:])  # 'his wife, Mila'
        is_person = mention.level == "name" and (mention.type == "person" or (mention.type == "other" and is_apposed))
        for k, (segment, head) in enumerate(zip(segments, heads, strict=True)):
            if score := _fit(text, segment, head, mention):
                options.append((score + is_person - 0.1 * k, -index))
    return -max(options)[1] if options else None


def _fit(text: str, segment: Extent, head: Extent, mention: Mention) -> float:
    """How well a mention stands for a part: up to 1 for the whole of its head, 0 outside of it."""
    if not mention.extent.overlaps(head):
        return 0.9 if _is_titled(text, head, segment, mention) else 0.0
    ends_head = mention.extent.end >= head.end - 2
    if not ends_head and (mention.level == "demonym" or mention.type == "place" or _qualifies(text, mention, head)):
        return 0.0
    shared = min(segment.end, mention.extent.end) - max(segment.start, mention.extent.start)
    union = max(segment.end, mention.extent.end) - min(segment.start, mention.extent.start)
    return 0.3 + 0.4 * ends_head + 0.3 * shared / union


def _qualifies(text: str, mention: Mention, head: Extent) -> bool:
    """Whether a name only says whose or which: "Ada Lund's driver", "the Lund campaign"."""
    if mention.level != "name":
        return False
    behind = text[mention.extent.end : head.end]
    return behind.startswith(("'s ", "’s ", "' ", "’ ")) or bool(COMMON.match(behind))


def _is_titled(text: str, head: Extent, segment: Extent, mention: Mention) -> bool:
    """Whether a person stands behind an office with a preposition in it: 'Ambassador to the UN Ada Lund'."""
    office = head.of(text).split()[-1:]
    is_office = bool(office) and office[0][0].isupper() and office[0].lower() in TITLES
    return is_office and mention.type == "person" and mention.level == "name" and mention.extent.end >= segment.end - 2


def _head(text: str, segment: Extent) -> Extent:
    """The part of a noun phrase before its first preposition or relative pronoun."""
    found = HEAD_END.search(text, segment.start, segment.end)
    return Extent(segment.start, found.start() if found else segment.end)


def name_in(text: str, segments: Sequence[Extent]) -> Extent:
    """The words for a speaker that is no mention: a name without its title, else the whole nominal."""
    name = next((n for s in segments if (n := _name(text, s))), None)
    return name or _without_possessive(text, segments[0])


def _without_possessive(text: str, extent: Extent) -> Extent:
    return Extent(extent.start, extent.end - 2) if extent.of(text).endswith(("'s", "’s")) else extent


def _name(text: str, segment: Extent) -> Extent | None:
    """The name with which a part ends, without titles and article; None where it ends in a common noun."""
    words = [Extent(m.start(), m.end()) for m in WORD.finditer(text, segment.start, segment.end)]
    first = len(words)
    while first > 0 and words[first - 1].of(text)[0].isupper():
        first -= 1
    lead = {w.of(text).lower() for w in words[:first]}
    if (
        first == len(words)
        or (len(words) == 1 and words[0].of(text).lower() in PRONOUNS)
        or lead & {"of", "for", "at", "in", "and", "from", "to", "with", "by"}
    ):
        return None
    while first < len(words) - 1 and _is_title(text, words, first):
        first += 1
    article = (first and words[first - 1].of(text).lower() == "the") or words[first].of(text) == "The"
    if words[first].of(text) == "The" and len(words) - first > 1:
        first += 1
    is_outlet = article and words[-1].of(text).lower() in load_lexicon().sets["relay_ends"] and first > 0
    return _without_possessive(text, Extent(words[first - is_outlet].start, words[-1].end))


def _is_title(text: str, words: Sequence[Extent], place: int) -> bool:
    """Whether a word in front of a name is a word of office."""
    word = words[place].of(text).strip(".").lower()
    following = words[place + 1].of(text).strip(".").lower()
    return word in TITLES or (word in PORTFOLIOS and following in TITLES)


def is_relay(text: str, extent: Extent) -> bool:
    """Whether words name an agency, a paper or a station."""
    sets = load_lexicon().sets
    words = extent.of(text).split()
    names = [w for w in words if w[0].isupper()]
    low = " ".join(w.lower() for w in words).removeprefix("the ")
    if low in sets["relays"] or f"the {low}" in sets["relays"]:
        return True
    if len(names) == 1:
        return low in PAPERS or low.endswith(WIRES)
    if len(names) < 2:
        return False
    return (names[-1] == words[-1] and names[-1].lower() in sets["relay_ends"]) or names[0] == "Radio"
