"""What is said to have happened: triggers of domain packs, who takes part, and whether it is so."""
