import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.reference.mentions import find_mentions
from headwater.annotations import Annotations
from headwater.pipeline.annotation import read_texts
from headwater.record.model import CreditKind
from headwater.resolve.actors import Actors, resolve_actors
from tests.annotate.readings import make_report, read_sentences
from tests.resolve.stories import find_actor, read_story, resolve

STORY = (
    "Polish President Jan Kowalski met Sergei Volkov. Kowalski said the two countries agreed. Officials at the Polish "
    "Fisheries Ministry denied it.",
    "President Kowalski met Sergey Volkov, a Russian envoy, in Oslo. Polish officials and US officials left. "
    "Warsaw denied it.",
    "Volkov told AFP that Poland and Russia agreed. “We agreed,” he said. Kowalski, the Polish leader, slept.",
    "Rain fell on Oslo. The United Nations and the White House wrote to Poland about the deal with Russia.",
)


def names_of(actors: Actors, schema: str) -> list[str]:
    return sorted(actor.name for actor in actors.actors if actor.schema == schema)


def test_persons_of_several_reports_are_one() -> None:
    actors = resolve(*STORY)
    assert names_of(actors, "Person") == ["Jan Kowalski", "Sergei Volkov"]
    forms = {name.text for name in find_actor(actors, "Sergei Volkov").names}
    assert forms == {"Sergei Volkov", "Sergey Volkov", "Volkov"}


def test_a_state_is_its_capital_and_its_demonym() -> None:
    poland = find_actor(resolve(*STORY), "Poland")
    assert {name.text for name in poland.names} == {"Polish", "Poland", "Warsaw"}
    assert (poland.schema, poland.country) == ("Country", "pl")


def test_a_city_is_a_place() -> None:
    assert find_actor(resolve(*STORY), "Oslo").schema == "Place"


def test_offices_and_what_they_belong_to() -> None:
    actors = resolve(*STORY)
    kowalski, poland = find_actor(actors, "Jan Kowalski"), find_actor(actors, "Poland")
    assert {(o.title, o.of) for o in kowalski.offices if o.of} == {("President", poland.id), ("leader", poland.id)}
    assert (kowalski.country, kowalski.part_of) == ("pl", poland.id)


def test_a_public_body_is_part_of_its_state() -> None:
    actors = resolve("The White House wrote. The United States agreed.", "The FBI and the Justice Department wrote.")
    states, house = find_actor(actors, "United States"), find_actor(actors, "White House")
    assert (house.schema, house.part_of) == ("PublicBody", states.id)
    bureau = find_actor(actors, "Federal Bureau of Investigation")
    assert bureau.part_of == find_actor(actors, "Justice Department").id


def test_the_unnamed_are_apart_by_report_and_description() -> None:
    actors = resolve("Polish officials wrote. Polish officials left.", "Polish officials wrote. An official slept.")
    assert names_of(actors, "Group") == ["Polish officials", "Polish officials"]
    assert names_of(actors, "Person") == ["An official"]


def test_parties_are_one_by_who_they_are() -> None:
    actors = resolve("Peru and Chile agreed. The two countries met.", "Chile and Peru agreed.")
    (pair,) = [actor for actor in actors.actors if actor.schema == "Group"]
    assert set(pair.members) == {find_actor(actors, "Peru").id, find_actor(actors, "Chile").id}


def test_a_description_finds_its_person_in_another_report() -> None:
    actors = resolve("Polish President Jan Kowalski left.", "Jan Kowalski slept. Then the Polish leader ate.")
    assert names_of(actors, "Person") == ["Jan Kowalski"]


@pytest.mark.parametrize(
    ("bodies", "count"),
    [
        (("Poland asked its spy agency.", "Then Poland's spy agency slept."), 1),
        (("The Polish military left.", "Poland denied that Warsaw's forces slept."), 1),
        (("He told the press.", "She told reporters."), 1),
        (("The Polish company left.", "A Polish company left."), 2),
        (("Poland's spy agency left.", "Peru's spy agency left."), 2),
        (("The Polish military left.", "The Polish navy left."), 2),
    ],
)
def test_a_body_that_two_reports_describe_by_its_owner(bodies: tuple[str, ...], count: int) -> None:
    found = [a for a in resolve(*bodies).actors if a.schema in ("Group", "PublicBody", "Organization")]
    assert len(found) == count


def test_the_campaign_of_a_full_name_is_that_of_the_family_name() -> None:
    actors = resolve("The Quill campaign wrote.", "Joan Quill's campaign slept.")
    assert len(names_of(actors, "Organization")) == 1


def test_one_inquiry_by_whose_it_is() -> None:
    actors = resolve("Joan Quill's investigation ended.", "Nobody read Joan Quill's inquiry. Joan Quill's probe ended.")
    assert len(names_of(actors, "Document")) == 1


