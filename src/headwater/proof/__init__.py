"""Proof-reading: what in a report, or between two, looks like a slip of the pen, the press or the translator."""
