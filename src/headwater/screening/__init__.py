"""Screening: the parties of a record against lists of names, with the reasons for and against each hit."""
