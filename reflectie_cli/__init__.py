"""A reflection journal at the command line for people who care for other people."""

__version__ = "0.1.0"
