"""Sentences in the mark-up of tests/cases/events.yaml as what reading yields, and their events as plain words."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from headwater.annotate.happenings.events import find_events
from headwater.annotations import Happening, Mention, Saying, Sentence, TimeExpression
from headwater.dates import Expression
from headwater.domain.pack import load_pack
from headwater.text import Extent

CASES = Path(__file__).resolve().parents[1] / "cases"
MARK = re.compile(r"\{(?P<act>\w+): |(?P<end>\})|\*(?P<cue>[^*]+)\*|#(?P<time>[^#]+)#")
PROPER = ("state", "place", "demonym", "person")


class Reading(NamedTuple):
    """What reading one marked sentence yields."""

    text: str
    sentence: Sentence
    mentions: list[Mention]
    times: list[TimeExpression]
    sayings: list[Saying]

    def events(self) -> tuple[Happening, ...]:
        return find_events(
            self.text, [self.sentence], self.mentions, self.times, self.sayings, [load_pack("arms_transfers")], ()
        )


def load_cases(file: str) -> list[Any]:
    """The cases of a table, each with the names of the table."""
    table = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
    return [{**case, "names": table["names"]} for case in table["cases"]]


def read_case(marked: str, names: dict[str, list[str]], zone: str = "body") -> Reading:
    """The reading of a marked sentence."""
    text, at, opened = "", 0, []
    contents: list[tuple[str, Extent]] = []
    spans: dict[str, list[Extent]] = {"cue": [], "time": []}
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        if found["act"]:
            opened.append((found["act"], len(text)))
        elif found["end"]:
            act, start = opened.pop()
            contents.append((act, Extent(start, len(text))))
        else:
            kind = "cue" if found["cue"] else "time"
            spans[kind].append(Extent(len(text), len(text) + len(found[kind])))
            text += found[kind]
    text += marked[at:]
    sentence = Sentence(extent=Extent(0, len(text)), zone=zone, paragraph=1)
    times = [TimeExpression(extent=e, expression=Expression(kind="date")) for e in spans["time"]]
    return Reading(text, sentence, _mentions(text, names), times, _sayings(contents, spans["cue"]))


def _sayings(contents: list[tuple[str, Extent]], cues: list[Extent]) -> list[Saying]:
    sayings, left = [], list(cues)
    for act, content in contents:
        cue = next((c for c in left if c.end <= content.start), left[0] if left else None)
        left = [c for c in left if c != cue]
        sayings.append(
            Saying(
                content=(content,),
                speaker=None,
                speaker_extent=None,
                cue=cue,
                directness="indirect",
                attribution="explicit",
                act="assert" if act == "say" else act,  # type: ignore[arg-type]
            )
        )
    return sayings


def _mentions(text: str, names: dict[str, list[str]]) -> list[Mention]:
    found = sorted(
        (Extent(m.start(), m.end()), kind)
        for kind, listed in names.items()
        for name in listed
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, 0 if kind in PROPER else re.IGNORECASE)
    )
    longest = [(e, k) for e, k in found if not any(o != e and o.contains(e) for o, _ in found)]
    return [
        Mention(
            extent=extent,
            level="demonym" if kind == "demonym" else "name",
            type="state" if kind == "demonym" else kind,  # type: ignore[arg-type]
            name=extent.of(text),
        )
        for extent, kind in longest
    ]


def describe(reading: Reading, event: Happening) -> str:
    """An event as the tables write it, without its roles."""
    sign = " neg" if event.polarity == "neg" else ""
    return f"{event.trigger.of(reading.text)} | {event.type.split(':')[1]} | {event.modality}{sign}"


def describe_roles(reading: Reading, event: Happening) -> set[str]:
    """The roles of an event as the tables write them."""
    return {f"{p.role}={p.extent.of(reading.text)}".casefold() for p in event.roles if p.extent}
