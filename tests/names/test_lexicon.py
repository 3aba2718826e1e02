import pytest

from headwater.names import given_gender, word_classes
from headwater.names.lexicon import are_nicknames

WORDS = [
    ("minister", "n"),
    ("said", "v"),
    ("senior", "a"),
    ("accuses", "v"),
    ("xyzzy", None),
    ("the", "f"),
    ("travelled", "v"),
    ("disseminated", "v"),
    ("embassies", "n"),
    ("freezes", "n"),
]


@pytest.mark.parametrize(("word", "first"), WORDS)
def test_word_classes(word: str, first: str | None) -> None:
    classes = word_classes(word)
    assert (classes[0] if classes else None) == first


def test_given_names() -> None:
    assert given_gender("maria") == "f"
    assert given_gender("xyzzy") is None
    assert are_nicknames("dick", "richard")
    assert not are_nicknames("dick", "robert")
