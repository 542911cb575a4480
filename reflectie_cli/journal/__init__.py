"""Everything that is kept: one SQLite file, its values, and the one way to open it."""
