"""`python -m benchmarks results`: the tasks that have a peer, one after the other, and the page of their figures.

What a section has found is kept at once, so a slow one may run alone and later; the page is made of all that is there.

The peers want things that do not go together, so those of a section stand in an environment of their own beside
Headwater (`pip install -e .`), whose interpreter `--peer encoders=PYTHON` names: for encoders `torch
sentence-transformers`, for splitting `spacy`, for copies `datasketch rensa`, for times `recognizers-text-suite
"emoji<2" dateparser`, for names `nomenklatura rapidfuzz`; for the cluster Headwater's own extra `scale`, and `ray`
after it.
"""

import argparse
import datetime as dt
import json
import shlex
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from benchmarks.results.machine import ask_versions, describe_machine, tell_load
from benchmarks.results.page import Result, write_page
from benchmarks.results.sections import SECTIONS, Section
from headwater.settings import VERSION

ROOT = Path(__file__).resolve().parents[2]
NAMES = [section.name for section in SECTIONS]


def main(arguments: list[str]) -> int:
    """Run the tasks that have a peer, and write the page of results; 1 where one failed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "--only", nargs="*", choices=NAMES, metavar="NAME", help=f"of {', '.join(NAMES)}; none: the page"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results.md")
    parser.add_argument("--kept", type=Path, default=ROOT / "build" / "results", help="where figures are kept")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="sets by their names")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PYTHON", help="its peers' interpreter")
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a section is given up")
    options = parser.parse_args(arguments)
    peers = dict(pair.split("=", 1) for pair in options.peer)
    options.kept.mkdir(parents=True, exist_ok=True)
    missing: dict[str, str] = {}
    for section in SECTIONS:
        if options.only is None or section.name in options.only:
            print(section.name, file=sys.stderr, flush=True)
            fault = run_section(section, options, peers.get(section.name))
            missing |= {section.name: fault} if fault else {}
    options.out.write_text(write_page(SECTIONS, read_kept(options.kept), missing), encoding="utf-8")
    return 1 if any("failed" in fault for fault in missing.values()) else 0


def run_section(section: Section, options: argparse.Namespace, peer: str | None) -> str:
    """Run a task and keep its figures; why not, where it was not."""
    folder = options.data / section.data
    if section.data and not folder.is_dir():
        return f"the set `{section.data}` is not here"
    given = [str(folder) if word == "DATA" else word for word in section.arguments]
    given += [section.peer_option, peer] if peer and section.peer_option else []
    python = peer if peer and not section.peer_option else sys.executable
    began, before = time.monotonic(), tell_load()
    try:
        command = [python, "-m", "benchmarks", *given, "--json"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=options.limit, check=False)
    except subprocess.TimeoutExpired:
        return f"failed: given up after {options.limit:.0f} s"
    figures = read_figures(done.stdout)
    if done.returncode:
        print(done.stderr[-3000:], done.stdout[-500:], file=sys.stderr)
    if figures is None:
        return f"failed with status {done.returncode}"
    result = Result(
        command=shlex.join(
            ["python", "-m", "benchmarks", *(word.replace("DATA", section.data) for word in section.arguments)]
        ),
        figures=figures,
        holds=done.returncode == 0,
        day=f"{dt.date.today()}",
        seconds=round(time.monotonic() - began, 1),
        load=(before, tell_load()),
        machine=describe_machine(),
        versions={"headwater": VERSION} | ask_versions(section.packages, *([peer] if peer else [])),
    )
    (options.kept / f"{section.name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(result)))
    return ""


def read_figures(output: str) -> dict[str, float | bool | None] | None:
    """The object in the last line of what a task printed; a task whose check failed has printed its figures too."""
    try:
        found = json.loads((output.splitlines() or [""])[-1])
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


def read_kept(folder: Path) -> dict[str, Result]:
    """What the sections have left, by their names."""
    paths = {name: folder / f"{name}.json" for name in NAMES}
    return {n: msgspec.json.decode(p.read_bytes(), type=Result) for n, p in paths.items() if p.exists()}
