"""What reports print that others have too: copies and translations, furniture, and what copies tell of one another."""
