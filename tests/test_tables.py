import pytest

from headwater.tables import read_rows, split_forms

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
    "senses.tsv": 2,
    "months.tsv": 2,
}


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_every_row_has_its_columns(name: str, columns: int) -> None:
    rows = read_rows(name)
    assert rows
    assert [row for row in rows if len(row) != columns or any(not cell.strip() for cell in row)] == []


def test_a_cell_holds_forms() -> None:
    assert split_forms("-") == []
    assert split_forms("a;b") == ["a", "b"]
