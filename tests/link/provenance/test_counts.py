"""What is said of the voices of one claim, on origins made by hand."""

import pytest

from headwater.dates import unknown
from headwater.link.provenance.counts import Texts, count_support
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Actor, Origin, Report
from headwater.record.spans import Evidence

HARBOUR = "The harbour is closed."


def actor(key: str, schema: str = "Country", *members: str) -> Actor:
    return Actor(id=key, name=key.title(), schema=schema, names=(), members=members)


def origin(speaker: str, institution: str) -> Origin:
    return Origin(
        id=f"org_{speaker}", speaker=speaker, institution=institution, occasion=speaker, when=unknown("none given"),
        identified=True, statements=(f"sta_{speaker}",),
    )  # fmt: skip


def explain(*origins: Origin) -> tuple[str, ...]:
    """The reasons of a claim that has one support from each origin."""
    report = Report(
        id="rep", uri="file:a.txt", file="a.txt", sha256="0", title=None, published=unknown("none"), text=HARBOUR,
        outlet=None, collected=None, language="en", zones=(), credits=(),
    )  # fmt: skip
    actors = [actor("orvessa"), actor("sarrend"), actor("pair", "Group", "orvessa", "sarrend")]
    reading = Reading(
        reports={"rep": report}, statements={}, mentions={}, events={}, times={}, sentences={},
        actors={a.id: a for a in actors}, said={}, meanings={},
    )  # fmt: skip
    voices = Voices(
        origins=origins, institutions={a.id: a.id for a in actors}, of={f"sta_{o.speaker}": o.id for o in origins},
        acts={}, narrators={},
    )  # fmt: skip
    support = [
        Evidence(report="rep", start=0, end=len(HARBOUR), text=HARBOUR, statement=s)
        for o in origins
        for s in o.statements
    ]
    return count_support(reading, voices, Texts(of={}), support).reasons


def test_a_voice_that_signed_the_statement_of_another_is_said_to_have() -> None:
    assert explain(origin("pair", "orvessa"), origin("sarrend", "sarrend")) == (
        "Sarrend is also a co-signer of the statement of Pair, which counts for Orvessa",
    )


def test_who_leads_a_joint_statement_is_no_co_signer_of_it() -> None:
    assert not any("co-signer" in reason for reason in explain(origin("pair", "orvessa"), origin("orvessa", "orvessa")))


ENVOY = """date 2031-05-08 Laos is said to buy rockets

Laos is buying rockets from Chad, Norway and Chile said in a joint statement at the United Nations on Wednesday.

"Laos is buying rockets from Chad," Norwegian ambassador Anne Dahl said at {place} on Wednesday.

Laos is buying rockets from Chad, the Norwegian foreign minister Per Lund said in Oslo on Wednesday.
"""


@pytest.mark.parametrize(
    ("place", "sure"), [("the United Nations", ["Norway and Chile", "Per Lund"]), ("a school", ["Anne Dahl"])]
)
def test_an_envoy_beside_a_joint_statement_of_his_government_may_be_its_occasion(place: str, sure: list[str]) -> None:
    record = trace_texts({"a.txt": ENVOY.format(place=place)})
    told = {o.id: (o.occasion or "").split(",")[0] for o in record.origins}
    claim = max(record.claims, key=lambda c: len(c.support))
    assert set(sure) <= {told[o] for o in claim.origins}
    assert ("Anne Dahl" in {told[o] for o in claim.uncertain_origins}) == (place == "the United Nations")


MINISTRY = """date 2031-05-08 Norway says Laos buys rockets

Laos is buying rockets from Chad, Norway said in a statement on Wednesday.

"Laos is buying rockets from Chad," {body} spokeswoman Anne Dahl told reporters on Thursday.
"""


@pytest.mark.parametrize(("body", "voices"), [("Foreign Ministry", 1), ("Chilean Foreign Ministry", 2)])
def test_a_ministry_of_no_state_is_not_independent_of_a_state(body: str, voices: int) -> None:
    record = trace_texts({"a.txt": MINISTRY.format(body=body)})
    assert max(record.claims, key=lambda c: len(c.support)).independent_origins == voices


