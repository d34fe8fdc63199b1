"""The analyser's version: raise it when a reading may come out differently."""

ANALYSER_VERSION = "7"
