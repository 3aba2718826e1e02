"""The sections of the page: a task of the benchmarks each, what it needs, which of its figures stand side by side."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

Figures = Mapping[str, float | bool | None]


class Row(NamedTuple):
    """One line of a table: what was measured, ours, who else, theirs, and ours to theirs."""

    what: str
    ours: str
    peer: str = ""
    theirs: str = ""
    ratio: str = ""


class Section(NamedTuple):
    """A section: its name and title, the task with its arguments (DATA is the folder of the set), the peers it has."""

    name: str
    title: str
    arguments: tuple[str, ...]
    rows: Callable[[Figures], Iterator[Row]]
    note: str = ""
    data: str = ""
    packages: tuple[str, ...] = ()
    peer_option: str = ""  # by which the task is given an interpreter of the peers' own; empty: it is run by that


def compare(what: str, ours: float | None, peer: str, theirs: float | None, form: str = ".3f", unit: str = "") -> Row:
    """A line with a peer, left without what was not measured."""
    ratio = f"{ours / theirs:.2f}" if ours is not None and theirs else "–"
    return Row(what, say(ours, form) + unit, peer, say(theirs, form) + unit, ratio)


def say(value: float | None, form: str) -> str:
    """A figure, or that there is none."""
    return "not run" if value is None else format(value, form)


ENCODERS = {
    "bare": "the shipped network without heads, onnxruntime",
    "torch_batch": "MiniLM-L6, sentence-transformers on torch, 32 at once",
    "torch_single": "the same, one at once",
}


def list_encoders(found: Figures) -> Iterator[Row]:
    """Sentences a second; the ratio is the median over the rounds."""
    for name, peer in ENCODERS.items():
        row = compare("sentences/s", found["headwater_s"], peer, found.get(f"{name}_s"), ".0f")
        time = found.get(f"time_to_{name}")
        yield row._replace(ratio=f"{1 / time:.2f} ({time:.2f} × the time)" if time else "–")


def list_splitting(found: Figures) -> Iterator[Row]:
    """Speed, and how many of each were found."""
    for what, name, form in (
        ("characters/s", "characters_s", ",.0f"),
        ("sentences found", "sentences", ".0f"),
        ("words found", "words", ".0f"),
    ):
        yield compare(what, found[f"headwater_{name}"], "spaCy", found.get(f"spacy_{name}"), form)


def list_copies(found: Figures) -> Iterator[Row]:
    """Speed, recall and precision of the near-copies."""
    for peer in ("datasketch", "rensa"):
        for what, name, form in (
            ("documents/s", "documents_s", ",.0f"),
            ("recall", "recall", ".3f"),
            ("precision", "precision", ".3f"),
        ):
            yield compare(what, found[f"headwater_{name}"], peer, found.get(f"{peer}_{name}"), form)


def list_times(found: Figures) -> Iterator[Row]:
    """TempEval-3's measures and the speed on the documents that all have read."""
    for peer, shown in (("recognizers", "Recognizers-Text"), ("dateparser", "dateparser")):
        for what, name, form in (
            ("F1, extents that overlap (%)", "relaxed_f1", ".1f"),
            ("F1, values (%)", "value_f1", ".1f"),
            ("sentences/s", "sentences_per_second", ",.0f"),
        ):
            yield compare(what, found.get(f"headwater_{name}"), shown, found.get(f"{peer}_{name}"), form)


def list_names(found: Figures) -> Iterator[Row]:
    """F1 at each matcher's own cut, and the speed."""
    peers = {
        "logic_v2": "nomenklatura, logic-v2",
        "jaro_winkler": "Jaro-Winkler, rapidfuzz",
        "token_set": "token set, rapidfuzz",
    }
    for name, peer in peers.items():
        yield compare("F1", found["f1"], peer, found.get(f"{name}_f1"))
        yield compare("pairs/s", found["pairs_s"], peer, found.get(f"{name}_pairs_s"), ",.0f")


def list_pages(found: Figures) -> Iterator[Row]:
    """The article of a page: shingles of four words, and the speed."""
    for what, name, form in (
        ("F1", "f1", ".3f"),
        ("precision", "precision", ".3f"),
        ("recall", "recall", ".3f"),
        ("pages/s", "speed", ".1f"),
    ):
        yield compare(what, found[f"headwater_{name}"], "trafilatura", found[f"trafilatura_{name}"], form)


