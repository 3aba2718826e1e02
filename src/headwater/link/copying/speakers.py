"""The speaker of a statement from a copy of it: "a spokesman" of one dispatch is one man in all papers that print it.

Whoever is only described is somebody else in every report, but for the copies of one text; and so is an organ of which
no report tells whose it is ("the Army").  One pass after copies are known, in which who is named goes before who is
not, whose state is told before whose is not, and the first report before later ones.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from headwater.link.components import join_pairs
from headwater.link.copying.days import Shelf
from headwater.record.model import Actor, Copy, Statement
from headwater.record.whole import Record
from headwater.text import fold


def share_speakers(record: Record, copies: Sequence[Copy], named: Collection[str]) -> Record:
    """The record with one speaker for what copies of one text have somebody say who is called the same in them.

    Of two who are `named` neither is the other, but for bodies that are not of two states.
    """
    actors = {a.id: a for a in record.actors}
    order = {s.id: n for n, s in enumerate(record.statements)}
    pairs = [(order[a.id], order[b.id]) for a, b in _pair_statements(record, copies, named, actors)]
    found: dict[str, str] = {}
    for group in join_pairs(len(order), pairs) if pairs else ():
        said = [record.statements[n] for n in group]
        if len(said) > 1:
            found |= dict.fromkeys((s.id for s in said), _choose(said, named, actors))
    return msgspec.structs.replace(record, statements=tuple(_give(s, found) for s in record.statements))


def _pair_statements(
    record: Record, copies: Sequence[Copy], named: Collection[str], actors: Mapping[str, Actor]
) -> Iterator[tuple[Statement, Statement]]:
    """Statements of copied passages whose speakers are called the same, and are two."""
    shelf = Shelf(record)
    for copy in copies:
        if copy.is_whole or copy.relation == "paraphrase" or not copy.same_utterance:
            continue
        for a in shelf.list_at(copy.a):
            for b in shelf.list_at(copy.b):
                both = [actors[key] for s in (a, b) if (key := s.actor) and key in named and key in actors]
                is_other = len(both) == 2 and not _may_be_one(*both)
                if a.act == b.act and _is_called_alike(a, b) and not is_other:
                    yield a, b


def _may_be_one(a: Actor, b: Actor) -> bool:
    """Whether two whom reports name may be one body: persons are told apart by their names, bodies by their states."""
    is_body = a.schema != "Person" and b.schema != "Person"
    return is_body and (a.country is None or b.country is None or a.country == b.country)


def _is_called_alike(a: Statement, b: Statement) -> bool:
    words = [fold(s.speaker.span.text) if s.speaker and s.speaker.span else "" for s in (a, b)]
    return words[0] == words[1] != "" and a.actor != b.actor and None not in (a.actor, b.actor)


def _choose(group: Sequence[Statement], named: Collection[str], actors: Mapping[str, Actor]) -> str:
    """The first of their speakers who is named, else the first; before others one of whom it is told whose he is."""
    found = [actor for s in group if (actor := s.actor)]
    return min(found, key=lambda key: (key not in named, key not in actors or actors[key].country is None))


def _give(statement: Statement, found: Mapping[str, str]) -> Statement:
    actor = found.get(statement.id)
    if actor is None or statement.speaker is None or actor == statement.speaker.actor:
        return statement
    return msgspec.structs.replace(statement, speaker=msgspec.structs.replace(statement.speaker, actor=actor))
