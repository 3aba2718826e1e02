import pytest

from headwater.read.heads import is_standfirst

FIRST = "Six ships loaded with grain left the harbour of Odesa at dawn on Monday, the port authority said in a note."


@pytest.mark.parametrize(
    ("line", "following", "expected"),
    [
        ("First convoy since March heads south", FIRST, True),
        ("Six ships with grain left the harbour of Odesa on Monday.", FIRST, True),
        ("The owners waited for ten weeks for this day.", f"ODESA (AP) - {FIRST}", True),
        ("The owners say they 'will not wait again'.", f"They will not wait again, they said. {FIRST}", True),
        ("Workers cheered as the last rope was thrown off the quay.", FIRST, False),
        ("What we know:", FIRST, False),
        ("word " * 70, FIRST, False),
    ],
)
def test_standfirst(line: str, following: str, expected: bool) -> None:
    assert is_standfirst(line.strip(), [following]) is expected
