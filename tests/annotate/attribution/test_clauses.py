"""A clause that recurs in another report is read once, and read alike."""

import pytest

from headwater.annotate.attribution.attributions import find_attributions, read_clause
from headwater.annotate.attribution.quotations import find_quotations
from headwater.annotate.attribution.wording import split_clauses
from headwater.annotate.sentences import split_text
from headwater.annotations import Sentence
from headwater.pipeline.tracing import trace_texts
from headwater.text import Extent

PARAGRAPHS = (
    "The minister said on Monday that the port would open in June.",
    "“We shall see,” she added. “My deputy told the union that 'nobody will lose his work',” she said.",
    "According to the port's owner, Ada Lund, it “is a matter of days”; the union denied this.",
    "Asked by reporters, a spokesman declined to comment.",
)


def split(text: str) -> list[Sentence]:
    return [Sentence(extent=e, zone="body", paragraph=text.count("\n\n", 0, e.start)) for e in split_text(text)]


def read(text: str) -> list[tuple[str, ...]]:
    """Each attribution as the words of its parts."""
    sentences = split(text)
    found = find_attributions(text, sentences, find_quotations(text, sentences))
    parts = [(a.cue, *a.speaker, *a.content, *a.days, *a.occasions, a.hearer) for a in found]
    return [tuple(e.of(text) if isinstance(e, Extent) else "" for e in extents) for extents in parts]


def test_what_was_read_before_changes_nothing() -> None:
    text = "\n\n".join(PARAGRAPHS)
    other = "\n\n".join(("No work at the port", "It is a long story, as many say.", *PARAGRAPHS, "Source: CNS"))
    read_clause.cache_clear()
    alone = read(text)
    assert len(alone) >= 6
    read_clause.cache_clear()
    assert read(other)[-len(alone) :] == alone
    assert read(text) == alone
    assert read_clause.cache_info().hits >= 2


def test_a_clause_has_its_quotations_at_their_places() -> None:
    text = "\n\n".join(("No work at the port", *PARAGRAPHS))
    sentences = split(text)
    quotations = find_quotations(text, sentences)
    clauses = list(split_clauses(text, sentences, quotations))
    assert {e for s, c in clauses for e in (s + q.outer.start for q in c.quotations)} == {
        q.outer.start for q in quotations
    }
    for start, clause in clauses:
        assert text.startswith(clause.text, start)
        for quotation in clause.quotations:
            assert quotation.outer.of(clause.text)[0] in "“'"


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Mayor Lena Aro said the ferry will stay until Feb. 15 and sail again in March.",
         "the ferry will stay until Feb. 15 and sail again in March"),
        ("Mayor Lena Aro said the ferry from Bergen, Minn., will stay in the harbour.",
         "the ferry from Bergen, Minn., will stay in the harbour"),
        ("Mayor Lena Aro said 15 sgts. of the guard came on Sept. 3.", "15 sgts. of the guard came on Sept. 3"),
    ],
)  # fmt: skip
def test_an_abbreviation_ends_nothing_that_is_said(sentence: str, content: str) -> None:
    record = trace_texts({"a.txt": f"OSLO, 3 May 2024 - {sentence} The weather was fine.\n"})
    assert [span.text for s in record.statements for span in s.content] == [content]
