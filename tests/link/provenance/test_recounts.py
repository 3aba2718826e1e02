"""Counted again from the objects of the record alone: what every claim says of its reports, texts and voices.

The rules are those of docs/record.md, written down here a second time, without the code that counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest

from benchmarks.lab.assembly import link_reports
from benchmarks.lab.stories import make_story
from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Claim, Copy, Origin, Report
from headwater.record.whole import Record

EXAMPLES = Path(__file__).parents[3] / "examples" / "reports"
LAB_STORIES = range(6)
UNIDENTIFIED, UNCERTAIN = ": not identified, counts for nothing", ": may be an occasion already counted"


class Books:
    """A record, ready to be counted again."""

    def __init__(self, record: Record) -> None:
        self.reports: Mapping[str, Report] = {r.id: r for r in record.reports}
        self.origins: Mapping[str, Origin] = {o.id: o for o in record.origins}
        self.said = {s.id: s for s in record.statements}
        self.names = {a.id: a.name for a in record.actors}
        self.texts = _number_texts(record.reports, record.copies)


def _number_texts(reports: Sequence[Report], copies: Sequence[Copy]) -> dict[str, int]:
    """The number of each report's text: near-duplicates and versions of one report have one."""
    number = {r.id: n for n, r in enumerate(reports)}
    joined = [(c.a.report, c.b.report) for c in copies if c.relation == "near_duplicate"]
    joined += [(r.id, r.version_of) for r in reports if r.version_of in number and r.version_of]
    for _ in reports:
        for a, b in joined:
            number[a] = number[b] = min(number[a], number[b])
    return number


def find_faults(record: Record) -> list[str]:
    """What the claims of a record say of their counts that its objects do not bear out."""
    books = Books(record)
    checks = (check_reports, check_voices, check_reasons)
    return [f"“{c.proposition}” {fault}" for c in record.claims for check in checks for fault in check(books, c)]


def check_reports(books: Books, claim: Claim) -> Iterator[str]:
    """Reports, outlets and texts are those of the supports, the first and the last by their days of printing."""
    reports = [books.reports[key] for key in {e.report for e in claim.support}]
    counted = {
        "reports": (claim.reports, len({r.uri for r in reports})),
        "outlets": (claim.outlets, len({r.outlet or r.id for r in reports})),
        "texts": (claim.texts, len({books.texts[r.id] for r in reports})),
    }
    yield from (f"has {mine} {what} and says {said}" for what, (said, mine) in counted.items() if said != mine)
    days = sorted(r.published.start for r in reports if r.published.start)
    seen = [books.reports[key].published.start for key in (claim.first_seen, claim.last_seen)]
    if len(days) == len(reports) and seen != [days[0], days[-1]]:
        yield f"was seen from {days[0]} to {days[-1]} and says {seen}"


def check_voices(books: Books, claim: Claim) -> Iterator[str]:
    """Every origin stands behind a support, every speaker is an origin, and institutions are counted once each."""
    listed = {*claim.origins, *claim.uncertain_origins}
    quoted = {origin for e in claim.support if e.statement and (origin := books.said[e.statement].origin)}
    yield from (f"lists {key} twice" for key in listed if [*claim.origins, *claim.uncertain_origins].count(key) > 1)
    if not quoted <= listed:
        yield f"is said by {[books.origins[key].occasion for key in quoted - listed]}, who are not among its origins"
    acts = {e.event for e in claim.support if e.event and not e.statement}
    for key in listed - quoted:
        behind = books.origins[key]
        is_narrator = behind.speaker is None and not behind.identified and not quoted
        if not (is_narrator or acts & {*behind.events}):
            yield f"has the origin {behind.occasion}, which no support is of"
    voices = {o.institution for key in claim.origins if (o := books.origins[key]).identified}
    if None in voices or len(voices) != claim.independent_origins:
        yield f"has {len(voices)} institutions and says {claim.independent_origins}"
    if (claim.independence == "established") != (len(voices) > 1):
        yield f"says {claim.independence} with {len(voices)} institutions"
    code = claim.credibility.code if claim.credibility else 0
    if (code == 6) != (not voices) or (code <= 2 and len(voices) < 2):
        yield f"has the credibility {code} with {len(voices)} institutions"


def check_reasons(books: Books, claim: Claim) -> Iterator[str]:
    """What the reasons say of copies, voices and origins is so, and is said wherever it is so."""
    said = {*claim.reasons}
    homes: dict[int, list[str]] = {}
    for key in dict.fromkeys(e.report for e in claim.support):
        homes.setdefault(books.texts[key], []).append(books.reports[key].file)
    for files in homes.values():
        if len(files) > 1 and not any("counted once" in r and all(f in r for f in files) for r in said):
            yield f"does not say that {files} are one text"
    sure, unsure = ([books.origins[k] for k in keys] for keys in (claim.origins, claim.uncertain_origins))
    wanted = {f"{o.occasion}{UNIDENTIFIED}" for o in sure if not o.identified}
    wanted |= {f"{o.occasion}{UNCERTAIN}" for o in unsure}
    told = {r for r in said if r.endswith((UNIDENTIFIED, UNCERTAIN))}
    yield from (f"should say: {reason}" for reason in wanted - told)
    yield from (f"should not say: {reason}" for reason in told - wanted)
    if sum("counted once" in r for r in said) != sum(len(files) > 1 for files in homes.values()):
        yield "says of other texts that they are one"
    for body in {o.institution for o in sure if o.identified and o.institution}:
        speakers = {books.names.get(o.speaker or "") for o in sure if o.identified and o.institution == body}
        heard = any(f" for {books.names[body]}: one voice" in r for r in said)
        if heard != (len(speakers) > 1):
            yield f"{'says' if heard else 'does not say'} that {speakers} are one voice"


@lru_cache
def link_example() -> Record:
    return trace_texts({path.name: path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))})


def test_the_counts_of_the_example_follow_from_its_objects() -> None:
    assert find_faults(link_example()) == []


@pytest.mark.parametrize("seed", LAB_STORIES)
def test_the_counts_of_a_made_story_follow_from_its_objects(seed: int) -> None:
    story = make_story(seed, copies=2, fresh=3)
    assert find_faults(link_reports(story.world, story.reports)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reports", 9),
        ("outlets", 9),
        ("texts", 9),
        ("independent_origins", 9),
        ("independence", "established"),
        ("origins", ()),
        ("reasons", ()),
    ],
)
def test_a_wrong_count_is_noticed(key: str, value: object) -> None:
    record = link_example()
    claim = max((c for c in record.claims if c.independent_origins == 1 and c.reasons), key=lambda c: c.reports)
    spoilt = msgspec.structs.replace(claim, **{key: value})
    assert find_faults(msgspec.structs.replace(record, claims=(spoilt,)))
