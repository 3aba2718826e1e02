"""Quotation marks in pairs, however badly they are set."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.attribution.quotations import Quotation, find_doubts, find_quotations
from headwater.annotations import Sentence
from headwater.text import Extent


def quote(*paragraphs: str) -> tuple[str, tuple[Quotation, ...]]:
    """The paragraphs, each taken for one sentence, and their quotations."""
    text = "\n\n".join(paragraphs)
    sentences, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        sentences.append(Sentence(extent=Extent(start, start + len(paragraph)), zone="body", paragraph=number))
        start += len(paragraph) + 2
    return text, find_quotations(text, sentences)


CASES = [
    ("curly", ["“We are ready,” he said."], ["We are ready,"]),
    ("straight", ['"We are ready," he said. "Very."'], ["We are ready,", "Very."]),
    ("single", ["‘We are ready,’ he said."], ["We are ready,"]),
    ("single-straight", ["Deal 'built on sand'"], ["built on sand"]),
    ("low-opening", ["„We are ready,“ he said."], ["We are ready,"]),
    ("guillemets", ["«We are ready», he said."], ["We are ready"]),
    ("nested", ["“He cried ‘stop’ twice,” she said."], ["He cried ‘stop’ twice,"]),
    ("nested-double", ["“He cried “stop” twice,” she said."], ["He cried “stop” twice,"]),
    ("apostrophes", ["The workers' hall wasn't Lund's."], []),
    ("plural-inside-single", ["‘The workers’ hall is shut,’ he said."], ["The workers’ hall is shut,"]),
    ("turned-closing-mark", ["“We are ready. “, he said."], ["We are ready."]),
    ("misplaced-closing-mark", ["He told them to “stop “these talks."], ["stop"]),
    ("closing-missing", ["He said: “We are ready. We always were."], ["We are ready. We always were."]),
    ("opening-missing", ["We are ready for talks.”"], ["We are ready for talks."]),
    ("decade-is-no-quotation", ["In the '90s and '80s all was well."], []),
    ("empty-marks", ["He said “” and left."], []),
]


@pytest.mark.parametrize(("paragraphs", "inner"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_inside_of_marks(paragraphs: list[str], inner: list[str]) -> None:
    text, found = quote(*paragraphs)
    assert [q.inner.of(text) for q in found] == inner


def test_a_quotation_runs_on_where_the_next_paragraph_opens() -> None:
    text, found = quote("Voss said: “We are ready.", "“We always were.”")
    assert [(q.inner.of(text), q.continues, q.is_balanced) for q in found] == [
        ("We are ready.", True, True),
        ("We always were.", False, True),
    ]


def test_a_missing_mark_spoils_only_its_paragraph() -> None:
    text, found = quote("Voss said: “We are ready.", "The fleet left. “Good,” he said.")
    assert [q.inner.of(text) for q in found] == ["We are ready.", "Good,"]
    assert [q.is_balanced for q in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ("“We will leave at dawn,” he said.", True),
        ("He called it “a sham”.", False),
        ("The file, called “Project Amber Light House Two”, is lost.", False),
        ("He said it was “a deal that nobody in the country wants”.", True),
        ("He was on “Evening Report.”", False),
        ("“No.”", True),
    ],
)
def test_speech_is_told_from_terms_and_names(text: str, is_speech: bool) -> None:
    assert [q.is_speech for q in quote(text)[1]] == [is_speech]


def test_doubts_are_the_quotations_with_a_bad_mark() -> None:
    text, found = quote(
        "“We are ready. “, he said.", "He said: “No more.", "All is well.", "Is it so.”", "“Yes,” he said.", "No. “"
    )
    assert [(d.detail, d.extents[0].of(text)) for d in find_doubts(text, found)] == [
        ("the closing mark is turned or misplaced: “", "“We are ready. “"),
        ("the closing mark is missing", "“No more."),
        ("the opening mark is missing", "Is it so.”"),
        ("the opening mark is missing", "No. “"),
        ("the closing mark is turned: “", "“"),
    ]


@given(st.text(alphabet=st.sampled_from(list("aA.,? \n“”\"'‘’„«»()s😀"))))
def test_quotations_lie_in_the_text_apart_and_in_order(text: str) -> None:
    sentences = (Sentence(extent=Extent(0, len(text)), zone="body", paragraph=1),) if text else ()
    found = find_quotations(text, sentences)
    for quotation in found:
        assert (
            0
            <= quotation.outer.start
            <= quotation.inner.start
            < quotation.inner.end
            <= quotation.outer.end
            <= len(text)
        )
        assert quotation.inner.of(text).strip() == quotation.inner.of(text)
    assert all(a.outer.end <= b.outer.start for a, b in itertools.pairwise(found))
    assert all(d.extents for d in find_doubts(text, found))
