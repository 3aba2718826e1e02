"""Who may judge on the desk, and how a form is read: the one thing on it that writes.

Forms carry a token that is made anew at each start.  On this machine the pages hold it, which other web sites cannot
read; at any other address whoever judges types it, as the terminal shows it.
"""

import getpass
import secrets
from pathlib import Path
from typing import Any, NamedTuple, Protocol, get_args
from urllib.parse import parse_qs

from fastapi import Request

from headwater.errors import HeadwaterError
from headwater.record.judgements import Judgement, Verdict
from headwater.web.guard import LOCAL

LONGEST_FORM = 8_000
LONGEST_FIELD = {"one": 400, "other": 400, "by": 80, "note": 500, "actor": 80, "token": 80}


class Judge(Protocol):
    """Keeps a judgement in a store and lets the record follow it."""

    def __call__(
        self, path: str | Path, verdict: Verdict, names: tuple[str, str], by: str, note: str = ""
    ) -> Judgement:
        """Two things, by what `headwater judge` calls them, are the same, different or unsure."""


class Bench(NamedTuple):
    """How judgements are kept, under which token, and whether the pages hold it."""

    judge: Judge
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
    """What a form asks for; `actor` is the page that it stands on."""

    verdict: Verdict
    names: tuple[str, str]
    by: str
    note: str
    actor: str


def make_bench(judge: Judge, store: str | Path, host: str) -> Bench:
    """A bench with a token of its own."""
    return Bench(judge, Path(store), secrets.token_urlsafe(18), host in LOCAL or host == "::1")


async def read_ruling(request: Request, bench: Bench) -> Ruling:
    """The form of a request, if it may be taken."""
    form = parse_qs((await _read_body(request)).decode("utf-8", "replace"), max_num_fields=20)
    fields = {name: form.get(name, [""])[-1].strip() for name in (*LONGEST_FIELD, "verdict")}
    if not secrets.compare_digest(fields["token"].encode(), bench.token.encode()):
        raise Refused("the token is not the one of this desk: reload the page, or take it from the terminal")
    long = [name for name, most in LONGEST_FIELD.items() if len(fields[name]) > most]
    if long or fields["verdict"] not in get_args(Verdict) or not fields["one"] or not fields["other"]:
        raise Refused(f"a judgement names two things and a verdict: {', '.join(long) or 'something is missing'}")
    if not fields["by"]:
        raise Refused("say who judges")
    return _make_ruling(fields)


def _make_ruling(fields: dict[str, Any]) -> Ruling:
    names = fields["one"], fields["other"]
    return Ruling(fields["verdict"], names, fields["by"], fields["note"], fields["actor"])


async def _read_body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise Refused("this form is too long")
    return body
