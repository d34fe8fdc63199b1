"""Sets of rows by what they are: what answers any filter with exact counts at any size."""
