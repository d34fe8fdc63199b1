"""One extractor a module: a paragraph in, records with their spans out."""
