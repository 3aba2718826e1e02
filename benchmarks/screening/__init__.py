"""Ordinary names against lists: what is shown falsely, and what is found."""
