"""Copy detection on labelled pairs of reports, written apart from the code that they try (README.md)."""
