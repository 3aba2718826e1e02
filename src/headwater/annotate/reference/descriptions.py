"""Descriptions that stand for somebody named: "the spokesman", "the regime", "the two countries", "the deal"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.annotate.reference.appositions import ORGANIZED, find_apposition
from headwater.annotate.reference.epithets import find_again, find_described, find_pointed
from headwater.annotate.reference.introductions import find_introduced
from headwater.annotate.reference.nominal_words import SEAT
from headwater.annotate.reference.parties import PAIRED, WINDOW, Target, before, find_pair, root_of
from headwater.annotate.reference.scene import FURNITURE, Scene, gender_of, head_noun, head_of, title_words
from headwater.annotate.reference.things import find_craft, find_text
from headwater.names import find_known, word_key
from headwater.text import fold, words

LAWYERS = frozenset(("attorney", "lawyer"))
RULERS = frozenset(
    "leader ruler president premier chancellor dictator monarch king queen emperor sultan prime minister".split()
) | {
    "prime minister",
    "head of state",
    "supreme leader",
    "head of government",
}
SAME_OFFICE = (
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("ambassador envoy diplomat".split()),
    frozenset("lawyer attorney counsel".split()),
    frozenset("priest father reverend pastor vicar".split()),
    frozenset("chairman chairwoman chairperson chair".split()),
    frozenset("adviser advisor aide".split()),
    frozenset(("premier", "chancellor", "prime minister")),
    frozenset("lawmaker legislator senator congressman congresswoman representative mp".split()),
)
# Everybody has one: "his lawyer" is not the lawyer whom the report names next.
MANIFOLD = SAME_OFFICE[0] | SAME_OFFICE[2]
# Sorts of company that are written for its name.
MAKERS = frozenset(
    "drugmaker carmaker automaker chipmaker planemaker lender insurer retailer manufacturer airline brewer broadcaster "
    "publisher shipbuilder steelmaker bank".split()
)
ARMED = frozenset(
    "brigade brigades army front movement militia battalion battalions faction guard wing resistance".split()
)
# A union is called by other words than a company: the Police Association, the Transport Federation.
UNIONS = frozenset("association federation guild brotherhood workers teachers".split())
# What an adjective tells of a state, by code.
REGIONS = {
    "communist": frozenset("kp cn vn cu la".split()),
    "asian": frozenset(
        "kp kr cn jp in id th vn my ph sg mm kh la bd pk lk np mn kz uz tm tj kg tw af bt bn tl".split()
    ),
    "european": frozenset(
        "fr de it es gb pt nl be lu at ch pl cz sk hu ro bg gr dk se no fi ee lv lt ie hr si rs ua by md al".split()
    ),
    "african": frozenset(
        "ng za ke et gh eg ma dz tn ly sd ss so ug tz rw bi cd cg cm ml ne td bf sn ci zm zw mz ao na bw mg".split()
    ),
    "arab": frozenset("sa ae qa kw bh om ye iq sy lb jo ps eg ly tn dz ma sd mr".split()),
    "gulf": frozenset("sa ae qa kw bh om ir iq".split()),
    "shiite": frozenset(("ir", "iq")),
    "nordic": frozenset("dk se no fi is".split()),
    "baltic": frozenset("ee lv lt".split()),
    "islamic": frozenset("ir af pk mr".split()),
}
# Titled persons on either side among whom the bearer of an office is sought: all of them, but in the longest reports.
REACH = 400
PLAIN = frozenset("then new current former incoming outgoing newly elected mr mrs ms".split())
INDEFINITE = frozenset("a an another one".split())
OWNED = frozenset("his her its their our".split())
DEFINITE = OWNED | frozenset("the this that these those both".split())


class Known(NamedTuple):
    """What is known so far: roots of names, targets of descriptions, the last of each wording, titled persons."""

    links: dict[int, int]
    found: dict[int, Target]
    seen: dict[tuple[str, str], int]
    titled: list[int]


def link_descriptions(scene: Scene, links: dict[int, int]) -> dict[int, Target]:
    """For each description the mention that it stands for, where one and only one fits best."""
    found: dict[int, Target] = {}
    seen: dict[tuple[str, str], int] = {}
    titled = [n for n, m in enumerate(scene.mentions) if m.type == "person" and m.level == "name" and m.title]
    for n, mention in enumerate(scene.mentions):
        if mention.level != "nominal" or mention.type == "goods":
            continue
        target = _link_one(scene, n, Known(links, found, seen, titled))
        if target is not None:
            found[n] = target
        seen[mention.type, _description_key(mention.name)] = n
    return found


def _link_one(scene: Scene, n: int, known: Known) -> Target | None:
    links, found = known.links, known.found
    if n in scene.apposed and scene.mentions[scene.apposed[n].mention].level == "pronoun":
        return None  # the pronoun tells whom it is said of
    if (appositive := find_apposition(scene, n)) is not None:
        return Target(root_of(appositive, links))
    mention = scene.mentions[n]
    if PAIRED.match(mention.name):
        return find_pair(scene, n, links)
    if (pointed := find_pointed(scene, n)) is not None:
        return found.get(pointed, Target(root_of(pointed, links)))
    if (same := _find_same_words(scene, n, known.seen)) is not None:
        return found.get(same, Target(same))
    if not _is_definite(scene, n):
        return None
    if mention.type == "state":
        one = _find_state(scene, n, links)
    elif mention.type == "person":
        one = _find_person(scene, n, known)
    elif mention.type in ORGANIZED:
        one = _find_body(scene, n, links)
    elif mention.type == "craft":
        one = find_craft(scene, n, links)
    else:
        one = find_text(scene, n) if mention.type == "document" else None
    if one is not None or mention.type in ("state", "document"):
        return Target(root_of(one, links)) if one is not None else None
    if (again := find_again(scene, n)) is not None:
        return found.get(again, Target(again))
    if mention.type != "person":
        return None
    person = find_described(scene, n, links)
    person = find_introduced(scene, n, links) if person is None else person
    return None if person is None else Target(root_of(person, links))


def _is_definite(scene: Scene, n: int) -> bool:
    """Whether a description is of one in particular; a headline leaves out the article: "MAYOR says bridge is safe"."""
    mention = scene.mentions[n]
    first = fold(mention.name).split()[0]
    if mention.type == "person" and first in INDEFINITE:
        return False  # "a Navy spokesman" is one whom the report does not name
    is_role = scene.headed[n] and mention.type == "person"
    return is_role or first in DEFINITE or mention.body is not None or _is_owned(mention.name)


def _is_owned(name: str) -> bool:
    return "'s " in name or "’s " in name


def _find_same_words(scene: Scene, n: int, seen: dict[tuple[str, str], int]) -> int | None:
    """An earlier description in the same words, articles apart: 'the officials' again."""
    mention = scene.mentions[n]
    earlier = seen.get((mention.type, _description_key(mention.name)))
    head = head_of(mention.name)
    if (head is None or not head.plural) and fold(mention.name).split()[0] in INDEFINITE:
        return None
    return earlier


@lru_cache(maxsize=8192)
def _description_key(name: str) -> str:
    parts = [word_key(w.text) for w in words(name)]
    return " ".join(p for p in parts if p not in ("the", "a", "an", "this", "that", "these", "those", "some"))


def _list_states_before(scene: Scene, n: int, window: int, links: dict[int, int]) -> Iterator[tuple[int, str]]:
    for m in before(scene, n, window):
        mention = scene.mentions[m]
        if mention.type == "state" and mention.level == "name" and mention.country:
            yield root_of(m, links), mention.country


def _find_state(scene: Scene, n: int, links: dict[int, int]) -> int | None:
    mention = scene.mentions[n]
    if mention.body is not None:
        body = scene.mentions[mention.body]
        if body.type == "state":
            return mention.body
    if (owner := _find_owner(scene, n)) is not None:
        return owner
    keys = {word_key(w.text) for w in words(mention.name)}
    region = next((codes for word, codes in REGIONS.items() if word in keys), None)
    seen: list[tuple[int, str]] = list(_list_states_before(scene, n, WINDOW if region else 2, links))
    fitting = [(m, code) for m, code in seen if region is None or code in region]
    if region is not None:
        codes = {code for _, code in fitting}
        return fitting[0][0] if len(codes) == 1 else None
    if head_noun(mention.name) in ("power", "superpower", "state", "administration"):
        return _find_body(scene, n, links) if head_noun(mention.name) == "administration" else None
    same = [code for m, code in fitting if scene.sentence[n] == _sentence_of_last(scene, n, code)]
    if len(set(same)) > 1:
        return None
    return _prefer_subject(scene, n, [m for m, _ in fitting], links)


def _prefer_subject(scene: Scene, n: int, fitting: Sequence[int], links: dict[int, int]) -> int | None:
    """The nearest of some states; for a subject the one that the sentence before is about, if this one names none."""
    if not fitting or not scene.acts[n] or any(scene.sentence[m] == scene.sentence[n] for m in before(scene, n, 0)):
        return fitting[0] if fitting else None
    last = [m for m in before(scene, n, 1) if scene.leads[m] and scene.mentions[m].type == "state"]
    return next((root_of(m, links) for m in last if root_of(m, links) in fitting), fitting[0])


def _sentence_of_last(scene: Scene, n: int, code: str) -> int:
    return next(
        (
            scene.sentence[m]
            for m in range(n - 1, -1, -1)
            if scene.mentions[m].country == code and scene.mentions[m].type == "state"
        ),
        FURNITURE,
    )


def _find_owner(scene: Scene, n: int) -> int | None:
    """The state of a person inside the description: "the country of Joan Doe", "Mr. Doe's government"."""
    outer = scene.mentions[n].extent
    near = range(n + 1, min(len(scene.mentions), n + 4))
    inside = [m for m in near if outer.contains(scene.mentions[m].extent) and scene.mentions[m].type == "person"]
    if not inside:
        return None
    country = country_of(scene, inside[0])
    if country is None:
        return None
    return scene.states.get(country)


def country_of(scene: Scene, n: int) -> str | None:
    """The country of a person, by any title that the report gives to that name."""
    mention = scene.mentions[n]
    return mention.country or scene.countries.get(fold(mention.name).split()[-1] if mention.name.strip() else "")


def _office_keys(noun: str) -> frozenset[str]:
    for group in SAME_OFFICE:
        if noun in group:
            return group
    return RULERS if noun in ("leader", "ruler") else frozenset((noun,))


def _find_person(scene: Scene, n: int, known: Known) -> int | None:
    """The person whose office the description names: by the words of a title, and by the country where one is given."""
    mention = scene.mentions[n]
    if any(m.type == "person" and mention.extent.contains(m.extent) for m in scene.mentions[n + 1 : n + 4]):
        return None  # "Mr. Lee's lawyer": the office of a person tells nothing of a title
    links = known.links
    noun = head_noun(mention.name)
    offices = _office_keys(noun)
    best: dict[int, int] = {}
    plain: dict[int, int] = {}
    here = bisect_left(known.titled, n)
    for m in known.titled[max(0, here - REACH) : here + REACH]:
        held = title_words(scene, m)
        if not any(f" {office} " in f" {held} " for office in offices) or not _may_be_same(scene, m, n, known):
            continue
        if noun == "minister" and held.endswith("prime minister"):
            continue  # "the minister" is one of his
        country = mention.country
        their = country_of(scene, m) if country else None
        if country and their and their != country:
            continue
        if noun in RULERS and not country and ("vice" in held.split() or _leads_body(scene, m)):
            continue
        # Where the country of a person is not told, only the very same office will do.
        rank = best if their == country else plain if set(held.split()) - PLAIN == set(noun.split()) else None
        if rank is not None:
            rank[root_of(m, links)] = max(rank.get(root_of(m, links), -1), m if m < n else -1)
    best = best or (plain if len(plain) == 1 else {})
    if mention.body is not None and len(best) > 1:
        same = {root: m for root, m in best.items() if _has_body(scene, root, mention.body, known)}
        best = same or best
    if not best:
        return None
    latest = sorted(best, key=lambda root: __last_before(scene, root, n, links), reverse=True)
    if len(latest) > 1 and __last_before(scene, latest[0], n, links) < 0:  # none of several is named yet
        return None
    return latest[0]


def _may_be_same(scene: Scene, m: int, n: int, known: Known) -> bool:
    """Whether a titled person has the gender of a description, and holds no office of another body or place."""
    ours, theirs = gender_of(scene, n), gender_of(scene, m)
    is_owned = fold(scene.mentions[n].name).split()[0] in OWNED and head_noun(scene.mentions[n].name) in MANIFOLD
    if (ours and theirs and ours != theirs) or (is_owned and m > n):
        return False
    body, other = scene.mentions[n].body, scene.mentions[m].body
    if body is None or other is None:
        # "the U.S. attorney" is a prosecutor, and not somebody's attorney.
        return body is None or head_noun(scene.mentions[n].name) not in LAWYERS
    kinds = {"body" if (kind := scene.mentions[b].type) in ORGANIZED else kind for b in (body, other)}
    if kinds not in ({"body"}, {"place"}):
        return True  # the spokesman of a state may be that of its ministry
    return root_of(body, known.links) == root_of(other, known.links)


def _has_body(scene: Scene, root: int, body: int, known: Known) -> bool:
    """Whether a title of a person belongs to the same body as a description."""
    owners = {scene.mentions[m].body for m in known.titled if root_of(m, known.links) == root}
    return any(o is not None and root_of(o, known.links) == root_of(body, known.links) for o in owners)


def _leads_body(scene: Scene, m: int) -> bool:
    """Whether somebody's office is that of a body and not of a state: the president of a club."""
    body = scene.mentions[m].body
    return body is not None and scene.mentions[body].type in ("organization", "media", "facility", "group")


