"""How well and how fast the encoder reads, one task a module."""
