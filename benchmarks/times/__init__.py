"""Temporal expressions against hand annotation, beside two other tools for them."""
