"""What can be read alone, and what of its sentence completes what cannot."""

import pytest

from headwater.link.phrasing.completeness import find_subject, is_clause
from headwater.pipeline.tracing import trace_texts

CLAUSES = [
    "The ferry company cancelled all crossings",
    "Deliveries of coal to Chile are picking up",
    "It's often the case that the earlier you book the better",
    "If the strike goes on, the port will close",
    "Suing the ministry presents legal challenges",
    "The mayor has long denied it",
    "United Airlines on Tuesday cancelled all flights",
    "silence isn’t consent",
]
FRAGMENTS = [
    "the plan a disgrace",
    "not to abandon it",
    "was a clerical error",
    "visit the capital",
    "before the deal was reached",
    "seeking to acquire more ferries",
    "a claim filed by a desperate party",
    "the mayor, who has long denied it",
    "the files",
    "shows the country is not complying",
    "him about the storm, which they said was long",
    "before a new, larger fleet is built in May",
]


@pytest.mark.parametrize("words", CLAUSES)
def test_a_clause_has_a_subject_and_a_verb(words: str) -> None:
    assert is_clause(words)


@pytest.mark.parametrize("words", FRAGMENTS)
def test_a_fragment_lacks_one_or_depends_on_another_clause(words: str) -> None:
    assert not is_clause(words)


def test_the_subject_stands_before_the_verb() -> None:
    assert find_subject("Talks on the bridge will go on in May").strip() == "Talks on the bridge"
    assert find_subject("no verb here of any kind") == ""


COMPLETED = [
    (
        "Foreign Minister Lena Aro urged the Norwegian government not to abandon the treaty.",
        "Lena Aro urged the Norwegian government not to abandon the treaty",
    ),
    (
        "The interior minister, Lena Aro, called the plan a disgrace.",
        "Lena Aro called the plan a disgrace",
    ),
    ("Mayor Lena Aro welcomed the news on Friday.", "Lena Aro welcomed the news"),
    (
        "Norway has repeatedly denied supplying rockets to Chile.",
        "Norway has repeatedly denied supplying rockets to Chile",
    ),
    (
        "Mayor Lena Aro signed the contract on Monday, but backed off after the strike in the port of Oslo began.",
        "Mayor Lena Aro signed the contract on Monday [29 April 2024], but backed off",
    ),
    (
        "Lena Aro said the ships had left Oslo on Monday and were carrying 40 rockets.",
        "The ships had left Oslo on Monday [29 April 2024] and were carrying 40 rockets",
    ),
    ("Norway said that reports of a coup were untrue.", "Norway said that reports of a coup were untrue"),
    (
        "Norway said the story that it had sold shells was a lie and called for an inquiry.",
        "Norway said the story that it had sold shells was a lie",
    ),
    ("The union said the pits were unsafe and demanded their closure.", "The union demanded their closure"),
    (
        "The union and the owners said the pits were unsafe and have also demanded their closure.",
        "The union and the owners have also demanded their closure",
    ),
    ("Mayor Lena Aro demanded that Norway pay for 40 houses.", "Lena Aro demanded that Norway pay for 40 houses"),
    ("“It was always a Friday,” Lena Aro said of the port.", "It was always a Friday [3 May 2024]"),
    (
        "Norway said it had shot down a drone over the bay, hours after a truce of all the parties was due to begin.",
        "Norway had shot down a drone over the bay",
    ),
    ("Lena Aro said the road must be opened.", "The road must be opened"),
    ("Lena Aro said Monday's fire had closed the port.", "Monday's [29 April 2024] fire had closed the port"),
    (
        "Norway's coast guard has detained twelve sailors without warning, which the union regrets.",
        "Norway's coast guard has detained twelve sailors without warning",
    ),
    (
        "Oil Minister Lena Aro travelled to Chile in March and met President Juan Soto, who promised to cut tariffs.",
        "Juan Soto promised to cut tariffs",
    ),
    (
        "Lena Aro travelled to Chile in March and met President Juan Soto.",
        "Lena Aro travelled to Chile in March [2024]",
    ),
    ("Chile calls the tariffs an act of piracy.", "Chile calls the tariffs an act of piracy"),
    (
        "Trade Minister Lena Aro, who arrived in Oslo on Monday for the fair, is expected to leave on Friday.",
        "Lena Aro arrived in Oslo on Monday [29 April 2024] for the fair",
    ),
    (
        "When the Chilean navy detained the ferry in March, it described the crew as smugglers.",
        "The Chilean navy detained the ferry in March [2024]",
    ),
    (
        "Soto flew to Peru, where he attended a trade fair alongside President Ivan Marek.",
        "Soto attended a trade fair alongside President Ivan Marek",
    ),
    (
        "Oslo Trading, the Danish firm that owns the Blue Whale, has been under Chilean sanctions since March.",
        "Oslo Trading, the Danish firm that owns the Blue Whale, has been under Chilean sanctions since March [2024]",
    ),
    (
        "Since Lena Aro's visit to Peru in late April, the two presidents have exchanged letters.",
        "Since Lena Aro's visit to Peru in late April [2024], the two presidents have exchanged letters",
    ),
    (
        "“We ask Chile to lift the tariffs at once,” Lena Aro said.",
        "We [Lena Aro] ask Chile to lift the tariffs at once",
    ),
    ("Lena Aro, who has always denied taking bribes, was seen in Oslo.", "Lena Aro has always denied taking bribes"),
    ("Norway denied that it had shelled the port, hours after Chile struck its capital.", "Chile struck its capital"),
]


@pytest.mark.parametrize(("sentence", "claim"), COMPLETED)
def test_a_fragment_is_completed_from_its_sentence(sentence: str, claim: str) -> None:
    record = trace_texts({"a.txt": f"OSLO, 3 May 2024 - {sentence} The weather was fine in all of the town.\n"})
    assert claim in [c.proposition for c in record.claims]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Peru broke the nuclear treaty it signed in 2029.", "The nuclear treaty Peru signed in 2029"),
        ("Norway praised the plan Ada Berg proposed.", "The plan Ada Berg proposed"),
        ("Norway told the council that Ada Berg resigned in May.", "Ada Berg resigned in May [2031]"),
    ],
)
def test_a_verb_has_the_object_that_stands_before_who_acts(sentence: str, claim: str) -> None:
    record = trace_texts({"a.txt": f"OSLO, 2 May 2031 - {sentence}\n"})
    assert claim in [c.proposition for c in record.claims]
