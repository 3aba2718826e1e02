"""Who speaks, where the words before a cue are for nobody."""

import pytest

from headwater.pipeline.annotation import read_texts


def list_speakers(sentence: str) -> set[str]:
    """The words for whoever says something in a report of one paragraph."""
    [(report, found)] = read_texts({"a.txt": f"A quiet day\n\nOSLO, 26 April 2024 - {sentence}\n"})
    return {s.speaker_extent.of(report.text) for s in found.sayings if s.speaker_extent}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("And the day after the vote, the mayor wrote to Ada Lund, calling the plan a waste.", "the mayor"),
        ("Another review, on June 25, 2012, reported that the bridge was unsafe.", "Another review"),
        ("The plan was opposed by the Harbour League, a fishermen's club, which said the quay would sink.",
         "Harbour League"),
        ("A clerk in the town hall apologised for a post that called the mayor a thief.", "a post"),
        ("There is no sign that Ms. Lund herself objected to the sale.", "Lund"),
        ("Ms. Lund said on Monday that the sale would go on.", "Lund"),
        ("Two of the officials said that the sale would go on.", "Two of the officials"),
        ("Some said that the sale would go on.", "Some"),
        ("Poseidon Fishing admitted that its boat had sunk, but insisted its anchor had only got stuck.",
         "Poseidon Fishing"),
    ],
)  # fmt: skip
def test_the_subject_of_a_cue_speaks(sentence: str, speaker: str) -> None:
    assert list_speakers(sentence) == {speaker}


def test_where_nobody_is_the_subject_nobody_speaks() -> None:
    assert (
        list_speakers("About 800 clerks, half deemed essential and required to work anyway, stayed at home.") == set()
    )


def test_what_a_party_is_said_to_claim_stays_its_claim() -> None:
    assert "Republican" in list_speakers("The mayor disputed Republican claims that the talks might be illegal.")


def test_the_object_of_another_verb_is_no_cue() -> None:
    [(report, found)] = read_texts(
        {"a.txt": 'Norway calls drone charges "a fairy tale"\n\nOSLO, 26 April 2024 - It rained.\n'}
    )
    ((speaker, content),) = ((s.speaker_extent, s.content) for s in found.sayings)
    assert speaker is not None and speaker.of(report.text) == "Norway"
    assert [e.of(report.text) for e in content] == ['drone charges "a fairy tale"']
