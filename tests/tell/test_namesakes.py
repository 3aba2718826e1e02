import msgspec
import pytest

from headwater.desk.naming import Scene, name_members
from headwater.errors import JudgementError
from headwater.record.judgements import Judgement, Member
from headwater.record.model import Actor, Mention, Name
from headwater.tell.index import index_record
from headwater.tell.namesakes import find_labelled, label_actors, tell_apart
from headwater.tell.rulings import label_members, name_member
from tests.tell.affair import AFFAIR, MIXED, span


def make(key: str, **more: object) -> Actor:
    names = (Name(text="Estmark", spans=(span({"x": "rep_a", "y": "rep_b"}[key[-1]], "Estmark"),)),)
    return msgspec.convert({"id": key, "name": "Water Board", "schema": "PublicBody", "names": names, **more}, Actor)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({"part_of": "act_estmark"}, {"part_of": "act_vallonia"}, ("of Estmark", "of Vallonia")),
        ({"country": "no"}, {"country": "td"}, ("NO", "TD")),
        ({"country": "no"}, {}, ("NO", "first in courier_0b.txt:16")),
        ({}, {"schema": "Organization"}, ("PublicBody", "Organization")),
    ],
)
def test_what_tells_two_of_one_name_apart(one: dict[str, str], other: dict[str, str], told: tuple[str, str]) -> None:
    actors = (make("act_x", **one), make("act_y", **other))
    index = index_record(msgspec.structs.replace(AFFAIR, actors=(*AFFAIR.actors, *actors)))
    apart = tell_apart(index)
    assert (apart["act_x"], apart["act_y"]) == told and len(apart) == 2
    assert label_actors(actors, apart) == [f"Water Board ({told[0]}; {told[1]})"]
    found = find_labelled(f"Water Board ({told[1]})", index)
    assert found and found.id == "act_y"


def test_a_judgement_of_one_of_two_of_a_name_asks_which_and_says_so() -> None:
    place = span("rep_d", "Ilan Brode")
    mention = Mention(id="men_1", span=place, level="name", type="person", actor="act_docker")
    index = index_record(msgspec.structs.replace(MIXED, mentions=(mention,)))
    with pytest.raises(JudgementError, match=r"2 actors are called 'Ilan Brode': say which, as 'Ilan Brode \(min"):
        name_members(["Ilan Brode"], Scene(index, ()), "sources")
    label = "Ilan Brode (in “Dockers walk out in Quellmar”)"
    _, (member,) = name_members([label], Scene(index, ()), "sources")
    assert member == Member(report="rep_d", start=place.start, end=place.end)
    judgement = Judgement(subject="sources", members=(member,), verdict="B", by="ana", at="2031-05-09T00:00:00Z")
    labels = label_members([judgement], index)
    assert name_member(member, index, labels) == "“Ilan Brode” (in “Dockers walk out in Quellmar”)"
