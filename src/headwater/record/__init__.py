"""The record: its kinds and ids (`model`), as JSON lines (`jsonl`), and the store that keeps it (`store`)."""
