"""The figures of confidence, the rules of what is right, and the fit, on cases small enough to count by hand."""

import pytest

from benchmarks.confidence.judging import Judged, list_attributed
from benchmarks.confidence.marking import read_conllu
from benchmarks.confidence.measuring import calibration_error, rate_all
from benchmarks.reader.statements import find_wanted
from headwater.pipeline.annotation import read_texts
from training.odds import fit, weigh, weigh_unseen

CONLLU = """# newdoc id = x
# newpar
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-nnnnn-cf1-2-sgl
2	crew	crew	NOUN	NN	_	3	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4-5	Norland's	_	_	_	_	_	_	_	SpaceAfter=No
4	Norland	Norland	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-nnnnn-cf2-1-sgl)
5	's	's	PART	POS	_	4	case	_	Entity=1)
6	.	.	PUNCT	.	_	2	punct	_	_
"""


def judged(document: str, sure: float, right: bool, seen: float = 0.0, corpus: str = "polnear") -> Judged:
    return Judged(corpus, document, "saying", "explicit", {"seen": seen}, sure, right)


def test_calibration_error_is_the_distance_in_each_bin() -> None:
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0
    assert calibration_error([(0.95, False), (0.15, True)]) == pytest.approx((0.95 + 0.85) / 2)
    assert calibration_error([(0.7, True), (0.69, False)]) == pytest.approx((0.3 + 0.69) / 2)  # two bins
    assert calibration_error([]) == 0


def test_figures_of_a_part() -> None:
    board = rate_all([judged("a", 0.8, True), judged("b", 0.8, False)])["polnear_saying"]
    assert board["count"] == 2
    assert board["share"] == 0.5
    assert board["brier"] == pytest.approx((0.04 + 0.64) / 2)


def test_phrases_of_a_treebank_stand_in_its_text() -> None:
    text, phrases = read_conllu(CONLLU)
    assert text.strip() == "The crew of Norland's."
    assert [(p.extent.of(text), p.least.of(text), p.kind) for p in phrases] == [
        ("Norland", "Norland", "place"),
        ("The crew of Norland's", "crew", "person"),
    ]


def test_a_sentence_of_a_long_quotation_is_right_where_its_speaker_is() -> None:
    text = "“The fleet is old,” said Anna Berg. “It will be sold when the spring comes, not before,” she added."
    report, found = read_texts({"a.txt": text})[0]
    for source, right in (("Anna Berg", True), ("spring", False)):
        start, content = text.index(source), (text.index("The fleet"), text.index(",” she"))
        marks = (
            f"T1\tSource {start} {start + len(source)}\tx\nT2\tContent {content[0]} {content[1]}\tx\n"
            "E1\tAttribution:T2 Source:T1 Content:T2\n"
        )
        gold = list(find_wanted("a", text, marks))
        assert list_attributed("a", report, found, gold) == [right] * len(found.sayings)


def test_fit_gives_the_shares_back() -> None:
    rows = [judged(f"d{n}", 0, n % 10 != 0, 1.0) for n in range(1000)]
    rows += [judged(f"d{n}", 0, n % 2 == 0) for n in range(1000)]
    known = {row.evidence["seen"]: row.confidence for row in weigh(rows, fit(rows))}
    assert known == {1.0: pytest.approx(0.9, abs=0.011), 0.0: pytest.approx(0.5, abs=0.011)}


def test_what_is_weighed_unseen_comes_from_the_others() -> None:
    rows = [judged("a", 0, True, corpus="one")] * 50 + [judged("b", 0, False, corpus="other")] * 50
    unseen = {row.corpus: row.confidence for row in weigh_unseen(rows)}
    assert unseen["one"] < 0.1 and unseen["other"] > 0.9
