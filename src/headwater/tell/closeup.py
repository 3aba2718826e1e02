"""One claim or one report on a terminal, with everything that the record holds of it."""

from fnmatch import fnmatchcase
from itertools import groupby

from rich.console import Console
from rich.text import Text

from headwater.errors import NotFound
from headwater.record.model import Claim, Report
from headwater.tell.columns import has_colour, print_beside, print_hanging, print_lines, print_wrapped
from headwater.tell.context import Context
from headwater.tell.index import Index
from headwater.tell.namesakes import find_labelled
from headwater.tell.overview import write_numbers
from headwater.tell.reader import DOUBT, Block, Note, Segment, view_blocks, write_heading
from headwater.tell.stories import list_bearers, map_homes, name_homes
from headwater.tell.views import Backing, Contrast, Detail, Source, locate, view_detail
from headwater.tell.wording import (
    count,
    flatten,
    join_ranges,
    join_words,
    limit_words,
    make_printable,
    shorten,
    write_dating,
)

KNOWN = 12  # reports that are named where the one asked for is not there
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
STYLES = {"statement": "cyan", "denial": "red", "passage": "green", "rejected": "strike dim"}


def find_claim(wanted: str | int, index: Index) -> Claim:
    """A claim by its number, its id or a beginning of its id that no other has."""
    key = str(wanted).strip()
    found = [c for c in index.claims.values() if key in (str(index.places[c.id]), c.id, *c.was)]
    found = found or [c for c in index.claims.values() if key and c.id.startswith(key)]
    if len(found) != 1:
        known = f"claims 1 to {len(index.claims)}" if index.claims else "no claims"
        raise NotFound(f"no claim {key!r}; the record has {known}")
    return found[0]


def find_report(wanted: str, index: Index) -> Report:
    """A report by its file, its short name, its number, its id, or by a pattern or a part of the file that fits one."""
    key = wanted.strip()
    names = {r.id: (r.file, index.labels[r.id], str(index.numbers[r.id]), r.id, r.uri) for r in index.reports.values()}
    matching = [r for r in index.reports.values() if key in names[r.id]]
    near = [r for r in index.reports.values() if fnmatchcase(r.file, key) or (key and key in r.file)]
    current = [r for r in matching or near if r.id not in index.replaced] or matching or near
    if matching or len(current) == 1:
        return current[0]
    files = [shorten(r.file, 60) for r in current or index.reports.values()]
    if near:
        raise NotFound(f"no one report {key!r}: it may be {limit_words(files, KNOWN, 'or')}")
    numbered = f", numbers 1 to {len(files)}" if key.isdecimal() else ""
    raise NotFound(f"no report {key!r}; the record has {limit_words(files, KNOWN) or 'none'}{numbered}")


def name_source(words: str, index: Index) -> str:
    """What a source is called: by its id, where it is the number or the file of a report, or one actor of namesakes."""
    is_report = words.strip().isdigit() or words in {r.file for r in index.reports.values()}
    if is_report:
        return find_report(words, index).id
    actor = find_labelled(words, index)
    return actor.id if actor else words


def print_claim(claim: Claim, index: Index, console: Console) -> None:
    """A claim: its counts, every support and denial in its sentence, origins, differences, reasons."""
    detail = view_detail(claim, index)
    _print_claim_head(detail, console)
    story = name_homes(list_bearers(claim), map_homes(index.record))
    if story:
        print_hanging(Text(f"Story: {story}", style="dim"), 4, console)
    _print_backings("Said in", detail.supports, index, console)
    _print_backings("Denied in", detail.denials, index, console)
    print_lines("Origins", (_write_source(s) for s in detail.sources), console)
    print_lines("Differences", (_write_contrast(c) for c in detail.contrasts), console)
    print_lines("Why these counts", (Text(line) for line in detail.explanations), console)
    print_lines("Near, but not the same", (Text(f"{n}  {shorten(p, 200)}") for n, p in detail.related), console)


def _print_claim_head(detail: Detail, console: Console) -> None:
    row = detail.row
    print_hanging(Text.assemble((f"Claim {row.number}  ", "cyan"), (row.proposition, "bold")), 4, console)
    counts = [count(row.reports, "report"), count(row.texts, "text"), count(row.origins, "origin")]
    graded = f" · grade {row.grade}" if row.grade else ""
    print_hanging(Text(f"{', '.join(counts)}, {count(row.voices, 'voice')}: {row.who}{graded}"), 4, console)
    if row.denied:
        console.print(Text(row.denied, style="red"))


