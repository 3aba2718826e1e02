"""One quotation in two wordings, and what is none."""

import pytest

from headwater.link.difference.variants import list_variants, read_tokens
from headwater.pipeline.tracing import trace_texts
from headwater.text import Extent

SAID = "We remain deeply worried that Kestria keeps its rifles in the old mine near Brod"


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        (SAID.replace("rifles", "cannons"), [("rifles", "cannons")]),
        (SAID.replace("deeply worried", "worried"), [("deeply", "")]),
        (SAID.replace("the old mine", "the old [salt] mine"), []),
        (SAID.replace("in the old mine", "… in the mine"), [("old", "")]),
        (SAID.replace("remain deeply worried", "remain … worried"), []),
        (SAID.replace("worried", "woried"), []),
        (SAID.replace("that Kestria", "Kestria"), []),
        (SAID.removesuffix(" near Brod"), []),
        (SAID.replace("worried that", "worried to see that"), []),
        ("The harbour of Brod will be closed for the winter, as it was last year", []),
    ],
    ids=[
        "another word",
        "a word less",
        "put in openly",
        "a word less beside what was left out",
        "left out openly",
        "a slip of the pen",
        "a small word",
        "cut at the end",
        "a light verb",
        "another sentence",
    ],
)
def test_variants(other: str, changes: list[tuple[str, str]]) -> None:
    mine, theirs = (list(read_tokens(text, Extent(0, len(text)))) for text in (SAID, other))
    assert list(list_variants(SAID, mine, other, theirs)) == changes


def test_a_quotation_in_two_wordings_is_a_difference_of_its_claim() -> None:
    text = 'OSLO, {day} May 2024 - "{said}," Mayor Lena Aro said on Friday.\n\n{more}\n'
    record = trace_texts(
        {
            "a.txt": text.format(day=3, said=SAID, more="It rained in the north."),
            "b.txt": text.format(day=4, said=SAID.replace("rifles", "cannons"), more="The ferry sailed at noon."),
        }
    )
    (found,) = (d for c in record.claims for d in c.differences if d.kind == "content")
    assert found.words == "one quotation in two wordings: ‘rifles’ in a.txt, ‘cannons’ in b.txt"
    assert [s.report for s in found.spans] == [r.id for r in record.reports]
