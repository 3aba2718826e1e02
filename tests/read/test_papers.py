from typing import Any

import pytest

from headwater.errors import ReadError
from headwater.read.inputs import read_input
from headwater.read.papers import read_paper
from headwater.read.sources import Source
from headwater.record.model import Problem, Report
from tests.printing import Words, make_pdf

LEFT = (
    "The ferry to Gozo stayed in the har-|bour on Tuesday because of the wind,|the owners said. Two hundred passen-|"
    "gers spent the night in Mgarr. The|well-known captain slept on board, and|his crew of nine slept there too."
)
RIGHT = (
    "Maria Borg, who speaks for the com-|pany, said in Valletta that no second|ship was ready for the autumn. Her "
    "well-|known colleague said the same of the|winter. "
    "The ministry asks for a report|by Friday, a letter to the press says."
)
PROSE = (
    "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said. Two hundred passengers "
    "spent the night in Mgarr. The well-known captain slept on board, and his crew of nine slept there too."
)


def column(x: float, words: str, top: float = 700) -> list[Words]:
    return [(x, top - 13 * n, 10, line) for n, line in enumerate(words.split("|"))]


def page(number: int, *, by_row: bool = False) -> list[Words]:
    left, right = column(60, LEFT), column(320, RIGHT)
    body = [line for pair in zip(left, right, strict=True) for line in pair] if by_row else [*left, *right]
    head: list[Words] = [(60, 800, 9, "Harbour Review 2023"), (60, 730, 18, "Ferry to Gozo stays in the harbour again")]
    words = [(x, y, size, words if number == 1 else f"{words[::-1]}{number}") for x, y, size, words in body]
    return [*head[: 2 if number == 1 else 1], *words, (290, 30, 9, f"Page {number} of 3")]


def read(payload: bytes, name: str = "a.pdf") -> Report | Problem:
    (found,) = read_input(Source(uri=name, file=name, content=payload), None)
    return found


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_are_read_one_after_the_other_and_cut_words_are_whole(by_row: bool) -> None:
    found = read(make_pdf([page(n, by_row=by_row) for n in (1, 2, 3)]))
    assert isinstance(found, Report)
    assert PROSE in found.text
    assert "speaks for the company, said in Valletta" in found.text
    assert "Her well-known colleague" in found.text
    assert found.text.index("slept there too") < found.text.index("Maria Borg") < found.text.index("Page 1 of 3")
    zones = {(z.kind, found.text[z.start : z.end]) for z in found.zones}
    assert ("boilerplate:running_head", "Harbour Review 2023") in zones
    assert ("boilerplate:page_number", "Page 2 of 3") in zones
    assert found.title == "Ferry to Gozo stays in the harbour again"


def test_a_paragraph_runs_on_across_pages() -> None:
    first: list[Words] = [*column(60, "Harbour news of the week for everybody||", 780), *column(60, LEFT[:-34], 120)]
    second: list[Words] = [*column(60, "his crew of nine slept there too.", 780), *column(60, RIGHT, 700)]
    found = read(make_pdf([[*first, (290, 10, 9, "7")], [*second, (290, 10, 9, "8")]]))
    assert isinstance(found, Report)
    assert PROSE in found.text


def test_a_table_is_read_line_by_line() -> None:
    rows = [("Port", "Ships"), ("Mgarr", "4"), ("Cirkewwa", "12"), ("Valletta", "31")]
    cells: list[Words] = [
        (60 + 200 * c, 700 - 14 * r, 10, word) for r, row in enumerate(rows) for c, word in enumerate(row)
    ]
    lines = read_paper(make_pdf([[*column(60, RIGHT, 800), *cells]])).text
    assert "Cirkewwa 12 Valletta 31" in " ".join(lines.split())


INFO = {"Title": "Ferry stays", "Author": "Maria Borg", "CreationDate": "D:20230906080000Z", "ModDate": "D:20230907"}


def test_metadata_counts_where_the_page_says_nothing() -> None:
    found = read(make_pdf([column(60, LEFT)], INFO))
    assert isinstance(found, Report)
    assert (found.title, [c.name for c in found.credits]) == ("Ferry stays", ["Maria Borg"])
    assert str(found.published.start) == "2023-09-06"
    assert "the text states no date; the PDF's metadata" in found.published.basis


def test_the_page_counts_above_its_metadata() -> None:
    head = "Ferry to Gozo stays in the harbour||By Anna Vella|Published: 5 September 2023||"
    found = read(make_pdf([column(60, head + LEFT)], INFO | {"Title": "Microsoft Word - draft3.docx"}))
    assert isinstance(found, Report)
    assert found.title == "Ferry to Gozo stays in the harbour"
    assert [c.name for c in found.credits] == ["Anna Vella"]
    assert str(found.published.start) == "2023-09-05"
    assert "metadata" not in found.published.basis


def test_metadata_of_a_long_time_are_an_interval() -> None:
    article = read_paper(make_pdf([column(60, LEFT)], INFO | {"ModDate": "D:20231224"}))
    assert article.published
    assert (str(article.published.start), str(article.published.end)) == ("2023-09-06", "2023-12-24")


@pytest.mark.parametrize(
    ("payload", "advice"),
    [
        (make_pdf([[], []]), "ocrmypdf"),
        (make_pdf([column(60, LEFT)])[:300], "Fetch it again"),
        (b"%PDF-1.7\n", "Fetch it again"),
        (make_pdf([]), "Fetch it again"),
    ],
    ids=["scanned", "cut", "empty", "no pages"],
)
def test_what_cannot_be_read_says_what_to_do(payload: bytes, advice: str) -> None:
    with pytest.raises(ReadError, match=advice):
        read_paper(payload)


def test_a_pdf_of_any_name_is_one() -> None:
    for name in ("a.txt", "a.html", "stdin#1", "a.PDF"):
        assert isinstance(read(make_pdf([column(60, LEFT)]), name), Report)


def test_sizes_and_places_of_a_page_do_not_matter_to_the_words(tmp_path: Any) -> None:
    far: list[Words] = [(x + 3000, y - 5000, 10, words) for x, y, _, words in column(60, LEFT)]
    assert read_paper(make_pdf([far])).text.count("ferry") == 1
