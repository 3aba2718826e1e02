"""Which two offices nobody holds at one time."""

import pytest

from headwater.names.offices import exclude_each_other

APART = [
    ("former campaign chairman", "campaign manager"),
    ("campaign aide", "former campaign adviser"),
    ("President", "Prime Minister"),
    ("Mayor", "Senator"),
    ("Minister of Foreign Affairs", "Defence Minister"),
    ("Deputy Energy Minister", "Energy Minister"),
    ("Vice President", "President"),
    ("General", "Colonel"),
]
TOGETHER = [
    ("campaign chairman", "campaign chairwoman"),
    ("campaign chairman", "party treasurer"),
    ("campaign chief", "campaign manager"),
    ("former mayor", "Senator"),
    ("Premier", "Prime Minister"),
    ("Minister of Foreign Affairs", "Foreign Minister"),
    ("Home Secretary", "Interior Minister"),
    ("Secretary of State", "Foreign Minister"),
    ("Deputy Prime Minister", "Finance Minister"),
    ("Major General", "General"),
    ("spokesman", "chief spokeswoman"),
    ("President", "leader"),
    ("of", "President"),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_offices_that_nobody_has_at_one_time(a: str, b: str) -> None:
    assert exclude_each_other(a, b)
    assert exclude_each_other(b, a)


@pytest.mark.parametrize(("a", "b"), TOGETHER)
def test_offices_that_one_may_have(a: str, b: str) -> None:
    assert not exclude_each_other(a, b)
    assert not exclude_each_other(b, a)
