"""Judging: what a person decides is appended to the store, the record follows it, and what changed is told."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from headwater.desk.naming import Scene, is_place, name_members
from headwater.errors import JudgementError, NotFound, StoreError
from headwater.pipeline.engine import tell_time
from headwater.pipeline.tracing import link_store
from headwater.record.answers import Shift
from headwater.record.judgements import LETTERS, PAIRS, Judgement, Subject, Verdict, current_judgements
from headwater.record.screenings import latest_screenings
from headwater.record.store import Store, is_store
from headwater.record.whole import Record
from headwater.tell.index import index_record
from headwater.tell.shifts import compare_records, count_moved


class Effect(NamedTuple):
    """A judgement with its number, counted from 1, what it changed, and how many claims have another number since."""

    number: int
    judgement: Judgement
    shifts: tuple[Shift, ...]
    moved: int = 0


def judge_members(
    path: str | Path, verdict: Verdict, names: Sequence[str], by: str, note: str = "", subject: Subject | None = None
) -> Effect:
    """Append a judgement on things by their names and link again what it touches; NotFound when there is no such thing.

    Without a subject the names and the verdict say of what kind they are.
    """
    _check_store(path)
    _check_number(verdict, names)
    subject = subject or _tell_subject(verdict, names)
    if subject:
        _check_verdict(verdict, subject)
    with Store(path) as kept:
        record = _read_linked(kept)
        hits = [hit for run in latest_screenings(kept.screenings()) for hit in run.hits]
        scene = Scene(index_record(record), hits)
        subject, members = name_members(names, scene, subject)
        _check_verdict(verdict, subject)
        _check_pair(subject, names)
        judgement = Judgement(subject=subject, members=members, verdict=verdict, by=by, at=tell_time(), note=note)
        if verdict == "withdrawn" and judgement.key not in {j.key for j in current_judgements(kept.judgements())}:
            raise NotFound(f"nothing was judged of {' and '.join(names)}; `headwater judge {path} list` has what was")
        return _append(kept, record, judgement)


def undo_judgement(path: str | Path, number: int, by: str, note: str = "") -> Effect:
    """Withdraw the judgement of a number: whatever was judged of its members counts no more."""
    _check_store(path)
    with Store(path) as kept:
        judgements = kept.judgements()
        if not 0 < number <= len(judgements):
            raise NotFound(f"no judgement {number}; there are {len(judgements)}")
        past = judgements[number - 1]
        if past not in current_judgements(judgements):
            raise NotFound(f"judgement {number} counts no more: it was undone, or judged again")
        new = Judgement(
            subject=past.subject, members=past.members, verdict="withdrawn", by=by, at=tell_time(), note=note
        )
        return _append(kept, _read_linked(kept), new)


def _read_linked(kept: Store) -> Record:
    """The record, with whatever a killed run or an older version has left to link."""
    link_store(kept)
    return kept.read_record()


def _append(kept: Store, before: Record, judgement: Judgement) -> Effect:
    number = kept.add_judgement(judgement)
    after = _read_linked(kept)
    shifts = compare_records(before, after)
    kept.add_effect(number, shifts)
    return Effect(number, judgement, shifts, count_moved(before, after))


def list_judged(path: str | Path) -> tuple[tuple[Judgement, ...], dict[int, tuple[Shift, ...]]]:
    """All judgements in the order of their numbers, and what each changed."""
    _check_store(path)
    with Store(path) as kept:
        return kept.judgements(), kept.effects()


def _check_store(path: str | Path) -> None:
    if not is_store(path):
        raise StoreError(f"{path} is no store: judgements are kept in one, made by `headwater trace REPORTS -o {path}`")


def _tell_subject(verdict: Verdict, names: Sequence[str]) -> Subject | None:
    """What a verdict can only be on; of one thing that is withdrawn, whether it is a place tells."""
    if verdict in LETTERS:
        return "sources"
    if verdict in ("accept", "reject"):
        return "statements"
    if verdict == "withdrawn" and len(names) == 1:
        return "statements" if is_place(names[0]) else "sources"
    return None


def _check_verdict(verdict: Verdict, subject: Subject) -> None:
    takes: dict[Subject, Sequence[str]] = {"statements": ("accept", "reject"), "sources": LETTERS}
    verdicts = takes.get(subject, ("same", "different", "unsure"))
    if verdict != "withdrawn" and verdict not in verdicts:
        raise JudgementError(f"{subject} are judged {', '.join(verdicts)}, not {verdict}")


def _check_pair(subject: Subject, names: Sequence[str]) -> None:
    if len(names) != (2 if subject in PAIRS else 1):
        raise JudgementError(f"{' and '.join(names)}: one thing alone is judged for {subject}")


def _check_number(verdict: Verdict, names: Sequence[str]) -> None:
    least, most = {"same": (2, 2), "different": (2, 2), "unsure": (2, 2), "withdrawn": (1, 2)}.get(verdict, (1, 1))
    if not least <= len(names) <= most:
        raise JudgementError(f"{verdict} takes {'two things' if most == 2 else 'one thing'}, not {len(names)}")
