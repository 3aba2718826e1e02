"""A party against an entry: the likeness of the names, and what else speaks for or against it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from headwater.names import Likeness, match_names, person_gender, state_name
from headwater.names.parts import take_apart
from headwater.record.screenings import Hit
from headwater.screening.entries import WatchList
from headwater.screening.index import Index, Row
from headwater.screening.parties import Party
from headwater.text import STOPWORDS, fold, stem, words

# From here a hit is shown.  On 1,000 ordinary people against 36,000 names every .05 less doubles what is shown falsely
# (docs/screening.md has the curve); the names of list entries that differ by spelling score above it.
SHOWN = 0.80


class Evidence(NamedTuple):
    """What a feature adds to the score (or takes from it), in words."""

    change: float
    words: str


Feature = Callable[[Party, Row], Evidence | None]


def _weigh_country(party: Party, row: Row) -> Evidence | None:
    country = party.actor.country
    if not country or not row.entry.countries:
        return None
    name = state_name(country) or country
    if country in row.entry.countries:
        return Evidence(0.03, f"both are of {name}")
    return Evidence(-0.05, f"{name} against {', '.join(state_name(c) or c for c in row.entry.countries)}")


def _weigh_office(party: Party, row: Row) -> Evidence | None:
    held = {stem(fold(w.text)) for office in party.actor.offices for w in words(office.title)} - STOPWORDS
    listed = {stem(fold(w.text)) for office in row.entry.offices for w in words(office)}
    shared = sorted(held & listed)
    return Evidence(0.03, f"both hold an office with the words {', '.join(shared)}") if len(shared) > 1 else None


def _weigh_quality(party: Party, row: Row) -> Evidence | None:
    return Evidence(-0.1, "a weak alias, as the list itself says") if row.name.quality == "weak" else None


def _weigh_gender(party: Party, row: Row) -> Evidence | None:
    if party.sort != "person":
        return None
    one, two = person_gender(party.names[0]), person_gender(row.name.text)
    return Evidence(-0.2, "a woman's name against a man's") if {one, two} == {"m", "f"} else None


def _weigh_shortness(party: Party, row: Row) -> Evidence | None:
    """A short alias that is one word is many things besides."""
    parts = [p for p in take_apart(row.name.text, row.sort).parts if p.kind == "word"]
    short = len(parts) == 1 and len(parts[0].text) < 5 and row.name.quality != "primary"
    return Evidence(-0.1, f"{row.name.text} is a short alias of one word") if short else None


FEATURES: tuple[Feature, ...] = (_weigh_country, _weigh_office, _weigh_quality, _weigh_gender, _weigh_shortness)
AGAINST = ("against", "without", "many bear", "alone", "initials", "apart", "changed places", "another order")


def find_hits(parties: Iterable[Party], watched: WatchList, shown: float = SHOWN) -> list[Hit]:
    """The best name of each entry that a party may be, from a score on; the best first."""
    index = Index(watched.entries)
    hits = [hit for party in parties for hit in _find_of_party(party, index, watched, shown)]
    return sorted(hits, key=lambda h: (-h.score, h.party, h.entry))


def _find_of_party(party: Party, index: Index, watched: WatchList, shown: float) -> Iterable[Hit]:
    best: dict[str, Hit] = {}
    for name in party.names:
        for row in index.find(name, party.sort):
            like = match_names(name, row.name.text, party.sort)
            if like.score < shown - 0.06:  # no feature can lift it over the cut
                continue
            hit = _make_hit(party, name, row, like, watched)
            if hit.score >= shown and (row.entry.id not in best or hit.score > best[row.entry.id].score):
                best[row.entry.id] = hit
    return best.values()


def _make_hit(party: Party, name: str, row: Row, like: Likeness, watched: WatchList) -> Hit:
    found = [evidence for feature in FEATURES if (evidence := feature(party, row))]
    said = [r for reason in like.reasons for r in reason.split("; ")]
    doubts = [r for r in said if any(word in r for word in AGAINST)]
    return Hit(
        list=watched.name,
        list_version=watched.version,
        entry=row.entry.id,
        name=row.entry.name,
        listed_as=row.name.text,
        programme=row.entry.programme,
        party=name,
        anchor=party.anchor,
        score=round(max(0.0, min(0.99, like.score + sum(e.change for e in found))), 3),
        reasons=tuple([r for r in said if r not in doubts] + [e.words for e in found if e.change > 0]),
        against=tuple(doubts + [e.words for e in found if e.change < 0]),
        roles=party.appearances,
    )
