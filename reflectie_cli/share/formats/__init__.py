"""A text that leaves, as a value, and every format it is written in."""