BURNED = "OSLO, 26 April 2024 - {who} said on Friday that the harbour store in Oslo had burned down.\n"


@pytest.mark.parametrize(
    ("one", "two", "voices"),
    [
        ("Police", "The fire department", 1),
        ("The company", "Tarpan Plc", 1),
        ("Lena Aro", "Tarpan Plc", 2),
        ("The company", "Two officials", 1),
    ],
)
def test_a_body_without_a_name_is_never_a_second_voice(one: str, two: str, voices: int) -> None:
    record = trace_texts({"a.txt": BURNED.format(who=one), "b.txt": "A fire\n\n" + BURNED.format(who=two)})
    (claim,) = [c for c in record.claims if c.reports == 2]
    assert claim.independent_origins == voices


HOME = "{place}, 26 April 2024 - {who} said on Friday that the harbour store had burned down.\n"


@pytest.mark.parametrize(
    ("one", "two", "place", "voices"),
    [
        ("Norway's government", "The transport minister, Ada Lund,", "OSLO", 1),
        ("Norway's government", "Gen. Ada Lund", "OSLO", 1),
        ("Norway's government", "The transport minister, Ada Lund,", "SANTIAGO", 2),
        ("Norway's government", "Trader Ada Lund", "OSLO", 2),
        ("President Tor Berg", "The transport minister, Ada Lund,", "OSLO", 1),
        ("President Tor Berg", "The White House", "WASHINGTON", 1),
        ("The Army", "The Police Department", "OSLO", 1),
    ],
)
def test_who_holds_an_office_at_home_is_not_certainly_independent_of_the_state(
    one: str, two: str, place: str, voices: int
) -> None:
    home = "WASHINGTON" if place == "WASHINGTON" else "OSLO"
    texts = {
        "a.txt": HOME.format(place=home, who=one),
        "b.txt": "A fire at night\n\n" + HOME.format(place=place, who=two),
    }
    (claim,) = [c for c in trace_texts(texts).claims if c.reports == 2]
    assert (claim.independent_origins, len(claim.uncertain_origins)) == (voices, 2 - voices)


def test_two_organs_of_one_state_that_is_not_mentioned_are_one_voice() -> None:
    texts = {"a.txt": BURNED.format(who="The White House"), "b.txt": "A fire\n\n" + BURNED.format(who="The Pentagon")}
    (claim,) = [c for c in trace_texts(texts).claims if c.reports == 2]
    assert claim.independent_origins == 1


PORT = """date 2031-05-08 A week without ships

The port of Osk was shut for a week, the Norwegian foreign minister Per Lund said in Oslo on Wednesday.

The port of Osk was shut for a week, {who} said{where} on Wednesday.
"""


@pytest.mark.parametrize(
    ("who", "where", "is_counted"),
    [
        # Who he is nobody says, and where: it may be the minister.
        ("the Norwegian Foreign Ministry", "", False),
        ("a Norwegian official", " in a statement", False),
        ("Norway", " in a statement", False),
        # A ministry on an occasion of its own.
        ("the Norwegian Foreign Ministry", " in a statement", True),
    ],
)
def test_a_body_beside_its_minister_counts_where_a_report_names_its_occasion(
    who: str, where: str, is_counted: bool
) -> None:
    record = trace_texts({"a.txt": PORT.format(who=who, where=where)})
    claim = max(record.claims, key=lambda c: len(c.support))
    assert (len(claim.origins), len(claim.uncertain_origins)) == ((2, 0) if is_counted else (1, 1))
    assert claim.independent_origins == 1


def test_somebody_described_beside_a_body_on_an_occasion_of_its_own_may_be_it() -> None:
    text = PORT.format(who="a Norwegian official", where="").replace(
        "minister Per Lund said in Oslo", "ministry said in a statement"
    )
    claim = max(trace_texts({"a.txt": text}).claims, key=lambda c: len(c.support))
    assert (len(claim.origins), len(claim.uncertain_origins)) == (1, 1)
