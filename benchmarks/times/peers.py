"""Recognizers-Text and dateparser on the same documents, where they are installed: what each finds, and how fast."""

import datetime as dt
import importlib
import re
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.times.timeml import Document, Timex
from headwater.annotate.sentences import split_text
from headwater.annotate.timing.timex import find_timexes
from headwater.dates import on
from headwater.text import Extent

OURS = "headwater"
TYPES = {"date": "DATE", "daterange": "DATE", "time": "TIME", "datetime": "TIME", "duration": "DURATION", "set": "SET"}

Finder = Callable[[str, Sequence[Extent], dt.date], list[Timex]]


class Run(NamedTuple):
    """What a finder found in each document, and the sentences that it read in a second."""

    found: list[list[Timex]]
    speed: float


def list_finders() -> dict[str, Finder]:
    """Ours, and the peers that are installed."""
    makers = (
        ("recognizers", "recognizers_date_time", _use_recognizers),
        ("dateparser", "dateparser.search", _use_dateparser),
    )
    finders: dict[str, Finder] = {OURS: find_ours}
    for name, module, make in makers:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                finders[name] = make(importlib.import_module(module))
            except Exception:  # not installed, or broken by a newer version of what it stands on
                continue
    return finders


def run_finder(finder: Finder, documents: Sequence[Document]) -> Run:
    """Let a finder read the documents; sentences are cut before the clock starts."""
    split = [split_text(d.text) for d in documents]
    begun = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [finder(d.text, s, d.created) for d, s in zip(documents, split, strict=True)]
    return Run(found, sum(map(len, split)) / (time.perf_counter() - begun))


def find_ours(text: str, sentences: Sequence[Extent], created: dt.date) -> list[Timex]:
    """What this package finds."""
    found = find_timexes(text, sentences, on(created, "creation time"))
    return [Timex(one.extent.start, one.extent.end, one.type, one.value) for one in found]


def _use_recognizers(module: ModuleType) -> Finder:
    culture = importlib.import_module("recognizers_text").Culture.English

    def find(text: str, sentences: Sequence[Extent], created: dt.date) -> list[Timex]:
        today = dt.datetime.combine(created, dt.time())
        found: list[Timex] = []
        for sentence in sentences:
            for result in module.recognize_datetime(sentence.of(text), culture, reference=today):
                kind = TYPES.get(result.type_name.rpartition(".")[2].removesuffix("range"), "DATE")
                values = tuple(_list_values(result.resolution or {}))
                start, end = sentence.start + result.start, sentence.start + result.end + 1
                found.append(Timex(start, end, kind, values[0] if values else "", values[1:]))
        return found

    return find


def _list_values(resolution: Mapping[str, Any]) -> Iterator[str]:
    """Every reading that it offers counts as its own: the kindest measure."""
    for value in resolution.get("values") or ():
        yield from (str(value[name]) for name in ("value", "timex", "start") if value.get(name))


def _use_dateparser(module: ModuleType) -> Finder:
    def find(text: str, sentences: Sequence[Extent], created: dt.date) -> list[Timex]:
        settings = {"RELATIVE_BASE": dt.datetime.combine(created, dt.time()), "PREFER_DATES_FROM": "past"}
        found: list[Timex] = []
        for sentence in sentences:
            at = sentence.start
            for words, when in module.search_dates(sentence.of(text), languages=["en"], settings=settings) or ():
                place = re.compile(re.escape(words)).search(text, at, sentence.end)
                if place:
                    at = place.end()
                    found.append(Timex(place.start(), at, "DATE", f"{when:%Y-%m-%d}", (f"{when:%Y-%m}", f"{when:%Y}")))
        return found

    return find
