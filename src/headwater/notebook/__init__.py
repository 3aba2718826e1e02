"""The record in Python: values that know the record around them, show themselves in a notebook, and become tables."""
