import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.happenings.events import find_events
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.dates import Expression
from headwater.domain.pack import load_pack, parse_pack
from headwater.pipeline.annotation import read_texts
from headwater.text import Extent
from tests.annotate.event_cases import describe, describe_roles, load_cases, read_case

NAMES = {
    "state": ["Valdoria", "Kestria", "Norland"],
    "person": ["Marek", "Vexley"],
    "place": ["Brennick"],
    "goods": ["rifles", "tanks"],
}


CASES = [*load_cases("events.yaml"), *load_cases("events_second.yaml")]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_events_of_a_sentence(case: Any) -> None:
    reading = read_case(case["text"], case["names"], case.get("zone", "body"))
    events = reading.events()
    wanted = [[part.strip() for part in line.split("|")] for line in case["events"]]
    assert sorted(describe(reading, e) for e in events) == sorted(" | ".join(w[:3]) for w in wanted)
    for trigger, _, _, *roles in wanted:
        event = next(e for e in events if e.trigger.of(reading.text) == trigger)
        asked = {role.strip().casefold() for role in ",".join(roles).split(",") if role.strip()}
        assert asked <= describe_roles(reading, event)


def test_time_of_the_clause_not_the_nearest() -> None:
    reading = read_case("#On Monday# Marek said {say: Valdoria sold tanks to Kestria #in 2011#}.", NAMES)
    (event,) = reading.events()
    assert event.when is not None
    assert reading.times[event.when].extent.of(reading.text) == "in 2011"


def test_no_time_from_outside_the_saying() -> None:
    reading = read_case("#On Monday# Marek *said* {say: Valdoria sold tanks to Kestria}.", NAMES)
    assert [e.when for e in reading.events()] == [None]


def test_innermost_saying_carries_the_event() -> None:
    reading = read_case("{say: Marek says Vexley *claims* {accuse: Valdoria sold tanks to Kestria}}.", NAMES)
    (event,) = reading.events()
    assert event.saying is not None
    assert reading.sayings[event.saying].act == "accuse"


def test_place_is_where_it_happened() -> None:
    reading = read_case("Marek met Vexley in Brennick.", NAMES)
    (event,) = reading.events()
    assert event.where is not None
    assert reading.mentions[event.where].name == "Brennick"


@pytest.mark.parametrize("zone", ["byline", "dateline", "credit", "boilerplate:plug", "alt_title"])
def test_furniture_tells_nothing(zone: str) -> None:
    assert read_case("Valdoria sold tanks to Kestria.", NAMES, zone).events() == ()


def test_repetition_is_a_further_trigger_of_its_event() -> None:
    text = "Marek visited Norland. Vexley left during Marek's visit, and sang."
    names = {**NAMES, "pronoun": []}
    reading = read_case(text, names)
    (event,) = reading.events()
    assert describe(reading, event) == "visited | VISIT | actual"
    assert [e.of(text) for e in event.again] == ["visit"]


@pytest.mark.parametrize(
    ("later", "stays"),
    [
        ("Tessel opposes Marek's visit to Norland.", False),  # named again by the report, as what its reader knows
        ("Tessel opposes Vexley's visit to Norland.", True),  # somebody else's
        ("Tessel opposes Marek's visit to Norland #in 2011#.", True),  # with a day
        ("Tessel *said* {say: Marek's visit to Norland had failed}.", True),  # on somebody's word
    ],
)
def test_what_the_reader_knows_is_no_further_event(later: str, stays: bool) -> None:
    names = NAMES | {"person": ["Marek", "Vexley", "Tessel"]}
    reading = read_case(f"Marek will travel to Norland. {later}", names)
    first, *rest = reading.events()
    assert first.type == "arms_transfers:PLANNED_TRIP"
    assert [e.trigger.of(reading.text) for e in rest] == ["visit"] * stays
    assert [e.of(reading.text) for e in first.again] == ["visit"] * (not stays)


def test_reason_names_rule_and_line() -> None:
    (event,) = read_case("Valdoria sold tanks to Kestria.", NAMES).events()
    assert event.reason.startswith("ARMS_TRANSFER#1, line ")
    assert event.codes == {"plover": "AID"}


