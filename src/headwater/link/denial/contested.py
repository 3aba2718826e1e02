"""What claims are made of, once it is known who denies what: groups of propositions with their denials."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from headwater.link.assertion.propositions import Proposition
from headwater.link.provenance.origins import Voices
from headwater.record.model import Statement
from headwater.record.spans import Evidence, Span, overlap


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """One denial of a claim: where it stands, and the institution that denies."""

    evidence: Evidence
    institution: str | None


class Contested(msgspec.Struct, frozen=True, kw_only=True):
    """A group of propositions with the denials of what it asserts; `guests` support it from other groups.

    A group without `members` is there because somebody denies what its guests assert among more: `core` are the clauses
    that say in the denials' words what that is.
    """

    members: tuple[int, ...]
    guests: tuple[int, ...] = ()
    denials: tuple[Denial, ...] = ()
    core: tuple[Proposition, ...] = ()

    @property
    def support(self) -> list[int]:
        """Members and guests, in order."""
        return sorted({*self.members, *self.guests})


def contest(contested: Contested, denials: Sequence[Denial], guests: Iterable[int] = ()) -> Contested:
    """With more denials and more guests, each once."""
    return msgspec.structs.replace(
        contested,
        denials=tuple(dict.fromkeys((*contested.denials, *denials))),
        guests=tuple(sorted({*contested.guests, *guests})),
    )


def lay_statement(voices: Voices, statement: Statement, clause: Proposition | None = None) -> Iterator[Denial]:
    """A statement as denials: all of it, or where it says more than that what of it holds the clause that denies."""
    holding = [s for s in statement.extent if clause and statement.act != "deny" and overlap(s, clause.evidence)]
    return (make_denial(voices, statement, span) for span in holding or statement.extent)


def make_denial(voices: Voices, statement: Statement, span: Span) -> Denial:
    """A span of a statement as a denial, with the institution of its speaker."""
    actor = statement.speaker.actor if statement.speaker else None
    evidence = Evidence(report=span.report, start=span.start, end=span.end, text=span.text, statement=statement.id)
    return Denial(evidence=evidence, institution=voices.institutions.get(actor or ""))
