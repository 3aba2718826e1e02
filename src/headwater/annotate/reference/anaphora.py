"""Who a name, a description or a pronoun stands for within one report: a sieve from the surest to the least sure.

Names first (forms of one name), then descriptions (apposition, office, kind), then pronouns by number, gender, nearness
and whether the candidate acts.  Where two fit equally well there is no antecedent.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotate.closed_classes import POSSESSIVES
from headwater.annotate.parses import Parse
from headwater.annotate.reference.aliases import link_names
from headwater.annotate.reference.descriptions import link_descriptions
from headwater.annotate.reference.entities import Entities
from headwater.annotate.reference.numbers import PLURALS, is_collective, is_plural
from headwater.annotate.reference.predicates import Said
from headwater.annotate.reference.scene import FURNITURE, Scene, set_scene
from headwater.annotate.reference.speeches import find_own_speaker, link_speaker
from headwater.annotations import Mention, Sentence
from headwater.record.model import Report
from headwater.text import fold

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
SPEAKERS = frozenset(("i", "we"))
THINGS = frozenset(("it", "its"))
FRONTED = re.compile(
    r"(?:despite|after|before|besides|in|with|for|from|like|unlike|during|by|under|on|at|amid|among|throughout)\b[^,]*$",
    re.IGNORECASE,
)
# Things that have something of their own; a plan has not, and "the plan would protect its workers" is of who speaks.
OWNING = re.compile(
    r"\b(?:village|town|city|district|province|island|port|harbou?r|airport|base|camp|hospital|church|mosque|factory|plant|"
    r"refinery|mine|bridge|tanker|vessel|ship|boat|ferry|freighter|trawler|frigate|submarine|yacht|barge|plane|aircraft|"
    r"jet|airliner|helicopter|drone|train|bus|truck|lorry|car|satellite|rocket|missile|reactor)$",
    re.IGNORECASE,
)
# What a craft has and no state: behind "the tanker was seized" these are the tanker's, whoever speaks.
CRAFT = re.compile(
    r"\b(?:tanker|vessel|ship|boat|ferry|freighter|trawler|frigate|submarine|yacht|barge|plane|aircraft|jet|airliner|"
    r"helicopter|train|bus)\b",
    re.IGNORECASE,
)
ABOARD = re.compile(
    r"\s+(?:\w+\s+)?(?:crew|owners?|operators?|sailors|captain|skipper|passengers|cargo|hull|deck|engines?|anchor|bow|wreck|pilots?|driver)\b",
    re.IGNORECASE,
)
LONGEST = 12  # characters of such a word
SHORTLY = 200  # characters before "its crew" in which a craft is named
REACH = 4  # sentences back in which a pronoun finds its antecedent
# A candidate must lead by this much; below it two fit equally and there is none.
LEAD = 0.2
PREDICATING = re.compile(r"(?:\b(?:as|is|was|be|been|become|became|being|are|were|not)|['’]s)\s+$", re.IGNORECASE)
KNOWN_GENDER = 0.4  # a candidate known to be a woman is likelier to be "she" than one of whom nothing is known
GUESSED = 1.0  # what is taken for a person's name loses as "it"
ACTING = 2.0  # a candidate that acts,
CLIENT = 2.5  # whoever is spoken for by his own
LEADING = 0.6  # and does so first in its sentence
UNNAMED = 0.5  # what an unnamed source loses: "Lund will resign, a diplomat said. HIS letter is written"
FAR = 1.5  # what a candidate loses with each sentence
OUTSIDE = 1.0  # what a speaker loses as owner of what he says of somebody else
ADDING = ("add", "continu", "went on", "goes on", "conclud")


def link_mentions(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution] = (),
    parses: Sequence[Parse] = (),
) -> tuple[Mention, ...]:
    """The mentions with `antecedent` filled, and `members` for a description of two parties."""
    scene = set_scene(report, sentences, mentions, quotations, attributions, parses)
    links = link_names(scene)
    targets = link_descriptions(scene, links)
    entity = Entities(scene, links, targets)
    linked = list(mentions)
    for n, mention in enumerate(mentions):
        if mention.level in ("name", "demonym") and n in links:
            ahead = mentions[links[n]].type
            kind = ahead if mention.type == "other" or "person" in (mention.type, ahead) else mention.type
            linked[n] = msgspec.structs.replace(mention, antecedent=links[n], type=kind)
        elif n in targets:
            target = targets[n]
            linked[n] = msgspec.structs.replace(
                mention, antecedent=target.mention, members=mention.members or target.members
            )
    pronouns = [n for n, m in enumerate(mentions) if m.level == "pronoun" and scene.sentence[n] != FURNITURE]
    # "I" and "we" wait for the pronouns that may be their speakers.
    for n in sorted(pronouns, key=lambda n: (fold(mentions[n].name) in SPEAKERS, n)):
        if (found := _link_pronoun(entity, n)) is not None:
            entity.roots[n] = found
            linked[n] = msgspec.structs.replace(mentions[n], antecedent=found, type=mentions[found].type)
    for n, said in scene.apposed.items():
        linked[n] = _link_predicate(entity, linked[n], said)
    return tuple(linked)


def _link_predicate(entity: Entities, mention: Mention, said: Said) -> Mention:
    """A description with whom a sentence says it of; what somebody was is no office that he has."""
    root = entity.roots[said.mention]
    if root != said.mention and entity.scene.mentions[root].type == mention.type:
        mention = msgspec.structs.replace(mention, antecedent=root)
    return msgspec.structs.replace(mention, body=None) if said.is_past else mention


def _link_pronoun(entity: Entities, n: int) -> int | None:
    scene = entity.scene
    word = fold(scene.mentions[n].name)
    if word in SPEAKERS:
        return link_speaker(entity, n, word)
    scored: dict[int, float] = {}
    own = find_own_speaker(entity, n) if word in GENDERS else None
    for m in _candidates(scene, n):
        is_venue = scene.speaks[n] and scene.located[m]  # "The union sued in the High Court. It said"
        if is_venue or _is_spoken_of(scene, m, n) or entity.roots[m] == own or _is_no_crew(scene, m, n):
            continue
        if _agrees(entity, m, word):
            root = entity.roots[m]
            scored[root] = max(scored.get(root, -99.0), _score(entity, m, n))
    if (teller := _find_teller(entity, n, scored)) is not None:
        return teller
    if (
        word in POSSESSIVES
        and not any(scene.sentence[m] == scene.sentence[n] for m in scored)
        and _is_fronted(scene, n)
    ):
        scored |= {entity.roots[m]: 1.0 for m in _subjects_behind(entity, n, word)}
    ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD):
        return None
    root, score = ranked[0]
    if score < -6 or (word == "it" and _weigh_things(entity, root, n) > score - LEAD):
        return None
    if word == "its" and (_is_of_thing(scene, n) or _is_of_craft(scene, root, n)):
        return None
    if word in GENDERS and entity.scene.mentions[root].type == "person":
        entity.genders.setdefault(root, GENDERS[word])
    return root


def _weigh_things(entity: Entities, root: int, n: int) -> float:
    """How well the last subject that is nobody fits a pronoun: "The plan failed. It had cost too much".

    One before the place where the best candidate acts does not count.
    """
    scene = entity.scene
    start = scene.mentions[n].extent.start
    voice = scene.voices.get(n)
    said = voice.content if voice else ()
    at = bisect_left(scene.things, (start, 0)) - 1
    while at >= 0 and any(e.start < scene.things[at][0] <= e.end for e in said):
        at -= 1  # nobody says "it" of what he speaks of: "The search would go on, it said"
    acting = (scene.mentions[m].extent.end for m in _candidates(scene, n) if entity.roots[m] == root and scene.acts[m])
    if at < 0 or scene.things[at][0] < next(acting, 0):
        return -99.0
    return ACTING - FAR * (scene.sentence[n] - scene.things[at][1])


def _is_of_thing(scene: Scene, n: int) -> bool:
    """Whether a possessive is of the subject of its clause, a thing: "the tanker had lost its anchor"."""
    at = bisect_left(scene.things, (scene.mentions[n].extent.start, 0)) - 1
    if at < 0 or scene.things[at][1] != scene.sentence[n]:
        return False
    end = scene.things[at][0]
    is_parted = any(scene.acts[m] for m in range(max(0, n - 8), n) if scene.mentions[m].extent.start >= end)
    return not is_parted and OWNING.search(scene.text, max(0, end - LONGEST), end) is not None


def _is_of_craft(scene: Scene, root: int, n: int) -> bool:
    """Whether a possessive is of a craft named shortly before, and not of a state: "Norway said its crew was safe"."""
    mention = scene.mentions[n].extent
    if scene.mentions[root].type not in ("state", "place") or not ABOARD.match(scene.text, mention.end):
        return False
    return CRAFT.search(scene.text, max(0, mention.start - SHORTLY), mention.start) is not None


def _is_no_crew(scene: Scene, m: int, n: int) -> bool:
    """Whether a craft would own people who are not aboard: "The vessel sank. ITS foreign minister said"."""
    if scene.mentions[m].type != "craft":
        return False
    start, end = scene.mentions[n].extent
    near = scene.mentions[max(0, n - 2) : n + 3]
    is_owned = any(k.extent.start == start and k.level == "nominal" and k.type in ("person", "group") for k in near)
    is_office = any(k.title is not None and end < k.title.start <= end + 2 for k in near)
    return (is_owned or is_office) and not ABOARD.match(scene.text, end)


def _is_spoken_of(scene: Scene, m: int, n: int) -> bool:
    """Whether a candidate stands in what the pronoun says: nobody speaks of himself by name before "he said"."""
    if scene.speaks[n] and scene.quotation[n] is None and scene.quotation[m] is not None:
        return True
    voice = scene.voices.get(n)
    return voice is not None and any(e.contains(scene.mentions[m].extent) for e in voice.content)


def _find_teller(entity: Entities, n: int, others: Collection[int]) -> int | None:
    """Whoever tells of himself by name: "Joan Doe has faith in her envoy, SHE said", where no other can be a woman."""
    scene, gender = entity.scene, GENDERS.get(fold(entity.scene.mentions[n].name))
    if gender is None or not scene.speaks[n] or any(entity.genders.get(root) == gender for root in others):
        return None
    return next(
        (
            entity.roots[m]
            for m in _candidates(scene, n)
            if scene.sentence[m] == scene.sentence[n]
            and scene.leads[m]
            and scene.quotation[m] is None
            and entity.genders.get(entity.roots[m]) == gender
        ),
        None,
    )


def _is_fronted(scene: Scene, n: int) -> bool:
    """Whether a possessive stands in the phrase before its sentence's subject: "Despite its denials, the state …"."""
    start = scene.mentions[n].extent.start
    before = scene.text[max(scene.text.rfind(mark, 0, start) for mark in ".?!\n") + 1 : start]
    is_within = before.rstrip().endswith(("that despite", "that after", "that in"))
    return is_within or FRONTED.match(before.lstrip(" “\"'")) is not None


