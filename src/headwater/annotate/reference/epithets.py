"""Descriptions that only the report explains: "the same source", "the official" again, "the latter", "the striker".

Each step is surer than the next: words that point back, the same noun again, and last a description that nobody's
title explains, which goes to the person whom the sentences before are about, if there is one.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from headwater.annotate.reference.head_nouns import may_name_person
from headwater.annotate.reference.parties import before, root_of
from headwater.annotate.reference.scene import Scene, gender_of, head_noun, head_of, title_words
from headwater.names import word_key
from headwater.text import words

ARTICLES = frozenset("the a an this that these those same another second".split())
PREPOSITIONS = frozenset("of in at for from to with who on by".split())
# Nouns that say what somebody is like and not which office he holds; the offices find their holders by title.
PLAIN = frozenset(
    "man woman boy girl mother father widow politician veteran survivor billionaire tycoon singer actor actress player "
    "artist author writer scientist student teacher doctor nurse worker farmer driver pilot teenager parent novelist "
    "activist campaigner dissident businessman businesswoman banker entrepreneur fighter cleric academic "
    "diplomat".split()
)
# Words before an office that tell of its holder where no title does.
TELLING = frozenset("former retired veteran ex rebel opposition guerrilla separatist exiled jailed".split())
WINDOW = 3  # sentences back in which a description finds the person whom it describes
AGAIN = 40  # and the same noun
LONGEST = 7  # words of an epithet
LEAD = 0.5  # by which one person must be nearer to the reader's mind than the next


def find_pointed(scene: Scene, n: int) -> int | None:
    """Whom "the same source" and "the latter" point at: the last speaker, the last one named."""
    keys = _keys(scene.mentions[n].name)
    if keys[:2] == ("the", "same") and n in scene.voices:
        earlier = (m for m in before(scene, n, AGAIN) if m in scene.voices and scene.quotation[m] is None)
        return next(earlier, None)
    if keys == ("the", "latter"):
        kinds = ("person", "organization", "public_body", "state", "media")
        return next((m for m in before(scene, n, 2) if scene.mentions[m].type in kinds), None)
    return None


def find_again(scene: Scene, n: int) -> int | None:
    """The nearest earlier description with this noun that says no less: "a senior official", then "the official"."""
    keys = _keys(scene.mentions[n].name)
    if keys[0] != "the":
        return None
    noun, ours = _head(scene, n), set(keys) - ARTICLES
    for m in before(scene, n, AGAIN):
        mention = scene.mentions[m]
        if mention.level == "nominal" and _head(scene, m) == noun and ours <= set(_keys(mention.name)):
            return m
    return None


def find_described(scene: Scene, n: int, links: Mapping[int, int]) -> int | None:
    """The person whom the sentences before are about, for a speaker of whom no title tells."""
    mention = scene.mentions[n]
    if n not in scene.voices or scene.quotation[n] is not None or not _is_epithet(mention.name):
        return None
    gender = gender_of(scene, n)
    scored: dict[int, float] = {}
    for m in _persons_before(scene, n):
        if not gender or gender_of(scene, m) in (None, gender):
            root = root_of(m, links)
            scored[root] = max(scored.get(root, -9.0), _salience(scene, m, n))
    ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD):
        return None
    return ranked[0][0]


def _persons_before(scene: Scene, n: int) -> Iterator[int]:
    said = scene.voices[n].content
    for m in before(scene, n, WINDOW):
        mention = scene.mentions[m]
        is_person = mention.type == "person" and mention.level == "name" and scene.quotation[m] is None
        if is_person and not any(e.contains(mention.extent) for e in said):
            yield m


def _salience(scene: Scene, m: int, n: int) -> float:
    """How much a sentence is about somebody: a subject before an object, near before far, and no other office."""
    held = title_words(scene, m)
    is_other = bool(held) and _head(scene, n) not in held.split() and head_of(held) is not None
    end = scene.mentions[m].extent.end
    is_owner = scene.text[end : end + 2] in ("'s", "’s")
    return scene.acts[m] + scene.leads[m] - 1.5 * is_other - is_owner - 0.5 * (scene.sentence[n] - scene.sentence[m])


def _is_epithet(name: str) -> bool:
    """Whether a description is of one person and tells what he is like."""
    keys = _keys(name)
    if keys[0] != "the" or len(keys) > LONGEST or "'s" in name or "’s" in name:
        return False
    head = head_of(name)
    if head is None:
        return may_name_person(_last_noun(name))
    is_epithet = keys[1] in TELLING or head_noun(name) in PLAIN
    return head.type == "person" and not head.plural and is_epithet


def _head(scene: Scene, n: int) -> str:
    return scene.head[n] or _last_noun(scene.mentions[n].name)


@lru_cache(maxsize=4096)
def _last_noun(name: str) -> str:
    keys = _keys(name)
    end = next((k for k in range(1, len(keys)) if keys[k] in PREPOSITIONS), len(keys))
    return keys[end - 1]


@lru_cache(maxsize=4096)
def _keys(name: str) -> tuple[str, ...]:
    return tuple(word_key(w.text) for w in words(name)) or ("",)
