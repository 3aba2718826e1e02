"""A claim in words: pronouns give way to names, where a name says it better."""

import datetime as dt

import pytest

from headwater.dates import on
from headwater.link.assertion.propositions import Proposition
from headwater.link.phrasing.wording import word_proposition
from headwater.link.reading import Reading
from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Actor, Mention, Name, Report
from headwater.record.spans import Evidence, Span

TEXT = "It sent letters to double their trade"
CASES = [
    ("two states", "other", "Country", "Kestria sent letters to double Kestria’s trade"),
    ("one state, named once", "state", "Country", "Kestria sent letters to double their trade"),
    ("a possessive of a thing stays", "other", "Item", "Kestria sent letters to double their trade"),
]


def mention(word: str, actor: str) -> Mention:
    start = TEXT.index(word)
    span = Span(report="rep", start=start, end=start + len(word), text=word)
    return Mention(id=word, span=span, level="pronoun", type="other", actor=actor)


@pytest.mark.parametrize(("owner", "schema", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_pronouns_are_replaced_by_names(owner: str, schema: str, words: str) -> None:
    report = Report(
        id="rep", uri="file:a.txt", file="a.txt", sha256="0", title=None, text=TEXT, zones=(), outlet=None,
        published=on(dt.date(2031, 5, 2), "header"), collected=None, language="en", credits=(),
    )  # fmt: skip
    other = "letters" if schema == "Item" else "Kestria"
    actors = {
        "state": Actor(id="state", name="Kestria", schema="Country", names=(Name(text="Kestria", spans=()),)),
        "other": Actor(id="other", name=other, schema=schema, names=(Name(text=other, spans=()),)),
    }
    reading = Reading(
        reports={"rep": report}, statements={}, events={}, times={"rep": ()}, sentences={}, said={}, meanings={},
        mentions={"rep": (mention("It", "state"), mention("their", owner))}, actors=actors,
    )  # fmt: skip
    evidence = Evidence(report="rep", start=0, end=len(TEXT), text=TEXT)
    member = Proposition(
        evidence=evidence, words=TEXT, act="assert", voice=None, head=None, actors=frozenset(), people=frozenset(),
        figures=frozenset(), events=(), weights={},
    )  # fmt: skip
    assert word_proposition(reading, [member]) == words


def test_a_member_that_says_mostly_something_else_does_not_speak_for_the_claim() -> None:
    text = "Chile relies on Peru to ship coal. Deliveries of coal from Peru to Chile. Peru shipping coal to Chile"
    report = Report(
        id="rep", uri="file:a.txt", file="a.txt", sha256="0", title=None, text=text, zones=(), outlet=None,
        published=on(dt.date(2031, 5, 2), "header"), collected=None, language="en", credits=(),
    )  # fmt: skip
    reading = Reading(
        reports={"rep": report}, statements={}, events={}, times={"rep": ()}, sentences={}, said={}, meanings={},
        mentions={"rep": ()}, actors={},
    )  # fmt: skip
    terms = ({"reli": 5.0, "need": 4.0, "coal": 2.0}, {"coal": 2.0, "deliv": 2.0}, {"coal": 2.0, "deliv": 2.0})
    members, start = [], 0
    for words, weights in zip(text.split(". "), terms, strict=True):
        evidence = Evidence(report="rep", start=start, end=start + len(words), text=words)
        members.append(
            Proposition(
                evidence=evidence,
                words=words,
                act="assert",
                voice=None,
                head=None,
                actors=frozenset(),
                people=frozenset(),
                figures=frozenset(),
                events=(),
                weights=weights,
            )
        )
        start += len(words) + 2
    assert word_proposition(reading, members[:1]) == "Chile relies on Peru to ship coal"
    assert word_proposition(reading, members) == "Peru shipping coal to Chile"


@pytest.mark.parametrize(
    ("body", "claim"),
    [
        ("Mayor Ada Berg called the plan a disgrace on Friday.", "Ada Berg called the plan a disgrace"),
        ("The town knows what Mayor Ada Berg called a disgrace.", None),
    ],
)
def test_what_somebody_calls_something_has_its_caller(body: str, claim: str | None) -> None:
    found = [c.proposition for c in trace_texts({"plan.txt": f"OSLO, 3 May 2024 - {body}\n"}).claims]
    assert [words for words in found if "disgrace" in words and words.startswith("Ada")] == ([claim] if claim else [])


def test_a_participle_is_no_clause_and_a_short_clause_is_one() -> None:
    text = "Describing the night when Ada Berg died. Ada Berg died"
    report = Report(
        id="rep", uri="file:a.txt", file="a.txt", sha256="0", title=None, text=text, zones=(), outlet=None,
        published=on(dt.date(2031, 5, 2), "header"), collected=None, language="en", credits=(),
    )  # fmt: skip
    berg = Actor(id="berg", name="Ada Berg", schema="Person", names=(Name(text="Ada Berg", spans=()),))
    mentions: list[Mention] = []
    members: list[Proposition] = []
    for start, end in ((0, 39), (41, len(text))):
        at = text.index("Ada", start)
        span = Span(report="rep", start=at, end=at + 8, text="Ada Berg")
        mentions.append(Mention(id=f"men_{at}", span=span, level="name", type="person", actor="berg"))
        members.append(
            Proposition(
                evidence=Evidence(report="rep", start=start, end=end, text=text[start:end]), words=text[start:end],
                act="assert", voice=None, head=None, actors=frozenset(), people=frozenset(), figures=frozenset(),
                events=(), weights={"die": 1.0},
            )
        )  # fmt: skip
    reading = Reading(
        reports={"rep": report}, statements={}, events={}, times={"rep": ()}, sentences={}, said={}, meanings={},
        mentions={"rep": tuple(mentions)}, actors={"berg": berg},
    )  # fmt: skip
    assert word_proposition(reading, members) == "Ada Berg died"


def test_a_described_owner_has_its_article() -> None:
    text = "OSLO, 2 May 2031 - The driver left. Norway said police were looking for his telephone.\n"
    assert "Police were looking for the driver’s telephone" in [
        c.proposition for c in trace_texts({"a.txt": text}).claims
    ]


def test_its_behind_another_name_is_left_as_it_stands() -> None:
    """Reading lays it to the state as often as to the gate; the clause can be read alone either way."""
    text = "OSLO, 2 May 2031 - Norway answered. It said its troops would leave the gate of Hamar and its roads.\n"
    (claim,) = trace_texts({"a.txt": text}).claims
    assert claim.proposition == "Norway’s troops would leave the gate of Hamar and its roads"


def test_it_behind_this_names_nobody_and_a_marked_word_keeps_its_marks() -> None:
    text = "OSLO, 2 May 2031 - “This is not peace. It is three weeks of quiet,” Norway said."
    (claim,) = trace_texts({"a.txt": text}).claims
    assert claim.proposition == "This is not peace. It is three weeks of quiet"
    text = "OSLO, 2 May 2031 - Norway answered Ada Berg. “That is a lie, and she knows it is a lie,” Norway said."
    assert "That is a lie, and Ada Berg knows it is a lie" in [
        c.proposition for c in trace_texts({"a.txt": text}).claims
    ]
    text = "OSLO, 2 May 2031 - Norway said that ‘rocket fuel’ lay under the wheat."
    (claim,) = trace_texts({"a.txt": text}).claims
    assert claim.proposition == "‘rocket fuel’ lay under the wheat"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The convict admitted his guilt in Oslo,", "The convict admitted his guilt in Oslo"),
        ("That is all the ministry has done,", "That is all the ministry has done"),
    ],
)
def test_who_is_described_in_the_clause_is_not_named_again_and_that_is_no_connective(said: str, words: str) -> None:
    (claim,) = trace_texts({"a.txt": f"OSLO, 2 May 2031 - “{said}” Norway said."}).claims
    assert claim.proposition == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway said that no coal had been moved and called for an inquiry.", "No coal had been moved"),
        ("Norway said nobody had been hurt and accused Sweden of delay.", "Nobody had been hurt"),
    ],
)
def test_what_somebody_says_ends_where_he_does_something_else(text: str, words: str) -> None:
    claims = trace_texts({"a.txt": f"OSLO, 2 May 2031 - {text}\n"}).claims
    assert words in [c.proposition for c in claims]


