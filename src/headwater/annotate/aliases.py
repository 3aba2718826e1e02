"""Names of one report that stand for one another: surname and full name, acronym and expansion, forms of one state."""

from collections import defaultdict
from collections.abc import Sequence

from headwater.annotate.scene import FURNITURE, Scene, gender_of, title_words
from headwater.annotations import Mention
from headwater.names import compare_bodies, compare_persons, find_known, parse_person, word_key
from headwater.text import fold, words

BODIES = frozenset(("organization", "public_body", "media", "facility", "group"))
# From here two full names of one report are one person; below lie differing given names and lone family names.
SAME_PERSON = 0.8
SAME_BODY = 0.85
# A lone family name goes to the person last named in full if that was within this many sentences.
NEAR = 4
KIN = frozenset("wife husband son daughter mother father brother sister".split())


def link_names(scene: Scene) -> dict[int, int]:
    """For each name the mention that stands for it: the first of its fullest form."""
    links: dict[int, int] = {}
    for kinds, link in (
        (("person",), _link_persons),
        (tuple(BODIES), _link_bodies),
        (("state", "place"), _link_places),
    ):
        chosen = [n for n, m in enumerate(scene.mentions) if m.type in kinds and m.level in ("name", "demonym")]
        links |= link(scene, chosen)
    return {n: target for n, target in links.items() if n != target}


def _is_full(mention: Mention) -> bool:
    return bool(parse_person(mention.name).given)


def _link_persons(scene: Scene, chosen: Sequence[int]) -> dict[int, int]:
    clusters = _cluster_full(scene, [n for n in chosen if _is_full(scene.mentions[n])])
    owner = {n: cluster[0] for cluster in clusters for n in cluster}
    links = dict(owner)
    bare: dict[str, int] = {}
    for n in chosen:
        if n in owner:
            continue
        target = _choose_person(scene, n, clusters)
        if target is None:
            target = bare.setdefault(fold(scene.mentions[n].name), n)
        links[n] = target
    return links


def _cluster_full(scene: Scene, full: Sequence[int]) -> list[list[int]]:
    """Full names of one person together, the fullest first mention leading."""
    clusters: list[list[int]] = []
    for n in full:
        scored = [(max(_likeness(scene, n, m) for m in c), -i) for i, c in enumerate(clusters)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= SAME_PERSON:
            clusters[-best[1]].append(n)
        else:
            clusters.append([n])
    return [sorted(c, key=lambda n: (scene.sentence[n] == FURNITURE, -_length(scene, n), n)) for c in clusters]


def _length(scene: Scene, n: int) -> int:
    return len(parse_person(scene.mentions[n].name).parts)


def _likeness(scene: Scene, n: int, m: int) -> float:
    """Likeness of a full name to an earlier one; "junior" may fall away after the first time, but never comes later."""
    name, earlier = scene.mentions[n].name, scene.mentions[m].name
    suffix, before = parse_person(name).suffix, parse_person(earlier).suffix
    if suffix == before:
        return compare_persons(name, earlier).score
    if suffix is None and before and scene.sentence[n] != scene.sentence[m]:
        return compare_persons(name, " ".join(w for w in earlier.split() if w.strip(".,").casefold() != before)).score
    return 0.0


def _choose_person(scene: Scene, n: int, clusters: Sequence[list[int]]) -> int | None:
    """The person that a lone name means: by suffix, gender and title, then whoever was named in full last."""
    name = scene.mentions[n].name
    suffix, gender = parse_person(name).suffix, gender_of(scene, n)
    options = []
    for cluster in clusters:
        lead = scene.mentions[cluster[0]].name
        like = compare_persons(name, lead).score
        genders = {g for m in cluster if (g := gender_of(scene, m))}
        if like >= 0.4 and (not gender or not genders or gender in genders):
            options.append((cluster, like))
    if suffix:
        options = [
            o for o in options if any(parse_person(scene.mentions[m].name).suffix == suffix for m in o[0])
        ] or options
    elif any(_has_no_suffix(scene, o[0]) for o in options):
        options = [o for o in options if _has_no_suffix(scene, o[0])]
    family = [o for o in options if o[1] >= 0.55]
    options = family or options
    if len(options) < 2:
        return options[0][0][0] if options else None
    return _choose_among(scene, n, [cluster for cluster, _ in options])


def _has_no_suffix(scene: Scene, cluster: Sequence[int]) -> bool:
    return any(parse_person(scene.mentions[m].name).suffix is None for m in cluster)


def _choose_among(scene: Scene, n: int, clusters: Sequence[list[int]]) -> int | None:
    title = title_words(scene, n)
    same_title = [c for c in clusters if title and any(title == title_words(scene, m) for m in c)]
    if len(same_title) == 1:
        return same_title[0][0]
    before = [(max(m for m in c if m < n), c) for c in clusters if any(m < n for m in c)]
    not_kin = [(m, c) for m, c in before if not KIN & set(title_words(scene, c[0]).split())]
    before = not_kin or before
    near = [(m, c) for m, c in before if scene.sentence[n] - scene.sentence[m] <= NEAR]
    if near or len(before) == 1:
        return max(near or before)[1][0]
    sizes = sorted(((len(c), c[0]) for c in clusters), reverse=True)
    return sizes[0][1] if sizes[0][0] > sizes[1][0] else None


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
    parts = [word_key(w.text) for w in words(form)]
    lead = find_known(cluster[0])
    full = [word_key(w.text) for name in (cluster[0], lead.name if lead else "") for w in words(name)]
    # "the Council", "the Post": the head word of a longer name, never of an unlike known body.
    return (
        len(parts) == 1
        and parts[0] in full[-1:] + full[len(list(words(cluster[0]))) - 1 :][:1]
        and find_known(form) is None
    )


def _link_places(scene: Scene, chosen: Sequence[int]) -> dict[int, int]:
    first: dict[tuple[str, str], int] = {}
    links = {}
    for n in chosen:
        mention = scene.mentions[n]
        country = mention.country if mention.type == "state" else None
        links[n] = first.setdefault((mention.type, country or fold(mention.name)), n)
    return links
