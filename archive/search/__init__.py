"""Search: one folding, one grammar, one index for each database, and names across languages."""
