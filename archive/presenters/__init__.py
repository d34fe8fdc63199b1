"""Rows of the database turned into frozen records that templates print; nothing here queries."""
