"""What is new, as pages and the terminal show it."""

import msgspec

from headwater.tell.index import index_record
from headwater.tell.news import KINDS, list_news
from headwater.tell.wording import CHANGES
from tests.tell.affair import AFFAIR, TEXTS, span

CHANGE = msgspec.structs.replace(AFFAIR.changes[0], claim=AFFAIR.claims[0].id, since="2031-05-06")


def test_every_kind_of_change_has_a_heading() -> None:
    assert set(CHANGES.values()) == set(KINDS)


def test_what_several_reports_bring_alike_is_one_thing() -> None:
    claim = AFFAIR.claims[0]
    change = msgspec.structs.replace(
        AFFAIR.changes[0], what="new_claim", claim=claim.id, since="2031-05-06", after=None
    )
    places = [span(key, TEXTS[key].split()[0]) for key in ("rep_b", "rep_c")]
    twice = tuple(msgspec.structs.replace(change, id=f"chg_{n}", support=(p,)) for n, p in enumerate(places))
    index = index_record(msgspec.structs.replace(AFFAIR, changes=twice))
    (batch,) = list_news(index)
    (item,) = batch.items
    assert [p.report for p in item.pointers] == sorted(index.numbers[p.report] for p in places)
    assert item.who
    assert batch.kinds == [("New claims", [item])]


def test_denials_stand_before_origins_and_origins_before_claims() -> None:
    rows = [("new_claim", None), ("new_origin", "Mara Quill, 5 May 2031"), ("new_denial", None)]
    changes = tuple(msgspec.structs.replace(CHANGE, id=f"chg_{what}", what=what, after=who) for what, who in rows)
    (batch,) = list_news(index_record(msgspec.structs.replace(AFFAIR, changes=changes)))
    assert [kind for kind, _ in batch.kinds] == ["New denials", "New origins", "New claims"]
    origin = batch.kinds[1][1][0]
    assert origin.who == "Mara Quill, 5 May 2031"
    assert origin.told == f"{origin.words} — {origin.who}"