def test_an_own_pack_needs_no_python() -> None:
    pack = parse_pack(
        "pack: ports\nevents:\n  STRIKE:\n    rules:\n"
        "      - verbs: [walk out]\n        parties: [agent]\n        roles: {subject: agent, at: place}\n",
        "ports.yaml",
    )
    reading = read_case("Marek walked out at Brennick.", NAMES)
    (event,) = find_events(reading.text, [reading.sentence], reading.mentions, [], [], [pack], [])
    assert event.type == "ports:STRIKE"
    assert describe_roles(reading, event) == {"agent=marek", "place=brennick"}


WORDS = st.sampled_from(
    "Valdoria Kestria Marek rifles tanks sold to from supply talks visit between and , . “ ” ’s that will may not the "
    "by of in exchange for denied urged stop accused Brennick deal sanctions letters meet “talks” — : who wants".split()
)


def deny(content: Extent) -> Saying:
    return Saying(
        content=(content,),
        speaker=None,
        speaker_extent=None,
        cue=None,
        directness="direct",
        attribution="explicit",
        act="deny",
    )


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=40), st.data())
def test_any_text_yields_events_that_point_at_it(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    spots = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda s: Extent(min(s), max(s)))
    extents = data.draw(st.lists(spots.filter(lambda e: e.end > e.start), max_size=6)) if text else []
    mentions = [Mention(extent=e, level="name", type="state", name=e.of(text)) for e in extents]
    times = [TimeExpression(extent=e, expression=Expression(kind="date")) for e in extents[:1]]
    sayings = [deny(e) for e in extents[1:3]]
    sentence = Sentence(extent=Extent(0, len(text)), zone="body", paragraph=1)
    for event in find_events(text, [sentence], mentions, times, sayings, [load_pack("arms_transfers")], []):
        assert event.trigger.of(text).strip() == event.trigger.of(text) != ""
        assert event.when is None or event.when < len(times)
        assert event.saying is None or event.saying < len(sayings)
        for participant in event.roles:
            assert participant.extent is not None
            assert 0 <= participant.extent.start < participant.extent.end <= len(text)
            assert participant.mention is None or participant.extent == mentions[participant.mention].extent


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    sentence = Sentence(extent=Extent(0, len(text)), zone="title", paragraph=1)
    assert find_events(text, [sentence], [], [], [], [load_pack("arms_transfers")], []) is not None


def test_triggers_of_the_seeds_on_perfect_reading(shared: Path) -> None:
    """A floor, not a score: of the events that a careful reader marks, most triggers are found by words alone."""
    pack = load_pack("arms_transfers")
    known = {words[0] for words in (t.words for group in pack.triggers.values() for t in group)}
    marked = [
        event["trigger"]["text"].split()[0].casefold()
        for path in sorted((shared / "gold" / "seeds").glob("0*.json"))
        for event in json.loads(path.read_text(encoding="utf-8"))["events"]
        if event["type"] in pack.types
    ]
    assert sum(word in known for word in marked) >= 0.9 * len(marked)


def test_a_title_before_a_name_takes_part_by_the_name() -> None:
    text = "And Mr. Ashdown briefed Secretary of State Mike Turner about the details on Sunday."
    [(_, annotations)] = read_texts({"a.txt": f"A day in Norway\n\n{text}\n"})
    (briefed,) = annotations.happenings
    named = {p.role: annotations.mentions[p.mention].name for p in briefed.roles if p.mention is not None}
    assert briefed.type == "arms_transfers:DISCLOSURE"
    assert named == {"agent": "Ashdown", "counterpart": "Mike Turner"}


def test_who_makes_a_trip_by_a_participle_takes_part_in_it() -> None:
    [(report, found)] = read_texts({"a.txt": "A day\n\nThe trip made by Joan Quill to Norway in 2017 was short.\n"})
    (event,) = found.happenings
    named = {p.role: found.mentions[p.mention].name for p in event.roles if p.mention is not None}
    assert (event.trigger.of(report.text), named) == ("trip", {"agent": "Joan Quill", "place": "Norway"})


