"""Lines, tables and JSON on a terminal or a pipe; text cleaned, cut and measured."""
