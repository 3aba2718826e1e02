"""Names of one report that stand for one another: surname and full name, acronym and expansion, forms of one state."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from headwater.annotate.reference.crafts import PREFIXES
from headwater.annotate.reference.scans import find_head
from headwater.annotate.reference.scene import FURNITURE, Scene, gender_of, title_words
from headwater.annotations import Mention
from headwater.names import compare_bodies, compare_persons, find_known, match_title, parse_person, word_key
from headwater.names.lexicon import word_classes
from headwater.names.parts import is_business_stem
from headwater.text import fold, stem, words

BODIES = frozenset(("organization", "public_body", "media", "facility", "group"))
# Heads of which a person, a place or a deed often gives the first word: "the Doe Foundation", "the Kivu Commission".
HEADS = frozenset(("public_body", "organization", "facility", "place", "document"))
# From here two full names of one report are one person; below lie differing given names and lone family names.
SAME_PERSON = 0.8
SAME_BODY = 0.85
# A family name alone (0.7) and half of a double one (0.6) are better than a given name alone (0.5).
LONE_FAMILY = 0.55
# A lone family name goes to the person last named in full if that was within this many sentences.
NEAR = 4
KEPT = 4096  # names whose words are kept: wire copy recurs within hours
# What every state has: alone it is none of those that others have too, the Arakan Army or the National Liberation Army.
ARMS = frozenset("army navy military".split())
SHIP = re.compile(rf"(?:{'|'.join(sorted(PREFIXES))}) ", re.IGNORECASE)
# Whoever is told of as of somebody's family: "the president's daughter, LENA STRAND", "first lady MARA STRAND".
KIN = r"(?:wife|husband|widow|son|daughter|mother|father|brother|sister|nephew|niece|cousin|uncle|aunt)s?"
KIN_BEFORE = re.compile(
    rf"(?:\b(?:his|her|their|first)|['’]s?)\s+(?:[\w-]+\s+){{0,2}}?{KIN},?\s+(?:[A-Z][\w’'-]+(?: and|,)\s+)*$|"
    r"\b(?i:first lady)\s+$"
)
KIN_BEHIND = re.compile(
    rf",\s+(?:(?:his|her|their|[^,.;\n]{{1,40}}['’]s?)\s+(?:[\w-]+\s+){{0,2}}?{KIN}|the first lady)\b"
)
KIN_TITLE = re.compile(rf"\b{KIN}\b")
BESIDE = 80  # characters before a name in which stands whose family it is of


def link_names(scene: Scene) -> dict[int, int]:
    """For each name the mention that stands for it: the first of its fullest form."""
    full = [m.name for m in scene.mentions if m.type == "person" and m.level == "name" and _is_full(m)]
    known = {fold(family) for name in full if (family := parse_person(name).family)}
    families, firms = _lone_families(scene, known), _short_firms(scene, known)
    links: dict[int, int] = {}
    for kinds, link, more in (
        (("person",), _link_persons, families),
        (tuple(BODIES), _link_bodies, firms),
        (("state", "place", "craft"), _link_places, []),
    ):
        chosen = [n for n, m in enumerate(scene.mentions) if m.type in kinds and m.level in ("name", "demonym")]
        links |= link(scene, [*(n for n in chosen if n not in families and n not in firms), *more])
    return {n: target for n, target in links.items() if n != target}


def _lone_families(scene: Scene, families: Set[str]) -> list[int]:
    """Names that are the family name of somebody named in full: 'Tovan' after 'Mirela Tovan', and of no body."""
    of_bodies = {key for m in scene.mentions if m.type in BODIES for key in _list_keys(m.name) if " " in m.name}
    return [
        n
        for n, m in enumerate(scene.mentions)
        if m.type in ("other", "organization") and m.level == "name" and fold(m.name) in families - of_bodies
    ]


def _short_firms(scene: Scene, families: Set[str]) -> list[int]:
    """Names of nobody else that are the first word of a firm's: 'Tarpan' beside 'Tarpan Logistics'."""
    bodies = [m for m in scene.mentions if m.type in BODIES and m.level == "name"]
    firms = {keys[0] for m in bodies if _is_firm(keys := _list_keys(m.name))}
    return [
        n
        for n, m in enumerate(scene.mentions)
        if m.type in ("person", "other") and m.level == "name" and fold(m.name) in firms - families
    ]


def _is_firm(keys: Sequence[str]) -> bool:
    """Whether words are a name of its own and the business behind it, or what else is no head of bodies of a state."""
    if len(keys) < 2 or word_classes(keys[0]) is not None:
        return False
    is_plain = find_head(keys[-1]) not in HEADS and all((word_classes(key) or "f")[0] in "na" for key in keys[1:])
    return is_plain or all(is_business_stem(stem(key)) for key in keys[1:])


def _is_full(mention: Mention) -> bool:
    return bool(parse_person(mention.name).given)


