"""Asking: a walk over questions that knows no terminal, and the ways to ask and to read."""
