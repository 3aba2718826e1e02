"""A clause that recurs in another report is read once, and read alike."""

from headwater.annotate.attribution.attributions import find_attributions, read_clause
from headwater.annotate.attribution.quotations import find_quotations
from headwater.annotate.attribution.wording import split_clauses
from headwater.annotate.sentences import split_text
from headwater.annotations import Sentence
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
