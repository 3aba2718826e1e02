import pytest

from headwater.read.credit_lines import parse_credit, split_trailing_credit


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(With ANSA Agency)", ["agency ANSA Agency"]),
        ("With the Lantern News Agency", ["agency Lantern News Agency"]),
        ("(Reuters)", ["agency Reuters"]),
        ("AFP", ["agency AFP"]),
        ("— Reuters", ["agency Reuters"]),
        ("Reuters/AFP", ["agency Reuters", "agency AFP"]),
        ("MNA/PR", ["agency MNA"]),
        ("With inputs from PTI", ["agency PTI"]),
        ("Com informações da AFP", ["agency AFP"]),
        ("— With reporting by Reuters", ["agency Reuters"]),
        ("Source: Xinhua", ["agency Xinhua"]),
        ("Source: Example Daily", ["outlet Example Daily"]),
        (
            "(Reporting by Jane Doe in Kyiv and John Roe; Writing by Anna Bell; Editing by Tom Cat)",
            ["byline Jane Doe", "byline John Roe", "byline Anna Bell"],
        ),
        ("Additional reporting by Jane Doe", ["byline Jane Doe"]),
        ("Jane Doe contributed to this report.", ["byline Jane Doe"]),
        ("The Associated Press contributed to this story.", ["agency The Associated Press"]),
        (
            "Example News' Jane Doe and The Associated Press contributed to this report.",
            ["outlet Example News", "byline Jane Doe", "agency The Associated Press"],
        ),
        ("Photo: Jane Doe/AP", ["photo Jane Doe/AP"]),
        ("Translated by Jane Doe", []),
        ("(With Lantern Service (LNS))", ["agency LNS"]),
        ("— Corrib Press (CP)", ["agency CP"]),
        ("Source: Corrib Press Agency (CPA)", ["agency CPA"]),
        ("Lantern Wire (LW) contributed to this report.", ["agency LW"]),
    ],
)
def test_credit(line: str, names: list[str]) -> None:
    parts = parse_credit(line)
    assert parts is not None
    assert [f"{part.kind} {line[part.start : part.end]}" for part in parts] == names


@pytest.mark.parametrize(
    "line",
    [
        "With Poland, the owners hope for an agreement.",
        "The heat contributed to this outcome, the report said.",
        "Reports from the port say that the strike is over.",
        "Source: the port opens again, owners say",
        "From Reuters:",
        "With the Harbour Board (HB)",
        "With Lantern News Agency closed, nobody reports from the port",
        "The Lantern Service (LNS) was founded in 1921.",
        "Reuters reported that the strike is over.",
        "Files from the ministry show how the strike began.",
        "",
    ],
)
def test_no_credit(line: str) -> None:
    assert parse_credit(line) is None


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The port opened. (With ANSA Agency)", "(With ANSA Agency)"),
        (
            "The port opened. (Reporting by Jane Doe; Editing by John Roe)",
            "(Reporting by Jane Doe; Editing by John Roe)",
        ),
        ("The port opened. — AFP", "— AFP"),
        ("The port on Monday. (Photo by Jane Doe / AFP)", "(Photo by Jane Doe / AFP)"),
        ("The port on Monday. REUTERS/Jane Doe", "REUTERS/Jane Doe"),
        ("The port opened (again).", None),
        ("The port opened on Monday (local time).", None),
        ("(Reuters)", None),
    ],
)
def test_trailing_credit(text: str, credit: str | None) -> None:
    at = split_trailing_credit(text)
    assert (text[at:] if at else None) == credit