def _print_backings(heading: str, backings: tuple[Backing, ...], index: Index, console: Console) -> None:
    if backings:
        console.print()
        console.print(Text(heading, style="bold"))
    for backing in backings:
        who = f"{backing.speaker} {backing.act or 'said'}" if backing.speaker else "no speaker named"
        aside = f" · as {backing.modality}" if backing.modality else ""
        name = (f"{backing.name}  ", "dim") if backing.name else ""
        console.print(Text.assemble(name, (f"[{backing.pointer.report}] {backing.label}", "cyan"), f" · {who}{aside}"))
        print_wrapped(_mark_passage(backing.context, console), 4, console)
        way = " → ".join(backing.chain)
        print_wrapped(Text(f"{way} · {locate(backing.pointer, index)}", style="dim"), 4, console)


def _mark_passage(context: Context, console: Console) -> Text:
    """The passage in its sentence: bold, and between marks where there is no style to see."""
    opening, closing = ("", "") if console.color_system else ("⟦", "⟧")
    return Text.assemble(context.before, opening, (context.passage, "bold"), closing, context.after)


def _write_source(source: Source) -> Text:
    doubt = " · perhaps not an origin of its own" if not source.is_certain else ""
    reasons = f" · {'; '.join(source.reasons)}" if source.reasons else ""
    return Text.assemble(f"{source.words} {write_numbers(source.reports)}", (f"{doubt}{reasons}", "dim"))


def _write_contrast(contrast: Contrast) -> Text:
    sides = " / ".join(f"“{shorten(p.words, 80)}” [{p.report}]" for p in contrast.pointers)
    return Text.assemble((f"{contrast.kind}: ", "bold"), contrast.words, (f"\n{sides}" if sides else "", "dim"))


def print_report(report: Report, index: Index, console: Console) -> None:
    """A report as it stands, its spans in colour, each followed by what the record says of it."""
    print_hanging(Text(write_heading(report, index), style="bold"), 4, console)
    credits = join_words([f"{c.kind} {flatten(c.name)}" for c in report.credits])
    facts = [
        flatten(report.file),
        flatten(report.language or ""),
        write_dating(report.published),
        f"translated by {flatten(report.translated_from.by)}" if report.translated_from else "",
        f"replaced by [{index.numbers[index.replaced[report.id]]}]" if report.id in index.replaced else "",
        credits,
    ]
    print_hanging(Text(" · ".join(filter(None, facts)), style="dim"), 4, console)
    story = name_homes((report.id,), map_homes(index.record))
    if story:
        print_hanging(Text(f"Story: {story}", style="dim"), 4, console)
    numbers: dict[str, int] = {}
    for block in view_blocks(report, index):
        for note in block.notes:
            numbers[note.key] = len(numbers) + 1
        console.print()
        print_hanging(_mark_block(block, numbers, console), 0, console)
        for note in block.notes:
            number = Text(str(numbers[note.key]).rjust(2), style=STYLES[note.manner])
            print_beside(number, 2, _write_note(note), console)


def _mark_block(block: Block, numbers: dict[str, int], console: Console) -> Text:
    """The text of a block, each marked run with the number of its note; between marks where no colour is seen."""
    opening, closing = ("", "") if has_colour(console) else ("⟦", "⟧")
    parts: list[str | tuple[str, str]] = []
    for key, run in groupby(block.segments, key=lambda segment: segment.note):
        words = [_style_segment(segment, block) for segment in run]
        if key is None:
            parts += words
        else:
            number = str(numbers.get(key, "")).translate(RAISED)
            parts += [opening, *words, closing, (number, words[-1][1])]
    return Text.assemble(*parts)


def _style_segment(segment: Segment, block: Block) -> tuple[str, str]:
    base = "dim" if segment.is_furniture or block.kind == "furniture" else "bold" if "title" in block.kind else ""
    style = STYLES.get(segment.manner or "", "")
    return make_printable(segment.text), " ".join(filter(None, (base, style)))


def _write_note(note: Note) -> Text:
    who = f"{note.speaker or 'somebody'} {note.act}" if note.is_attributed else note.act
    supports = f"claim{'s' if len(note.claims) > 1 else ''} {join_ranges(note.claims)}" if note.claims else ""
    denies = f"denies {join_ranges(note.denies)}" if note.denies else ""
    doubt = DOUBT if note.is_doubtful else ""
    rest = " · ".join(filter(None, (note.when, note.occasion, supports, denies, doubt, note.decided)))
    return Text.assemble(who, (f" · {rest}" if rest else "", "dim"))
