"""Who takes part in an event, read with the shipped encoder."""

import pytest

from headwater.pipeline.tracing import trace_texts
from headwater.record.whole import Record

DAY = "Published: 12 May 2031\n\n"
# the sentence, a trigger, and its participants as words
CASES = [
    # who says that something was done is not whom it was done to
    ("The navy said 40 smugglers were arrested on the island.", "arrested", "target=40 smugglers"),
    ("Chad said nine nurses had been kidnapped.", "kidnapped", "target=nine nurses"),
    ("The navy said that smugglers kidnapped nine nurses.", "kidnapped", "agent=smugglers target=nine nurses"),
    # a participle beside a noun has no doer in the clause around it
    ("Bran Holt said he had raised the cases of 14 jailed doctors.", "jailed", "target=doctors"),
    # nor has a noun what a later noun holds
    ("Talks on the grain pact and the return of two pilots began.", "Talks", ""),
    # what stands behind a participle is not its subject
    ("Images show the Calypso Star lying alongside the tankers Volna and Ostrov on May 2.", "lying",
     "agent=Calypso Star target=Ostrov target=Volna"),
    # who urges both sides is neither of them
    ("Norway, which is mediating together with Chad, urged both sides to talk.", "urged", "agent=Norway"),
    # a verb is no part of a name, however its sentence was read
    ("She said the shell talks had gathered pace since Varonian Defence Minister Joren Halvast visited Port Ansel.",
     "visited", "agent=Joren Halvast place=Port Ansel"),
    # a participle that is joined to a passive verb is one too
    ("Lund was arrested in Oslo in May 2023 and sentenced to 13 years for spying.", "sentenced", "target=Lund"),
    ("Lund and Berg were pardoned by decree and handed over to Norway.", "handed",
     "recipient=Norway target=Berg target=Lund"),
    # and so is one that goes on from a participle of a noun
    ("Chile released the pilot Olaf Berg, a former officer arrested in Oslo in 2022 and charged with fraud.", "charged",
     "target=Olaf Berg"),
    ("Norway and Chad swapped prisoners on Wednesday in an exchange brokered by Peru.", "brokered", "agent=Peru"),
    # who is told something does not go on to do it
    ("Holt told reporters that the truce was broken and urged Chad to stop sending rifles.", "urged",
     "agent=Holt target=Chad"),
]  # fmt: skip


def read(sentence: str) -> Record:
    return trace_texts({"a.txt": f"A day in Norland\n\n{DAY}{sentence}\n"})


def list_roles(record: Record, trigger: str) -> str:
    names = {actor.id: actor.name for actor in record.actors}
    (event,) = (e for e in record.events if e.trigger.text == trigger)
    found = (f"{r.role}={r.span.text if r.span else names[r.actor or '']}" for r in event.roles)
    return " ".join(sorted(found))


@pytest.mark.parametrize(("sentence", "trigger", "roles"), CASES, ids=[c[0][:30] for c in CASES])
def test_who_does_what_to_whom(sentence: str, trigger: str, roles: str) -> None:
    assert list_roles(read(sentence), trigger) == roles


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked about the letter, White House press secretary Ada Vance said the president was busy.",
        "Norway was praised by Amnesty International last year.",
        "Norway bombed the port of Chad in early March.",
    ],
)
def test_a_word_of_a_name_a_title_or_a_date_is_no_event(sentence: str) -> None:
    assert not {e.trigger.text for e in read(sentence).events} & {"press", "Amnesty", "March"}
