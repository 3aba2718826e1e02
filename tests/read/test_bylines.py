import pytest

from headwater.read.bylines import is_person, is_role_line, parse_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["byline Jane Doe"]),
        ("BY JANE DOE", ["byline JANE DOE"]),
        ("by Jane Doe and John Roe", ["byline Jane Doe", "byline John Roe"]),
        ("By Jane Doe, John Roe & Anna Bell", ["byline Jane Doe", "byline John Roe", "byline Anna Bell"]),
        ("By Jane Doe in Kyiv and John Roe in Lviv", ["byline Jane Doe", "byline John Roe"]),
        ("By Jane Doe, Example News", ["byline Jane Doe", "outlet Example News"]),
        ("By J. Doe, with Lantern News Agency", ["byline J. Doe", "outlet Lantern News Agency"]),
        ("By Jane Doe, CNN", ["byline Jane Doe", "outlet CNN"]),
        ("By Jane Doe, New York", ["byline Jane Doe"]),
        ("By Jane Doe, Senior Reporter", ["byline Jane Doe"]),
        ("By Jane Doe | June 3, 2024", ["byline Jane Doe"]),
        ("By Jane Doe Published 14:05 GMT", ["byline Jane Doe"]),
        ("Written by Jane Doe", ["byline Jane Doe"]),
        ("Author: Jane Doe", ["byline Jane Doe"]),
        ("Von Jane Doe", ["byline Jane Doe"]),
        ("By Reuters", ["agency Reuters"]),
        ("By The Associated Press", ["agency The Associated Press"]),
        ("By Mary-Ann O'Neil de la Cruz", ["byline Mary-Ann O'Neil de la Cruz"]),
        ("3 June 2024 by Jane Doe", ["byline Jane Doe"]),
        ("By staff writer", []),
        ("ONN’s\u00a0Jane Doe", ["outlet ONN", "byline Jane Doe"]),
        ("Example News' Jane Doe", ["outlet Example News", "byline Jane Doe"]),
        ("Jane Doe, Associated Press", ["byline Jane Doe", "agency Associated Press"]),
        ("JANE DOE Associated Press", ["byline JANE DOE", "agency Associated Press"]),
        ("Jane Doe | Example News", ["byline Jane Doe", "outlet Example News"]),
        ("Jane Doe - Political Editor", ["byline Jane Doe"]),
    ],
)
def test_byline(line: str, names: list[str]) -> None:
    parts = parse_byline(line)
    assert parts is not None
    assert [f"{part.kind} {line[part.start : part.end]}" for part in parts] == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the cranes had stopped.",
        "By the time the ships had left, the strike was over.",
        "By Friday",
        "By and large",
        "UN's Security Council",
        "Portugal's Prime Minister",
        "Jane Doe",
        "Jane Doe, the harbour master, said so.",
        "Ferries and trains",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane Doe", True),
        ("J. R. Doe", True),
        ("Ludwig van der Berg", True),
        ("Jane", False),
        ("White House", False),
        ("New York", False),
        ("Friday Morning", False),
        ("jane doe", False),
        ("The Owner", False),
    ],
)
def test_person(name: str, expected: bool) -> None:
    assert is_person(name) is expected


def test_role_line() -> None:
    assert is_role_line("Moscow correspondent")
    assert not is_role_line("The editor of the paper said so on Monday.")