class _Person(NamedTuple):
    """A person named in full: the lead mention, all others in text order, and what they tell.

    Of `is_kin` is who is told of as somebody's wife or son.
    """

    lead: int
    places: tuple[int, ...]
    names: tuple[str, ...]
    genders: frozenset[str]
    titles: frozenset[str]
    suffixes: frozenset[str | None]
    is_kin: bool


def _link_persons(scene: Scene, chosen: Sequence[int]) -> dict[int, int]:
    persons = [
        _describe(scene, group) for group in _group_full(scene, [n for n in chosen if _is_full(scene.mentions[n])])
    ]
    links = {n: person.lead for person in persons for n in person.places}
    bare: dict[str, int] = {}
    options: dict[tuple[str, str | None], list[_Person]] = {}
    elder: dict[tuple[str, str | None], bool] = {}
    for n in chosen:
        if n in links:
            continue
        key = (fold(scene.mentions[n].name), gender_of(scene, n))
        if key not in options:
            options[key] = _list_options(scene.mentions[n].name, key[1], persons)
        target = _choose_among(scene, n, options[key])
        if key not in elder:
            elder[key] = _is_elder(scene, n, chosen, options[key])
        target = None if elder[key] else target
        links[n] = bare.setdefault(key[0], n) if target is None else target
    return links


def _is_elder(scene: Scene, n: int, chosen: Sequence[int], options: Sequence[_Person]) -> bool:
    """Whether a lone name is not of the only "X Jr." or "his daughter Lena X": it comes before, or with an office."""
    if len(options) != 1 or not (options[0].is_kin or options[0].suffixes == {"jr"}):
        return False
    junior, name = options[0], fold(scene.mentions[n].name)
    if gender_of(scene, n) == "f" and "f" in junior.genders:  # "Mr. X" may be his father
        return False
    lone = [m for m in chosen if fold(scene.mentions[m].name) == name]
    return any((m < junior.places[0] and not scene.headed[m]) or _holds_other(scene, m, junior) for m in lone)


def _holds_other(scene: Scene, m: int, person: _Person) -> bool:
    """Whether a name stands with an office that somebody nowhere has beside his full name."""
    held = title_words(scene, m)
    found = match_title(held.split(), 0)
    return found is not None and found[1].kind == "office" and held not in person.titles


def _describe(scene: Scene, group: Sequence[int]) -> _Person:
    names = tuple(sorted({scene.mentions[n].name for n in group}))
    return _Person(
        lead=min(
            group, key=lambda n: (scene.sentence[n] == FURNITURE, -len(parse_person(scene.mentions[n].name).parts), n)
        ),
        places=tuple(sorted(group)),
        names=names,
        genders=frozenset(g for n in group if (g := gender_of(scene, n))),
        titles=frozenset(title_words(scene, n) for n in group) - {""},
        suffixes=frozenset(parse_person(name).suffix for name in names),
        is_kin=any(_is_kin(scene, n) for n in group),
    )


def _is_kin(scene: Scene, n: int) -> bool:
    start, end = scene.mentions[n].extent
    is_before = KIN_BEFORE.search(scene.text[max(0, start - BESIDE) : start]) is not None
    return (
        is_before
        or KIN_BEHIND.match(scene.text, end) is not None
        or KIN_TITLE.search(title_words(scene, n)) is not None
    )


def _group_full(scene: Scene, full: Sequence[int]) -> list[list[int]]:
    """Full names of one person together."""
    groups: list[list[int]] = []
    known: dict[str, int] = {}
    for n in full:
        name = fold(scene.mentions[n].name)
        if name not in known:
            scored = [(max(_likeness(scene, n, m) for m in _first_of_each(scene, g)), -i) for i, g in enumerate(groups)]
            best = max(scored, default=(0.0, 0))
            known[name] = -best[1] if best[0] >= SAME_PERSON else len(groups)
            if best[0] < SAME_PERSON:
                groups.append([])
        groups[known[name]].append(n)
    return groups


def _first_of_each(scene: Scene, group: Sequence[int]) -> list[int]:
    """The first mention of each form of a name."""
    return list({fold(scene.mentions[n].name): n for n in reversed(group)}.values())


def _likeness(scene: Scene, n: int, m: int) -> float:
    """Likeness of a full name to an earlier one; "junior" may fall away after the first time, but never comes later."""
    name, earlier = scene.mentions[n].name, scene.mentions[m].name
    suffix, before = parse_person(name).suffix, parse_person(earlier).suffix
    if suffix == before:
        return compare_persons(name, earlier).score
    if suffix is None and before and scene.sentence[n] != scene.sentence[m]:
        return compare_persons(name, " ".join(w for w in earlier.split() if w.strip(".,").casefold() != before)).score
    return 0.0


