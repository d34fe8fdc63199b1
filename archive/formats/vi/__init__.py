"""Formats of the Vietnamese interface."""
