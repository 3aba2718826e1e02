"""Readers of the annotated collections, one each: from the files as they were published to `Example`s.

`read_*` take the data folder and yield (part, example), part "train" or "dev"; documents are split, never
sentences.
"""

import gzip
import io
import lzma
import re
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from headwater.annotate.sentences import split_text
from headwater.encoder.words import split_words, stays_open
from headwater.text import Extent
from training.examples import Example, Spans, is_dev, read_json_lines

Parted = Iterator[tuple[str, Example]]


def read_files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in a tar archive."""
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file:
                yield member.name, file.read()


def read_members(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each file in a tar archive."""
    for name, data in read_files(path):
        yield name, data.decode("utf-8", "replace")


def open_text(path: Path) -> io.TextIOBase:
    """A text file, packed or not."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


# -- syntax -----------------------------------------------------------------------------------------------------------


def parse_conllu(lines: Iterable[str], name: str, document: str = "") -> Iterator[Example]:
    """Sentences of a CoNLL-U file: words, tags, heads, relations."""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            columns = list(zip(*rows, strict=True))
            yield Example(
                set=name,
                doc=document,
                words=list(columns[1]),
                upos=list(columns[3]),
                xpos=list(columns[4]),
                heads=[int(h) for h in columns[6]],
                relations=list(columns[7]),
                phrases=list(_entity_marks(columns[9])) if name == "gum" else None,
            )
            rows = []


ENTITY_MARK = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()|]*(\))?|(\d+)(?:\[[^\]]*\])?\)")


def _entity_marks(cells: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """GUM's phrases, from the brackets that open and close in `Entity=` of each word."""
    opened: list[tuple[str, int, str]] = []
    for at, cell in enumerate(cells):
        for number, label, closes, closed in ENTITY_MARK.findall(cell.partition("Entity=")[2].partition("|")[0]):
            if closes:
                yield at, at + 1, label
            elif number:
                opened.append((number, at, label))
            elif ends := [mark for mark in opened if mark[0] == closed]:
                opened.remove(ends[-1])
                yield ends[-1][1], at + 1, ends[-1][2]


def read_ewt(folder: Path) -> Parted:
    """English Web Treebank with the factuality of UDS-IH2 on the same sentences."""
    facts = {part: _uds_facts(folder, part) for part in ("train", "dev")}
    for part in ("train", "dev"):
        with open_text(folder / "ud_ewt" / f"{part}.conllu.xz") as file:
            for example in parse_conllu(file, "ewt"):
                example.facts = facts[part].get(" ".join(example.words))
                yield part, example


def _uds_facts(folder: Path, part: str) -> dict[str, list[tuple[int, float]]]:
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row in read_json_lines(folder / "factuality" / f"UDS_IH2.{part}.jsonl.gz"):
        found[row["text"]] += [(t["span1"][0], float(t["label"])) for t in row["targets"]]
    return dict(found)


def read_gum(folder: Path) -> Parted:
    """Georgetown University Multilayer corpus, the genres that may be used."""
    for member, text in read_members(folder / "gum_ud" / "gum_train_dev.tar.xz"):
        if member.endswith(".conllu"):
            part = "dev" if "dev/" in member else "train"
            for example in parse_conllu(text.splitlines(), "gum"):
                yield part, example


# -- factuality -------------------------------------------------------------------------------------------------------


def read_factuality(folder: Path) -> Parted:
    """UW and MEANTIME (news), and the three probes of embedded clauses."""
    for name in ("UW", "MEANTIME", "CB", "RP", "MV2"):
        for part in ("train", "dev"):
            for row in read_json_lines(folder / "factuality" / f"{name}.{part}.jsonl.gz"):
                facts = [(t["span1"][0], float(t["label"])) for t in row["targets"]]
                yield (
                    part,
                    Example(
                        set=name.lower(),
                        doc=str(row.get("file_idx", row["idx"])),
                        words=row["text"].split(),
                        facts=facts,
                    ),
                )


# -- entities ---------------------------------------------------------------------------------------------------------


def spans_of(tags: Iterable[str]) -> Spans:
    """Spans of BIO tags; an I- without its B- begins one."""
    found: Spans = []
    for i, tag in enumerate(tags):
        label = tag[2:]
        if tag.startswith("I-") and found and found[-1][1] == i and found[-1][2] == label:
            found[-1] = (found[-1][0], i + 1, label)
        elif tag != "O":
            found.append((i, i + 1, label))
    return found


