"""Which language a person reads, and every sentence of ours in it.

English sentences stand in the code and are the keys of the catalogue; Dutch comes from
`locale/nl`. A `Language` is a value that is handed on: nothing below `app` looks for it.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reflectie_cli.language.vocabulary import OUR_WORDS, Vocabulary

Code = Literal["nl", "en"]
CODES: tuple[Code, ...] = ("nl", "en")

_CATALOGUES = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "translate this later"
    """Mark a sentence for the catalogue where it is written, to be translated where it is said."""
    return message


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, our sentences in it, and a person's own words for some things."""

    code: Code
    catalogue: gettext.NullTranslations
    vocabulary: Vocabulary = OUR_WORDS

    def text(self, message: str) -> str:
        """Return `message`, an English sentence from the code, in this language."""
        return self._own(self.catalogue.gettext(message)) if message else ""

    def of(self, texts: Mapping[str, str]) -> str:
        """Return the text in this language, or in the other one where this one is missing.

        What somebody wrote in one language for both stays as they wrote it.
        """
        text = texts.get(self.code) or next((text for text in texts.values() if text), "")
        return self._own(text) if len(set(texts.values())) > 1 else text

    def _own(self, text: str) -> str:
        return self.vocabulary.apply(text, self.code)


def speak(code: Code, vocabulary: Vocabulary = OUR_WORDS) -> Language:
    """Return a language with its catalogue; English needs none."""
    if code == "en":
        return Language(code, gettext.NullTranslations(), vocabulary)
    catalogue = gettext.translation("reflectie", _CATALOGUES, languages=[code])
    return Language(code, catalogue, vocabulary)


def recognise(name: str | None) -> Code | None:
    """Read `nl`, `nl_NL.UTF-8` or `en-GB` as a language we speak; None where we do not."""
    head = (name or "").replace("-", "_").split("_")[0].split(".")[0].lower()
    return next((code for code in CODES if code == head), None)


def from_locale(environment: Mapping[str, str]) -> Code:
    """Read the language from the locale; every locale that is not Dutch means English.

    `LANGUAGE` lists languages in the order somebody likes them. As for other programs it counts
    for less than a locale of no language, `C` or `POSIX`.
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if locale.split(".")[0] in ("C", "POSIX"):
        return "en"
    liked = map(recognise, environment.get("LANGUAGE", "").split(":"))
    return next((code for code in liked if code), None) or recognise(locale) or "en"
