"""Reads of the tables, one question a function."""