def parse_columns(lines: Iterable[str], name: str, document: str, word: int = 0, tag: int = -1) -> Iterator[Example]:
    """Sentences of a file with a word a line, cells apart by tabs or spaces, a blank line between sentences."""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        cells = line.rstrip("\n").split("\t") if "\t" in line else line.split()
        if len(cells) > 1:
            rows.append(cells)
        elif rows:
            words = [r[word] for r in rows]
            yield Example(set=name, doc=document, words=words, entities=spans_of(r[tag].strip() for r in rows))
            rows = []


def read_worldwide(folder: Path) -> Parted:
    """Newswire of the non-Western world: nine types; dev holds whole outlets."""
    for member, text in read_members(folder / "worldwide_newswire" / "dev.tar.xz"):
        if not member.endswith(".tsv"):
            continue
        for example in parse_worldwide(member, text):
            yield "dev" if is_dev_outlet(example.doc) else "train", example


def parse_worldwide(member: str, text: str) -> Iterator[Example]:
    """The sentences of one article; its address stands above it."""
    lines = (line for line in text.splitlines() if not line.startswith("http"))
    yield from parse_columns(lines, "worldwide", Path(member).name.removesuffix(".tsv").removesuffix(".txt"), tag=1)


def is_dev_outlet(article: str) -> bool:
    """Whether the outlet of an article of the newswire is in the dev part: its name without the number."""
    return is_dev(re.sub(r"_?\d+$", "", article))


def read_crossner(folder: Path) -> Parted:
    """Politics in Wikipedia: politicians, parties, elections, countries."""
    for part in ("train", "dev"):
        with open_text(folder / "crossner_politics" / f"{part}.txt.gz") as file:
            for example in parse_columns(file, "crossner", part):
                yield part, example


def read_wikigold(folder: Path) -> Parted:
    """Wikipedia with four types."""
    with open_text(folder / "wikigold" / "wikigold.conll.txt") as file:
        for i, example in enumerate(parse_columns(file, "wikigold", "wikigold")):
            if not example.words[0].startswith("-DOCSTART"):
                yield "dev" if i % 100 < 10 else "train", example


def read_re3d(folder: Path) -> Parted:
    """Defence and security reports: weapons, platforms, nationalities; documents split by hash."""
    for source in sorted(p for p in (folder / "re3d").iterdir() if p.is_dir()):
        spans = defaultdict(list)
        for row in read_json_lines(source / "entities.json"):
            spans[row["documentId"]].append((row["begin"], row["end"], row["type"]))
        for row in read_json_lines(source / "documents.json"):
            for example in cut_text(
                row["text"], "re3d", row["_id"], dict.fromkeys(("entities", "phrases"), spans[row["_id"]])
            ):
                yield "dev" if is_dev(row["_id"], 5) else "train", example


# -- times ------------------------------------------------------------------------------------------------------------

TIMEX = re.compile(r'<TIMEX3[^>]*?type="(\w+)"[^>]*>|</TIMEX3>|<[^>]+>')


def read_tempeval(folder: Path) -> Parted:
    """TimeBank and AQUAINT: extents and types of temporal expressions."""
    for corpus in ("TimeBank", "AQUAINT"):
        for member, markup in read_members(folder / "tempeval3" / f"{corpus}.tar.xz"):
            if not member.endswith(".tml"):
                continue
            text, spans = _strip_timeml(markup.partition("<TEXT>")[2].partition("</TEXT>")[0])
            name = Path(member).stem
            for example in cut_text(text, "tempeval", name, {"times": spans}):
                yield "dev" if is_dev(name) else "train", example


