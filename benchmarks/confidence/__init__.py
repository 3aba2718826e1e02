"""How sure the record says that it is, against how often it is right."""
