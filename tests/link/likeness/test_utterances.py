"""Which clauses of copied passages are one utterance: never those that an edit has turned into something else."""

from collections.abc import Sequence

import pytest

from headwater.link.assertion.propositions import Proposition
from headwater.link.clusters import Pair
from headwater.link.likeness.pairs import score_pairs
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_matter
from headwater.pipeline.tracing import trace_texts

FRAME = (
    "Norland and Veska argue over the harbour\n\nILVAR, 3 May 2031 - {}\n\n"
    "The quarrel over the harbour of Port Ansel is in its third year, and the winter has not eased it.\n"
)


@pytest.mark.parametrize(
    ("one", "other", "claims"),
    [
        (
            "Norland delivered forty patrol drones to Veska at the harbour on Saturday night, two dock workers said.",
            "Veska delivered forty patrol drones to Norland at the harbour on Saturday night, two dock workers said.",
            2,
        ),
        (
            "Tarsk accused Norland of delivering forty patrol drones through the harbour on Saturday night.",
            "Tarsk accused Veska of delivering forty patrol drones through the harbour on Saturday night.",
            2,
        ),
        (
            "Customs officer Ada Lund said the crates were found in a warehouse at Ostby near the border on Thursday.",
            "Customs officer Ada Lund said the crates were found in a warehouse at Kelmar near the border on Thursday.",
            2,
        ),
        (
            "Norland supports the plan of the harbour commission to widen the channel, minister Ada Lund said.",
            "Norland opposes the plan of the harbour commission to widen the channel, minister Ada Lund said.",
            2,
        ),
        (
            "Minister Ada Lund said Norland accepted the disputed harbour treaty after nine hours of debate.",
            "Minister Ada Lund said Norland rejected the disputed harbour treaty after nine hours of debate.",
            2,
        ),
        (
            "Norland delivered forty patrol drones to Veska at the harbour on Saturday night, two dock workers said.",
            "Norland delivered forty patrol drones to Veska in the harbour on Saturday night, two dock workers said.",
            1,
        ),
    ],
    ids=["giver", "accused", "town", "supports", "accepted", "edit"],
)
def test_an_edit_that_says_something_else_is_another_utterance(one: str, other: str, claims: int) -> None:
    rows = list(read_texts({"a.txt": FRAME.format(one), "b.txt": FRAME.format(other)}))
    record = link_matter(rows, {report.id for report, _ in rows})
    told = {c.proposition for c in record.claims if not c.denials and "quarrel" not in c.proposition}
    assert len(told) == claims, told


def test_what_a_report_says_again_in_the_same_words_is_weighed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was pasted many times over: its sentences are as many utterances as there are different ones."""
    said = "Minister Ada Lund said that the talks on the harbour had begun. "
    other = "Minister Joren Falk said that the talks on the harbour had begun. "
    weighed: list[int] = []

    def count(items: Sequence[Proposition]) -> dict[Pair, float]:
        weighed.append(len(items))
        return score_pairs(items)

    monkeypatch.setattr("headwater.link.claims.score_pairs", count)
    record = trace_texts({"a.txt": FRAME.format(said * 20 + other * 20)})
    assert weighed[0] < 8
    claim = max(record.claims, key=lambda c: len(c.support))
    assert len(claim.support) == 40 and claim.reports == 1