def list_stories(found: Figures) -> Iterator[Row]:
    """BCubed F1 beside the floor."""
    peer = "TF-IDF single pass, best threshold for this very stream"
    yield compare("BCubed F1", found["bcubed_f1"], peer, found["floor_bcubed_f1"])


def list_timelines(found: Figures) -> Iterator[Row]:
    """Which days matter, by Date-F1, beside two counts that need no linking."""
    for name, peer in (("report_count_f1", "days with most reports"), ("mention_count_f1", "days most often named")):
        yield compare("Date-F1, mean of the topics", found["date_f1"], peer, found[name])


def list_syndication(found: Figures) -> Iterator[Row]:
    """A stream of wire copy beside one of distinct reports: here too the peer is Headwater itself."""
    row = compare("reports/s of the processor", 1000 / (found["syndicated_ms"] or 1), "", None, ".1f")
    theirs = say(1000 / (found["distinct_ms"] or 1), ".1f")
    yield row._replace(peer="reports that differ", theirs=theirs, ratio=say(found["times_as_fast"], ".2f"))


def list_cluster(found: Figures) -> Iterator[Row]:
    """Seconds of a trace with an engine beside a plain one: here the peer is Headwater itself."""
    ways = {
        "daft": "`--engine daft`, this machine",
        "ray": "`--engine ray`, two nodes of one core",
        "lost": "the same, a node killed while it annotates",
    }
    for name, way in ways.items():
        if f"{name}_s" in found:
            same = "the same record" if found[f"{name}_same"] else "another record"
            row = compare(
                f"seconds, {found['reports']:.0f} reports; {same}", found[f"{name}_s"], "plain", found["plain_s"], ".1f"
            )
            yield row._replace(what=f"{way}: {row.what}")
    if cores := found.get("daft_core_s"):
        yield compare(f"{ways['daft']}: seconds of the processors", cores, "plain", found["plain_core_s"], ".1f")


def list_skew(found: Figures) -> Iterator[Row]:
    """What a wide shelf costs; no peer."""
    for key, value in found.items():
        size, _, name = key.partition("_")
        words = {"shelf_s": "seconds", "peak_mb": "peak, MB", "missed": "copies missed"}
        yield Row(f"{int(size):,} reports on one shelf: {words[name]}", say(value, ".1f"))


def list_costs(found: Figures) -> Iterator[Row]:
    """What was measured of the stages."""
    names = {
        "read_ms": "read, ms/report",
        "annotate_ms": "annotate, ms/report",
        "link_ms": "link, ms/report",
        "reports_hour_core": "reports/hour/core",
        "store_bytes": "bytes/report in the store",
    }
    for name, what in names.items():
        yield Row(what, say(found[name], ",.1f" if name.endswith("ms") else ",.0f"))
    yield Row("all of it, to annotation alone", f"{(found['whole_ms'] or 0) / (found['annotate_ms'] or 1):.2f}")
    if "check_reports" in found:
        what = f"checked by a run of {found['check_reports']:,.0f} reports"
        yield compare(
            f"{what}: seconds of the processors",
            found["check_core_s"],
            "foretold",
            found["check_foretold_core_s"],
            ",.0f",
        )
        yield compare(f"{what}: bytes/report", found["check_store_bytes"], "foretold", found["store_bytes"], ",.0f")
        yield Row(f"{what}: seconds of the clock", say(found["check_clock_s"], ",.0f"))
        yield Row(f"{what}: peak of the largest process, MB", say(found["check_peak_mb"], ",.0f"))


def list_scale(found: Figures) -> Iterator[Row]:
    """What linking costs a report as a store grows, beside what the smallest store foretells; and one report more."""
    sizes = [int(key.removesuffix("_link_s")) for key in found if key.endswith("_link_s")]
    for size in sizes:
        name = f"{size:,} reports"
        foretold = size * (found[f"{sizes[0]}_link_ms_a_report"] or 0) / 1000
        linking = compare(
            f"{name}: linking, s of the processors", found[f"{size}_link_s"], "foretold", foretold, ",.0f"
        )
        yield linking if size > sizes[0] else Row(linking.what, linking.ours)
        for figure, what, form in (
            ("link_ms_a_report", "linking, ms/report", ",.1f"),
            ("peak_mb", "peak of the process that writes, MB", ",.0f"),
            ("beside_peak_mb", "peak of one beside it, MB", ",.0f"),
            ("store_mb", "the store, MB", ",.0f"),
            ("one_more_processor_ms", "one report more, ms of the processor", ",.0f"),
            ("one_more_ms", "one report more, ms of the clock", ",.0f"),
            ("one_more_ms_worst", "the slowest of twenty, ms of the clock", ",.0f"),
        ):
            yield Row(f"{name}: {what}", say(found[f"{size}_{figure}"], form))


