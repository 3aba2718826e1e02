import pytest

from headwater.link.assertion.heads import find_head
from headwater.link.senses import find_sense
from headwater.text import stem

CASES = [
    ("the main verb", "the ferry company cancelled all crossings", "cancelled"),
    ("behind an auxiliary", "the bridge will not be repaired this year", "repaired"),
    ("not the verb of a relative clause", "the crew, who were rescued at dawn, blamed the harbour master", "blamed"),
    ("an infinitive", "to postpone the vote", "postpone"),
    ("a phrase has its first noun", "the postponement of the vote", "postponement"),
    ("a noun behind a verb that says nothing", "the lawsuit had a political motive", "motive"),
    ("a noun behind an article is no verb", "the planned closure ruined the mayor", "ruined"),
]


@pytest.mark.parametrize(("text", "word"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_heads(text: str, word: str) -> None:
    assert find_head(text) == find_sense(stem(word))


def test_nothing_to_say_has_no_head() -> None:
    assert find_head("it was he") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("postponed", "delay"),
        ("stolen", "thefts"),
        ("conspired", "collusion"),
        ("jailed", "prison"),
        ("sought", "pursue"),
    ],
)
def test_words_that_say_the_same_have_one_sense(one: str, other: str) -> None:
    assert find_sense(stem(one)) == find_sense(stem(other))


def test_a_word_without_a_line_is_its_own_sense() -> None:
    assert find_sense("harbour") == "harbour"
