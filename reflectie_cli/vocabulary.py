"""A sector's own words for the people it cares for, wherever a sentence says client or relative.

Dutch care says cliënt, bewoner, patiënt or deelnemer; verwant, naaste or familie (methods.md, 0.2:
"eigen taal"). What somebody set is put into our sentences, never into theirs.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial

FORM = r"(?:[^\W\d_]|[ '’,/-])+"
"""What a word in the settings is made of: letters, and what stands between words and languages."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in one language. `neuter` is for Dutch: *het kind*, not *de kind*."""

    singular: str
    plural: str
    neuter: bool = False


_KNOWN: Mapping[str, tuple[Noun, Noun]] = {
    dutch.singular: (dutch, english)
    for dutch, english in (
        (Noun("bewoner", "bewoners"), Noun("resident", "residents")),
        (Noun("patiënt", "patiënten"), Noun("patient", "patients")),
        (Noun("deelnemer", "deelnemers"), Noun("participant", "participants")),
        (Noun("gast", "gasten"), Noun("guest", "guests")),
        (Noun("inwoner", "inwoners"), Noun("inhabitant", "inhabitants")),
        (Noun("zorgvrager", "zorgvragers"), Noun("care receiver", "care receivers")),
        (Noun("leerling", "leerlingen"), Noun("pupil", "pupils")),
        (Noun("jongere", "jongeren"), Noun("young person", "young people")),
        (Noun("kind", "kinderen", neuter=True), Noun("child", "children")),
        (Noun("naaste", "naasten"), Noun("loved one", "loved ones")),
        (Noun("familielid", "familieleden", neuter=True), Noun("family member", "family members")),
        (Noun("mantelzorger", "mantelzorgers"), Noun("carer", "carers")),
        (Noun("ouder", "ouders"), Noun("parent", "parents")),
        (
            Noun("vertegenwoordiger", "vertegenwoordigers"),
            Noun("representative", "representatives"),
        ),
    )
}
_MEANT = {"familie": "familielid", "patient": "patiënt", "family": "familielid"}
_ENGLISH = {english.singular: dutch for dutch, (_, english) in _KNOWN.items()}
_NEUTER = {
    "de": "het", "deze": "dit", "die": "dat", "elke": "elk", "iedere": "ieder", "welke": "welk",
    "andere": "ander",
}  # fmt: skip


def noun(text: str) -> Mapping[str, Noun] | None:
    """Read a word somebody set, as nouns by language code; None where nothing was set.

    `bewoner` is known in both languages. Others are written out as far as needed:
    `het gezinslid, gezinsleden / household member, household members`.
    """
    dutch, _, english = (part.strip() for part in text.partition("/"))
    if not dutch and not english:
        return None
    word = " ".join((dutch or english).lower().split())
    word = _MEANT.get(word, _ENGLISH.get(word, word))
    if not english and word in _KNOWN:
        nl, en = _KNOWN[word]
        return {"nl": nl, "en": en}
    nl = _one(dutch or english, _dutch_plural)
    known = _KNOWN.get(nl.singular)
    if english or known is None:
        return {"nl": nl, "en": _one(english or dutch, _english_plural)}
    return {"nl": nl, "en": known[1]}


def _one(text: str, plural_of: Callable[[str], str]) -> Noun:
    words, _, plural = (part.strip() for part in text.partition(","))
    article, _, rest = words.partition(" ")
    singular = rest if article.lower() in ("de", "het", "a", "an", "the") and rest else words
    return Noun(singular, plural or plural_of(singular), neuter=article.lower() == "het")


def _dutch_plural(word: str) -> str:
    """Give the usual plural; another one can be set."""
    if word.endswith("e"):
        return f"{word}n"
    if word.endswith(("aar", "er", "el", "em", "en", "ier", "ster")):
        return f"{word}s"
    return f"{word}'s" if word[-1:] in "aiouy" else f"{word}en"


def _english_plural(word: str) -> str:
    """Give the usual plural; another one can be set."""
    if re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What to call a client and a relative, by language code; None leaves our words."""

    client: Mapping[str, Noun] | None = None
    relative: Mapping[str, Noun] | None = None

    def spoken(self, text: str, code: str) -> str:
        """Give a sentence of ours in somebody's own words. Compounds and names stay as they are."""
        for which, nouns in (("client", self.client), ("relative", self.relative)):
            if nouns:
                text = _said(code, which).sub(partial(_IN[code], nouns[code]), text)
        return text


OUR_WORDS = Vocabulary()
"""Our own words: cliënt and verwant, client and relative."""


def _in_dutch(own: Noun, said: "re.Match[str]") -> str:
    article, word, that = said["before"] or "", said["word"], said["after"] or ""
    plural = word.lower().endswith("en")  # of "cliënten", "verwanten", "verwant of naasten"
    if own.neuter and not plural:
        bare = article.strip().lower()
        article = article.lower().replace(bare, _NEUTER.get(bare, bare)) if bare else ""
        that = that.replace("die", "dat")
    return _like(said[0], f"{article}{own.plural if plural else own.singular}{that}")


def _in_english(own: Noun, said: "re.Match[str]") -> str:
    article, word, possessive = said["before"] or "", said["word"], said["after"] or ""
    plural = word.lower().endswith("s")
    name = own.plural if plural else own.singular
    if article.strip().lower() in ("a", "an"):
        article = "an " if re.match("[aeio]|u(?!s|ni)", name) else "a "
    if possessive == "'s" or (possessive and plural):
        possessive = "'" if plural and name.endswith("s") else "'s"
    return _like(said[0], f"{article}{name}{possessive}")


def _like(said: str, words: str) -> str:
    return words[:1].upper() + words[1:] if said[:1].isupper() else words


_DUTCH_BEFORE = "|".join((*_NEUTER, "een"))
_IN = {"nl": _in_dutch, "en": _in_english}
_WORDS = {
    ("nl", "client"): (_DUTCH_BEFORE, "cliënt(?:en)?", r"\s+die\b"),
    ("nl", "relative"): (_DUTCH_BEFORE, "verwant(?:en)?(?: of naasten?)?", r"\s+die\b"),
    ("en", "client"): ("an?", "clients?", "'s?"),
    ("en", "relative"): ("an?", "relatives?", "'s?"),
}
"""What may stand before a word of ours, the word, and what may stand after it and change."""


@cache
def _said(code: str, which: str) -> "re.Pattern[str]":
    before, word, after = _WORDS[code, which]
    alone = rf"(?<![\w-])(?P<before>(?:{before})\s+)?(?<![\w-])(?P<word>{word})(?![\w-])"
    return re.compile(rf"{alone}(?P<after>{after})?", re.IGNORECASE)
