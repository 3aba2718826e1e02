import pytest

from headwater.read.datelines import is_stamp_line, read_dateline

REST = "The port opened again on Monday."


@pytest.mark.parametrize(
    ("prefix", "agency"),
    [
        ("LONDON, June 3 (Reuters) - ", "Reuters"),
        ("WASHINGTON (AP) — ", "AP"),
        ("WASHINGTON — ", None),
        ("SEOUL, Sept. 4 (Yonhap) -- ", "Yonhap"),
        ("MOSCOW, September 4. /TASS/. ", "TASS"),
        ("TEHRAN, May 14 (MNA) – ", "MNA"),
        ("Paris (AFP) – ", "AFP"),
        ("BERLIN (dpa) - ", "dpa"),
        ("(Reuters) - ", "Reuters"),
        ("NEW YORK / LONDON, March 3 (Reuters) - ", "Reuters"),
        ("CEDAR FALLS, Iowa — ", None),
        ("NEW DELHI: ", None),
        ("Patna (Bihar) [India], June 3 (ANI): ", "ANI"),
        ("Mexico City – ", None),
        ("SÃO PAULO — ", None),
        ("UNITED NATIONS, 3 June 2024 — ", None),
        ("Lima, 3 jun (EFE).- ", "EFE"),
        ("CNN — ", None),
    ],
)
def test_dateline(prefix: str, agency: str | None) -> None:
    text = prefix + REST
    found = read_dateline(text)
    assert found is not None
    assert text[found.end :] == REST
    assert (found.agency.of(text) if found.agency else None) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The port — the largest of the coast — opened again on Monday.",
        "UPDATE - The port opened again on Monday.",
        "EXCLUSIVE: The port opened again on Monday.",
        "Analysis – What the strike has cost the port",
        "Jane Doe – the harbour master – opened the port on Monday.",
        "The owner said: The port opens on Monday.",
        "In 2014 (Monday) the port opened.",
        "Owners (and workers) - all of them - agreed.",
        "The (AP) said on Monday that it would.",
        "port — The owner said so.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "7:15 AM – Monday, June 3, 2024",
        "Updated 14:05 GMT",
        "June 3, 2024",
        "Published: 3 June 2024 | Last updated: 5 June 2024 14:05 GMT",
        "Moscow, 4 September 2023",
        "2 hours ago",
        "3 min read",
        "Posted at 10:12am EDT",
        "Last Updated: September 05, 2023, 10:12 IST",
        "05.09.2023 - 10:12 Uhr",
    ],
)
def test_stamp_line(line: str) -> None:
    assert is_stamp_line(line)


@pytest.mark.parametrize(
    "line",
    ["Port opens June 3", "June 3, 2024: the port opens again after a strike", "Monday", "By Jane Doe", "", "5 ships"],
)
def test_no_stamp_line(line: str) -> None:
    assert not is_stamp_line(line)