def _strip_timeml(markup: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, at, open_at, kind = "", [], 0, None, ""
    for found in TIMEX.finditer(markup):
        text += _unescape(markup[at : found.start()])
        at = found.end()
        if found.group(1):
            open_at, kind = len(text), found.group(1)
        elif found.group().startswith("</TIMEX3") and open_at is not None:
            spans.append((open_at, len(text), kind))
            open_at = None
    return text + _unescape(markup[at:]), spans


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


# -- attribution ------------------------------------------------------------------------------------------------------


def read_polnear(folder: Path) -> Parted:
    """Source, cue and content in political news, as paragraphs and again as sentences (the product reads sentences)."""
    texts: dict[tuple[str, str], str] = {}
    marks: dict[tuple[str, str], str] = {}
    for member, text in sorted(read_members(folder / "polnear" / "polnear_train_dev.tar.xz")):
        part, kind, name = Path(member).parts
        if kind == "text":
            texts[part, name.removesuffix(".txt")] = text
        else:  # NAME_ANNOTATOR.ann: where there are several annotators, the first
            marks.setdefault((part, name.rpartition("_")[0]), text)
    for (part, name), text in texts.items():
        if part in ("train", "dev"):
            yield from ((part, e) for e in _polnear_examples(name, text, marks[part, name]))


def _polnear_examples(name: str, text: str, annotation: str) -> Iterator[Example]:
    spans, bonds = parse_brat(annotation)
    for cut in (_paragraphs, split_text):
        kind = "polnear" if cut is _paragraphs else "polnear_sentences"
        yield from cut_text(text, kind, name, {"attribution": spans}, bonds, cut)


def _paragraphs(text: str) -> list[Extent]:
    return [Extent(*m.span()) for m in re.finditer(r"\S[^\n]*", text)]


def parse_brat(annotation: str) -> tuple[list[tuple[int, int, str]], list[tuple[int, int | None, int | None]]]:
    """Stretches (start, end, label) of PolNeAR's brat file, and for each cue the starts of its source and content."""
    stretches: dict[str, list[tuple[int, int]]] = {}
    labels, bonds = {}, []
    for line in annotation.splitlines():
        if found := re.match(r"(T\d+)\t(\w+) ([\d ;]+)\t", line):
            ends = [tuple(int(n) for n in pair.split()) for pair in found.group(3).split(";")]
            stretches[found.group(1)], labels[found.group(1)] = ends, found.group(2)  # type: ignore[assignment]
        elif re.match(r"E\d+\t", line):
            bonds.append(dict(re.findall(r"(Source|Cue|Content)\d*:(T\d+)", line)))
    kinds = ("Source", "Cue", "Content")
    spans = [(a, b, labels[t].lower()) for t, pairs in stretches.items() if labels[t] in kinds for a, b in pairs]
    starts = {t: min(pairs)[0] for t, pairs in stretches.items()}
    links = [
        (starts[b["Cue"]], starts.get(b.get("Source", "")), starts.get(b.get("Content", "")))
        for b in bonds
        if b.get("Cue") in starts
    ]
    return sorted(spans), links


# -- from characters to words -----------------------------------------------------------------------------------------


def cut_text(
    text: str,
    name: str,
    document: str,
    layers: dict[str, list[tuple[int, int, str]]],
    bonds: list[tuple[int, int | None, int | None]] | None = None,
    cut: Callable[[str], list[Extent]] = split_text,
) -> Iterator[Example]:
    """The sentences (or what `cut` gives) of a text, spans in characters carried over to words."""
    is_quoted, last = False, 0
    for sentence in cut(text):
        is_quoted = is_quoted and "\n\n" not in text[last : sentence.start]
        places = split_words(text, *sentence)
        words = [e.of(text) for e in places]
        example = Example(set=name, doc=document, words=words, is_quoted=is_quoted)
        for layer, spans in layers.items():
            setattr(example, layer, _word_spans(places, spans, is_nested=layer == "phrases"))
        if bonds is not None:
            example.links = list(_word_links(places, bonds))
        is_quoted = stays_open(words, is_quoted)
        last = sentence.end
        if 1 < len(words) < 200:
            yield example


def _word_spans(places: list[Extent], spans: list[tuple[int, int, str]], is_nested: bool) -> Spans:
    found: Spans = []
    for start, end, label in spans:
        inside = [i for i, e in enumerate(places) if e.start < end and start < e.end]
        if inside and (is_nested or not any(a <= inside[-1] and inside[0] < b for a, b, _ in found)):
            found.append((inside[0], inside[-1] + 1, label))
    return sorted(set(found))


def _word_links(
    places: list[Extent], bonds: list[tuple[int, int | None, int | None]]
) -> Iterator[tuple[int, int, int]]:
    at = {e.start: i for i, e in enumerate(places)}
    for cue, source, content in bonds:
        if cue in at:
            yield at[cue], at.get(source, -1), at.get(content, -1)  # type: ignore[arg-type]


READERS = (
    read_ewt,
    read_gum,
    read_factuality,
    read_worldwide,
    read_crossner,
    read_wikigold,
    read_re3d,
    read_tempeval,
    read_polnear,
)
