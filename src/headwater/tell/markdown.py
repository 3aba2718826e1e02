"""The dossier as Markdown, to paste into a report of one's own: every assertion with where it stands, `file:start`.

What comes from a report is escaped (`escaping`); what is markup here is ours.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from headwater.record.model import Problem
from headwater.record.whole import Record
from headwater.tell.actors import Profile, list_actors
from headwater.tell.brief import compose_brief
from headwater.tell.digests import Digest, list_digests, write_facts
from headwater.tell.escaping import escape, fence
from headwater.tell.index import Index, find_days, group_texts, name_story
from headwater.tell.news import list_news
from headwater.tell.overview import Moment, list_cautions, list_moments, write_numbers
from headwater.tell.prose import Citation
from headwater.tell.sheets import view_covers
from headwater.tell.stories import list_stray, look_at, part_stories
from headwater.tell.views import Backing, Detail, Pointer, point_all, view_detail
from headwater.tell.voices import NO_SOURCE
from headwater.tell.wording import capitalise, count, write_days

Lines = Iterator[str]


class _Files(NamedTuple):
    """The files of reports by the numbers that people see."""

    names: dict[int, str]

    def cite(self, report: int, start: int) -> str:
        return fence(f"{self.names[report]}:{start}")

    def point(self, pointers: Iterable[Pointer]) -> str:
        return " · ".join(dict.fromkeys(self.cite(p.report, p.start) for p in pointers))


def write_markdown(record: Record, story: str | None = None) -> bytes:
    """The whole dossier, or that of one story; of several one after the other."""
    index = look_at(record, story)
    files = _Files({index.numbers[key]: report.file for key, report in index.reports.items()})
    stories = part_stories(index)
    stray = list_stray(record, stories) if len(stories) > 1 else []
    parts = (
        *([_head(index), _stories(list_digests(stories))] if len(stories) > 1 else []),
        *(lines for part in (stories.values() if len(stories) > 1 else [index]) for lines in _tell(part, files)),
        _part("What could not be read", _problems(stray, index, files)),
        _foot(record),
    )
    return ("\n".join(line for part in parts for line in part) + "\n").encode("utf-8", "replace")


def _tell(index: Index, files: _Files) -> tuple[Lines, ...]:
    """A story; parts of which there is nothing to say are left out."""
    details = [view_detail(claim, index) for claim in index.claims.values()]
    return (
        _head(index),
        _part("Brief", _brief(index, files)),
        _part("Reports", _reports(index)),
        _part("Claims", _table(details)),
        _part("Claims, one by one", (line for detail in details for line in _claim(detail, files))),
        _part("Timeline", _timeline(list_moments(index), files)),
        _part("Who speaks", _speakers(list_actors(index), files)),
        _part("What later reports bring", _news(index, files)),
        _part("What looks wrong", _problems(index.record.problems, index, files)),
    )


def _stories(digests: list[Digest]) -> Lines:
    for digest in digests:
        news = f" · new since {digest.eve}: {digest.latest}" if digest.news else ""
        facts = f"{count(digest.reports, 'report')} · {count(digest.claims, 'claim')} · {write_facts(digest)}{news}"
        yield f"{digest.number}. **{escape(digest.title)}** — {escape(facts)}"
    yield ""


def _part(title: str, lines: Iterable[str]) -> Lines:
    found = list(lines)
    if found:
        yield from (f"## {title}", "", *found, *([""] if found[-1] else []))


def _head(index: Index) -> Lines:
    counts = [count(len(index.reports), "report"), count(len(group_texts(index)), "text")]
    counts += [count(len(index.claims), "claim"), write_days(*find_days(index))]
    lines = [" · ".join(counts), " · ".join(list_cautions(index))]
    # Two spaces at the end of a line keep the next one from running into it.
    yield from (f"# {escape(name_story(index))}", "", "  \n".join(filter(None, lines)), "")


def _brief(index: Index, files: _Files) -> Lines:
    """A paragraph a topic; each citation names the report and, beside its first words, the place."""
    topics: dict[str, list[str]] = {}
    for sentence in compose_brief(index):
        words = "".join(_escape_run(run.text) + _cite(run.citations, files) for run in sentence.runs)
        topics.setdefault(sentence.topic, []).append(words)
    paragraphs = [" ".join(sentences) for sentences in topics.values()]
    yield from ("\n\n".join(paragraphs),) if paragraphs else ()


def _escape_run(text: str) -> str:
    """A run of a sentence; the spaces at its ends belong to the sentence."""
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{left}{escape(text)}{right}" if text.strip() else text


def _cite(citations: tuple[Citation, ...], files: _Files) -> str:
    found = [files.cite(c.report, c.spans[0].start) if c.spans else fence(files.names[c.report]) for c in citations]
    return f" ({', '.join(found)})" if found else ""


def _reports(index: Index) -> Lines:
    for sheet, report in zip(view_covers(index), index.reports.values(), strict=True):
        facts = [escape(fact) for fact in (*sheet.facts, *sheet.copies)]
        yield f"{sheet.number}. **{escape(sheet.title)}** {fence(report.file)} — {' · '.join(facts)}"


def _table(details: list[Detail]) -> Lines:
    if not details:
        return
    yield "| | claim | reports | texts | origins | voices | who says so |"
    yield "| ---: | :--- | ---: | ---: | ---: | ---: | :--- |"
    for row in (detail.row for detail in details):
        who = escape(row.who) + (f" · **{escape(row.denied)}**" if row.denied else "")
        counts = " | ".join(str(n) for n in (row.reports, row.texts, row.origins, row.voices or "–"))
        yield f"| {row.number} | {escape(row.proposition)} | {counts} | {who} |"


def _claim(detail: Detail, files: _Files) -> Lines:
    """A claim with everything that the record holds of it."""
    row = detail.row
    counts = [count(row.reports, "report"), count(row.texts, "text"), count(row.origins, "origin")]
    standing = f"{', '.join(counts)}, {count(row.voices, 'voice')}: {escape(row.who)}."
    denied = f" **{capitalise(escape(row.denied))}.**" if row.denied else ""
    yield from (f"### {row.number}. {escape(row.proposition)}", "", standing + denied, "")
    yield from _listed("Said in", (_backing(b, files) for b in detail.supports))
    yield from _listed("Denied in", (_backing(b, files) for b in detail.denials))
    yield from _listed("Origins", (_origin(s.words, s.reports, s.is_certain) for s in detail.sources))
    contrasts = (f"{escape(c.kind)}: {escape(c.words)} — {_sides(c.pointers, files)}" for c in detail.contrasts)
    yield from _listed("Differences", contrasts)
    yield from _listed("Why these counts", (escape(line) for line in detail.explanations))
    near = (f"claim {number}: {escape(words)}" for number, words in detail.related)
    yield from _listed("Near, but not the same", near)


def _listed(title: str, lines: Iterable[str]) -> Lines:
    found = list(lines)
    if found:
        yield from (f"{title}:", "", *(f"- {line}" for line in found), "")


def _backing(backing: Backing, files: _Files) -> str:
    """The passage in its sentence, in bold, with where it begins and who says it."""
    before, passage, after = (escape(part) for part in backing.context)
    left = " " if backing.context.before.endswith(" ") else ""
    right = " " if backing.context.after.startswith(" ") else ""
    quoted = f"“{before}{left}**{passage}**{right}{after}”" if passage else f"“{before}{after}”"
    who = f"{escape(backing.speaker)} {backing.act or 'said'}" if backing.speaker else NO_SOURCE
    aside = f", as {backing.modality}" if backing.modality else ""
    # A report without an outlet is labelled by the beginning of its file's name, which stands beside it.
    is_named = not files.names[backing.pointer.report].startswith(backing.label)
    outlet = f", {escape(backing.label)}" if is_named else ""
    return f"{quoted} — {who}{aside}{outlet}, {files.point((backing.pointer,))}"


def _origin(words: str, reports: tuple[int, ...], is_certain: bool) -> str:
    doubt = "" if is_certain else ", perhaps not an origin of its own"
    return f"{escape(words)}{doubt} ({count(len(reports), 'report')}: {escape(write_numbers(reports))})"


def _sides(pointers: tuple[Pointer, ...], files: _Files) -> str:
    return " / ".join(f"“{escape(p.words)}” {files.cite(p.report, p.start)}" for p in pointers)


def _timeline(moments: list[Moment], files: _Files) -> Lines:
    if moments:
        yield from ("| when | what | told as | where |", "| :--- | :--- | :--- | :--- |")
    for moment in moments:
        told = moment.modality or "actual"
        where = files.point(moment.pointers).replace("|", r"\|")  # code does not keep a table from parting there
        yield f"| {moment.days} | {escape(moment.words)} | {told} | {where} |"


def _speakers(actors: list[Profile], files: _Files) -> Lines:
    for actor in (a for a in actors if a.statements):
        forms = [v.text for v in actor.variants if v.text != actor.name]
        asides = [*actor.asides, *([f"also {'; '.join(forms)}"] if forms else [])]
        facts = [escape(aside) for aside in asides] + [count(actor.statements, "statement")]
        first = [v.first for v in actor.variants if v.first]
        place = f", first named in {files.point((min(first),))}" if first else ""
        yield f"- **{escape(actor.name)}** — {' · '.join(facts)}{place}"


def _news(index: Index, files: _Files) -> Lines:
    for batch in list_news(index):
        yield from (f"{escape(batch.heading)}:", "")
        for item in batch.items:
            number = f" (claim {item.claim})" if item.claim else ""
            before = f", before: {escape(item.before)}" if item.before else ""
            yield f"- {item.what}{number}: {escape(item.told)}{before} {files.point(item.pointers)}"
        yield ""


def _problems(problems: Iterable[Problem], index: Index, files: _Files) -> Lines:
    for problem in problems:
        places = point_all(problem.spans, index)
        where = _sides(places, files) if places else fence(problem.uri)
        yield f"- {escape(problem.what.replace('_', ' '))}: {escape(problem.detail)} — {where}"


def _foot(record: Record) -> Lines:
    header = record.header
    yield from ("---", "", f"Headwater {escape(header.headwater)}, {escape(header.model)}, {escape(header.domain)}.")
    yield "`file:start` is the file of a report and the character at which the words begin. A voice is an independent"
    yield "institution; copies and translations are one text. No count says that a claim is true."