def _subjects_behind(entity: Entities, n: int, word: str) -> Iterator[int]:
    """The first candidate behind the next comma that acts."""
    scene = entity.scene
    comma = scene.text.find(",", scene.mentions[n].extent.end)
    for m in range(n + 1, min(len(scene.mentions), n + 8)):
        if scene.sentence[m] == scene.sentence[n] and scene.mentions[m].extent.start > comma > 0 and scene.acts[m]:
            if _agrees(entity, m, word):
                yield m
            return


def _candidates(scene: Scene, n: int) -> Iterator[int]:
    """The mentions before a pronoun, nearest first; behind a long speech who made it is nearer than what is in it."""
    places = scene.told if scene.speaks[n] and scene.quotation[n] is None else scene.sentence
    for m in range(n - 1, -1, -1):
        if scene.sentence[m] == FURNITURE:
            continue
        if places[n] - places[m] > REACH:
            return
        if _count_between(scene, m, n) <= REACH and scene.mentions[m].extent.end <= scene.mentions[n].extent.start:
            yield m


def _count_between(scene: Scene, m: int, n: int) -> int:
    """Sentences from a candidate to a pronoun; those of the speech before it do not count for who made it."""
    is_outside = scene.speaks[n] and scene.quotation[n] is None and scene.quotation[m] is None
    return scene.told[n] - scene.told[m] if is_outside else scene.sentence[n] - scene.sentence[m]


