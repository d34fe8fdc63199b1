"""The pages of the archive: each view narrows, presents and renders."""
