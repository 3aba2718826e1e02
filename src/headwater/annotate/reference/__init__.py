"""Who is spoken of: names, descriptions and pronouns, and which of them stand for one another."""
