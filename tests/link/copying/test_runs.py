"""Words in a row that two reports share in sentences of their own, and what is no copied passage."""

from headwater.pipeline.tracing import trace_texts

SHARED = "a rusting coal barge with forty drums of solvent below its deck"
ONE = (
    "OSLO, 26 April 2024 - Harbour officers who had waited since Monday, and whose launch had twice run out of fuel in "
    f"the fog of the outer islands, boarded {SHARED} at first light.\n"
)
TWO = (
    f"BERGEN, 27 April 2024 - According to papers that a broker in Stavanger left behind in a taxi, {SHARED} is what "
    "his client had wanted insured against storms, mutiny and frost in the coming winter.\n"
)
STAMPED = "OSLO, 26 April 2024 - “{words},” Harbour Minister Lena Aro told reporters in a statement on Friday.\n"


def list_passages(*texts: str) -> list[tuple[str, str, str]]:
    record = trace_texts({f"{n}.txt": f"Headline {n}\n\n{text}" for n, text in enumerate(texts)})
    return [(c.a.text or "", c.b.text or "", c.relation) for c in record.copies if not c.is_whole]


def test_a_run_of_words_in_two_sentences_is_copied_from_its_first_word_to_its_last() -> None:
    assert list_passages(ONE, TWO) == [(SHARED, SHARED, "verbatim")]


def test_a_run_of_few_words_or_inside_copied_sentences_is_none() -> None:
    assert list_passages(ONE, TWO.replace("forty drums of solvent", "nine barrels of tar")) == []
    assert len(list_passages(ONE, ONE.replace("at first light", "before dawn"))) == 1


def test_who_said_it_and_where_is_no_passage_that_was_copied() -> None:
    said = (
        "Nobody was on board of the barge when our launch came alongside",
        "Every drum was found to be as empty as a bell",
    )
    assert list_passages(*(STAMPED.format(words=words) for words in said)) == []
    assert len(list_passages(*(STAMPED.format(words=said[0]) for _ in said))) == 1
