"""A sector's own words for the people it cares for, wherever a sentence says client or relative.

Dutch care says cliënt, bewoner, patiënt or deelnemer; verwant, naaste or familie (methods.md, 0.2:
"eigen taal"). What somebody set goes into sentences of ours and of prompt sets, never into answers.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

FORM = r"[^\W\d_](?:[^\W\d_]|[ '’,/-]){0,59}"
"""What a word in the settings is made of: letters, and what stands between words and languages."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in one language. `neuter` is for Dutch: *het kind*, not *de kind*."""

    singular: str
    plural: str
    neuter: bool = False


_WORDS_OF_CARE = """
    cliënt, cliënten / client, clients
    verwant, verwanten / relative, relatives
    bewoner, bewoners / resident, residents
    patiënt, patiënten / patient, patients
    deelnemer, deelnemers / participant, participants
    gast, gasten / guest, guests
    inwoner, inwoners / inhabitant, inhabitants
    zorgvrager, zorgvragers / care receiver, care receivers
    leerling, leerlingen / pupil, pupils
    jongere, jongeren / young person, young people
    het kind, kinderen / child, children
    naaste, naasten / loved one, loved ones
    het familielid, familieleden / family member, family members
    mantelzorger, mantelzorgers / carer, carers
    ouder, ouders / parent, parents
    vertegenwoordiger, vertegenwoordigers / representative, representatives
"""
"""The words known in both languages, as they could stand in the settings."""
_MEANT = {
    "familie": "familielid",
    "naasten": "naaste",
    "patient": "patiënt",
    "family": "familielid",
}
_NEUTER = dict(
    pair.split()
    for pair in "de het|deze dit|die dat|elke elk|iedere ieder|welke welk|andere ander".split("|")
)


def word_of_care(text: str) -> str:
    """Return the first word in a text for somebody who is cared for, or is near them; or nothing."""
    words = (word.group() for word in re.finditer(r"[^\W\d_]+", text))
    return next((word for word in words if word.casefold() in _OF_CARE), "")


def noun(text: str) -> Mapping[str, Noun] | None:
    """Read a word somebody set, as nouns by language code; None where nothing was set.

    `bewoner` is known in both languages. Others are written out as far as needed:
    `het gezinslid, gezinsleden / household member, household members`.
    """
    parts = unicodedata.normalize("NFC", text).partition("/")
    dutch, _, english = (" ".join(part.split()) for part in parts)
    if not dutch and not english:
        return None
    nl = _one(dutch or english, _dutch_plural)
    word = nl.singular.lower()
    word = _MEANT.get(word, _ENGLISH.get(word, word))
    if word in _KNOWN:
        known_nl, known_en = _KNOWN[word]
        nl = known_nl if "," not in dutch else replace(nl, neuter=known_nl.neuter)
        return {"nl": nl, "en": _one(english, _english_plural) if english else known_en}
    return {"nl": nl, "en": _one(english or dutch, _english_plural)}


def _one(text: str, plural_of: Callable[[str], str]) -> Noun:
    words, _, plural = (part.strip() for part in text.partition(","))
    article, _, rest = words.partition(" ")
    singular = rest if article.lower() in ("de", "het", "a", "an", "the") and rest else words
    return Noun(singular, plural or plural_of(singular), neuter=article.lower() == "het")


def _dutch_plural(word: str) -> str:
    """Return the usual plural; another one can be set."""
    if word.endswith("e"):
        return f"{word}n"
    if word.endswith(("aar", "er", "el", "em", "en", "ier", "ster")):
        return f"{word}s"
    return f"{word}'s" if word[-1:] in "aiouy" else f"{word}en"


def _english_plural(word: str) -> str:
    """Return the usual plural; another one can be set."""
    if re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


_KNOWN: Mapping[str, tuple[Noun, Noun]] = {
    dutch.singular: (dutch, english)
    for nl, _, en in (line.partition("/") for line in _WORDS_OF_CARE.strip().splitlines())
    for dutch, english in [(_one(nl.strip(), _dutch_plural), _one(en.strip(), _english_plural))]
}
_ENGLISH = {english.singular: dutch for dutch, (_, english) in _KNOWN.items()}
_ALSO_OTHER_WORDS = {"ouder", "kind", "gast", "guest"}
"""What means something else as often: older, kind, a guest of one's own."""
_OF_CARE = {
    word.casefold()
    for nouns in _KNOWN.values()
    for one in nouns
    for word in (one.singular, one.plural)
} - _ALSO_OTHER_WORDS | {"mevrouw", "meneer", "mevr", "mw", "dhr"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What to call a client and a relative, by language code; None leaves our words."""

    client: Mapping[str, Noun] | None = None
    relative: Mapping[str, Noun] | None = None

    def apply(self, text: str, code: str) -> str:
        """Return a sentence in somebody's own words. Compounds and names stay as they are."""
        if self.client is None and self.relative is None:
            return text
        return _pattern(code).sub(partial(self._in_its_place, code), text)

    def _in_its_place(self, code: str, said: "re.Match[str]") -> str:
        nouns = self.client if said["word"].lower().startswith("cli") else self.relative
        return _IN[code](nouns[code], said) if nouns else said[0]


OUR_WORDS = Vocabulary()
"""Our own words: cliënt and verwant, client and relative."""


def _in_dutch(own: Noun, said: "re.Match[str]") -> str:
    before, word, that = said["before"] or "", said["word"], said["after"] or ""
    plural = word.lower().endswith("en")  # of "cliënten", "verwanten", "verwant of naasten"
    if own.neuter and not plural:
        before = re.sub(r"\w+", _neuter, before)
        before = re.sub(r"\b(het|dit|dat) ander\b", r"\1 andere", before)
        that = that.replace("die", "dat")
    return _in_case_of(said[0], f"{before}{own.plural if plural else own.singular}{that}")


def _neuter(said: "re.Match[str]") -> str:
    return _NEUTER.get(said[0].lower(), said[0].lower())


def _in_english(own: Noun, said: "re.Match[str]") -> str:
    article, word, possessive = said["before"] or "", said["word"], said["after"] or ""
    plural = word.lower().endswith("s")
    name = own.plural if plural else own.singular
    if article.strip().lower() in ("a", "an"):
        article = "an " if re.match("[aeio]|u(?!s|ni)", name.lower()) else "a "
    if possessive[1:] or (possessive and plural):
        possessive = possessive[0] + ("" if plural and name.endswith("s") else "s")
    return _in_case_of(said[0], f"{article}{name}{possessive}")


def _in_case_of(said: str, words: str) -> str:
    return words[:1].upper() + words[1:] if said[:1].isupper() else words


_BEFORE = "|".join((*_NEUTER, "een"))
_IN = {"nl": _in_dutch, "en": _in_english}
_WORDS = {
    "nl": (
        rf"(?:{_BEFORE})\s+(?:andere\s+)?",
        "cliënt(?:en)?|verwant(?:en)?(?: of naasten?)?",
        r"\s+die\b",
    ),
    "en": (r"an?\s+", "clients?|relatives?", "['’]s?"),
}
"""What may stand before a word of ours, the words, and what may stand after one and change."""


@cache
def _pattern(code: str) -> "re.Pattern[str]":
    before, word, after = _WORDS[code]
    alone = rf"(?<![\w-])(?P<before>{before})?(?<![\w-])(?P<word>{word})(?![\w-])"
    return re.compile(rf"{alone}(?P<after>{after})?", re.IGNORECASE)
