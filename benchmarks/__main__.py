"""`python -m benchmarks TASK …`: the table of tasks.  A task is a module with a `main`, and a line here."""

import sys
from collections.abc import Callable

from benchmarks import (
    cluster,
    costs,
    desk,
    encoders,
    ingest,
    link,
    pages,
    scale,
    skew,
    splitting,
    stories,
    story,
    syndication,
    timelines,
)
from benchmarks.confidence import measuring as confidence
from benchmarks.copies import measuring as copies
from benchmarks.events import measuring as events
from benchmarks.lab import measuring as lab
from benchmarks.names import measuring as names
from benchmarks.reader import attribution, entities, factuality, likeness, mentions, pronouns, speed, statements, syntax
from benchmarks.resolution import measuring as resolution
from benchmarks.results import measuring as results
from benchmarks.screening import measuring as screening
from benchmarks.soak import measuring as soak
from benchmarks.times import measuring as times
from benchmarks.written import measuring as written

TASKS: dict[str, Callable[[list[str]], int]] = {
    "attribution": attribution.main,
    "cluster": cluster.main,
    "confidence": confidence.main,
    "copies": copies.main,
    "costs": costs.main,
    "desk": desk.main,
    "encoders": encoders.main,
    "entities": entities.main,
    "events": events.main,
    "factuality": factuality.main,
    "ingest": ingest.main,
    "lab": lab.main,
    "likeness": likeness.main,
    "link": link.main,
    "mentions": mentions.main,
    "names": names.main,
    "pages": pages.main,
    "pronouns": pronouns.main,
    "resolution": resolution.main,
    "results": results.main,
    "scale": scale.main,
    "screening": screening.main,
    "skew": skew.main,
    "soak": soak.main,
    "speed": speed.main,
    "splitting": splitting.main,
    "statements": statements.main,
    "stories": stories.main,
    "story": story.main,
    "syndication": syndication.main,
    "syntax": syntax.main,
    "timelines": timelines.main,
    "times": times.main,
    "written": written.main,
}


def list_tasks() -> str:
    """The help: every task with the first line of what its `main` says of itself."""
    rows = [f"  {name:<12} {(task.__doc__ or '').splitlines()[0]}" for name, task in sorted(TASKS.items())]
    return "\n".join(["usage: python -m benchmarks TASK [ARGUMENTS]", "", "tasks:", *rows])


def main(arguments: list[str]) -> int:
    """Run the task that the first argument names; 2 for one that is not there."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(list_tasks())
        return 0
    name, *rest = arguments
    if name not in TASKS:
        print(f"python -m benchmarks: no task {name!r}; there are: {', '.join(sorted(TASKS))}", file=sys.stderr)
        return 2
    sys.argv[0] = f"python -m benchmarks {name}"  # what argparse calls the program in a task's own usage
    return TASKS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
