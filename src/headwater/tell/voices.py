"""Who stands behind a claim: its voices (institutions) with those who spoke for them, and who denies it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from headwater.record.model import Actor, Claim, Origin, Statement
from headwater.record.spans import Evidence
from headwater.tell.index import Index, find_origin, find_statement
from headwater.tell.wording import flatten, limit_words, shorten, spell

# In running text a state that speaks is its government; these two have an adjective that reads better than the name.
GOVERNMENTS = {"us": "US government", "gb": "UK government"}
NO_SOURCE = "no identified source"
LONGEST_NAME = 60
OTHER_SIGNED = ", one of them a co-signer of the other's statement"
# Of a description that began a sentence in its report; "The" may belong to a name.
OPENING_ARTICLE = re.compile(r"^An?(?= [a-z])")


class Voice(NamedTuple):
    """An institution that counts as one voice; `is_certain` is false where it may not be one of its own.

    `key` is the institution's id: two bodies can have one name, as the foreign ministries of two states.
    """

    key: str | None
    name: str
    speakers: tuple[str, ...]
    origins: tuple[str, ...]
    is_certain: bool


def name_actor(key: str | None, index: Index) -> str | None:
    """The best name of an actor."""
    actor = index.actors.get(key or "")
    return shorten(actor.name, LONGEST_NAME) if actor else None


def name_institution(key: str | None, index: Index) -> str | None:
    """The name of an institution as a voice: states of which it is usual speak as their government."""
    actor = index.actors.get(key or "")
    return _name_government(actor) or name_actor(key, index) if actor else None


def _name_government(actor: Actor) -> str | None:
    return GOVERNMENTS.get(actor.country or "") if actor.schema == "Country" else None


def is_known(origin: Origin) -> bool:
    """Whether an origin names somebody: an unidentified source and an outlet's own voice do not."""
    return origin.identified and bool(origin.speaker or origin.institution)


def list_origins(claim: Claim, index: Index) -> list[Origin]:
    """The identified origins of a claim."""
    return [o for o in (index.origins.get(key) for key in claim.origins) if o and is_known(o)]


def list_voices(claim: Claim, index: Index) -> tuple[Voice, ...]:
    """The voices of a claim, the certain ones first, each with those who spoke for it."""
    sure = set(claim.origins) - set(claim.uncertain_origins)
    groups: dict[str | None, list[Origin]] = {}
    for origin in [*list_origins(claim, index), *_find(claim.uncertain_origins, index)]:
        groups.setdefault(origin.institution or origin.speaker, []).append(origin)
    voices = [_gather_voice(key, origins, any(o.id in sure for o in origins), index) for key, origins in groups.items()]
    return tuple(sorted(voices, key=lambda v: not v.is_certain))


def _find(keys: Iterable[str], index: Index) -> list[Origin]:
    return [o for o in (index.origins.get(key) for key in keys) if o and is_known(o)]


def _gather_voice(key: str | None, origins: list[Origin], certain: bool, index: Index) -> Voice:
    name = name_institution(key, index) or "unnamed"
    named = (_name_speakers(o.speaker, index) for o in origins if o.speaker != key)
    speakers = dict.fromkeys(s for s in named if s and s != name)  # two described bodies of one name are one voice
    return Voice(key, name, tuple(speakers), tuple(dict.fromkeys(o.id for o in origins)), certain)


def _name_speakers(key: str | None, index: Index) -> str | None:
    """The name of an actor, or `four states jointly`: their names in a row would read as those of four speakers."""
    actor = index.actors.get(key or "")
    signers = [index.actors.get(member) for member in actor.members] if actor else []
    if len(signers) > 1 and all(s and s.schema == "Country" for s in signers):
        return f"{spell(len(signers))} states jointly"
    return name_actor(key, index)


def list_signers(voices: Iterable[Voice], index: Index) -> list[tuple[Voice, Voice]]:
    """Pairs of voices of one claim of which the first has co-signed a joint statement that counts for the second."""
    certain = [v for v in voices if v.is_certain]
    return [(a, b) for a in certain for b in certain if a.key != b.key and a.key in _find_signers(b, index)]


def _find_signers(voice: Voice, index: Index) -> set[str]:
    """The bodies that signed what a voice said jointly with others."""
    speakers = (index.actors.get(index.origins[key].speaker or "") for key in voice.origins)
    return {_find_top(member, index) for actor in speakers if actor for member in actor.members}


def _find_top(key: str, index: Index) -> str:
    """The last body that an actor is a part of."""
    seen = {key}
    while (actor := index.actors.get(key)) and actor.part_of and actor.part_of not in seen:
        key = actor.part_of
        seen.add(key)
    return key


def write_signers(voices: Iterable[Voice], index: Index) -> str:
    """`, one of them a co-signer of the other's statement`; with more voices by name; empty where nobody co-signed."""
    sure = [v for v in voices if v.is_certain]
    pairs = list_signers(sure, index)
    if len(sure) == 2 and pairs:
        return ", each a co-signer of the other's statement" if len(pairs) == 2 else OTHER_SIGNED
    return "".join(f", {a.name} a co-signer of {b.name}'s statement" for a, b in pairs[:1])


def write_voice(voice: Voice, most: int = 2) -> str:
    """A voice in words: `US government (John Kirby)`; `perhaps` where it may not be one of its own."""
    named = [OPENING_ARTICLE.sub(lambda m: m[0].lower(), speaker) for speaker in voice.speakers]
    speakers = f" ({limit_words(named, most)})" if named else ""
    return f"{'' if voice.is_certain else 'perhaps '}{voice.name}{speakers}"


def write_voices(claim: Claim, index: Index, most: int = 3) -> str:
    """Who the voices of a claim are; `only` where it is one, and said plainly where there is none."""
    voices = list_voices(claim, index)
    if not voices:
        return NO_SOURCE
    more = f"; {len(voices) - most} more" if len(voices) > most else ""
    words = "; ".join(write_voice(v) for v in voices[:most]) + more
    return f"only {words}" if [v.is_certain for v in voices] == [True] and claim.independent_origins <= 1 else words


def list_deniers(claim: Claim, index: Index) -> list[str]:
    """Who denies a claim, each once; nobody where the reports name none."""
    return list(dict.fromkeys(name for e in claim.denials if (name := name_speaker(e, index))))


def write_denial(claim: Claim, index: Index) -> str | None:
    """`denied by North Korea`; None where nobody denies the claim."""
    if not claim.denials:
        return None
    names = list_deniers(claim, index)
    return f"denied by {limit_words(names, 3)}" if names else "denied, by nobody named"


def name_speaker(evidence: Evidence, index: Index) -> str | None:
    """Who says a piece of evidence, as far as the reports name anyone."""
    statement = find_statement(evidence, index)
    origin = find_origin(evidence, index)
    return (name_source(statement, index) if statement else None) or (
        name_actor(origin.speaker or origin.institution, index) if origin and is_known(origin) else None
    )


def name_source(statement: Statement, index: Index) -> str | None:
    """The speaker of a statement: the actor's name, else the report's words."""
    speaker = statement.speaker
    if speaker is None:
        return None
    words = shorten(flatten(speaker.span.text), LONGEST_NAME) if speaker.span else None
    return name_actor(speaker.actor, index) or words
