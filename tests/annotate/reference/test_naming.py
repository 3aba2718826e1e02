import pytest

from headwater.annotate.reference.naming import find_names
from headwater.annotate.reference.tokens import read_lines
from tests.annotate.readings import make_report, read_sentences


def names_in(body: str, title: str = "") -> list[tuple[str, str]]:
    report = make_report(body, title)
    _, found = find_names(read_lines(report.text, read_sentences(report)))
    return [(name.name, name.type if name.level == "name" else name.level) for line in found for name in line]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Polish Foreign Minister Jan Kowalski left.", [("Polish", "demonym"), ("Jan Kowalski", "person")]),
        ("Talks with Mr. Quill failed.", [("Quill", "person")]),
        ("The Polish Fisheries Ministry denied it.", [("Polish Fisheries Ministry", "public_body")]),
        ("The Department of Rivers and Harbours wrote.", [("Department of Rivers and Harbours", "public_body")]),
        ("The Office of Prime Minister Jan Kowalski wrote.", [("Office", "public_body"), ("Jan Kowalski", "person")]),
        ("The Institute for Harbour Studies wrote.", [("Institute for Harbour Studies", "organization")]),
        ("The French foreign ministry wrote.", [("French foreign ministry", "public_body")]),
        ("A spokesman for the Quill administration wrote.", [("Quill administration", "public_body")]),
        ("It was reported by the New York Times and AFP.", [("New York Times", "media"), ("AFP", "media")]),
        ("They met Otto von der Linde.", [("Otto von der Linde", "person")]),
        ("They met Hamid bin Rashid.", [("Hamid bin Rashid", "person")]),
        ("They met Robert J. Quill Jr. again.", [("Robert J. Quill Jr.", "person")]),
        ("They met President (Joan) Quill.", [("(Joan) Quill", "person")]),
        ("They met Jordan Baker and Chad Miller.", [("Jordan Baker", "person"), ("Chad Miller", "person")]),
        ("They met Park Ji-song of Chad.", [("Park Ji-song", "person"), ("Chad", "state")]),
        ("Mrs. May won in May. The envoy praised May.", [("May", "person"), ("May", "person")]),
        ("Ships of Quill Shipping Corp. left.", [("Quill Shipping Corp.", "company")]),
        ("The People's Republic of China agreed.", [("People's Republic of China", "state")]),
        ("The Democrats and Republicans agreed.", [("Democrats", "organization"), ("Republicans", "organization")]),
        ("They crossed Skarholm island.", [("Skarholm island", "place")]),
        ("They paid Quill & Carver for it.", [("Quill & Carver", "company")]),
        ("The freighter Joan Quill left.", [("Joan Quill", "craft")]),
        (
            "The Joan Quill, a tanker, left. Owners of the Joan Quill wept.",
            [("Joan Quill", "craft"), ("Joan Quill", "craft")],
        ),
        ("They saw HMS Harbour.", [("HMS Harbour", "craft")]),
        ("Joan Quill, a ship owner, left.", [("Joan Quill", "person")]),
        ("The George Carver Bridge fell.", [("George Carver Bridge", "facility")]),
        ("They met Linda Hall there.", [("Linda Hall", "person")]),
        ("Mr. Prince met Mr. President.", [("Prince", "person")]),
        ("They met Joan Quill, R-S.C., there.", [("Joan Quill", "person")]),
        ("Shares of Quill Shipping Corp. (QSC.N) fell.", [("Quill Shipping Corp.", "company")]),
        ("Shares of Quill Shipping Corp. (NYSE: QSC) fell.", [("Quill Shipping Corp.", "company")]),
        ("They sat in row K there.", []),
        ("They met Joan Quill LIMA (the town).", [("Joan Quill", "person"), ("LIMA", "state")]),
        ("Victor Dane left. Dane denied it.", [("Victor Dane", "person"), ("Dane", "person")]),
        ("Commission head Victor Dane again left.", [("Victor Dane", "person")]),
        ("James Jordan left. Jordan denied it.", [("James Jordan", "person"), ("Jordan", "person")]),
        ("James Jordan left. He flew to Jordan.", [("James Jordan", "person"), ("Jordan", "state")]),
    ],
)
def test_names(body: str, names: list[tuple[str, str]]) -> None:
    assert names_in(body) == names


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("They arrived in Lima.", "place"),
        ("His visit to Lima ended.", "place"),
        ("The mayor of Lima agreed.", "place"),
        ("Talks between Lima and Quito failed.", "state"),
        ("Lima denied it.", "state"),
        ("New sanctions against Lima followed.", "state"),
        ("Deliveries from Quito to Lima ended.", "state"),
        ("They live near Lima, Peru.", "place"),
    ],
)
def test_a_capital_is_a_city_or_a_government(body: str, kind: str) -> None:
    assert dict(names_in(body))["Lima"] == kind


def test_georgia_by_its_neighbours() -> None:
    assert dict(names_in("Georgia and Armenia signed the treaty."))["Georgia"] == "state"
    assert dict(names_in("Voters in Georgia and Florida decided."))["Georgia"] == "place"


def test_a_word_of_a_name_stands_for_it() -> None:
    found = names_in("Mira Stone spoke first. The crowd cheered. Then Stone left, and a stone fell.")
    assert found == [("Mira Stone", "person"), ("Stone", "person")]


def test_faiths_tongues_and_days_are_no_actors() -> None:
    assert names_in("On Monday a Muslim crowd, some of it Catholic, sang in English at Easter.") == []


def test_a_slogan_is_no_name() -> None:
    assert names_in("The film “Broken Harbour” opened, and “Rivers For All” was sung.") == []


def test_a_firm_or_an_outlet_called_after_somebody_is_he_where_he_is_named_in_full() -> None:
    found = names_in("Mayor Joan Bloomberg spoke first. The crowd cheered. Then Bloomberg left.")
    assert found == [("Joan Bloomberg", "person"), ("Bloomberg", "person")]
    assert names_in("The sale was told to Bloomberg there.") == [("Bloomberg", "media")]


def test_the_mark_of_a_possessive_that_belongs_to_a_name() -> None:
    found = names_in("Tarpan's said on Monday that it fell. They read the view of Tarpan's there.")
    assert found == [("Tarpan's", "organization"), ("Tarpan's", "organization")]
    assert names_in("Joan Quill spoke. Quill's said to be a sailor.")[1] == ("Quill", "person")


def test_the_sort_of_a_body_at_the_head_of_a_sentence_is_no_part_of_its_name() -> None:
    assert [name for name, _ in names_in("Insurer Tarpan lost money there.")] == ["Tarpan"]
