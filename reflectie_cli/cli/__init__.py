"""The command line: parse, call one flow, show what it returned."""
