"""The computer around the program: settings, files, strict YAML, passphrases, schedulers."""
