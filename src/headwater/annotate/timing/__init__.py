"""Temporal expressions: words for days, without an anchor."""
