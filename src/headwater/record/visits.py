"""What a store remembers between two visits of its sources: their validators, and what each of their entries said."""

import sqlite3


class Visits:
    """The memory of an open store; every call is a transaction of its own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def read_state(self, name: str) -> bytes | None:
        """What was kept under a name."""
        row = self._db.execute("SELECT json FROM visit WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None

    def write_state(self, name: str, state: bytes) -> None:
        """Keep something under a name, in place of what was there."""
        self._db.execute("INSERT OR REPLACE INTO visit VALUES (?, ?)", (name, state))

    def is_seen(self, source: str, entry: str, digest: str) -> bool:
        """Whether an entry of a source said this when it was last read."""
        query = "SELECT digest FROM seen WHERE source = ? AND entry = ?"
        row = self._db.execute(query, (source, entry)).fetchone()
        return row is not None and row[0] == digest

    def note_seen(self, source: str, entry: str, digest: str) -> None:
        """Say what an entry of a source says now."""
        self._db.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", (source, entry, digest))

    def read_translation(self, digest: str) -> str | None:
        """A translation that was made before."""
        row = self._db.execute("SELECT text FROM translation WHERE digest = ?", (digest,)).fetchone()
        return str(row[0]) if row else None

    def keep_translation(self, digest: str, text: str) -> None:
        """Keep a translation, so that it need not be made again."""
        self._db.execute("INSERT OR REPLACE INTO translation VALUES (?, ?)", (digest, text))
