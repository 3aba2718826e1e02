"""The mixed folder that reading is measured on."""

from itertools import count
from pathlib import Path

from benchmarks.arrivals import SORTS, Cost, is_exact, make_arrivals, tabulate_arrivals
from headwater.pipeline.reading import Tally, read_into, say_nothing
from headwater.read.sources import gather_sources
from headwater.record.store import Store


def test_a_hundred_files_hold_what_is_said_of_them(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    texts = (f"The ferry to Gozo stayed in the harbour on Tuesday, said the owners of ship {n}." for n in count())
    reports, refused = make_arrivals(tmp_path / "in", 100, texts)
    endings = {"".join(path.suffixes) for path in (tmp_path / "in").rglob("*.*")}
    assert endings == {sort.ending for sort in SORTS}
    with Store(tmp_path / "s.hw") as store:
        tally = read_into(store, gather_sources([tmp_path / "in"]), say_nothing, "bare", 1)
    assert tally == Tally(reports, 0, refused)
    assert reports == sum(sort.share * sort.reports for sort in SORTS)


def test_a_tally_is_exact_when_every_report_is_read_once() -> None:
    cost = Cost(400, 2.0, 3.0, (80 * 2**20, 79 * 2**20), Tally(237, 315, 8), (552, 8), 693)
    assert is_exact(cost) and "exact" in tabulate_arrivals(cost)
    assert "there are 552 reports" in tabulate_arrivals(cost._replace(tally=Tally(236, 315, 8)))
