"""What the brief can say of a record, one sentence a function; the functions stand in reading order.

A proposition is somebody's clause of unknown quality: it stands behind a colon, never inside a subordinate clause that
its grammar could break.  A sentence comes with its shorter forms, for when words run out.
"""

from collections import Counter
from collections.abc import Iterator

from headwater.dates import MONTH_NAMES
from headwater.record.model import Claim, Difference
from headwater.record.spans import Evidence, Span
from headwater.tell.absences import Absence, name_absences
from headwater.tell.index import Index, find_days, find_eve, find_origin, group_texts, list_new_claims
from headwater.tell.prose import Citation, Run, Sentence, build_sentence, cite, join_runs
from headwater.tell.selection import Selection, select_claims
from headwater.tell.voices import (
    NO_SOURCE,
    list_deniers,
    list_origins,
    list_voices,
    name_actor,
    write_signers,
    write_voice,
)
from headwater.tell.wording import (
    capitalise,
    count,
    count_words,
    flatten,
    is_blank,
    join_words,
    limit_words,
    quote,
    spell,
    write_clause,
    write_days,
)

CLAUSE = 20  # words of one proposition: half a dozen of them must leave room for what is said about them
QUOTED = 10  # words of a passage set against another
DIFFERING = (
    ("figure", "a figure"),
    ("date", "a day"),
    ("direction", "who gives and who takes"),
    ("content", "a detail"),
)

# Problems in which reports contradict each other: of several that look wrong these are told first.
TELLING = frozenset(
    ("quotation differs", "number repeated", "office_differs", "name_differs", "name_cut", "body_misnamed")
)
Forms = tuple[Sentence, ...]


def draft_sentences(index: Index) -> Iterator[Forms]:
    """Every sentence that the record supports, each with its shorter forms, in reading order."""
    claims = list(index.claims.values())
    chosen = select_claims(index)
    yield (_tell_coverage(index, claims),)
    yield from _tell_copies(index)
    if claims:
        yield from _tell_lead(index, chosen)
        yield from _tell_dominance(index, claims)
        yield from _tell_denials(index, claims, chosen)
        yield from _tell_single_voices(index, claims, chosen)
        yield from _tell_sourceless(index, claims, chosen)
        yield from _tell_contrast(index, claims)
        yield from _tell_news(index, chosen)
    yield from _tell_absences(index)
    yield from _tell_problems(index)


def _state(claim: Claim, index: Index, aside: str = "") -> list[Run]:
    """A claim as runs: its words with their places, and who denies it with the denial's."""
    clause = Run(write_clause(claim.proposition, CLAUSE) or "(no words)", index.places[claim.id])
    runs = [clause, Run(aside, citations=cite(claim.support, index))]
    if claim.denials:
        names = list_deniers(claim, index)
        words = f", denied by {limit_words(names, 2)}" if names else ", denied, by whom is not said"
        runs.append(Run(words, citations=cite(claim.denials, index)))
    return runs


def _tell_coverage(index: Index, claims: list[Claim]) -> Sentence:
    total, texts = len(index.reports), len(group_texts(index))
    if not total:
        return build_sentence("what", 0, "No report was read.")
    start, end = find_days(index)
    days = f"of {_write_long(start, end)}" if start or end else "without a date"
    inset = f" ({count_words(texts, 'text')})" if texts < total else ""
    head = f"{capitalise(count_words(total, 'report'))}{inset} {days}"
    whole = Run("", citations=tuple(Citation(n) for n in index.numbers.values()))
    if not claims:
        return build_sentence("what", 0, f"{head} gave no claim", whole, ".")
    alone = sum(c.reports <= 1 for c in claims) if total > 1 else 0
    some = "each" if alone == len(claims) else f"{spell(alone)} of them"
    rest = f", {some} in one report alone" if alone else ""
    verb = "carries" if total == 1 else "carry"
    return build_sentence("what", 0, f"{head} {verb} {count_words(len(claims), 'claim')}{rest}", whole, ".")


def _write_long(start: object, end: object) -> str:
    return write_days(start, end, MONTH_NAMES).replace(" – ", " to ")  # type: ignore[arg-type]


def _tell_copies(index: Index) -> Iterator[Forms]:
    groups = [g for g in group_texts(index) if len(g) > 1]
    if groups:
        words = "; ".join(join_words([str(n) for n in g]) for g in groups[:3])
        yield (build_sentence("what", 6, f"These reports carry one text: {words}."),)


