"""Who may judge on the desk, and how a form is read: the one thing on it that writes.

Forms carry a token that is made anew at each start.  On this machine the pages hold it, which other web sites cannot
read; at any other address whoever judges types it, as the terminal shows it.
"""

import getpass
import re
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, get_args
from urllib.parse import parse_qs

from fastapi import Request

from headwater.errors import HeadwaterError
from headwater.record.judgements import LETTERS, Subject, Verdict
from headwater.web.guard import LOCAL

LONGEST_FORM = 8_000
VERDICTS = ("same", "different", "unsure", "accept", "reject", *LETTERS, "withdrawn")
SUBJECTS = get_args(Subject)
LONGEST_FIELD = {
    "one": 400, "other": 400, "by": 80, "note": 500, "back": 300, "token": 80, "undo": 8, "subject": 20, "verdict": 12,
}  # fmt: skip


class Effect(Protocol):
    """A judgement that was kept, by its number."""

    @property
    def number(self) -> int:
        """Counted from 1."""


class Judge(Protocol):
    """Keeps a judgement in a store and lets the record follow it."""

    def __call__(
        self,
        path: str | Path,
        verdict: Verdict,
        names: Sequence[str],
        by: str,
        note: str = "",
        subject: Subject | None = None,
    ) -> Effect:
        """What people hold of one or two things, by what `headwater judge` calls them."""


class Undo(Protocol):
    """Withdraws a judgement by its number."""

    def __call__(self, path: str | Path, number: int, by: str, note: str = "") -> Effect:
        """Whatever was judged of the same things counts no more."""


class Bench(NamedTuple):
    """How judgements are kept and undone, under which token, and whether the pages hold it."""

    judge: Judge
    undo: Undo
    store: Path
    token: str
    is_local: bool

    @property
    def shown(self) -> str | None:
        """The token, where forms bring it along."""
        return self.token if self.is_local else None

    @property
    def name(self) -> str:
        """Who judges, unless somebody says otherwise."""
        return getpass.getuser() if self.is_local else ""


class Refused(HeadwaterError):
    """A form that is not taken; the message says why."""


class Ruling(NamedTuple):
    """What a form asks for: a verdict on things, or the number of a judgement to undo; `back` is its own page."""

    verdict: Verdict
    names: tuple[str, ...]
    subject: Subject | None
    undo: int | None
    by: str
    note: str
    back: str


def make_bench(judge: Judge, undo: Undo, store: str | Path, host: str) -> Bench:
    """A bench with a token of its own."""
    return Bench(judge, undo, Path(store), secrets.token_urlsafe(18), host in LOCAL or host == "::1")


async def read_ruling(request: Request, bench: Bench) -> Ruling:
    """The form of a request, if it may be taken."""
    form = parse_qs((await _read_body(request)).decode("utf-8", "replace"), max_num_fields=20)
    fields = {name: form.get(name, [""])[-1].strip() for name in LONGEST_FIELD}
    if not secrets.compare_digest(fields["token"].encode(), bench.token.encode()):
        raise Refused("the token is not the one of this desk: reload the page, or take it from the terminal")
    long = [name for name, most in LONGEST_FIELD.items() if len(fields[name]) > most]
    if long:
        raise Refused(f"this is too long: {', '.join(long)}")
    if not fields["by"]:
        raise Refused("say who judges")
    return _make_ruling(fields)


def _make_ruling(fields: Mapping[str, str]) -> Ruling:
    verdict, subject, undo = fields["verdict"], fields["subject"], fields["undo"]
    names = tuple(fields[name] for name in ("one", "other") if fields[name])
    known = verdict in VERDICTS and subject in ("", *SUBJECTS) and (undo == "" or undo.isdecimal())
    if not known or not (undo or fields["one"]):
        raise Refused("a judgement names what is judged and a verdict: something is missing")
    return Ruling(
        verdict=verdict,  # type: ignore[arg-type]
        names=names,
        subject=subject or None,  # type: ignore[arg-type]
        undo=int(undo) if undo else None,
        by=fields["by"],
        note=fields["note"],
        back=keep_address(fields["back"]),
    )


def keep_address(back: str) -> str:
    """An address of this desk as it stands; nothing of one that leads elsewhere or is none."""
    return back if re.fullmatch(r"/(?![/\\])[!-~]*", back) else ""


async def _read_body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise Refused("this form is too long")
    return body
