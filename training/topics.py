"""ECB+: what happens, and where other reports of a topic tell of the same."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.corpora import Parted, open_text, read_members
from training.examples import Example

ECB_TEXTS = "ecbplus_topics_1_35.tar.xz"
ECB_DEV = frozenset("2 5 12 18 21 23 34 35".split())  # topics, as is the custom


def read_ecb(folder: Path) -> Parted:
    """ECB+: mentions of one happening across the reports of a topic; the sentences whose annotation was checked."""
    checked = set()
    with open_text(folder / "ecbplus" / "ECBplus_coreference_sentences.csv") as file:
        for row in csv.DictReader(file):
            checked.add((f"{row['Topic']}_{row['File']}", row["Sentence Number"]))
    for member, markup in sorted(read_members(folder / "ecbplus" / ECB_TEXTS)):
        name = Path(member).stem
        if member.endswith(".xml"):
            for example, number in read_sentences(name, ElementTree.fromstring(markup)):
                if (name, number) in checked and example.events:
                    yield "dev" if name.partition("_")[0] in ECB_DEV else "train", example


def read_sentences(name: str, document: ElementTree.Element) -> Iterator[tuple[Example, str]]:
    """The sentences of a report with what happens in them, each with its number."""
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for token in document.iter("token"):
        words[token.get("sentence", "")].append((token.get("t_id", ""), token.text or ""))
    chains = {
        part.get("m_id"): relation.get("note", "")
        for relation in document.iter("CROSS_DOC_COREF")
        for part in relation.iter("source")
    }
    anchors = {
        mark.get("m_id"): [a.get("t_id") for a in mark.iter("token_anchor")]
        for mark in document.iter()
        if mark.tag.startswith(("ACTION", "NEG"))
    }
    for number, tokens in words.items():
        places = {token: at for at, (token, _) in enumerate(tokens)}
        events = [
            (places[ids[0]], places[ids[-1]] + 1, chains[mark])
            for mark, ids in anchors.items()
            if mark in chains and ids and ids[0] in places and ids[-1] in places
        ]
        yield Example(set="ecb", doc=name, words=[w for _, w in tokens], events=sorted(events)), number
