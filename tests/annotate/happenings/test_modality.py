import pytest

from headwater.pipeline.annotation import read_texts
from tests.annotate.event_cases import read_case

NAMES = {
    "state": ["Valdoria", "Kestria", "Norland"],
    "person": ["Marek", "Vexley"],
    "goods": ["rifles", "tanks"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valdoria sold rifles to Kestria.", "actual pos"),
        ("Valdoria did not sell rifles to Kestria.", "actual neg"),
        ("No rifles were sold to Kestria by Valdoria.", "actual neg"),
        ("Valdoria refused to sell rifles to Kestria.", "actual neg"),
        ("Valdoria began to sell rifles to Kestria.", "actual pos"),
        ("Marek *says* {say: Valdoria sold rifles to Kestria}.", "alleged pos"),
        ("Valdoria allegedly sold rifles to Kestria.", "alleged pos"),
        ("Valdoria is believed to have sold rifles to Kestria.", "alleged pos"),
        ("Norland sanctioned Marek for selling rifles to Kestria.", "alleged pos"),
        ("Valdoria will sell rifles to Kestria.", "planned pos"),
        ("Valdoria is to sell rifles to Kestria.", "planned pos"),
        ("Valdoria has decided to sell rifles to Kestria.", "planned pos"),
        ("Valdoria is expected to sell rifles to Kestria.", "planned pos"),
        ("Marek *confirmed* {say: Valdoria would sell rifles to Kestria}.", "planned pos"),
        ("Under the deal, Valdoria would sell rifles to Kestria.", "possible pos"),
        ("Valdoria could sell rifles to Kestria.", "possible pos"),
        ("Valdoria is unlikely to sell rifles to Kestria.", "possible neg"),
        ("Valdoria is considering selling rifles to Kestria.", "possible pos"),
        ("Norland is pressing the idea of persuading Valdoria to sell rifles to Kestria.", "possible pos"),
        ("Marek went home to sell rifles to Kestria.", "possible pos"),
        ("Norland prevented Valdoria from selling rifles to Kestria.", "possible pos"),
        ("Valdoria *denies* {deny: having sold rifles to Kestria}.", "denied neg"),
        ("Marek rejected the claim that Valdoria sold rifles to Kestria.", "denied neg"),
        ("Norland *told* Valdoria to {demand: sell rifles to Kestria}.", "demanded pos"),
        ("Norland asked Valdoria not to sell rifles to Kestria.", "demanded neg"),
        ("Norland *urges* Valdoria to {demand: halt the sale of rifles to Kestria}.", "demanded neg"),
        ("The sale of rifles by Valdoria to Kestria is possible.", "possible pos"),
        ("The sale of rifles by Valdoria to Kestria was cancelled.", "planned neg"),
        ("The planned sale of rifles by Valdoria to Kestria drew anger.", "planned pos"),
        ("An alleged sale of rifles by Valdoria to Kestria drew anger.", "alleged pos"),
        ("Marek could approve the sale of rifles to Kestria.", "possible pos"),
        ("Marek *condemned* {condemn: the sale of rifles to Kestria}.", "actual pos"),
    ],
)
def test_modality_of_a_transfer(text: str, expected: str) -> None:
    reading = read_case(text, NAMES)
    told = [f"{e.modality} {e.polarity}" for e in reading.events() if e.type == "arms_transfers:ARMS_TRANSFER"]
    assert told == [expected]


@pytest.mark.parametrize(("zone", "expected"), [("title", "possible"), ("body", "actual")])
def test_a_headline_that_asks_asserts_nothing(zone: str, expected: str) -> None:
    (event,) = read_case("Marek visited Norland?", NAMES, zone).events()
    assert event.modality == expected


def test_what_a_norm_forbids_is_no_event() -> None:
    reading = read_case("The treaty bans the sale of rifles to Kestria.", NAMES)
    assert [e.type for e in reading.events()] == ["arms_transfers:LEGAL_NORM"]


def test_a_promise_not_to_is_no_event() -> None:
    assert read_case("Kestria kept its promise not to sell rifles to Norland.", NAMES).events() == ()


def test_the_words_of_demand_are_an_act_of_their_own() -> None:
    reading = read_case("Norland *urged* Kestria to {demand: leave}.", NAMES)
    (event,) = reading.events()
    assert (event.type, event.modality) == ("arms_transfers:CONDEMNATION_OR_DEMAND", "actual")
    assert event.saying == 0


def test_a_spoken_act_in_a_saying_is_that_speaker_s_word() -> None:
    reading = read_case("Marek *says* {say: Vexley condemned Norland}.", NAMES)
    (event,) = reading.events()
    assert event.modality == "alleged"


def test_a_condemned_visit_is_taken_for_granted() -> None:
    reading = read_case("Norland *denounced* {condemn: Marek's visit to Kestria}.", NAMES)
    assert [e.modality for e in reading.events()] == ["actual", "actual"]