TOPICS = ("MJ_bbc", "bpoil_foxnews", "Finan_washingtonpost")
TRACED = "Texts of the lab (`benchmarks/lab`): eight reports a story, three of them copies."
SECTIONS = (
    Section(
        "encoders",
        "Reading sentences",
        ("encoders",),
        list_encoders,
        "One thread each, sentences that differ. Headwater's figure holds cutting into words, heads and decoding. The "
        "weights on torch are drawn at random in the shape of all-MiniLM-L6-v2, which takes the same time.",
        packages=("onnxruntime", "torch", "sentence-transformers"),
        peer_option="--torch",
    ),
    Section(
        "splitting",
        "Cutting into sentences and words",
        ("splitting",),
        list_splitting,
        "spaCy's English tokenizer and its sentencizer, which are rules; no model.",
        packages=("spacy", "nupunkt"),
    ),
    Section(
        "copies",
        "Near-copies among 2,000 documents",
        ("copies",),
        list_copies,
        packages=("datasketch", "rensa"),
    ),
    Section(
        "times",
        "Temporal expressions",
        ("times", "--data", "DATA"),
        list_times,
        "The first 20 documents of the development part of TempEval-3, because the peers take minutes for more.",
        data="tempeval3",
        packages=("dateparser", "recognizers-text-suite"),
    ),
    Section(
        "names",
        "Two names, one bearer or two",
        ("names", "--data", "DATA"),
        list_names,
        "The open half of name_bench. The cuts of the string distances are those that are best for these pairs.",
        data="name_matching",
        packages=("nomenklatura", "rapidfuzz"),
    ),
    Section(
        "pages",
        "Articles of web pages",
        ("pages", "--data", "DATA"),
        list_pages,
        "181 pages of the article extraction benchmark; Headwater stands on trafilatura, and finds zones besides.",
        data="html_pages",
        packages=("trafilatura",),
    ),
    Section("stories-basil", "Stories in a stream: BASIL", ("stories", "--data", "DATA"), list_stories, data="basil"),
    Section(
        "stories-ecbplus", "Stories in a stream: ECB+", ("stories", "--data", "DATA"), list_stories, data="ecbplus"
    ),
    Section(
        "timelines",
        "Days that matter in a long story",
        ("timelines", "--data", "DATA", "--topics", *TOPICS),
        list_timelines,
        "Three topics of Timeline17, one outlet each, against the days in timelines that its editors made.",
        data="t17",
    ),
    Section(
        "syndication",
        "A stream of wire copy",
        ("syndication", "--rounds", "7"),
        list_syndication,
        "Three reports in five print a dispatch that another has printed, under a headline and a line of their own; a "
        "third of these cut it. Read and annotated; the ratio is the median of the rounds.",
    ),
    Section(
        "cluster",
        "A trace with an engine",
        ("cluster", "--stories", "150", "--limit", "600"),
        list_cluster,
        f"{TRACED} Each is the command in a process of its own.",
        packages=("daft", "ray"),
    ),
    Section(
        "skew",
        "A passage that very many reports have",
        ("skew", "--reports", "2000", "20000", "200000"),
        list_skew,
        "Up to 2,000 on one shelf are compared each with each, on a wider one each with the next 20.",
    ),
    Section(
        "scale",
        "A store that grows",
        ("scale", "--reports", "1000", "10000", "100000"),
        list_scale,
        f"{TRACED} They are annotated beforehand. Foretold is by what a report costs in the smallest store.",
    ),
    Section(
        "costs",
        "What an archive costs",
        ("costs", "--check", "10000"),
        list_costs,
        f"{TRACED} Medians of three streams, seconds of the processor.",
    ),
)