def __last_before(scene: Scene, root: int, n: int, links: dict[int, int]) -> int:
    return max((m for m in range(n) if scene.mentions[m].type == "person" and root_of(m, links) == root), default=-1)


def _body_words(name: str) -> set[str]:
    known = find_known(name)
    return {word_key(w.text) for form in (name, known.name if known else "") for w in words(form)}


def _find_body(scene: Scene, n: int, links: dict[int, int]) -> int | None:
    """The nearest body whose name has the head noun; else the only body nearby."""
    mention = scene.mentions[n]
    if mention.body is not None or _is_owned(mention.name):
        return None
    parts = [p for p in _description_key(mention.name).split() if not SEAT.search(p)]
    if len(parts) > 2 or not parts:
        return None
    noun = parts[-1]
    bodies = [
        m for m in before(scene, n, 40) if scene.mentions[m].type in ORGANIZED and scene.mentions[m].level == "name"
    ]
    for m in bodies:
        if noun in _body_words(scene.mentions[m].name) and all(p in _body_words(scene.mentions[m].name) for p in parts):
            return m
    if len(parts) > 1 or noun not in (
        "group",
        "organization",
        "organisation",
        "company",
        "firm",
        "newspaper",
        "paper",
        "agency",
        "union",
        *MAKERS,
    ):
        return None
    near = {
        root_of(m, links)
        for m in bodies
        if scene.sentence[n] - scene.sentence[m] <= 2 and _fits(scene, m, noun) and not _meets(scene, m, n)
    }
    return next(iter(near)) if len(near) == 1 else None


def _meets(scene: Scene, m: int, n: int) -> bool:
    """Whether a body does something to another that a trade names: "Quill & Doe advised THE BANK"."""
    is_other = head_noun(scene.mentions[n].name) in MAKERS and not scene.acts[n] and n not in scene.voices
    return is_other and scene.sentence[m] == scene.sentence[n] and scene.acts[m]


def _fits(scene: Scene, m: int, noun: str) -> bool:
    kind = scene.mentions[m].type
    if noun == "union":
        return bool(UNIONS & _body_words(scene.mentions[m].name))
    return (
        kind == "media"
        if noun in ("newspaper", "paper")
        else kind == "organization"
        or (noun == "agency" and kind != "media")
        or (noun == "group" and _is_armed(scene, m))
    )


def _is_armed(scene: Scene, m: int) -> bool:
    """Whether a body of no state is one of fighters: the Red Harvest Brigade."""
    mention = scene.mentions[m]
    return mention.country is None and mention.body is None and bool(ARMED & _body_words(mention.name))
