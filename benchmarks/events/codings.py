"""PETRARCH's validation sentences: the share coded right, and the events too many: coders of events over-produce."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.events.reading import read_passage
from headwater.domain.pack import load_pack
from headwater.tell.plover import code_root

SENTENCE = re.compile(r"<Sentence\b(?P<head>[^>]*)>(?P<body>.*?)</Sentence>", re.DOTALL | re.IGNORECASE)
CODE = re.compile(r"<EventCoding\b[^>]*\beventcode\s*=\s*[\"'](\d+)", re.IGNORECASE)
TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
# CAMEO's classes as PLOVER's roots; a public statement (01) is no event of PLOVER.
ROOTS: dict[str, frozenset[str]] = {
    "02": frozenset(("REQUEST",)),
    "03": frozenset(("AGREE",)),
    "04": frozenset(("CONSULT",)),
    "05": frozenset(("SUPPORT",)),
    "06": frozenset(("COOPERATE",)),
    "07": frozenset(("AID",)),
    "08": frozenset(("CONCEDE", "RETREAT")),
    "09": frozenset(("ACCUSE",)),
    "10": frozenset(("REQUEST",)),
    "11": frozenset(("ACCUSE",)),
    "12": frozenset(("REJECT",)),
    "13": frozenset(("THREATEN",)),
    "14": frozenset(("PROTEST",)),
    "15": frozenset(("MOBILIZE",)),
    "16": frozenset(("SANCTION",)),
    "17": frozenset(("COERCE",)),
    **dict.fromkeys(("18", "19", "20"), frozenset(("ASSAULT",))),
}


class Coded(NamedTuple):
    """A sentence with the CAMEO classes that it is coded with."""

    key: str
    text: str
    codes: tuple[str, ...]


def measure_codings(folder: Path) -> tuple[dict[str, float], list[dict[str, object]]]:
    """The share of codings whose root is found, and the events that no coding asks for, a hundred sentences."""
    pack = load_pack("politics")
    right = wanted = false = 0
    rows: list[dict[str, object]] = []
    for coded in read_sentences(folder):
        read = read_passage(coded.text, [pack])
        told = [h for h in read.happenings if h.type.startswith("politics:") and not h.type.endswith(":OTHER")]
        left = Counter(code_root(h.type.partition(":")[2], h.modality, h.polarity) for h in told)
        for code in coded.codes:
            wanted += 1
            met = next((root for root in ROOTS[code] if left[root]), None)
            right += met is not None
            left.subtract([met] if met else [])
        false += left.total()
        rows.append({"sentence": coded.key, "false": left.total()})
    if not rows:
        raise LookupError("no <Sentence> with <EventCoding> in *.xml")
    return {
        "coded_right": right / max(1, wanted),
        "false_per_100": 100 * false / len(rows),
        "sentences": len(rows),
    }, rows


def read_sentences(folder: Path) -> Iterator[Coded]:
    """The sentences of every validation file; the files are no well-formed XML throughout."""
    for path in sorted(folder.rglob("*.xml")):
        for found in SENTENCE.finditer(path.read_text(encoding="utf-8", errors="replace")):
            text = TEXT.search(found["body"])
            words = " ".join(TAG.sub(" ", text[1] if text else CODE.sub(" ", found["body"])).split())
            codes = tuple(c[:2] for c in CODE.findall(found["body"]) if c[:2] in ROOTS)
            if words and (codes or "noevents" in found["head"].casefold() + found["body"].casefold()):
                yield Coded(f"{path.name}:{found.start()}", words, codes)
