"""Who really says it: a table of speaker puzzles, each passage traced from its text to the actors of a record."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from headwater.encoder.model import default_encoder
from headwater.names import word_key
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.linking import link_matter
from headwater.read.plain import read_plain
from headwater.record.model import Statement, Zone
from headwater.record.whole import Record
from headwater.text import words
from tests.sayings import expect_saying

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "speakers.yaml").read_text("utf-8"))

# What is not read yet, so that a case that begins to pass is noticed.
UNREAD = frozenset(
    (
        "denial-inside-a-direct-quotation joint-states-then-they official-notes-with-concern "
        "speaker-introduced-after-the-quote the-agency-quoted-him-as-saying"
    ).split()
)
UNRESOLVED = frozenset(
    (
        "challenger-and-incumbent her-denials-nested joint-states-then-they "
        "official-the-ministers-reaffirmed speaker-introduced-after-the-quote "
        "the-agency-quoted-him-as-saying the-island-nation the-nobel-winner the-pair-said they-of-the-union "
        "tweet-of-a-person two-women-content-decides"
    ).split()
)


def mark(missing: frozenset[str]) -> list[Any]:
    """The cases, those marked that are known to fail."""
    failing = pytest.mark.xfail(strict=True, reason="not read yet")
    return [pytest.param(c, id=c["name"], marks=[failing] if c["name"] in missing else []) for c in CASES]


def trace(case: dict[str, Any]) -> Record:
    """The record of a passage that is nothing but body, or nothing but the zone that the case names."""
    report = read_plain(case["name"], case["name"], case["text"].encode(), None)
    zone = Zone(kind=case.get("zone", "body"), start=0, end=len(report.text))
    report = msgspec.structs.replace(report, zones=(zone,), credits=())
    return link_matter([(report, annotate_report(report, (), default_encoder()))], {report.id})


def show(record: Record, said: Statement) -> dict[str, Any]:
    """A statement as its case would write it, without whom its speaker stands for."""
    return {
        "by": said.speaker.span.text if said.speaker and said.speaker.span else None,
        "cue": said.cue.text if said.cue else None,
        "says": [s.text for s in said.content],
        "how": said.directness,
        "as": said.attribution,
        "act": said.act,
        "asserted": said.asserted,
        "nested": said.nested_in is not None,
        "at": [s.text for s in said.occasion],
        "via": len(said.relayed_by),
    }


def expect(said: dict[str, Any]) -> dict[str, Any]:
    return {**expect_saying(said), "at": said.get("at", [])}


def names_of(record: Record, actor: str) -> set[str]:
    """What the passage calls an actor, articles and case aside."""
    return {bare(m.span.text) for m in record.mentions if m.actor == actor}


def bare(name: str) -> str:
    return " ".join(k for w in words(name) if (k := word_key(w.text)) != "the")


def voice(record: Record, said: Statement) -> set[str]:
    """All that the record calls the speaker of a statement."""
    return names_of(record, said.speaker.actor) if said.speaker and said.speaker.actor else set()


def alike(found: dict[str, Any], wanted: dict[str, Any]) -> float:
    """How much of what is said two statements share; the cue decides between equals."""
    ours, theirs = (Counter(bare(" ".join(said["says"])).split()) for said in (found, wanted))
    share = (ours & theirs).total() / ((ours | theirs).total() or 1)
    return share + (0.01 if found["cue"] == wanted["cue"] else 0.0)


def place(said: dict[str, Any]) -> str:
    return str(sorted((key, str(value)) for key, value in said.items()))


@pytest.mark.parametrize("case", mark(UNREAD))
def test_what_is_said_and_how(case: dict[str, Any]) -> None:
    record = trace(case)
    found = [show(record, s) for s in record.statements]
    assert sorted(found, key=place) == sorted(map(expect, case["says"]), key=place)


@pytest.mark.parametrize("case", mark(UNRESOLVED))
def test_who_says_it(case: dict[str, Any]) -> None:
    record = trace(case)
    for said in case["says"]:
        nearest = max(record.statements, key=lambda s: alike(show(record, s), expect(said)), default=None)
        assert nearest is not None, said
        names, who = voice(record, nearest), said.get("who")
        assert bare(who) in names if who else not names, (said, names)
        for channel in said.get("via", []):
            assert any(bare(channel) in names_of(record, actor) for actor in nearest.relayed_by), said
