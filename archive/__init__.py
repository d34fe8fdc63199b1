"""Communiqué: an archive of war dispatches; every figure in it is a claim by a named source."""
