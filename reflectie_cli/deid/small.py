"""Names in small letters: by what stands beside them, where no dictionary has the word."""

import re

from reflectie_cli.deid.lexicon import mistyped
from reflectie_cli.deid.ordinary import DOUBLE, ORDINARY
from reflectie_cli.deid.reading import HAD, Reading
from reflectie_cli.deid.words import word_set
from reflectie_cli.language import Code

_SHORTEST = 3
_WITH: dict[Code, frozenset[str]] = {
    "nl": word_set(
        "met tegen van bij aan over door zonder namens dankzij naast achter zag zie hielp sprak vroeg belde bel"
    ),
    "en": word_set(
        "with about by without for told asked rang found saw helped met called visited hugged thanked "
        "phoned texted watched heard supported left"
    ),
}
"""Before a person, and seldom before a word no dictionary has."""

_TOLD = word_set("told asked vertelde")
_LIKES = word_set("likes wants hates loves knows refuses prefers enjoys")
_KINDS = word_set(
    "cook baker smith bishop king dean will may young old long short rich brown green white black happy lucky gift art price noble hope faith lange korte "
    "oude jong groot wit zwart rood groen bruin sterk"
)
"""What may be told of a thing or a group: `asked young people`."""

_SAID_TO = word_set(
    "talked talk talking spoke speak speaking said say lied apologised explained listened listening shouted thanks"
)
_MEANT: dict[Code, frozenset[str]] = {
    "nl": word_set("dat omdat doordat toen als terwijl nadat voordat sinds waarom hoe wat of"),
    "en": word_set("that because when if while since after before why how what whether"),
}


def small(reading: Reading, index: int, named: bytearray) -> bool:
    """Whether a word in small letters is a name. `named` marks the words before it that are."""
    word = reading.words[index]
    if word.folded in ORDINARY[reading.code] or not word.letters or not word.text.islower():
        return False
    return (
        _says(reading, index)
        or _told(reading, index)
        or _unheard_of(reading, index, _joined(reading, index, named))
    )


def _joined(reading: Reading, index: int, named: bytearray) -> bool:
    """Whether a name stands before, and a comma or `en` between."""
    if reading.ahead(index) in reading.around.joins:
        return index > 1 and named[index - 2] == 1
    return index > 0 and named[index - 1] == 1 and reading.words[index].gap == ", "


def _told(reading: Reading, index: int) -> bool:
    """Whether a word that is a name too is told something or likes it: `told grace`, `ivy likes`."""
    folded = reading.folded(index)
    told = reading.ahead(index) in _TOLD
    likes = (
        reading.code == "en"
        and reading.words[index].begins
        and (reading.beside(index) in reading.around.says | _LIKES)
    )
    return (
        (told or likes)
        and folded in DOUBLE[reading.code]
        and folded not in _KINDS
        and not reading.closed[index]
        and not reading.ordinary(folded)
    )


def _unheard_of(reading: Reading, index: int, joined: bool) -> bool:
    """Whether no dictionary has a word that stands where people are named: `met mehmet`."""
    word, after = reading.words[index], reading.at(index + 1)
    if len(word.folded) < _SHORTEST or (after is not None and after.gap.strip() in ("-", "/", ".")):
        return False
    placed = joined or _addressed(reading, index) or _does(reading, index) or _owns(reading, index)
    return placed and reading.strange(index) and not mistyped(word.folded, reading.code)


def _addressed(reading: Reading, index: int) -> bool:
    """Whether the word before stands before people: `met mehmet`, `talked to leroy`."""
    before = reading.ahead(index)
    return before in _WITH[reading.code] or (
        before == "to" and reading.folded(index - 2) in _SAID_TO
    )


def _does(reading: Reading, index: int) -> bool:
    """Whether a word begins a clause and a verb follows: `dat chantal gelijk had`, `priya was`."""
    before, verb, around = reading.ahead(index), reading.beside(index), reading.around
    if before in _MEANT[reading.code]:
        return verb not in around.pronouns
    if not (reading.words[index].begins or before in around.clause):
        return False
    then = reading.at(index + 2)
    if verb in around.joins:
        return reading.strange(index + 2) if then is not None else False  # "kevin en dunya"
    if verb not in HAD and verb not in around.is_:
        return reading.acts(index)
    return then is None or not (then.folded in around.pronouns or then.folded in around.determiners)


def _owns(reading: Reading, index: int) -> bool:
    """Whether something or somebody is a word's own: `priya's mum`, `kevins moeder`."""
    after = reading.at(index + 1)
    if after is None:
        return False
    if after.gap in ("'", "’"):
        return after.folded == "s"
    return reading.folded(index).endswith("s") and after.near and reading.role(index + 1)


def _says(reading: Reading, index: int) -> bool:
    """Whether a word at the start of a clause says something: `sanne zei`."""
    word = reading.words[index]
    if not word.letters or not word.text.islower() or len(word.folded) < 3:
        return False
    if reading.closed[index] or reading.beside(index) not in reading.around.says:
        return False
    if reading.ordinary(word.folded) or word.folded in DOUBLE[reading.code]:
        return False
    if (
        reading.noun(word.folded)
        or word.folded in reading.around.acts | reading.around.roles.keys()
    ):
        return False
    if not (word.begins or "," in word.gap or reading.ahead(index) in reading.around.clause):
        return False
    after = reading.at(index + 2)
    if after is None or not after.near:
        return True
    return not (
        after.folded in reading.around.pronouns
        or (after.folded in reading.around.determiners and after.folded not in ("dat", "that"))
        or after.capital
    )


def after_title(reading: Reading, index: int, titled: bool) -> bool:
    """Whether a word in small letters behind a title or role is a name: `mw visser`."""
    word = reading.words[index]
    if not word.letters or not word.text.islower() or len(word.folded) < 3:
        return False
    if reading.closed[index] or reading.ordinary(word.folded):
        return False
    if word.folded in reading.around.acts | reading.around.says | reading.around.is_:
        return False
    verb = reading.beside(index)
    around = reading.around
    if verb in around.acts or verb in around.says or verb in around.is_ or verb in HAD:
        return True
    if not titled:
        return False
    if reading.strange(index) and not mistyped(word.folded, reading.code):
        return True
    first = index
    while first > 0 and reading.folded(first - 1) in around.particles:
        first -= 1
        if index - first > 3:
            break
    if any(reading.folded(at) in ("el", "al", "bin", "ibn", "ait") for at in range(first, index)):
        return True
    led = first >= 2 and reading.folded(first - 2) in around.toward
    done = re.match("ge.{3,}|.*(?:en|t|d)$", word.folded)  # "bij mw geweest", "met mw gepraat"
    return led and (not done or (index - first > 0 and not word.folded.startswith("ge")))
