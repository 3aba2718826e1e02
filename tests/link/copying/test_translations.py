"""Two reports are one text in other words when the same is told in the same order, with the same names."""

import numpy as np
import pytest

from headwater.link.copying.passages import Passage
from headwater.link.copying.translations import Outline, pair_sentences
from headwater.pipeline.tracing import trace_texts
from headwater.text import Extent

DISPATCH = """Kestria closes its border to Lorvan timber

The government of Kestria closed its border to timber from Lorvan on Monday after two children fell ill near a sawmill.

Health minister Pavla Denk told reporters in Osterhal that the trunks had been treated with a poison banned since 2011.

"We shall not wait until a third child lies in hospital," Denk said.

Some 140 lorries stood at the crossing of Brod in the evening, and their drivers had been told nothing.

Lorvan's trade chamber spoke of a pretext. It said that each load had been inspected twice.

Kestria buys a third of the wood that Lorvan sells abroad.
"""
TRANSLATION = """Timber of Lorvan stopped at the Kestrian frontier

Kestria has barred the way to the wood coming from Lorvan this Monday, once a pair of minors sickened beside a sawmill.

According to Pavla Denk, who has the portfolio of Health, a toxic product prohibited from 2011 on was used on the logs.

"It is not a question of waiting for there to be a third child in a clinic," Denk maintained in Osterhal.

At nightfall about 140 trucks remained halted in Brod without anybody having informed those who drove them.

For the chamber of commerce of Lorvan it is an excuse, given that every cargo passed two controls.

One third of the exports of timber of Lorvan go to Kestria.
"""
OTHER_AUTHOR = """Lorvan sawmills fear for jobs as Kestria shuts border

Sawmills in Lorvan may have to send home 900 workers if Kestria keeps its border shut to timber, their owners said.

Kestria buys a third of Lorvan's exported wood, and the trade chamber called the ban announced on Monday a pretext.

"Our loads are inspected twice before they reach Brod," said its head, Milan Ostrow.

Health minister Pavla Denk of Kestria had blamed a banned poison for the illness of two children.

The two countries quarrelled over fish in 2019, and Osterhal then shut the border for a week.
"""


@pytest.mark.parametrize(("other", "relation"), [(TRANSLATION, "near_duplicate"), (OTHER_AUTHOR, "independent")])
def test_a_translation_is_the_same_text_and_another_author_is_not(other: str, relation: str) -> None:
    record = trace_texts({"a.txt": DISPATCH, "b.txt": other})
    whole = next((c for c in record.copies if c.is_whole), None)
    assert (whole.relation if whole else "independent") == relation


def test_the_sentences_of_a_translation_are_laid_side_by_side() -> None:
    record = trace_texts({"a.txt": DISPATCH, "b.txt": TRANSLATION})
    sides = [{c.a.text or "", c.b.text or ""} for c in record.copies if not c.is_whole]
    assert any({"drivers", "trucks"} <= {w for s in pair for w in s.replace(",", " ").split()} for pair in sides)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # The speaker is called otherwise: one is not known to be the other.
        (
            "The Customs Service said that every lorry would be searched for poison.",
            "Kestria's customs authority announced a search of all lorries for poison.",
        ),
        # A quotation in the sentence is known as a copy already.
        (
            'Speaking on the radio late at night, Prime Minister Edvin Sor called the ban "a duty to our children".',
            '"A duty to our children" was what premier Edvin Sor saw in the ban when he went on air after dark.',
        ),
    ],
)
def test_a_sentence_of_a_translation_is_its_counterparts_copy_whoever_speaks(one: str, two: str) -> None:
    record = trace_texts({"a.txt": f"{DISPATCH}\n{one}\n", "b.txt": f"{TRANSLATION}\n{two}\n"})
    assert {one, two} in [{c.a.text or "", c.b.text or ""} for c in record.copies]


def make_outline(report: str, meanings: list[list[float]]) -> Outline:
    """Sentences of which only what they mean is given."""
    sentences = [
        Passage(
            report=report,
            extent=Extent(n, n + 1),
            is_quoted=False,
            words=(),
            weights={},
            weight=0.0,
            names=frozenset(),
            figures=frozenset(),
        )
        for n in range(len(meanings))
    ]
    return Outline(
        report=report, sentences=tuple(sentences), meanings=np.array(meanings, np.float32), names=frozenset(),
        figures=frozenset(),
    )  # fmt: skip


def test_what_stands_between_sentences_that_are_laid_side_by_side_is_paired_in_order() -> None:
    cosines = [[0.9, 0.1, 0.1, 0.1], [0.1, 0.4, 0.6, 0.1], [0.1, 0.1, 0.6, 0.1], [0.1, 0.1, 0.2, 0.9]]
    outlines = make_outline("a", cosines), make_outline("b", np.eye(4).tolist())
    pairs = [(a.extent.start, b.extent.start) for a, b, _ in pair_sentences(*outlines)]
    assert pairs == [(0, 0), (1, 2), (3, 3)], "the second is nearest to the third, and leaves nothing for the third"
    cosines[1][2] = 0.5
    outlines = make_outline("a", cosines), make_outline("b", np.eye(4).tolist())
    assert len(pair_sentences(*outlines)) == 4


BLAST = """Blast kills 12 at Oram plant

An explosion at a fertiliser plant in the port of Oram killed 12 people on Friday, the interior ministry said.

"Twelve people died in the explosion and 30 were injured," ministry spokeswoman Lena Voss told reporters.
"""
UPDATE = """Death toll in Oram blast rises to 14

The explosion at a fertiliser plant in the port of Oram on Friday killed at least 14 people, the interior ministry said.

Ministry spokeswoman Lena Voss said 14 people died in the explosion and that 41 were injured.
"""


def test_an_update_with_other_figures_is_no_copy_and_changes_them() -> None:
    days = {n: f"{day}\n\n{text}" for n, day, text in (("a", "May 3, 2024", BLAST), ("b", "May 4, 2024", UPDATE))}
    record = trace_texts(days)
    assert "near_duplicate" not in {c.relation for c in record.copies}
    assert all(c.reports == 1 for c in record.claims)
    changed = [(c.before or "", c.after or "") for c in record.changes if c.what == "figure_changed"]
    assert any("welve people" in before and "14 people" in after for before, after in changed)
    figures = [d for c in record.claims for d in c.differences if d.kind == "figure"]
    assert figures and all({s.report for s in d.spans} == {r.id for r in record.reports} for d in figures)
