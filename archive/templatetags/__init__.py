"""Template tags: one-line wrappers over tested functions."""
