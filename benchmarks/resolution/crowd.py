"""Many mentions of many actors, made by chance, to time how they become actors: forms of names as reports mix them."""

import random
import time
from collections.abc import Mapping

from benchmarks.screening.stock import STOCKS
from headwater.annotations import Annotations, Mention, MentionType
from headwater.dates import unknown
from headwater.record.model import Report
from headwater.resolve.actors import resolve_actors
from headwater.text import Extent

KINDS = "Bank|Motors|Shipping|Institute|Agency|Energy|Airways|Council|Foundation|University|Steel|Trading"
SYLLABLES = "bar dor kel lin mor nav pel ras sul tar vin zor hel gan fen lo ma ri to va".split()


def make_actors(many: int, chance: random.Random) -> list[tuple[MentionType, tuple[str, ...]]]:
    """Persons (two thirds) and bodies with the forms of their names; every name is another."""
    actors: list[tuple[MentionType, tuple[str, ...]]] = []
    stocks = list(STOCKS.values())
    while len(actors) < many:
        word = "".join(chance.sample(SYLLABLES, 3)).title()
        if len(actors) % 3:
            given = chance.choice(chance.choice(stocks).given.split("|")).replace("al-", "")
            actors.append(("person", (f"{given} {word}", f"{given[0]}. {word}", word)))
        else:
            kind = chance.choice(KINDS.split("|"))
            actors.append(("organization", (f"{word} {kind}", f"{kind} of {word}")))
    return actors


def make_reports(mentions: int, actors: int, seed: int = 5) -> tuple[list[Report], list[Annotations]]:
    """Reports of twenty mentions each: a person by the full name first, then by the family name."""
    chance = random.Random(seed)
    known = make_actors(actors, chance)
    reports, found = [], []
    for number in range(mentions // 20):
        key, text = f"rep_{number:06}", ""
        own: list[Mention] = []
        for kind, forms in chance.sample(known, 10):
            first = chance.choice(forms[:2])
            for form in (first, forms[-1]):
                ahead = len(own) - 1 if form is not first else None
                start = len(text)
                text += f"{form} . "
                own.append(
                    Mention(
                        extent=Extent(start, start + len(form)), level="name", type=kind, name=form, antecedent=ahead
                    )
                )
        reports.append(make_report(key, text))
        found.append(Annotations(report=key, mentions=tuple(own)))
    return reports, found


def make_report(key: str, text: str) -> Report:
    """A report without a date."""
    return Report(
        id=key, uri=key, file=key, sha256="", title=None, outlet=None, published=unknown("made"), collected=None,
        language="en", text=text, zones=(), credits=(),
    )  # fmt: skip


def time_crowd(mentions: int, actors: int) -> Mapping[str, float]:
    """Seconds of the processor that it takes to make actors of so many mentions, in one process."""
    reports, found = make_reports(mentions, actors)
    start = time.process_time()
    resolved = resolve_actors(reports, found)
    seconds = time.process_time() - start
    return {"crowd_mentions": mentions, "crowd_actors": len(resolved.actors), "crowd_s": round(seconds, 1)}
