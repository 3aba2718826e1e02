"""Events that no pack names."""

import pytest

from headwater.pipeline.tracing import trace_texts

DAY = "Published: 12 May 2031\n\n"
CASES = [
    ("Norland's navy boarded the freighter Ostra on Monday.", {"boarded"}),
    ("The court fetched Ada Vance on Monday and robed her brother on Tuesday.", {"fetched", "robed"}),
    ("Norland wants a new port and remains a large exporter.", set()),
    ("The heir of Norland was born on Monday.", {"born"}),
    ("The bridge was widened, and lorries were waved on.", set()),
    ("Lorries were turned away.", {"turned"}),
    ("The council filed a complaint.", {"filed"}),
    ("The mill will shed 200 jobs and close its school in Osk.", {"shed", "close"}),
    ("Two clerks have both pleaded guilty.", {"pleaded"}),
    ("Joan Quill spoke of a plan that she said had been shelved.", {"shelved"}),
    ("The envoy praised the mayor before the deal was signed.", set()),
    ("The mayor will be met when she arrives on 3 July.", {"arrives"}),
    ("The mayor will be met when she arrives.", set()),
    ("Norland might board the freighter Ostra.", set()),
    ("The Osk Gazette wrote on Monday, citing two officials of Norland, that the port was shut.", set()),
    ("“That is a fable,” Ada Vance shot back on Monday.", set()),
]


@pytest.mark.parametrize(("sentence", "deeds"), CASES, ids=[c[0][:30] for c in CASES])
def test_what_is_done_is_an_event_of_its_own(sentence: str, deeds: set[str]) -> None:
    record = trace_texts({"a.txt": f"A day in Norland\n\n{DAY}{sentence}\n"})
    others = [e for e in record.events if e.type.endswith(":OTHER")]
    assert {e.trigger.text for e in others} == deeds
    assert all(e.subtype for e in others)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Norland's agents hacked the ministry", {"hacked"}),
        ("the police had arrested Ada Vance", {"arrested"}),
        ("letters hacked by Norland would appear", set()),  # to come, not done
        ("Norland's agents had welcomed the ministry", set()),  # said, not done
        ("the ministry had been hacked", {"hacked"}),
    ],
)
def test_what_is_done_and_not_said_is_an_event_on_somebodys_word(said: str, words: set[str]) -> None:
    record = trace_texts({"a.txt": f"A day in Norland\n\n{DAY}The minister, Bran Holt, said that {said}.\n"})
    assert {e.trigger.text for e in record.events} == words


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("The minister, Bran Holt, said that Ada Vance had plagiarised a poem.", {"plagiarised"}),
        ("The crowd tore down a statue of Ada Vance.", {"tore"}),
        ("The minister, Bran Holt, said that Ada Vance had changed her mind.", set()),  # of no occasion
        ("Ada Vance grew weary in May.", set()),  # nothing is said to be done to anything
        ("The choir of Osk rehearses the hymns of Norland.", set()),  # a habit
        ("The ministry declined to comment on the matter.", set()),
        ("Ada Vance did not respond to a request for comment.", set()),
        ("Bran Holt announced his resignation on Monday.", {"resignation"}),
        ("The resignation of Ada Vance pleased the crowd.", set()),  # known to the reader
        ("After his resignation Bran Holt smiled.", set()),  # it only dates another thing
        ("Ada Vance has a right to wiretap Bran Holt.", set()),
        ("Bran Holt said that he will auction the letters.", {"auction"}),
        ("Bran Holt said that he would never auction the letters.", set()),
        ("The vote was postponed.", {"postponed"}),
        ("The hall is leased until June.", set()),
        ("A list of votes that were postponed hung in the hall.", set()),  # it describes the votes
        ("A petition prompted a debate in Chad.", {"petition", "debate"}),
        ("The rules of the debate are old.", set()),
        ("Bran Holt promised a counterattack.", {"counterattack"}),
        ("A lorry collided with a tram on Monday.", {"collided"}),  # of nobody who is named
        ("The minister, Bran Holt, said that a lorry had derailed.", {"derailed"}),
        ("Letters that had been leaked hung in the hall.", set()),  # they describe the letters
        ("Burglars broke into the hall.", {"broke"}),
        ("Bran Holt threatened to auction the letters.", {"auction"}),
        ("Bran Holt went to Osk to auction the letters.", set()),  # what it is for
        ("Bran Holt said that the letters should be burned.", {"burned"}),
        ("Bran Holt fired back hours later.", set()),
        ("Fires on ferries are hard to fight.", set()),
        ("The news prompted Bran Holt to send a tweet.", set()),  # a saying
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_words_that_name_an_occasion_count_whoever_tells_them(sentence: str, deeds: set[str]) -> None:
    record = trace_texts({"a.txt": f"A day in Norland\n\n{DAY}{sentence}\n"})
    found = {e.trigger.text for e in record.events if e.type.endswith(":OTHER")}
    assert {f.split()[0] for f in found} == {d.split()[0] for d in deeds}


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("Bran Holt cancelled a visit to Chad on Monday.", ["cancelled"]),
        ("Norland called off the talks with Chad on Friday.", ["called off"]),
        ("Thousands took to the streets of Osk on Sunday.", ["took to the streets"]),
        ("Last year, tens of thousands of farmers marched in Osk.", ["marched"]),
        ("Bran Holt warned that Ada Vance could face protests.", ["protests"]),
        ("Bran Holt warned that the protests could upset Ada Vance.", []),
    ],
)
def test_what_is_told_once_is_one_event(sentence: str, events: list[str]) -> None:
    record = trace_texts({"a.txt": f"A day in Norland\n\n{DAY}{sentence}\n"})
    assert [e.trigger.text for e in record.events] == events


