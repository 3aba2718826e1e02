"""Sources asked again and again, and what is new in them told at the level of claims."""
