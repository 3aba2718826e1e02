import pytest

from headwater.names import find_known, host_outlet, list_known, word_key


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("White House", "White House", "body"),
        ("FBI", "Federal Bureau of Investigation", "body"),
        ("F.B.I.", "Federal Bureau of Investigation", "body"),
        ("US Treasury", "Treasury Department", "body"),
        ("the Associated Press", "Associated Press", "outlet"),
        ("AFP", "Agence France-Presse", "outlet"),
        ("Labour", "Labour Party", "party"),
        ("Geneva", "Geneva", "place"),
        ("New York City", "New York", "place"),
        ("Scottish", "Scotland", "demonym"),
        ("Moscow", "Russia", "capital"),
        ("People's Republic of China", "China", "name"),
    ],
)
def test_known(form: str, name: str, kind: str) -> None:
    found = find_known(form)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("form", ["who", "Who", "ice", "", "Rivers Forever", "white houses"])
def test_unknown(form: str) -> None:
    assert find_known(form) is None


def test_a_part_has_its_whole() -> None:
    council = find_known("UN Security Council")
    assert council is not None
    assert council.part_of == "United Nations"


def test_the_longest_form_comes_first() -> None:
    words = ["United", "Nations", "Security", "Council"]
    found = [(size, entry.name) for size, entry in list_known([word_key(w) for w in words], words, 0)]
    assert found == [(4, "UN Security Council"), (2, "United Nations")]


@pytest.mark.parametrize(
    ("host", "name"),
    [("www.reuters.com", "Reuters"), ("edition.cnn.com", "CNN"), ("www.example.org", None), ("com", None)],
)
def test_host(host: str, name: str | None) -> None:
    found = host_outlet(host)
    assert (found.name if found else None) == name