def _agrees(entity: Entities, m: int, word: str) -> bool:
    """Whether a candidate has the number, the kind and the gender of the pronoun."""
    scene = entity.scene
    mention = scene.mentions[m]
    kind = scene.mentions[entity.roots[m]].type if mention.level == "pronoun" else mention.type
    plural = is_plural(scene, m)
    if mention.level == "pronoun" and (entity.roots[m] == m or fold(mention.name) in SPEAKERS):
        return False
    if mention.level == "nominal" and _is_predicate(scene, m):
        return False
    if word in GENDERS:
        gender = entity.genders.get(entity.roots[m])
        return kind in ("person", "other") and not plural and gender in (None, GENDERS[word])
    if word in PLURALS:
        return plural or is_collective(mention)
    return (
        not plural
        and (
            _may_be_thing(entity, m)
            or kind
            in (
                "state",
                "organization",
                "public_body",
                "media",
                "document",
                "group",
                "facility",
                "place",
                "craft",
                "other",
            )
        )
        and (mention.level != "demonym")
    )


def _may_be_thing(entity: Entities, m: int) -> bool:
    """Whether a name was only guessed to be a person's: one word, nowhere with a title, a given name or a gender."""
    mention = entity.scene.mentions[entity.roots[m]]
    guessed = mention.level == "name" and mention.finder in ("guess", "encoder") and mention.title is None
    return guessed and " " not in mention.name and entity.roots[m] not in entity.genders