def _tell_lead(index: Index, chosen: Selection) -> Iterator[Forms]:
    lead, total = chosen.lead[0], len(index.reports)
    if total == 1:
        runs = join_runs(_state(c, index, f" ({_name_voices(c, index)})") for c in chosen.lead)
        yield (build_sentence("what", 0, "First in it: ", runs, "."),)
        return
    yield (build_sentence("what", 0, _open_lead(lead, total), _state(lead, index), "."),)
    yield (build_sentence("what", 1, _write_standing(lead, index)),)
    nexts = [_state(c, index, f" ({count(c.reports, 'report')}; {_name_voices(c, index)})") for c in chosen.lead[1:]]
    if nexts:
        yield tuple(_list_next(nexts[:n]) for n in range(len(nexts), 0, -1))


def _list_next(nexts: list[list[Run]]) -> Sentence:
    return build_sentence("what", 3, f"Then {'comes' if len(nexts) == 1 else 'come'}: ", join_runs(nexts), ".")


def _open_lead(lead: Claim, total: int) -> str:
    if lead.reports >= total:
        return f"{'Both' if total == 2 else f'All {spell(total)}'} carry this: "
    if lead.reports > 1:
        return f"Most widely carried, by {spell(lead.reports)} of them, is this: "
    return "No claim stands in more than one report; first comes this: "


def _name_voices(claim: Claim, index: Index) -> str:
    names = [("" if v.is_certain else "perhaps ") + v.name for v in list_voices(claim, index)]
    return (
        (f"only {names[0].removeprefix('perhaps ')}" if len(names) == 1 else limit_words(names, 2))
        if names
        else NO_SOURCE
    )


def _write_standing(claim: Claim, index: Index) -> str:
    voices = list_voices(claim, index)
    sure, unsure = [v for v in voices if v.is_certain], [v.name for v in voices if not v.is_certain]
    if not sure:
        return "No report says who stands behind it; independence is not established."
    origins = len(list_origins(claim, index))
    names = "; ".join(write_voice(v) for v in sure[:3])
    doubt = f"; perhaps also {join_words(unsure[:2])}" if unsure else ""
    loose = "; independence is not established" if claim.independence == "not_established" else ""
    counts = f"{count_words(origins, 'origin')}, {count_words(claim.independent_origins, 'voice')}"
    signed = write_signers(voices, index)
    return f"Behind it {'is' if origins == 1 else 'are'} {counts}{signed}: {names}{doubt}{loose}."


def _tell_dominance(index: Index, claims: list[Claim]) -> Iterator[Forms]:
    """The voice behind most claims, where it is behind a third of them: the circular reporting that a reader misses."""
    standing = [(claim, list_voices(claim, index)) for claim in claims]
    share = Counter((v.key or "", v.name) for _, voices in standing for v in voices if v.is_certain)
    (key, name), backed = min(share.items(), key=lambda item: (-item[1], item[0][::-1]), default=(("", ""), 0))
    if len(claims) < 4 or backed * 3 < len(claims):
        return
    alone = sum(len(voices) == 1 and voices[0].key == key for _, voices in standing)
    head = f"One voice, {name}, stands behind {spell(backed)} of the {spell(len(claims))} claims"
    head += ", and alone" if alone == backed else f", behind {spell(alone)} of them alone" if alone else ""
    runs = _cite_speakers([c for c, voices in standing if any(v.key == key for v in voices)], key, index)
    longer = [build_sentence("who", 2, head, ": ", runs, ".")] if runs else []
    yield (*longer, build_sentence("who", 2, f"{head}."))


def _cite_speakers(claims: list[Claim], key: str, index: Index) -> list[Run]:
    """Those who speak most for an institution, each with the places where they do."""
    said: dict[str, list[Evidence]] = {}
    for evidence in (e for c in claims for e in c.support):
        origin = find_origin(evidence, index)
        if origin and origin.institution == key and origin.speaker != key:
            said.setdefault(name_actor(origin.speaker, index) or "somebody unnamed", []).append(evidence)
    most = sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))[:3]
    return join_runs([Run(speaker, citations=cite(evidence, index))] for speaker, evidence in most)


def _tell_denials(index: Index, claims: list[Claim], chosen: Selection) -> Iterator[Forms]:
    denied = [c for c in claims if c.denials]
    if not denied:
        yield (build_sentence("who", 4, "No denial is reported."),)
        return
    if chosen.denied:
        head = f"Denied {'is' if len(denied) == 1 else 'are'} {count_words(len(denied), 'claim')}"
        yield tuple(_list_claims(1, head, len(denied), chosen.denied[:n], index) for n in (2, 1))
    if not _is_denial_quoted(denied, index):
        yield (build_sentence("who", 4, "No denial is quoted in its own words."),)


