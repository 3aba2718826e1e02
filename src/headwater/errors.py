"""What can go wrong in a way that a user can mend: one root, one child for each thing to do about it.

The command line turns each into an exit status (`EXIT`), the web application into an HTTP status.
"""


class HeadwaterError(Exception):
    """Root of all errors that are the input's or the user's to mend; the message says what to do."""


class ReadError(HeadwaterError):
    """One input cannot be read as a report.  The run goes on and keeps a `problem` in the record."""


class FetchError(ReadError):
    """An address cannot be fetched; `status` is the server's answer, `retry_after` the seconds that it asks for."""

    def __init__(self, words: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(words)
        self.status = status
        self.retry_after = retry_after


class WatchError(HeadwaterError):
    """A file of sources breaks its form, or another watcher has the store; the message names the line or who."""


class StoreError(HeadwaterError):
    """The store cannot be opened or written: no Headwater file, a newer version, a full disk, no permission."""


class RecordError(HeadwaterError):
    """A record (JSON lines) breaks its format; the message names the line."""


class PackError(HeadwaterError):
    """A domain pack breaks its schema; the message names the file and the line."""


class ListError(HeadwaterError):
    """A list of names to screen against cannot be read; the message names the file and what can be read."""


class EngineError(HeadwaterError):
    """The engine that was asked for is not installed, or cannot be reached."""


class NothingToRead(HeadwaterError):
    """None of the inputs named could be read."""


class NotFound(HeadwaterError):
    """The record has no such claim, actor or report; the message lists what there is."""


class JudgementError(HeadwaterError):
    """A judgement that cannot be made so: another verdict, other things, or in another way; the message says which."""


EXIT: dict[type[HeadwaterError], int] = {
    HeadwaterError: 1,
    NotFound: 1,
    JudgementError: 2,
    RecordError: 3,
    PackError: 3,
    ListError: 3,
    WatchError: 3,
    NothingToRead: 4,
    ReadError: 4,
    StoreError: 5,
    EngineError: 5,
}
