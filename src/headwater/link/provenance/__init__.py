"""Who stands behind a statement: the deepest speaker and the occasion, and the institution that is one voice."""
