"""The reading pipeline: pure functions from text to records. Knowledge is handed in as a Lexicon."""
