"""The last catcher: what nobody thought of becomes one line, without a word of anybody in it."""

import sys
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb

import reflectie_cli
from reflectie_cli.cli.session import language_in_use, typed_language
from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language, speak

_ANYTHING = (OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError, ImportError)
_OURS = Path(reflectie_cli.__file__).parent


class Unforeseen(ReflectieError):
    """A mistake of ours. What Python says of it is not passed on: it may hold somebody's words."""

    says = N_(
        "Something in reflectie went wrong that nobody foresaw ({kind}, {place}). What was kept"
        " is still there. Try again, and pass this line on if it comes back."
    )


def say_unforeseen(error: Exception) -> int:
    """Say on standard error where the program went wrong; return the exit code."""
    told = Unforeseen(kind=type(error).__name__, place=_place(error))
    with suppress(OSError, ValueError, AttributeError):  # nobody to say it to
        sys.stderr.write(f"{told.sentence(_language())}\n")
        sys.stderr.flush()
    return told.exit_code


def _place(error: Exception) -> str:
    """Return the file and line of ours where it went wrong."""
    places = [
        (Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)
    ]
    ours = [one for one in places if one[0].is_relative_to(_OURS)] or places
    if not ours:
        return "?"
    path, line = ours[-1]
    return f"{path.name}:{line}"


def _language() -> Language:
    try:
        return language_in_use(typed_language(sys.argv[1:]))
    except _ANYTHING:  # what went wrong may be the very thing that tells the language
        return speak("en")
