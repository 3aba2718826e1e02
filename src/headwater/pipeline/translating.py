"""Reports in other languages: kept as they came, read where the user gives a translator."""

import hashlib
import http.client
import json
import os
import shlex
import subprocess
import urllib.request
from collections.abc import Iterable, Iterator

import msgspec

from headwater.errors import ReadError
from headwater.fetch.addresses import is_web_address
from headwater.read.language import is_english, name_language
from headwater.read.reports import Origin, make_report
from headwater.record.model import Problem, Report, Translation
from headwater.record.spans import identify
from headwater.record.visits import Visits

LANGUAGE = "HEADWATER_LANGUAGE"  # the environment variable that tells a command what it is given
PATIENCE = 600.0  # seconds for one report; a model on a laptop takes minutes for a long one


def is_foreign(report: Report) -> bool:
    """Whether a report is in a language that is not read."""
    return not is_english(report.language, report.text)


def list_unread(reports: Iterable[Report]) -> Iterator[Problem]:
    """A problem for each report whose words stand in no claim, because they are in another language."""
    for report in (r for r in reports if is_foreign(r)):
        name = name_language(report.language or "")
        detail = (
            f"It is in {name} and is kept, not read: nothing that it says stands in a claim. "
            "Give an English translation of it, or trace it again with --translator."
        )
        yield Problem(
            id=identify("prb", report.id, "other language"), uri=report.uri, what="other language", detail=detail
        )


def translate_report(report: Report, by: str, visits: Visits) -> Report:
    """A report with its translation as its text and the original beside it; ReadError where the translator fails.

    What was translated once by the same translator is not translated again.
    """
    language = report.language or ""
    key = hashlib.sha256(json.dumps([by, language, report.text]).encode()).hexdigest()
    text = visits.read_translation(key)
    if text is None:
        text = translate_text(report.text, language, by)
        visits.keep_translation(key, text)
    origin = Origin(report.uri, report.file, report.sha256, report.collected)
    published = report.published if report.published.is_known else None
    made = make_report(origin, text, published=published, language="en")
    return msgspec.structs.replace(
        made, language="en", translated_from=Translation(language=language, text=report.text, by=by)
    )


def translate_text(text: str, language: str, by: str) -> str:
    """The English of a text by a command or an address that the user gave."""
    made = _ask_server(text, language, by) if is_web_address(by) else _run_command(text, language, by)
    if not made.strip():
        raise ReadError(f"The translator '{by}' gave nothing back. The original is kept.")
    return made


def _run_command(text: str, language: str, by: str) -> str:
    """The standard output of a command that is given the text on its standard input."""
    try:
        words = shlex.split(by)
        done = subprocess.run(
            words,
            input=text.encode(),
            capture_output=True,
            timeout=PATIENCE,
            env={**os.environ, LANGUAGE: language},
            check=False,
        )
        made = done.stdout.decode("utf-8")
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired) as error:
        raise ReadError(f"The translator '{by}' failed ({error}). The original is kept; check the command.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[-300:] or "it says nothing"
        raise ReadError(f"The translator '{by}' ended with status {done.returncode}: {said}. The original is kept.")
    return made


def _ask_server(text: str, language: str, by: str) -> str:
    """The translation by a server that speaks the form of LibreTranslate."""
    body = {"q": text, "source": language.partition("-")[0], "target": "en", "format": "text"}
    headers = {"Content-Type": "application/json"}
    try:
        with urllib.request.urlopen(
            urllib.request.Request(by, json.dumps(body).encode(), headers), timeout=PATIENCE
        ) as a:
            return str(json.load(a)["translatedText"])
    except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException) as error:
        raise ReadError(f"The translator at {by} failed ({error!r}). The original is kept.") from error
