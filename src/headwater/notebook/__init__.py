"""A record as one works with it in Python: things that know their record, and show themselves in a notebook."""