@pytest.mark.parametrize(
    ("charge", "words"),
    [("fraud", set()), ("shipping rifles to Mali", {"accused", "shipping"})],
)
def test_an_accusation_is_an_event_where_its_field_is_that_of_the_pack(charge: str, words: set[str]) -> None:
    record = trace_texts({"a.txt": f"A day in Norland\n\n{DAY}Norway accused Chad of {charge} on Monday.\n"})
    assert {e.trigger.text for e in record.events} == words


def test_who_is_struck_by_what_acts_does_not_act() -> None:
    text = f"A day in Norland\n\n{DAY}The quake that struck Norway on Sunday destroyed hundreds of homes.\n"
    (destroyed,) = [e for e in trace_texts({"a.txt": text}).events if e.trigger.text == "destroyed"]
    assert "Norway" not in {r.span.text for r in destroyed.roles if r.span and r.role == "agent"}


def test_a_strike_has_the_day_on_which_it_killed() -> None:
    text = f"A day in Norland\n\n{DAY}An air strike on a clinic in Osk killed nine people on Friday.\n"
    days = {e.trigger.text: str(e.when.start) for e in trace_texts({"a.txt": text}).events}
    assert days == {"air strike": "2031-05-09", "killed": "2031-05-09"}


def test_who_acts_in_the_next_clause_is_no_target() -> None:
    text = f"A day in Norland\n\n{DAY}Norland launched an assault on the fort, and it found many friends.\n"
    (assault,) = [e for e in trace_texts({"a.txt": text}).events if e.trigger.text == "assault"]
    assert "it" not in {r.span.text for r in assault.roles if r.span}


def test_things_are_items_and_who_had_them_are_targets() -> None:
    text = f"A day in Norway\n\n{DAY}Norway seized forty rifles from Chad on Monday.\n"
    (seized,) = trace_texts({"a.txt": text}).events
    assert {(r.role, r.span.text) for r in seized.roles if r.span} >= {("target", "Chad")}
    assert "rifles" in next(r.span.text for r in seized.roles if r.role == "item" and r.span)