def _list_options(name: str, gender: str | None, persons: Sequence[_Person]) -> list[_Person]:
    """The persons whom a lone name can mean, by the parts of the name, suffix and gender."""
    suffix = parse_person(name).suffix
    found = []
    for person in persons:
        like = max(compare_persons(name, full).score for full in person.names)
        if like >= 0.4 and (not gender or not person.genders or gender in person.genders):
            found.append((person, like))
    fitting = [p for p in found if suffix in p[0].suffixes] or found
    return [person for person, _ in [p for p in fitting if p[1] >= LONE_FAMILY] or fitting]


def _choose_among(scene: Scene, n: int, options: Sequence[_Person]) -> int | None:
    """The person that a lone name means: by title, then whoever was named in full last, then most often."""
    if len(options) < 2:
        return options[0].lead if options else None
    title = title_words(scene, n)
    same_title = [p for p in options if title and title in p.titles]
    if len(same_title) == 1:
        return same_title[0].lead
    before = [(p.places[at - 1], p) for p in options if (at := bisect_left(p.places, n)) > 0]
    before = [(m, p) for m, p in before if not p.is_kin] or before
    near = [(m, p) for m, p in before if scene.sentence[n] - scene.sentence[m] <= NEAR]
    if near or len(before) == 1:
        return max(near or before, key=lambda found: found[0])[1].lead
    sizes = sorted(((not p.is_kin, len(p.places), p.lead) for p in options), reverse=True)
    return sizes[0][2] if sizes[0][:2] > sizes[1][:2] else None


def _link_bodies(scene: Scene, chosen: Sequence[int]) -> dict[int, int]:
    """Forms of one body: known ones, acronyms, words in another order, and the head word alone."""
    forms: dict[str, list[int]] = defaultdict(list)
    for n in chosen:
        forms[scene.mentions[n].name].append(n)
    clusters: list[list[str]] = []
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        home = next((c for c in clusters if _is_form_of(scene, forms[form], form, c, forms)), None)
        if home is None:
            clusters.append([form])
        else:
            home.append(form)
    links: dict[int, int] = {}
    for cluster in clusters:
        members = sorted(n for form in cluster for n in forms[form])
        lead = min(forms[cluster[0]])
        links |= dict.fromkeys(members, lead)
    return links


def _is_form_of(
    scene: Scene, places: Sequence[int], form: str, cluster: Sequence[str], forms: dict[str, list[int]]
) -> bool:
    ours = {c for n in places if (c := scene.mentions[n].country)}
    theirs = {c for other in cluster for n in forms[other] if (c := scene.mentions[n].country)}
    if ours and theirs and not ours & theirs:
        return False
    if max(compare_bodies(form, other).score for other in cluster) >= SAME_BODY:
        return True
    if form.isupper() and any(_is_gloss(scene, n, cluster) for n in places):
        return True
    parts = _list_keys(form)
    if len(parts) > 1:
        return _is_without_business(parts, _list_keys(cluster[0])) and find_known(form) is None
    if parts[0] in ARMS and not theirs:
        return False
    lead = find_known(cluster[0])
    own, known = _list_keys(cluster[0]), _list_keys(lead.name if lead else "")
    # "the Council", "the Post": the head word of a longer name, never of an unlike known body.
    is_head = parts[0] in (*(known or own)[-1:], *(*own, *known)[len(own) - 1 :][:1])
    return (is_head or (parts[0] == own[0] and _is_firm(own))) and find_known(form) is None


def _is_without_business(parts: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether a firm is called by all that comes before its line of business: "Solbrand Marine Bank"."""
    rest = whole[len(parts) : whole.index("of") if "of" in whole else None]
    return (
        bool(rest) and tuple(whole[: len(parts)]) == tuple(parts) and all(is_business_stem(stem(key)) for key in rest)
    )


def _is_gloss(scene: Scene, n: int, cluster: Sequence[str]) -> bool:
    """Whether brackets give a body letters that need not be its own: "the National Liberation Army (ELN)"."""
    start, end = scene.mentions[n].extent
    if scene.text[start - 2 : start] != " (" or scene.text[end : end + 1] != ")":
        return False
    whole = (m for m in scene.mentions[max(0, n - 3) : n] if m.extent.end == start - 2 and m.name in cluster)
    return any(find_known(m.name) is None or find_known(scene.mentions[n].name) is None for m in whole)


@lru_cache(maxsize=KEPT)
def _list_keys(name: str) -> tuple[str, ...]:
    return tuple(word_key(w.text) for w in words(name))


def _link_places(scene: Scene, chosen: Sequence[int]) -> dict[int, int]:
    first: dict[tuple[str, str], int] = {}
    links = {}
    for n in chosen:
        mention = scene.mentions[n]
        country = mention.country if mention.type == "state" else None
        name = SHIP.sub("", mention.name, count=1) if mention.type == "craft" else mention.name
        links[n] = first.setdefault((mention.type, country or fold(name)), n)
    return links