def test_one_deal_in_two_reports() -> None:
    actors = resolve("The deal with Peru holds, and the Peru deal is old.", "Critics hate the Peru deal.")
    assert len([a for a in actors.actors if a.schema == "Document" and len(a.names[0].spans) == 2]) == 1


def test_bodies_by_acronym_and_order() -> None:
    actors = resolve(
        "The Polish Ministry of Fisheries wrote.",
        "The Fisheries Ministry of Poland wrote.",
        "The Peruvian Fisheries Ministry wrote.",
    )
    assert len(names_of(actors, "PublicBody")) == 2


@pytest.mark.parametrize(
    "bodies",
    [
        ("Joan Quill left.", "Peter Quill left."),
        ("Paul Quill and Paul Quill Jr. left.", "Paul Quill Jr. slept."),
        ("Park Ji-song left.", "Park Mi-yong left."),
    ],
)
def test_different_people_stay_apart(bodies: tuple[str, str]) -> None:
    assert len(names_of(resolve(*bodies), "Person")) == 2


def test_a_lone_name_that_two_may_bear_is_left_open() -> None:
    actors = resolve("Joan Quill left.", "Peter Quill left.", "Mr. Quill slept.")
    open_one = find_actor(actors, "Quill")
    assert set(open_one.possibly_same_as) == {find_actor(actors, "Joan Quill").id, find_actor(actors, "Peter Quill").id}


def test_outlets() -> None:
    credits: dict[str, CreditKind] = {"www.reuters.com": "outlet", "Harbour Post": "republisher"}
    report = make_report("Peru agreed.", credits=credits)
    reports, found = read_story()
    sentences = read_sentences(report)
    mentions = find_mentions(report, sentences)
    actors = resolve_actors([*reports, report], [*found, Annotations(report=report.id, mentions=mentions)])
    outlet = next(a for a in actors.actors if a.id == actors.outlets[report.id])
    assert (outlet.name, outlet.schema) == ("Reuters", "Organization")


def test_every_mention_but_open_pronouns_has_an_actor() -> None:
    _, found = read_story(*STORY)
    actors = resolve_actors(*read_story(*STORY))
    known = {actor.id for actor in actors.actors}
    for annotations in found:
        for at, mention in enumerate(annotations.mentions):
            if mention.level != "pronoun":
                assert actors.of[annotations.report, at] in known
    assert set(actors.of.values()) == known


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(chance: random.Random) -> None:
    reports, found = read_story(*STORY)
    first = resolve_actors(reports, found)
    shuffled_reports, shuffled = list(reports), list(found)
    chance.shuffle(shuffled_reports)
    chance.shuffle(shuffled)
    assert msgspec.json.encode(resolve_actors(shuffled_reports, shuffled).actors) == msgspec.json.encode(first.actors)
    assert resolve_actors(shuffled_reports, shuffled).of == first.of


def test_a_late_report_keeps_the_ids() -> None:
    reports, found = read_story(*STORY)
    before = {a.name: a.id for a in resolve_actors(reports[:3], found[:3]).actors}
    after = {a.name: a.id for a in resolve_actors(reports, found).actors}
    first = min(reports, key=lambda r: r.id)
    kept = [name for name in before if name in after and before[name] == after[name]]
    assert first.id in {r.id for r in reports}
    assert len(kept) >= len(before) // 2


def test_no_report_no_actor() -> None:
    assert resolve_actors([], []) == Actors(actors=(), of={}, outlets={}, doubts=())


def test_a_name_is_of_one_sort_in_all_reports() -> None:
    actors = resolve("Tarpan Motor Company said sales fell.", "Workers at Tarpan left. Tarpan said no more.")
    assert [a.name for a in actors.actors if any(n.text == "Tarpan" for n in a.names)] == ["Tarpan Motor Company"]


def test_the_government_of_a_state_that_no_table_knows_is_that_state() -> None:
    actors = resolve("Varonia praised the deal.", "Varonian officials and Varonia's government left.")
    names = [actor.name for actor in actors.actors]
    assert "Varonia" in names and not any("government" in name for name in names)


@pytest.mark.parametrize(
    ("told", "schema"),
    [
        ("Nobody left the Joan Berg.", "Vessel"),
        ("Nobody saw Joan Berg. Berg slept.", "Person"),
        ("“We left,” Joan Berg said.", "Person"),
        ("Captain Joan Berg slept.", "Person"),
    ],
)
def test_what_one_report_calls_a_ship_is_one_in_all_unless_it_is_somebody(told: str, schema: str) -> None:
    reports, found = zip(*read_texts({"a.txt": "The ferry Joan Berg sank.", "b.txt": told}), strict=True)
    actors = resolve_actors(reports, found)
    assert set(names_of(actors, "Person")) == ({"Joan Berg"} if schema == "Person" else set())
    assert len(find_actor(actors, "Joan Berg").names[0].spans) == (2 if schema == "Vessel" else 1)