def _is_predicate(scene: Scene, m: int) -> bool:
    """Whether a description only says what somebody is: "as a candidate", "she was a doctor"."""
    mention = scene.mentions[m]
    indefinite = fold(mention.name).split()[0] in ("a", "an")
    return (
        indefinite
        and PREDICATING.search(scene.text, max(0, mention.extent.start - 12), mention.extent.start) is not None
    )


def _score(entity: Entities, m: int, n: int) -> float:
    """How well a candidate fits: near, acting, named, in the same voice."""
    scene = entity.scene
    mention = scene.mentions[m]
    distance = _count_between(scene, m, n)
    score = -FAR * distance
    possessive = fold(scene.mentions[n].name) in POSSESSIVES
    if scene.acts[m] or scene.speaks[m] or _writes(scene, m):
        score += ACTING
    if scene.leads[m] or scene.speaks[m]:
        score += LEADING
    if scene.quotation[m] != scene.quotation[n]:
        score -= 2.5 if distance else 1.0
    if mention.level == "pronoun":
        score += 0.5
    if mention.type in ("document", "place", "facility", "media"):
        score -= 1.5
    elif mention.type == "other":
        score -= 1.0
    if fold(scene.mentions[n].name) in GENDERS and entity.roots[m] in entity.genders:
        score += KNOWN_GENDER
    if fold(scene.mentions[n].name) in THINGS and scene.mentions[entity.roots[m]].type == "person":
        score -= GUESSED
    score += _score_voice(entity, m, n)
    if possessive and _is_said_of_another(scene, m, n):
        score -= OUTSIDE
    if mention.level == "nominal" and mention.type != "person":
        score -= 0.3
    if scene.speaks[m] and scene.mentions[entity.roots[m]].level == "nominal" and not scene.speaks[n]:
        score -= UNNAMED
    if _is_owner(scene, m):
        score += 0.7 if possessive else -0.3
        score += CLIENT * _is_spoken_for(scene, m, n)
    score += 0.04 * min(entity.named[entity.roots[m]], 5)
    # Within a sentence a possessive takes the nearest, a subject the first.
    span = (scene.mentions[n].extent.start - mention.extent.end) / 400
    return score - span if possessive or distance else score + 0.5 * span


def _score_voice(entity: Entities, m: int, n: int) -> float:
    """What the cue of a pronoun tells: "he added" goes on with a speaker, "he denied" answers an accusation."""
    scene = entity.scene
    voice = scene.voices.get(n)
    if voice is None:
        return 0.0
    is_speaker = m in scene.voices and scene.quotation[m] is None
    if voice.cue is not None and voice.cue.of(scene.text).lower().startswith(ADDING):
        return 3.0 if is_speaker else 0.0
    if voice.act == "deny" and _is_accused(scene, m):
        return 3.5
    return 0.8 if is_speaker else 0.0


def _is_said_of_another(scene: Scene, m: int, n: int) -> bool:
    """Whether a speaker says it of somebody who acts in what he says: "Norway says that Estria relies on its mines"."""
    voice = scene.voices.get(m)
    said = next((e for e in voice.content if e.contains(scene.mentions[n].extent)), None) if voice else None
    return said is not None and any(
        scene.acts[k] and said.contains(scene.mentions[k].extent) for k in range(m + 1, n) if scene.acts[k]
    )


def _is_accused(scene: Scene, m: int) -> bool:
    """Whether somebody is the one whom the accusation around him accuses."""
    near = (scene.voices[k] for k in range(max(0, m - 6), m) if k in scene.voices)
    return any(a.act == "accuse" and a.hearer and a.hearer.overlaps(scene.mentions[m].extent) for a in near)


def _is_owner(scene: Scene, m: int) -> bool:
    end = scene.mentions[m].extent.end
    return scene.text[end : end + 2] in ("'s", "’s")


def _is_spoken_for(scene: Scene, m: int, n: int) -> bool:
    """Whether whoever speaks is described by somebody: "Doe's lawyer said HE would appeal"."""
    place, said = scene.mentions[m].extent, scene.mentions[n].extent
    for k in range(max(0, m - 3), min(len(scene.mentions), m + 4)):
        voice = scene.voices.get(k)
        if voice is not None and voice.speaker and any(e.contains(said) for e in voice.content):
            return any(e.contains(place) for e in voice.speaker)
    return False


def _writes(scene: Scene, m: int) -> bool:
    """Whether what somebody wrote stands for him: "Doe's letter says that he …"."""
    if not _is_owner(scene, m):
        return False
    place = scene.mentions[m].extent
    wholes = [k for k in range(max(0, m - 3), m) if scene.mentions[k].extent.contains(place)]
    return any(scene.mentions[k].type == "document" and (scene.acts[k] or scene.speaks[k]) for k in wholes)