def test_what_two_say_is_worded_without_either() -> None:
    texts = {
        "a.txt": "OSLO, 2 May 2031 - Mayor Ada Berg said the visit was a mistake.\n",
        "b.txt": "OSLO, 3 May 2031 - Minister Ola Moe said the visit was a mistake.\n",
    }
    assert [c.proposition for c in trace_texts(texts).claims] == ["The visit was a mistake"]


def test_its_beside_a_thing_is_of_the_thing() -> None:
    record = trace_texts({"a.txt": "OSLO, 3 May 2024 - Norway said that the ferry and its captain were safe.\n"})
    assert [c.proposition for c in record.claims] == ["The ferry and its captain were safe"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Every quay that refuels this tanker shares the guilt,",
            "Every quay that refuels this tanker shares the guilt",
        ),
        ("The reply was yes,", "The reply was yes"),
        ("A tale for children,", "A tale for children, Norway said"),
        ("The crew can't swim a mile,", "The crew can't swim a mile"),
    ],
)
def test_who_says_it_stands_behind_what_cannot_be_read_alone(said: str, words: str) -> None:
    (claim,) = trace_texts({"a.txt": f"OSLO, 2 May 2031 - “{said}” Norway said."}).claims
    assert claim.proposition == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway asked for the delay. Norway said on Friday that it was us who rang.", "It was us who rang"),
        ("Norway answered Peru. Norway said it wouldn't be right to sail at night.", "It wouldn't be right to sail"),
        ("Ada Berg spoke. Norway said of Ada Berg on Friday that she's not worried.", "She's [Ada Berg] not worried"),
    ],
)
def test_what_stands_for_nobody_and_what_is_run_together_keep_their_words(text: str, words: str) -> None:
    found = [c.proposition for c in trace_texts({"a.txt": f"OSLO, 2 May 2031 - {text}\n"}).claims]
    assert any(claim.startswith(words) for claim in found), found
