"""Who is one with whom: a table of passages with what a reader takes for one, each traced to the actors of a record."""

import re
from typing import Any

import msgspec
import pytest

from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.linking import link_matter
from headwater.read.plain import read_plain
from headwater.record.model import Zone
from headwater.record.whole import Record
from headwater.text import Extent
from tests.annotate.tables import load_table

CASES: list[dict[str, Any]] = load_table("who.yaml")
LEAST = 0.3  # of the characters of words and mention that both have
ARTICLE = len("the ")
BROKEN = re.compile(r"(?<!\n)\n(?!\n)")
FAILING = pytest.mark.xfail(strict=True, reason="not read yet")
# What is not read yet, so that a case that begins to pass is noticed.
UNREAD = frozenset(
    (
        "office-before-its-name capitals-and-neighbours the-buyer "
        "the-group-and-the-militia she-and-he the-owner letters-of-a-union "
        "the-man-and-the-suspect firm-of-two-names lawyer-and-client country-and-neighbour his-government"
    ).split()
)


def trace(case: dict[str, Any]) -> Record:
    """The record of a passage that is nothing but body, its lines unbroken."""
    text = BROKEN.sub(" ", case["text"])
    report = read_plain(case["name"], case["name"], text.encode(), None)
    zone = Zone(kind="body", start=0, end=len(report.text))
    report = msgspec.structs.replace(report, zones=(zone,), credits=())
    return link_matter([(report, annotate_report(report, (), default_encoder()))], {report.id})


def find_actor(record: Record, words: str) -> str | None:
    """The actor of the mention that has the words, with what stands around them or without some of those at the end."""
    words, _, nth = words.partition("@")
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", record.reports[0].text, re.I))[int(nth or 1) - 1]
    place = Extent(*found.span())
    ranked = [(_nearness(place, Extent(m.span.start, m.span.end)), m) for m in record.mentions]
    best, mention = max(ranked, key=lambda found: found[0], default=((0, 0.0), None))
    return mention.actor if mention and best[1] > LEAST else None


def _nearness(place: Extent, mention: Extent) -> tuple[int, float]:
    """Whether two stretches begin together, an article apart, and the share of both that both have."""
    both = min(place.end, mention.end) - max(place.start, mention.start)
    share = both / (max(place.end, mention.end) - min(place.start, mention.start)) if both > 0 else 0.0
    return (int(share > LEAST and abs(place.start - mention.start) <= ARTICLE), share)


def list_faults(case: dict[str, Any], record: Record) -> list[str]:
    """What a record does not have as the reader has it."""
    names = {a.id: a.name for a in record.actors} | {None: "nobody"}
    schemas = {a.id: a.schema for a in record.actors}
    parties = [[(w, find_actor(record, w)) for w in party] for party in case["one"]]
    faults = [
        f"{words}: {names[actor]}, not {names[party[0][1]]}"
        for party in parties
        for words, actor in party
        if actor is None or actor != party[0][1]
    ]
    first = [party[0] for party in parties]
    faults += [
        f"{a} and {b} are one"
        for n, (a, one) in enumerate(first)
        for b, two in [*first[:n], *((w, find_actor(record, w)) for w in case.get("apart", ()))]
        if one and one == two
    ]
    faults += [f"{w}: {names[a]}" for w in case.get("none", ()) if (a := find_actor(record, w))]
    for words, kind in case.get("kinds", {}).items():
        schema = schemas.get(find_actor(record, words) or "", "")
        if (schema == kind.removeprefix("not ")) == kind.startswith("not "):
            faults.append(f"{words} is a {schema}")
    for words, body in case.get("of", {}).items():
        holder = next((a for a in record.actors if a.id == find_actor(record, words)), None)
        if holder is None or find_actor(record, body) not in {office.of for office in holder.offices}:
            faults.append(f"{words} has no office of {body}")
    return faults


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["name"], marks=[FAILING] if c["name"] in UNREAD else []) for c in CASES]
)
def test_who_is_who(case: dict[str, Any]) -> None:
    assert list_faults(case, trace(case)) == []
