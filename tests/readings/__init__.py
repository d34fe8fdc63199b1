"""Readings that the rules were not written for: the set, its scorer and the mutations."""
