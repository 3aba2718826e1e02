"""What the documentation shows is what Headwater writes of the example story: `python -m tests.excerpts --write`.

In `docs/exports.md` that is every block that begins with `$ headwater …`, in `docs/notebook.ipynb` the outputs of its
cells.  The cells are run here, one after the other in one namespace, because a kernel would bring thirty packages along
to do the same: what is shown of a value is its `repr` and its `_repr_html_`, as a notebook has it.
"""

import argparse
import ast
import contextlib
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from headwater.cli import main as headwater

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "exports.md"
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
STORE = "story.hw"
_BLOCK = re.compile(r"(?<=```\n)\$ (headwater [^\n]+)\n(.*?)(?=```)", re.DOTALL)
# Times of reading are the only thing that differs between two runs, and what is hashed of them.
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


def mask_times(text: str) -> str:
    """The text without the times at which something was read or made."""
    return _TIMES.sub("TIME", text)


def trace_example(folder: Path) -> Path:
    """The store of the example story, in a folder."""
    store = folder / STORE
    run(["trace", "-q", str(ROOT / "examples" / "reports"), "-o", str(store)])
    return store


def run(words: list[str]) -> str:
    """What a command of Headwater prints; an error when it fails."""
    result = CliRunner().invoke(headwater, words)
    assert result.exit_code == 0, f"headwater {' '.join(words)}: {result.output}"
    return result.stdout


def run_line(line: str, store: Path) -> str:
    """What a line of the documentation prints: a command and perhaps what its output is piped into."""
    command, *filters = line.split(" | ")
    words = [str(store) if word == STORE else word for word in shlex.split(command)[1:]]
    text = run(words)
    for words in map(shlex.split, filters):
        text = "".join(f"{row}\n" for row in FILTERS[words[0]](text.splitlines(), words[1:]))
    return text


def _head(rows: list[str], words: list[str]) -> list[str]:
    return rows[: int(words[1])]


def _cut(rows: list[str], words: list[str]) -> list[str]:
    return [row[: int(words[1].removeprefix("-"))] for row in rows]


def _grep(rows: list[str], words: list[str]) -> list[str]:
    """`grep -m 1 -A N WORDS`: the first row that has the words, and so many after it."""
    first = next((place for place, row in enumerate(rows) if words[4] in row), len(rows))
    return rows[first : first + int(words[3]) + 1]


FILTERS: dict[str, Callable[[list[str], list[str]], list[str]]] = {"head": _head, "cut": _cut, "grep": _grep}


def list_blocks(page: str) -> list[tuple[str, str]]:
    """The commands of a page with what it says that they print."""
    return [(m[1], m[2]) for m in _BLOCK.finditer(page)]


def renew_page(page: str, store: Path) -> str:
    """The page with what its commands print today; a block that differs in its times alone stays."""

    def renew(match: re.Match[str]) -> str:
        found = run_line(match[1], store)
        return match[0] if mask_times(found) == mask_times(match[2]) else f"$ {match[1]}\n{found}"

    return _BLOCK.sub(renew, page)


def run_cells(notebook: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each cell of code with what it puts out, run in the folder of the notebook."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    with contextlib.chdir(NOTEBOOK.parent):
        for number, cell in enumerate(cells, 1):
            yield cell, _run_cell("".join(cell["source"]), number, names)


def _run_cell(source: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    final = tree.body[-1] if tree.body else None
    last = ast.Expression(final.value) if isinstance(final, ast.Expr) else None
    tree.body = tree.body[:-1] if last else tree.body
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), names)
        value = eval(compile(last, f"cell {number}", "eval"), names) if last else None
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        outputs.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        result = {"data": _show(value), "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        outputs.append(result)
    return outputs


def _show(value: Any) -> dict[str, list[str]]:
    forms = {"text/plain": repr(value)}
    if hasattr(value, "_repr_html_"):
        forms["text/html"] = value._repr_html_()
    return {kind: text.splitlines(keepends=True) for kind, text in sorted(forms.items())}


def renew_notebook(text: str) -> str:
    """The notebook with what its cells put out today."""
    notebook = json.loads(text)
    for number, (cell, outputs) in enumerate(run_cells(notebook), 1):
        cell |= {"outputs": outputs, "execution_count": number}
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> int:
    """Renew the excerpts, or say which are not of today."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write them; else only say which are stale")
    write = parser.parse_args().write
    os.environ.pop("COLUMNS", None)
    with tempfile.TemporaryDirectory() as folder:
        page = renew_page(PAGE.read_text("utf-8"), trace_example(Path(folder)))
    found = {PAGE: page, NOTEBOOK: renew_notebook(NOTEBOOK.read_text("utf-8"))}
    stale = [path for path, text in found.items() if text != path.read_text("utf-8")]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'renewed' if write else 'not of today'}")
        if write:
            path.write_text(found[path], "utf-8")
    return 1 if stale and not write else 0


if __name__ == "__main__":
    sys.exit(main())
