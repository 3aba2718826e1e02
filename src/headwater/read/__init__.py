"""From bytes to reports: what is given, how it is encoded, and what is what in its untouched text."""
