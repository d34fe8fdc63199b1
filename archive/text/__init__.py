"""Pure string functions: folding, numerals, dates and spans. Nothing here knows of Django or of records."""
