from headwater.resolve.chains import follow, list_chains
from tests.resolve.stories import read_story


def sorts(body: str) -> list[tuple[str, tuple[str, ...]]]:
    (report,), (found,) = read_story(body)
    return [(chain.sort, chain.names) for chain in list_chains(report, found)]


def test_sorts() -> None:
    assert sorts("Joan Quill told AFP that Peru sold arms. Quill left.") == [
        ("person", ("Joan Quill", "Quill")),
        ("body", ("AFP",)),
        ("state", ("Peru",)),
        ("goods", ()),
    ]
    assert sorts("The officials signed the deal.") == [("described", ()), ("text", ())]


def test_keys_join_beyond_doubt() -> None:
    (report,), (found,) = read_story("The US wrote to the FBI in Geneva. It rained.")
    assert [chain.key for chain in list_chains(report, found)] == [
        ("state", "us"),
        ("body", "Federal Bureau of Investigation"),
        ("place", "geneva"),
    ]


def test_a_ring_of_antecedents_ends() -> None:
    (report,), (found,) = read_story("Quill left. Joan Quill slept.")
    assert follow(found.mentions, 0) == follow(found.mentions, 1)
    assert len(list_chains(report, found)) == 1
