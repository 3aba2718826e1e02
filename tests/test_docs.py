"""The README tells the truth: its commands and its Python run on the example story, its links lead somewhere."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import headwater
from headwater.cli import main
from headwater.cli.exporting import FORMS
from headwater.notebook import values
from tests import excerpts

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted(ROOT.glob("*/README.md")),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example reports under the name that the README uses."""
    shutil.copytree(ROOT / "examples" / "reports", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def list_commands() -> list[list[str]]:
    """Every `headwater …` line of the README's code blocks, without comments and pipes."""
    blocks = re.findall(r"```\n(.*?)```", README, re.DOTALL)
    lines = [line.split(" #")[0].split(" |")[0].strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("headwater ")]


def test_the_commands_of_the_readme_run_in_order(desk: Path) -> None:
    commands = list_commands()
    assert len(commands) >= 7
    for command in commands:
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, f"headwater {' '.join(command)}: {result.output}"
    assert (desk / "dossier.html").is_file()


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_python_of_the_pages_runs(page: str, desk: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, page, "exec"), {})


def test_every_public_name_and_method_is_on_the_page_of_python() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    kinds = (headwater.OpenRecord, values.OpenClaim, values.OpenReport, values.OpenActor, values.OpenStatement)
    names = [*headwater.__all__, *(name for kind in kinds for name in vars(kind) if not name.startswith("_"))]
    assert [name for name in names if not re.search(rf"[`.]{name}\b", page)] == []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return excerpts.trace_example(tmp_path_factory.mktemp("docs"))


def test_excerpts_of_exports_are_what_the_command_writes(store: Path) -> None:
    """When reading has changed: `python -m tests.excerpts --write`, and look at the difference."""
    blocks = excerpts.list_blocks(excerpts.PAGE.read_text("utf-8"))
    assert len(blocks) == excerpts.PAGE.read_text("utf-8").count("$ headwater") > 7
    for line, shown in blocks:
        assert excerpts.mask_times(excerpts.run_line(line, store)) == excerpts.mask_times(shown), line
    assert all(f"[`{form}`](#" in excerpts.PAGE.read_text("utf-8") for form in FORMS)


def test_cells_of_the_notebook_put_out_what_it_shows() -> None:
    notebook = json.loads(excerpts.NOTEBOOK.read_text("utf-8"))
    count = 0
    for cell, outputs in excerpts.run_cells(notebook):
        assert json.loads(json.dumps(outputs)) == cell["outputs"], "".join(cell["source"])
        count += 1
    assert count > 10


def test_every_picture_is_shown_and_small() -> None:
    linked = {
        (page.parent / target).resolve()
        for page in DOCS
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8"))
    }
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert picture.resolve() in linked, f"no page shows {picture.name}"
        assert picture.stat().st_size < 200_000, f"{picture.name} is large"


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
