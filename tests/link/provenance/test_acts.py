"""Who does something by saying so stands behind what a report tells of it in its own words."""

import pytest

from headwater.link.strike import strike_source
from headwater.pipeline.tracing import trace_texts

BANKS = "Veska sanctioned three banks of Norland on Tuesday."
TOLD: tuple[tuple[str, tuple[str, ...], list[str]], ...] = (
    # What is done in words: its doer is its origin.
    ("sued", ("The Green Union sued Tarpan Plc on Monday over the harbour of Osk.",), ["Green Union"]),
    ("lawsuit", ("The Green Union filed a federal lawsuit against Tarpan Plc on Monday.",), ["Green Union"]),
    ("sanctioned", (BANKS,), ["Veska"]),
    ("sanctioned", ("Three banks of Norland were sanctioned by Veska on Tuesday.",), ["Veska"]),
    ("guilty", ("Ada Lund pleaded guilty to fraud in Osk on Monday.",), ["Ada Lund"]),
    ("guilty", ("Ada Lund has pleaded guilty to a count of fraud against Norland.",), ["Ada Lund"]),
    ("annulled", ("The Constitutional Court annulled the harbour law on Monday.",), ["Constitutional Court"]),
    ("banned", ("Norland banned imports of timber from Veska on Wednesday.",), ["Norland"]),
    ("invited", ("Ada Lund invited Tor Berg to Osk on Monday.",), ["Ada Lund"]),
    ("expelled", ("Norland expelled two diplomats of Veska on Friday.",), ["Norland"]),
    ("pardoned", ("President Ada Lund pardoned Tor Berg on Friday.",), ["Ada Lund"]),
    ("vetoed", ("President Ada Lund vetoed the harbour law of Norland on Friday.",), ["Ada Lund"]),
    ("sued", ("Norland and Veska sued Tarpan Plc on Monday over the harbour of Osk.",), ["Norland"]),
    # An act of one body told by itself is told by one voice.
    ("sanctioned", (BANKS, "Veska sanctioned three banks of Norland, Veska's minister Ada Lund said on Tuesday."),
     ["Ada Lund"]),
    ("sued", ("The Greens sued Tarpan Plc on Monday over the harbour of Osk.",
              "The Green Union sued Tarpan Plc on Monday over the harbour of Osk."), ["Green Union"]),
    # What somebody tells is his; the doer is no second origin of it.
    ("sanctioned", ("Veska sanctioned three banks of Norland on Tuesday, the banker Tor Berg said.",), ["Tor Berg"]),
    ("sanctioned", (BANKS, "Veska sanctioned three banks of Norland on Tuesday, banker Tor Berg said."), ["Tor Berg"]),
    # What is done with hands, or by nobody in particular, or not at all.
    ("seized", ("Troops of Norland seized the port of Osk on Monday.",), []),
    ("resigned", ("Norland resigned itself to the loss of Osk on Monday.",), []),
    ("appeals", ("Tor Berg appeals to young voters in Norland.",), []),
    ("visited", ("Ada Lund visited Norland on Monday.",), []),
    ("sanctioned", ("Three banks of Norland were sanctioned on Tuesday.",), []),
    ("sued", ("A man sued Tarpan Plc on Monday over the harbour of Osk.",), []),
    ("sue", ("The Green Union plans to sue Tarpan Plc over the harbour of Osk.",), []),
    ("sued", ("The Green Union has not sued Tarpan Plc over the harbour of Osk.",), []),
    ("lifted", ("The Osk Treaty lifted sanctions on Veska in May.",), []),
    ("sued", ("The Green Union sued Tarpan Plc in 1994 over the harbour of Osk.",), []),
)  # fmt: skip


@pytest.mark.parametrize(("word", "told", "doers"), TOLD)
def test_who_does_in_words_what_reports_tell_is_its_origin(word: str, told: tuple[str, ...], doers: list[str]) -> None:
    titles = ("A quiet day", "News of the week")
    record = trace_texts({f"{n}.txt": f"{titles[n]}\n\nOSK, 8 May 2031 - {text}\n" for n, text in enumerate(told)})
    names = {a.id: a.name for a in record.actors}
    origins = {o.id: names[o.speaker] for o in record.origins if o.speaker and o.identified}
    claims = [c for c in record.claims if any(word in e.text for e in c.support)]
    assert max((c.independent_origins for c in claims), default=0) == len(doers)
    assert sorted({origins[o] for c in claims for o in c.origins if o in origins}) == doers


def test_what_somebody_does_in_words_falls_with_him() -> None:
    record = trace_texts({"a.txt": f"A quiet day\n\nOSK, 8 May 2031 - {BANKS}\n"})
    assert [row.falls for row in strike_source(record, "Veska").struck] == [True]
