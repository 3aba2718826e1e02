"""Where news go: lines on the standard output, JSON lines in a file, an address that they are posted to."""

import http.client
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from headwater.errors import WatchError
from headwater.settings import VERSION
from headwater.watch.config import PostConfig
from headwater.watch.news import News, write_news

TRIES = 3  # in one round; after that the news wait in the store for the next one
WAIT = 1.0  # seconds before the second try, twice as long before the third
BATCH = 50  # news in one request
SILENCE = 15.0  # seconds


def post_news(post: PostConfig, news: Iterable[News]) -> int:
    """Hand the news on, and how many there were; WatchError when they did not arrive, and are to be handed on again."""
    match post.kind, post.where:
        case "file", "-":
            return _print_lines(news)
        case "file", where:
            return _append_lines(Path(where), news)
        case _, where:
            return sum(_send(where, batch) for batch in _cut(news))


def print_news(news: Iterable[News]) -> int:
    """Print a line for a person for each."""
    number = 0
    for item in news:
        print(write_news(item), flush=True)
        number += 1
    return number


def _print_lines(news: Iterable[News]) -> int:
    number = 0
    for item in news:
        sys.stdout.write(f"{msgspec.json.encode(item).decode()}\n")
        number += 1
    sys.stdout.flush()
    return number


def _append_lines(path: Path, news: Iterable[News]) -> int:
    lines = 0
    try:
        with path.open("ab") as file:
            for item in news:
                file.write(msgspec.json.encode(item) + b"\n")
                lines += 1
    except OSError as error:
        raise WatchError(f"{path} cannot be written ({error.strerror}): the news wait until it can") from error
    return lines


def _cut(news: Iterable[News]) -> Iterator[list[News]]:
    rows = iter(news)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _send(address: str, batch: Sequence[News]) -> int:
    """Post one batch as {"headwater": version, "text": lines, "news": [...]}; `text` is what chat services show."""
    lines = "\n".join(write_news(item) for item in batch)
    body = {"headwater": VERSION, "text": lines, "news": msgspec.to_builtins(batch)}
    headers = {"Content-Type": "application/json", "User-Agent": f"Headwater/{VERSION}"}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers, method="POST")
    for number in range(TRIES):
        time.sleep(WAIT * 2 ** (number - 1) if number else 0)
        try:
            with urllib.request.urlopen(request, timeout=SILENCE):
                return len(batch)
        except urllib.error.HTTPError as error:
            error.close()
            fault = f"answers {error.code}"
        except (OSError, http.client.HTTPException) as error:
            fault = str(getattr(error, "reason", error))
    # The address itself may be a secret: it is not printed.
    raise WatchError(f"the webhook at {urlsplit(address).hostname} {fault}: the news wait for the next round")
