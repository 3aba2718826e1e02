from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headwater.cli import main
from headwater.domain.cases import read_cases
from headwater.domain.pack import list_packs
from headwater.errors import PackError

PACK = """pack: ports
version: 3
events:
  WALKOUT:
    rules:
      - verbs: [walk out]
        parties: [agent]
        roles: {subject: agent, at: place}
"""
CASE = """- text: "Ana Soler walked out at Brennick."
  events:
    - {trigger: walked out, type: WALKOUT, modality: actual}
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["packs", *map(str, arguments)])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "ports.yaml"
    path.write_text(PACK, encoding="utf-8")
    (tmp_path / "ports.cases").mkdir()
    (tmp_path / "ports.cases" / "all.yaml").write_text(CASE, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", list_packs())
def test_shipped_packs_pass_their_cases(name: str) -> None:
    result = run("check", name)
    assert result.exit_code == 0, result.output


def test_packs_are_listed_with_their_types() -> None:
    output = run("list").output
    assert "arms_transfers" in output
    assert "CONSULT" in output


def test_a_failing_case_is_named_with_its_line(pack: Path) -> None:
    cases = pack.with_suffix(".cases") / "all.yaml"
    cases.write_text(CASE.replace("actual", "denied"), encoding="utf-8")
    result = run("check", pack)
    assert result.exit_code == 1
    assert "all.yaml:1: Ana Soler" in result.output
    assert "is denied pos, found actual pos" in result.output


def test_a_broken_pack_is_an_error_of_its_line(pack: Path) -> None:
    pack.write_text(PACK.replace("parties", "partis"), encoding="utf-8")
    result = run("check", pack)
    assert result.exit_code == 3
    assert "ports.yaml:7: unknown key of a rule `partis`; did you mean `parties`?" in result.output


def test_a_pack_without_cases_says_where_they_go(tmp_path: Path) -> None:
    path = tmp_path / "lone.yaml"
    path.write_text(PACK, encoding="utf-8")
    assert "ports.cases/" in run("check", path).output


@pytest.mark.parametrize(
    ("broken", "mended", "line", "hint"),
    [
        ("type: WALKOUT", "type: WALKOUTS", 3, "did you mean `WALKOUT`"),
        ("trigger: walked out", "trigger: walks out", 3, "does not stand in the text"),
        ("modality: actual", "modality: actuall", 3, "did you mean `actual`"),
        ("  events:", "  event:", 2, "did you mean `events`"),
    ],
)
def test_broken_cases_are_named_with_their_line(pack: Path, broken: str, mended: str, line: int, hint: str) -> None:
    cases = pack.with_suffix(".cases") / "all.yaml"
    cases.write_text(CASE.replace(broken, mended), encoding="utf-8")
    with pytest.raises(PackError, match=hint) as error:
        read_cases(cases, ["WALKOUT"])
    assert f"all.yaml:{line}: " in str(error.value)


def test_an_event_is_explained(pack: Path) -> None:
    output = run("explain", "Norway planned to ship forty howitzers to Chad.", "-p", "arms_transfers").output
    assert "ship is arms_transfers:ARMS_TRANSFER" in output
    assert "supplier: Norway (ship <-xcomp- planned -nsubj-> Norway)" in output
    assert "planned, pos" in output


def test_what_is_no_event_is_explained() -> None:
    output = run("explain", "The choir delivered a speech.", "-p", "arms_transfers").output
    assert "No pack finds an event here." in output
    assert "delivered as arms_transfers:ARMS_TRANSFER" in output
