"""The reading pipeline: pure functions from text to records; a Lexicon hands in the knowledge."""
