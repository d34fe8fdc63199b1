"""Pure string functions: folding, numerals, dates, spans; they know of no Django and no records."""
