"""The page, made of what the sections have left: tables of ours beside a peer's, and what was not run."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from benchmarks.costs import CORES, DRIVER, GIGABYTE, SIZES
from benchmarks.results.sections import Row, Section

HEAD = """# Results

`python -m benchmarks results` writes this page. Every figure of Headwater stands beside that of a peer in the same run;
a table without peers has no such column. Ratios are Headwater's figure to the peer's. `--only NAME` runs one section.
"""


class Result(msgspec.Struct, frozen=True):
    """What a section has left: the command without its paths, its figures, the day and how busy the machine was.

    `holds` says whether what the task checks held.
    """

    command: str
    figures: dict[str, float | bool | None]
    day: str
    seconds: float
    load: tuple[float, float]
    machine: str
    versions: dict[str, str]
    holds: bool = True


def write_page(sections: Sequence[Section], results: Mapping[str, Result], missing: Mapping[str, str]) -> str:
    """The page in Markdown; `missing` says of a section why it was not run."""
    machines = {result.machine for result in results.values()}
    parts = [HEAD, *(f"- {machine}" for machine in sorted(machines)), ""]
    for section in sections:
        if section.name in results:
            parts += _tell_section(section, results[section.name], several=len(machines) > 1)
    left = [f"- {s.title} (`{s.name}`): {missing.get(s.name, 'not run')}." for s in sections if s.name not in results]
    return "\n".join([*parts, *(["## Not run", "", *left, ""] if left else [])])


def _tell_section(section: Section, result: Result, *, several: bool) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    if section.note:
        yield from (section.note, "")
    if not result.holds:
        yield from ("**What this task checks did not hold.**", "")
    yield from _tabulate(list(section.rows(result.figures)))
    if section.name == "costs":
        yield from _foretell(result.figures)
    versions = ", ".join(f"{name} {version}" for name, version in sorted(result.versions.items()))
    before, after = result.load
    machine = f" on {result.machine.partition(',')[0]}" if several else ""
    run = f"`{result.command}`, {result.day}, {result.seconds:.0f} s{machine}"
    yield f"{run}; {versions}; load {before} before, {after} after."
    yield ""


def _tabulate(rows: Sequence[Row]) -> Iterator[str]:
    if any(row.peer for row in rows):
        yield "| | Headwater | peer | peer's | ratio |"
        yield "| --- | --- | --- | --- | --- |"
        yield from (f"| {' | '.join(row)} |" for row in rows)
    else:
        yield "| | Headwater |"
        yield "| --- | --- |"
        yield from (f"| {row.what} | {row.ours} |" for row in rows)
    yield ""


def _foretell(found: Mapping[str, float | bool | None]) -> Iterator[str]:
    """Hours and gigabytes for archives of several sizes, by the figures of the stages."""
    yield f"By these figures so many reports take; an engine's driver holds {DRIVER} bytes a report, a worker a bucket:"
    yield ""
    yield f"| reports | {' | '.join(f'hours, cores: {cores}' for cores in CORES)} | store, GB | driver, GB |"
    yield "|" + " --- |" * (len(CORES) + 3)
    for size in SIZES:
        cells = [*(found[f"{size}_hours_{n}"] for n in CORES), found[f"{size}_store_gb"], size * DRIVER / GIGABYTE]
        yield f"| {size:,} | {' | '.join(map(_round, cells))} |"
    yield ""


def _round(value: float | None) -> str:
    return f"{value or 0:,.1f}" if (value or 0) >= 10 else f"{value or 0:.3f}"
