"""The way of a saying from the one who said it to the report that prints it."""

from collections.abc import Iterator

from headwater.record.model import Origin, Statement
from headwater.record.spans import Evidence
from headwater.tell.index import Index, find_origin, find_statement
from headwater.tell.voices import NO_SOURCE, is_known, name_actor, name_institution, name_source
from headwater.tell.wording import flatten, shorten, write_when

LONGEST_OCCASION = 110


def describe_origin(origin: Origin, index: Index) -> str:
    """An origin in words: who, for whom, on which occasion, when."""
    if not is_known(origin):
        return NO_SOURCE
    occasion = shorten(origin.occasion, LONGEST_OCCASION) if origin.occasion else None
    name = name_actor(origin.speaker, index)
    body = name_institution(origin.institution, index)
    # An occasion that names its speaker ("Smith's briefing") does not need the name twice.
    last = (name or "").split()[-1:]
    is_named = bool(occasion and last) and last[0].casefold() in (occasion or "").casefold()
    when = write_when(origin.when) if origin.when and origin.when.is_known else None
    words = ", ".join(filter(None, (None if is_named else name or body, occasion, when)))
    return f"{words} ({body})" if body and name and origin.speaker != origin.institution else words


def name_occasion(origin: Origin) -> str | None:
    """The occasion of an origin, short enough for a margin."""
    return shorten(origin.occasion, 70) if origin.occasion and is_known(origin) else None


def trace_chain(evidence: Evidence, index: Index) -> tuple[str, ...]:
    """The links from the origin to the report, in the order in which the words travelled."""
    statement = find_statement(evidence, index)
    links = [_name_start(evidence, statement, index)]
    if statement:
        links += _list_relays(statement, index)
    report = index.reports.get(evidence.report)
    if report:
        links += [flatten(c.name) for c in report.credits if c.kind == "agency"]
        links.append(f"report {index.numbers[report.id]}")
    return tuple(dict.fromkeys(links))


def _name_start(evidence: Evidence, statement: Statement | None, index: Index) -> str:
    origin = find_origin(evidence, index)
    if origin:
        return describe_origin(origin, index)
    name = name_source(statement, index) if statement else None
    return f"{name} (occasion not known)" if name else NO_SOURCE


def _list_relays(statement: Statement, index: Index) -> list[str]:
    """Those who passed it on: whoever reports the saying in his own, then the channels."""
    outer = [name_source(s, index) for s in _walk_out(statement, index)]
    relays = [name_actor(key, index) for key in statement.relayed_by]
    own = name_source(statement, index)
    return [name for name in [*outer, *relays] if name and name != own]


def _walk_out(statement: Statement, index: Index) -> Iterator[Statement]:
    seen = {statement.id}
    outer = index.statements.get(statement.nested_in or "")
    while outer and outer.id not in seen:
        yield outer
        seen.add(outer.id)
        outer = index.statements.get(outer.nested_in or "")
