import pytest

from headwater.read.agencies import agency_kind, find_agencies, is_outlet


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("AFP", "wire"),
        ("The Associated Press", "wire"),
        ("Agence France-Presse", "wire"),
        ("dpa", "wire"),
        ("Getty Images", "photo"),
        ("Example Daily", None),
        ("", None),
    ],
)
def test_agency_kind(name: str, kind: str | None) -> None:
    assert agency_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Example News", True),
        ("CNN", True),
        ("ONN", True),
        ("UN", False),
        ("NATO", False),
        ("the news", False),
        ("Fenmouth Echo", True),
        ("Corrib Post-Intelligencer", True),
        ("the corrib register", False),
        ("Echo", False),
        ("", False),
    ],
)
def test_outlet(name: str, expected: bool) -> None:
    assert is_outlet(name) is expected


def test_agencies_are_found_as_whole_names_in_capitals() -> None:
    text = "With Reuters, AFP-TV, dpa and a trend, a map"
    assert [text[a.start : a.end] for a in find_agencies(text)] == ["Reuters", "dpa"]
