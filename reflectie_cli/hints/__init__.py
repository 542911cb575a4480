"""Thoughts about recognisability while somebody writes: which one, if any, a text asks for."""
