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
)


def migrate_schema(db: sqlite3.Connection) -> None:
    """Bring a store to the newest schema, one transaction a step."""
    have = int(db.execute("PRAGMA user_version").fetchone()[0])
    for version, step in enumerate(STEPS[have:], have + 1):
        db.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {version}; COMMIT;")