@pytest.mark.parametrize(
    ("sentence", "trigger", "roles"),
    [
        (
            "Peru's claim that Chad had sold howitzers to Mali was rejected on Monday.",
            "sold",
            {"supplier=Chad", "recipient=Mali", "item=howitzers"},
        ),
        (
            "The foreign ministry of Peru called untrue a report that Norway had given mortars to Chad.",
            "given",
            {"supplier=Norway", "recipient=Chad", "item=mortars"},
        ),
        (
            "Norway's Interior Ministry rejected reports that it had exported rifles to Chad.",
            "exported",
            {"supplier=it", "recipient=Chad", "item=rifles"},
        ),
        (
            "Norway fined a shipping company it accuses of smuggling rifles to Chad.",
            "smuggling",
            {"supplier=a shipping company", "recipient=Chad", "item=rifles"},
        ),
        ("Joan Quill said a customs officer stole the seal.", "stole", {"agent=a customs officer"}),
        (
            "Peru praised Norway for giving mortars to Chad.",
            "giving",
            {"supplier=Norway", "recipient=Chad", "item=mortars"},
        ),
        (
            "Chad warned Norway against giving mortars to Mali.",
            "giving",
            {"supplier=Norway", "recipient=Mali", "item=mortars"},
        ),
        (
            "Norway apologised for giving mortars to Mali.",
            "giving",
            {"supplier=Norway", "recipient=Mali", "item=mortars"},
        ),
        (
            "Mortars were given to Mali by Norway, according to the Council of Peru.",
            "given",
            {"supplier=Norway", "recipient=Mali", "item=Mortars"},
        ),
        ("Joan Quill left after police raided her home.", "raided", {"agent=police", "target=her"}),
        ("The police gave the number of injured as 1,204.", "injured", {"target=the number"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_takes_part_in_a_clause_below_another(sentence: str, trigger: str, roles: set[str]) -> None:
    [(report, found)] = read_texts({"a.txt": f"A day in Norway\n\n{sentence}\n"})
    told = [h for h in found.happenings if h.trigger.of(report.text) == trigger]
    extents = [(p.role, p.extent or found.mentions[p.mention or 0].extent) for h in told for p in h.roles]
    assert {f"{role}={extent.of(report.text)}" for role, extent in extents} == roles


@pytest.mark.parametrize("title", ["Lima: Chad sold rifles to Mali", "Oslo says Chad sold rifles to Mali"])
def test_who_speaks_in_a_headline_sells_nothing(title: str) -> None:
    [(report, found)] = read_texts({"a.txt": f"{title}\n\nThe minister went home on Monday.\n"})
    (sold,) = [h for h in found.happenings if h.trigger.of(report.text) == "sold"]
    named = {p.role: found.mentions[p.mention].name for p in sold.roles if p.mention is not None}
    assert (named["supplier"], named["recipient"]) == ("Chad", "Mali")


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Norway sent Gripen jets to Chad.", {"supplier=Norway", "item=jets", "recipient=Chad"}),
        ("Norway will deliver F-16s to Chad.", {"supplier=Norway", "item=F-16s", "recipient=Chad"}),
        ("Peru bought two F-35 jets from Norway.", {"recipient=Peru", "item=jets", "supplier=Norway", "quantity=two"}),
        ("Peru sold S-400 missiles to Chad.", {"supplier=Peru", "item=missiles", "recipient=Chad"}),
        (
            "Peru handed over 30 to 35 Leopard tanks to Chad.",
            {"supplier=Peru", "item=tanks", "recipient=Chad", "quantity=30 to 35"},
        ),
        (
            "Peru sold 400 155mm shells to Chad.",
            {"supplier=Peru", "item=400 155mm shells", "recipient=Chad", "quantity=400"},
        ),
        ("Norway sends Chad long-range missiles.", {"supplier=Norway", "item=long-range missiles", "recipient=Chad"}),
        ("Peru sold Rafale fighters to Chad.", {"supplier=Peru", "item=fighters", "recipient=Chad"}),
    ],
)
def test_the_kind_and_the_number_of_what_changes_hands(sentence: str, roles: set[str]) -> None:
    [(report, found)] = read_texts({"a.txt": f"A day in Norway\n\n{sentence}\n"})
    (event,) = [h for h in found.happenings if h.type == "arms_transfers:ARMS_TRANSFER"]
    extents = [(p.role, p.extent or found.mentions[p.mention or 0].extent) for p in event.roles]
    assert {f"{role}={extent.of(report.text)}" for role, extent in extents} == roles


@pytest.mark.parametrize("sentence", ["The airline bought forty jets from a rival.", "Peru sold private jets to Chad."])
def test_jets_of_no_force_are_no_arms(sentence: str) -> None:
    [(_, found)] = read_texts({"a.txt": f"A day in Norway\n\n{sentence}\n"})
    assert [h for h in found.happenings if h.type == "arms_transfers:ARMS_TRANSFER"] == []
