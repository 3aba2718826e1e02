"""What is said of the given mentions: by Headwater, and by two baselines that compare strings."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from benchmarks.resolution.corpus import Document, GoldMention
from headwater.names import find_state
from headwater.pipeline.annotation import read_texts
from headwater.resolve.actors import resolve_actors
from headwater.text import STOPWORDS, Extent, fold, stem

Answer = dict[GoldMention, str]
AFTER_HEAD = frozenset("which who that whose where , - -- ( of in for with".split())
ARTICLES = frozenset("the a an this that these those its their his her our".split())
BODY_NOUNS = frozenset("company firm corporation group manufacturer maker carmaker airline bank agency".split())
PRONOUNS = frozenset("it its they their them which that who he his him she her we our us this both".split())


def answer_headwater(documents: Sequence[Document]) -> Answer:
    """Actors of Headwater's own reading, laid to the given mentions by their heads; what it does not read, by words."""
    placed = {d.name: _write_out(d) for d in documents}
    rows = read_texts({f"{name}.txt": text for name, (text, _) in placed.items()})
    actors = resolve_actors([r for r, _ in rows], [a for _, a in rows])
    of = actors.of
    states = {a.country: a.id for a in actors.actors if a.schema == "Country" and a.country}
    bodies = {a.id for a in actors.actors if a.schema in ("Organization", "Company", "PublicBody")}
    by_file = {f"{d.name}.txt": d for d in documents}
    answer: Answer = {}
    for report, found in rows:
        document = by_file[report.file]
        own = [(m.extent, of.get((report.id, n))) for n, m in enumerate(found.mentions)]
        answer |= _lay_to_mentions(document, placed[document.name][1], own, states, bodies)
    return answer


def _lay_to_mentions(
    document: Document,
    starts: Sequence[int],
    own: Sequence[tuple[Extent, str | None]],
    states: Mapping[str, str],
    bodies: Collection[str],
) -> Iterator[tuple[GoldMention, str]]:
    last, body = "", None
    for mention in sorted(document.mentions):
        first, end = _trim(document, mention)
        extents = [_extent_of(document, s, e, starts) for s, e in ((first, mention.end), (first, end))]
        state = find_state(" ".join(document.words[first : mention.end]))
        several = "and" in document.words[first : mention.end] and not state
        cluster = states.get(state.code) if state else None if several else _find_actor(own, *extents)
        if cluster is None and body and document.words[end - 1].casefold() in BODY_NOUNS and first > mention.start:
            cluster = body  # "the company" is the one that was named last
        cluster = cluster or _name_alone(document, first, mention.end if several else end, last)
        body = cluster if cluster in bodies else body
        if document.words[first].casefold() not in PRONOUNS:
            last = cluster
        yield mention, cluster


def _write_out(document: Document) -> tuple[str, list[int]]:
    """The document as text, a paragraph a sentence, and where each of its words starts."""
    parts, starts, at = [], [], 0
    for n, word in enumerate(document.words):
        last = n and document.sentences[n] != document.sentences[n - 1]
        gap = "\n\n" if last else " " if n and word not in (",", ".", "'s", ")", ";", ":") else ""
        starts.append(at + len(gap))
        parts.append(gap + word)
        at += len(gap) + len(word)
    return "".join(parts) + "\n", starts


def _extent_of(document: Document, start: int, end: int, starts: Sequence[int]) -> Extent:
    return Extent(starts[start], starts[end - 1] + len(document.words[end - 1]))


def _trim(document: Document, mention: GoldMention) -> tuple[int, int]:
    """Where the phrase starts without its article, and where it ends with its head: before "of" or "which"."""
    first = mention.start
    while first < mention.end - 1 and document.words[first].casefold() in ARTICLES:
        first += 1
    for at in range(first + 1, mention.end):
        if document.words[at].casefold() in AFTER_HEAD:
            return first, at
    return first, mention.end


def _find_actor(own: Iterable[tuple[Extent, str | None]], whole: Extent, head: Extent) -> str | None:
    """The actor of the mention that is the given one, or that ends with its head."""
    found = [(e, actor) for e, actor in own if actor and e.overlaps(whole)]
    for fits in (whole, head):
        if same := [
            actor for e, actor in found if e.end == fits.end and e.start in range(fits.start - 4, fits.start + 1)
        ]:
            return same[0]
    ends = [(e.start, actor) for e, actor in found if e.end == head.end]
    return min(ends)[1] if ends else None


def _name_alone(document: Document, first: int, end: int, last: str) -> str:
    """What no mention of ours covers: a pronoun means what was named last, a name or a kind of thing is one anywhere,
    and what the text has as known, "the index", is one in its document."""
    words = document.words[first:end]
    if words[0].casefold() in PRONOUNS and last:
        return last
    capitals = [n for n, w in enumerate(words) if w[:1].isupper() and n + first and not find_state(w)]
    if capitals:
        run = capitals[-1]
        while run and words[run - 1][:1].isupper() and not find_state(words[run - 1]):
            run -= 1
        return f"name {' '.join(words[run : capitals[-1] + 1]).casefold()}"
    kind = " ".join(stem(w) for w in words if w.casefold() not in STOPWORDS) or words[0].casefold()
    is_known = first and document.words[first - 1].casefold() in ARTICLES - {"a", "an"}
    return f"{document.name} {stem(words[-1])}" if is_known else f"kind {kind}"


def _strip(phrase: str) -> str:
    words = [w for w in fold(phrase).split() if w not in STOPWORDS]
    return " ".join(words) or fold(phrase)


def answer_exact(documents: Sequence[Document]) -> Answer:
    """The same string, the same entity."""
    return {m: d.phrase(m) for d in documents for m in d.mentions}


def answer_overlap(documents: Sequence[Document]) -> Answer:
    """Half of the lower-cased words in common, the same entity."""
    phrases = {m: frozenset(_strip(d.phrase(m)).split()) for d in documents for m in d.mentions}
    forms = sorted(set(phrases.values()), key=lambda words: sorted(words))
    home = {words: words for words in forms}

    def root(words: frozenset[str]) -> frozenset[str]:
        while home[words] != words:
            words = home[words]
        return words

    shelves: dict[str, list[frozenset[str]]] = defaultdict(list)
    for words in forms:
        near = {other for word in words for other in shelves[word] if 2 * len(words & other) >= len(words | other)}
        for other in near:
            home[root(other)] = root(words)
        for word in words:
            shelves[word].append(words)
    return {m: " ".join(sorted(root(words))) for m, words in phrases.items()}


ANSWERS: dict[str, Callable[[Sequence[Document]], Answer]] = {
    "headwater": answer_headwater,
    "exact": answer_exact,
    "overlap": answer_overlap,
}
