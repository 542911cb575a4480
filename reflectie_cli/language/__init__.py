"""What the program says, in which words, and days as people write them."""

from reflectie_cli.language.sentences import (
    CODES,
    N_,
    Code,
    Language,
    from_locale,
    recognise,
    speak,
)

__all__ = ["CODES", "N_", "Code", "Language", "from_locale", "recognise", "speak"]
