"""Everything that writes: ingest, analysis and what curators decide."""