@pytest.mark.parametrize(("words", "modality"), [("was far from shipping", "possible"), ("shipped", "actual")])
def test_where_no_cue_speaks_the_encoder_decides_whether_it_is_done(words: str, modality: str) -> None:
    [(_, annotations)] = read_texts({"a.txt": f"Norway {words} rifles to Chad.\n\nThe minister went home on Friday."})
    transfers = [h for h in annotations.happenings if h.type.endswith(":ARMS_TRANSFER")]
    assert [h.modality for h in transfers] == [modality]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The scandal forced Norway to sell rifles to Chad.", "actual"),
        ("The talks led to the sale of rifles to Chad.", "actual"),
        ("The minister said that the scandal had forced Norway to sell rifles to Chad.", "alleged"),
        ("The scandal may force Norway to sell rifles to Chad.", "possible"),
        ("The scandal did not force Norway to sell rifles to Chad.", "possible"),
    ],
)
def test_what_was_caused_came_about(sentence: str, modality: str) -> None:
    [(_, annotations)] = read_texts({"a.txt": f"A day in Norway\n\n{sentence}\n"})
    transfers = [h for h in annotations.happenings if h.type.endswith(":ARMS_TRANSFER")]
    assert [h.modality for h in transfers] == [modality]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“Stop selling rifles to Chad,” the mayor said.", "demanded neg"),
        ("Norway must stop selling rifles to Chad, the mayor said.", "demanded neg"),
        ("Norway should end sales of rifles to Chad.", "demanded neg"),
        ("Norway must not stop selling rifles to Chad, the mayor said.", "demanded pos"),
        ("Peru wants Norway to halt deliveries of rifles to Chad.", "demanded neg"),
        ("Norway wants to stop selling rifles to Chad.", "possible pos"),
        ("Norway should never have sold the rifles to Chad, the mayor said.", "alleged pos"),
        ("Norway should not have sold the rifles to Chad.", "actual pos"),
        ("Norway cancelled a contract to sell rifles to Chad.", "planned neg"),
        ("Norway has decided against selling rifles to Chad.", "planned neg"),
        ("Norway may cancel a contract to sell rifles to Chad.", "possible pos"),
        ("The failure of Norway to sell rifles to Chad was noted.", "actual neg"),
        ("Neither Norway nor Peru has sold rifles to Chad.", "actual neg"),
        ("Norway approved a possible sale of rifles to Chad.", "possible pos"),
        ("It is untrue that Norway sold rifles to Chad, the mayor said.", "denied neg"),
        ("The mayor said it was a lie that Norway had sold rifles to Chad.", "denied neg"),
        ("The mayor said it was not true that Norway had sold rifles to Chad.", "denied neg"),
        ("The mayor said it was true that Norway had sold rifles to Chad.", "alleged pos"),
    ],
)
def test_what_the_word_above_a_transfer_makes_of_it(sentence: str, expected: str) -> None:
    [(_, annotations)] = read_texts({"a.txt": f"A day in Norway\n\n{sentence}\n"})
    transfers = [h for h in annotations.happenings if h.type.endswith(":ARMS_TRANSFER")]
    assert [f"{h.modality} {h.polarity}" for h in transfers] == [expected]


def test_a_headline_may_command() -> None:
    [(_, annotations)] = read_texts(
        {"a.txt": "Stop selling rifles to Chad, mayor tells Norway\n\nIt rained on Monday.\n"}
    )
    assert [(h.modality, h.polarity) for h in annotations.happenings] == [("demanded", "neg")]


@pytest.mark.parametrize(
    ("sentence", "type_", "expected"),
    [
        ("Norway has no plans for direct talks with Chad.", "NEGOTIATION", "planned neg"),
        ("Norway is not in direct talks with Chad.", "NEGOTIATION", "actual neg"),
        ("Norway has not held talks with Chad.", "NEGOTIATION", "actual neg"),
        ("Norway is no longer in talks with Chad.", "NEGOTIATION", "actual neg"),
        ("Talks between Norway and Chad are to resume on Friday.", "NEGOTIATION", "planned pos"),
        ("Joan Quill, on a visit to Chad, offered help.", "VISIT", "actual pos"),
        ("A visit to Chad, proposed by Joan Quill, is under study.", "PLANNED_TRIP", "possible pos"),
    ],
)
def test_what_the_clause_makes_of_a_noun(sentence: str, type_: str, expected: str) -> None:
    [(_, annotations)] = read_texts({"a.txt": f"A day in Norway\n\n{sentence}\n"})
    told = [h for h in annotations.happenings if h.type.endswith(f":{type_}")]
    assert [f"{h.modality} {h.polarity}" for h in told] == [expected]


def test_a_promise_stopped_short_of_is_none() -> None:
    [(_, annotations)] = read_texts({"a.txt": "A day\n\nNorway stopped short of promising rifles to Chad on Monday.\n"})
    assert [h for h in annotations.happenings if h.type.endswith(":PLEDGE_OR_SUPPORT")] == []
