"""What of two aligned passages is the copied clause, and how it is called."""

import pytest

from headwater.pipeline.tracing import trace_texts

HEAD = "OSLO, 26 April 2024 - "
CLAUSE = "had left the small port of Tarnvik late on Monday with forty drums of solvent below its deck"


def list_passages(*texts: str) -> list[tuple[str, str, str]]:
    record = trace_texts({f"{n}.txt": f"Headline {n}\n\n{HEAD}{text}\n" for n, text in enumerate(texts)})
    found = [(*sorted((s.text or "").removeprefix(HEAD) for s in (c.a, c.b)), str(c.relation)) for c in record.copies]
    return [(a, b, relation) for a, b, relation in found if a]


def test_a_clause_that_two_sentences_share_is_copied_without_what_stands_around_it() -> None:
    texts = f"The barge {CLAUSE}.", f"The barge, operated by the Norwegian firm Ostrel, {CLAUSE}, officers said."
    assert list_passages(*texts) == [(CLAUSE, CLAUSE, "verbatim")]


def test_a_quotation_in_a_sentence_of_ones_own_is_copied_from_mark_to_mark() -> None:
    said = "until every drum of it has been emptied and every cabin searched"
    texts = f"“We stay here {said},” Lena Aro said on Friday.", f"Lena Aro said on Friday they would stay “{said}.”"
    assert list_passages(*texts) == [(said, said, "verbatim")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # Another word in the middle, or at the beginning, is one that was exchanged.
        (f"The barge {CLAUSE}.", f"The barge {CLAUSE.replace('forty drums', 'forty barrels')}."),
        (f"Barge crews {CLAUSE}.", f"Harbour crews {CLAUSE}."),
        # The same words with other marks between them are not quite the same text.
        (f"The barge {CLAUSE}.", f"The barge {CLAUSE.replace(' with', ', with')}."),
    ],
)
def test_what_differs_in_a_word_or_a_mark_is_nearly_the_same(one: str, two: str) -> None:
    ((a, b, relation),) = list_passages(one, two)
    assert (a.rstrip("."), b.rstrip("."), relation) == (*sorted((one.rstrip("."), two.rstrip("."))), "near")


def test_marks_of_another_house_style_and_at_the_end_make_no_difference() -> None:
    texts = f"The “Tarn” {CLAUSE}", f'The "Tarn" {CLAUSE}.'
    assert [relation for *_, relation in list_passages(*texts)] == ["verbatim"]
