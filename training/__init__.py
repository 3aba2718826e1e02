"""Preparation of data and training; nothing of it is imported by the package."""
