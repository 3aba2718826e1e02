"""Claims in words that can be read alone."""
