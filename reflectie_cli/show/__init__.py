"""How things look: lines for a terminal, lines for a pipe, JSON for a program."""
