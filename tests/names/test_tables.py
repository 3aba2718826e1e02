import pytest

from headwater.names import given_gender, read_rows, split_forms, word_classes
from headwater.names.tables import are_nicknames

TABLES = {
    "states.tsv": 3,
    "bodies.tsv": 5,
    "media.tsv": 4,
    "places.tsv": 3,
    "titles.tsv": 3,
    "heads.tsv": 4,
    "capital_heads.tsv": 2,
    "given_names.tsv": 2,
    "nicknames.tsv": 1,
    "words.tsv": 2,
    "goods.tsv": 2,
}


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_every_row_has_its_columns(name: str, columns: int) -> None:
    rows = read_rows(name)
    assert rows
    assert [row for row in rows if len(row) != columns or any(not cell.strip() for cell in row)] == []


@pytest.mark.parametrize(
    ("word", "first"),
    [("minister", "n"), ("said", "v"), ("senior", "a"), ("accuses", "v"), ("xyzzy", None), ("the", "f")],
)
def test_word_classes(word: str, first: str | None) -> None:
    classes = word_classes(word)
    assert (classes[0] if classes else None) == first


def test_small_tables() -> None:
    assert given_gender("maria") == "f"
    assert given_gender("xyzzy") is None
    assert are_nicknames("dick", "richard")
    assert not are_nicknames("dick", "robert")
    assert split_forms("-") == []
    assert split_forms("a;b") == ["a", "b"]
