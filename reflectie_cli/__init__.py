"""A reflection journal at the command line for people who care for other people."""
