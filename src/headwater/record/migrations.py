"""The schema of the store, step by step: each entry takes a file from the version before it to its own.

A step that has landed is never edited; a new shape is a new step.  The version is SQLite's `user_version`.
"""

import sqlite3

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE report (id TEXT PRIMARY KEY, uri TEXT NOT NULL, json BLOB NOT NULL);
    CREATE INDEX report_uri ON report (uri);
    CREATE TABLE annotation (report TEXT PRIMARY KEY REFERENCES report (id), engine TEXT NOT NULL, json BLOB NOT NULL);
    CREATE TABLE refusal (id TEXT PRIMARY KEY, uri TEXT NOT NULL, json BLOB NOT NULL);
    CREATE TABLE object (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, position INTEGER NOT NULL,
        first INTEGER NOT NULL, seq INTEGER NOT NULL, json BLOB NOT NULL
    );
    CREATE INDEX object_kind ON object (kind, position);
    CREATE INDEX object_seq ON object (seq);
    """,
    # Matters: which reports are linked together, the keys by which their neighbours are found, and what has not been
    # linked since it came.  Matter 0 is no matter: the header and what could not be read.
    """
    CREATE TABLE place (
        number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE REFERENCES report (id), matter INTEGER NOT NULL,
        file TEXT NOT NULL, uri TEXT NOT NULL, profile BLOB NOT NULL
    );
    CREATE INDEX place_matter ON place (matter);
    CREATE INDEX place_file ON place (file, uri, report);
    CREATE TABLE term (key INTEGER, place INTEGER, weight INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
    CREATE TABLE bond (key INTEGER, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
    CREATE TABLE pending (report TEXT PRIMARY KEY REFERENCES report (id)) WITHOUT ROWID;
    INSERT INTO pending SELECT id FROM report;
    ALTER TABLE object ADD COLUMN matter INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX object_matter ON object (matter, position);
    """,
    # What people decide and what screenings found: appended, never edited.
    """
    CREATE TABLE judgement (
        number INTEGER PRIMARY KEY, subject TEXT NOT NULL, members BLOB NOT NULL, verdict TEXT NOT NULL,
        by TEXT NOT NULL, at TEXT NOT NULL, note TEXT NOT NULL
    );
    CREATE TABLE screening (number INTEGER PRIMARY KEY, list TEXT NOT NULL, json BLOB NOT NULL);
    CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are appended'); END;
    CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are appended'); END;
    CREATE TRIGGER screening_stays BEFORE UPDATE ON screening BEGIN SELECT RAISE(ABORT, 'screenings are appended'); END;
    CREATE TRIGGER screening_kept BEFORE DELETE ON screening BEGIN SELECT RAISE(ABORT, 'screenings are appended'); END;
    """,
    # What each judgement changed when it was made.
    """
    CREATE TABLE effect (judgement INTEGER PRIMARY KEY REFERENCES judgement (number), json BLOB NOT NULL);
    CREATE TRIGGER effect_stays BEFORE UPDATE ON effect BEGIN SELECT RAISE(ABORT, 'effects are appended'); END;
    CREATE TRIGGER effect_kept BEFORE DELETE ON effect BEGIN SELECT RAISE(ABORT, 'effects are appended'); END;
    """,
    # Which documents (a file, a row, a page in an archive) have been read, by the hash of place and content.
    """
    CREATE TABLE document (key BLOB PRIMARY KEY, report TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX refusal_uri ON refusal (uri);
    """,
    # What is remembered of sources that are visited again and again, and translations that were made.
    """
    CREATE TABLE visit (name TEXT PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE seen (
        source TEXT NOT NULL, entry TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (source, entry)
    ) WITHOUT ROWID;
    CREATE TABLE translation (digest TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
    """,
    # Terms by days: neighbours of a report are looked up among those of its time.  All reports find their places anew.
    """
    DROP TABLE term;
    CREATE TABLE term (
        key INTEGER, day INTEGER, place INTEGER, weight INTEGER, PRIMARY KEY (key, day, place)
    ) WITHOUT ROWID;
    DELETE FROM meta WHERE key = 'linker';
    """,
)


def migrate_schema(db: sqlite3.Connection) -> None:
    """Bring a store to the newest schema, one transaction a step."""
    have = int(db.execute("PRAGMA user_version").fetchone()[0])
    for version, step in enumerate(STEPS[have:], have + 1):
        db.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {version}; COMMIT;")
