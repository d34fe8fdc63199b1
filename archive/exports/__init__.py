"""What leaves the archive: records as text in the formats of other programs."""
