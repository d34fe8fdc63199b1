"""Invented dispatches that look to the pipeline and the indexes like real ones; for measuring."""
