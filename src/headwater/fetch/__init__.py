"""Addresses to bytes, when somebody asks: polite, bounded, and never into a private network unasked."""
