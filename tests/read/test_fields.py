from typing import Any

import pytest

from headwater.errors import ReadError
from headwater.read.fields import parse_day, read_fields
from headwater.read.language import name_code

SENTENCE = "The ferry to Gozo stayed in the harbour."
ADDRESS = "https://example.org/2023/ferry"


@pytest.mark.parametrize(
    ("row", "title", "text", "outlet", "day"),
    [
        (  # Media Cloud
            {"id": "9", "title": "Ferry stays", "url": ADDRESS, "media_name": "example.org", "language": "en",
             "publish_date": "2023-09-05", "indexed_date": "2023-09-06 01:02:03", "media_url": "example.org"},
            "Ferry stays", "", "example.org", "2023-09-05",
        ),
        (  # news-please
            {"authors": ["Jane Doe"], "date_download": "2023-09-07 10:00:00", "date_publish": "2023-09-05 08:00:00",
             "maintext": SENTENCE, "description": "A teaser.", "source_domain": "example.org", "title": "Ferry stays",
             "title_page": None, "url": ADDRESS, "language": "en"},
            "Ferry stays", SENTENCE, "example.org", "2023-09-05",
        ),
        (  # Event Registry
            {"uri": "77", "lang": "eng", "date": "2023-09-06", "dateTime": "2023-09-06T01:00:00Z",
             "dateTimePub": "2023-09-05T23:00:00Z", "title": "Ferry stays", "body": SENTENCE, "url": ADDRESS,
             "source": {"uri": "example.org", "title": "Example Daily"}, "authors": [{"name": "Jane Doe"}]},
            "Ferry stays", SENTENCE, "Example Daily", "2023-09-05",
        ),
        (  # passim
            {"id": "ex-1", "text": SENTENCE, "date": "1903-09-05", "series": "example-daily", "pages": [1, 2]},
            None, SENTENCE, "example-daily", "1903-09-05",
        ),
    ],
)  # fmt: skip
def test_layouts(row: dict[str, Any], title: str | None, text: str, outlet: str, day: str) -> None:
    article = read_fields(row)
    assert article.published is not None
    assert (article.title, article.text, article.outlet) == (title, text, outlet)
    assert str(article.published.start) == day
    assert article.url == (ADDRESS if "url" in row else None)
    assert article.authors == (("Jane Doe",) if "authors" in row else ())


def test_the_day_on_which_a_row_was_found_is_a_bound() -> None:
    """GDELT says when it saw an article."""
    row = {"url": ADDRESS, "title": "Ferry stays", "seendate": "20230905T081500Z", "language": "English"}
    article = read_fields(row)
    assert article.published is not None
    assert (article.published.start, str(article.published.end)) == (None, "2023-09-05")
    assert "seendate" in article.published.basis
    assert article.language == "en"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2023-09-05", "2023-09-05", "2023-09-05"),
        ("2023-09-05T23:00:00.000Z", "2023-09-05", "2023-09-05"),
        ("20230905", "2023-09-05", "2023-09-05"),
        ("Tue, 05 Sep 2023 08:00:00 GMT", "2023-09-05", "2023-09-05"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("1903", "1903-01-01", "1903-12-31"),
        ("05/06/2023", "None", "None"),
        ("20231305", "None", "None"),
        ("soon", "None", "None"),
        ("1693900800", "None", "None"),
    ],
)
def test_days(words: str, start: str, end: str) -> None:
    when = parse_day(words, "field 'date'")
    assert (str(when.start), str(when.end)) == (start, end)
    assert "field 'date'" in when.basis


@pytest.mark.parametrize(
    "row", [{}, {"url": ADDRESS}, {"text": " ", "title": None}, {"text": True}, {"text": {"a": 1}}]
)
def test_a_row_without_text_and_title_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(ReadError, match="no text and no title"):
        read_fields(row)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("en", "en"),
        ("pt-BR", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("deu", "de"),
        ("Russian", "ru"),
        ("", None),
        ("Elvish", None),
    ],
)
def test_languages(words: str, code: str | None) -> None:
    assert name_code(words) == code
