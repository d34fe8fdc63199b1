"""Communiqué: a web archive of war dispatches in which every figure is a claim by a named source."""