def _list_claims(rank: int, head: str, total: int, examples: list[Claim], index: Index, topic: str = "who") -> Sentence:
    opening = ", among them: " if total > len(examples) else ": "
    return build_sentence(topic, rank, head, opening, join_runs(_state(c, index) for c in examples), ".")


def _is_denial_quoted(denied: list[Claim], index: Index) -> bool:
    statements = [index.statements.get(e.statement or "") for c in denied for e in c.denials]
    return any(s is not None and (s.quoted or s.directness != "indirect") for s in statements)


def _tell_single_voices(index: Index, claims: list[Claim], chosen: Selection) -> Iterator[Forms]:
    single = [c for c in claims if c.reports > 1 and c.independent_origins == 1]
    if single:
        head = f"On one voice, though in several reports, {_rest(single)} {count_words(len(single), 'claim')}"
        longer = [_list_claims(4, head, len(single), chosen.single, index)] if chosen.single else []
        yield (*longer, build_sentence("who", 4, f"{head}."))


def _rest(claims: list[Claim]) -> str:
    return "rests" if len(claims) == 1 else "rest"


def _tell_sourceless(index: Index, claims: list[Claim], chosen: Selection) -> Iterator[Forms]:
    bare = [c for c in claims if not list_voices(c, index)]
    if bare:
        head = f"On no identified source {_rest(bare)} {count_words(len(bare), 'claim')}"
        longer = [_list_claims(4, head, len(bare), chosen.bare, index)] if chosen.bare else []
        yield (*longer, build_sentence("who", 4, f"{head}."))


def _tell_contrast(index: Index, claims: list[Claim]) -> Iterator[Forms]:
    """Two figures, days or other details of one thing, each in its report's words."""
    for kind, noun in DIFFERING:
        for difference in (d for c in claims for d in c.differences if d.kind == kind):
            sides = _oppose(difference, index)
            if sides:
                yield (build_sentence("who", 5, f"Reports differ on {noun}: ", sides[0], "; ", sides[1], "."),)
                return


def _oppose(difference: Difference, index: Index) -> tuple[Run, Run] | None:
    """Two short passages of different reports in different words."""
    known = [s for s in difference.spans if s.report in index.numbers and 0 < len(s.text.split()) <= QUOTED]
    pairs = ((a, b) for a in known for b in known if a.report != b.report and _differ(a, b))
    found = next(pairs, None)
    return (_quote_span(found[0], index), _quote_span(found[1], index)) if found else None


def _differ(a: Span, b: Span) -> bool:
    return flatten(a.text).casefold() != flatten(b.text).casefold()


def _quote_span(span: Span, index: Index) -> Run:
    return Run(quote(span.text, QUOTED), citations=cite([span], index))


def _tell_news(index: Index, chosen: Selection) -> Iterator[Forms]:
    new, eve = list_new_claims(index), find_eve(index)
    if new and eve:
        verb = "is" if len(new) == 1 else "are"
        head = f"New since {_write_long(eve, eve)} {verb} {count_words(len(new), 'claim')}"
        sizes = (2, 1) if chosen.new else ()
        forms = tuple(_list_claims(2, head, len(new), chosen.new[:n], index, "new") for n in sizes)
        yield forms or (build_sentence("new", 2, f"{head}."),)


def _tell_absences(index: Index) -> Iterator[Forms]:
    absence = name_absences(index)
    if absence:
        head = _write_absence(absence)
        yield (build_sentence("new", 2, Run(head, citations=cite(absence.spans, index)), "."),)


def _write_absence(absence: Absence) -> str:
    """What nobody states; a day that is missing only of what is to come by itself."""
    things = [f"a {thing}" for thing in absence.things if not (thing == "date" and absence.is_past_dated)]
    if not things:
        return f"For {absence.subject} to come no report is found to state a date"
    head = f"For {absence.subject} no report is found to state {join_words(things, 'or')}"
    return f"{head}, and for those to come no date" if absence.is_past_dated else head


def _tell_problems(index: Index) -> Iterator[Forms]:
    problems = index.record.problems
    if problems:
        verb = "looks" if len(problems) == 1 else "look"
        head = f"In the reports {count_words(len(problems), 'thing')} {verb} wrong"
        yield (*_exemplify_problem(head, index), build_sentence("new", 6, f"{head}."))


def _exemplify_problem(head: str, index: Index) -> Iterator[Sentence]:
    shown = [p for p in index.record.problems if p.spans and not is_blank(p.spans[0].text)]
    for problem in sorted(shown, key=lambda p: p.what not in TELLING)[:1]:
        span = problem.spans[0]
        words = f"{head}, such as {quote(span.text, QUOTED)} ({flatten(problem.what.replace('_', ' '))})"
        yield build_sentence("new", 6, Run(words, citations=cite([span], index)), ".")
