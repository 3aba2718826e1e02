"""What a person sees of a record: the brief, the terminal's views, the dossier page.  Sees only the record."""
