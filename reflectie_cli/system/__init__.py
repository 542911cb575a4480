"""The computer around the program: settings, private files, strict YAML, passphrases, schedulers."""
