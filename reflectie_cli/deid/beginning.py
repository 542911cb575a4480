"""The first word of a sentence, where a capital says nothing: a name by what follows it."""

import re

from reflectie_cli.deid.lexicon import in_dictionary, mistyped
from reflectie_cli.deid.ordinary import DOUBLE, ORDINARY
from reflectie_cli.deid.reading import HAD, Reading
from reflectie_cli.deid.tokens import Token
from reflectie_cli.deid.words import word_set
from reflectie_cli.language import Code

_BY_THE_WAY = word_set("onze mijn de zijn haar een die our my the his her a who")
_BACK: dict[Code, frozenset[str]] = {
    "nl": word_set("hij zij haar hem zijn"),
    "en": word_set("he she his her him herself himself"),
}
_SUBJECTS = word_set("ik hij zij ze we wij jullie je iedereen niemand iemand")
_THINGS_TOO = word_set(
    "took made makes left stayed started stopped moved helped missed worked works fell arrived explained "
    "covered needed got gets looked felt gave gives hit called calls sat stood lay ran showed died turned "
    "hielp kreeg krijgt gaf geeft werkt werkte nam neemt viel liep loopt zat zit bleef biedt bood begon"
)
"""What people do, and things too."""

_ASIDE = word_set(
    "here there never always just still also only really er nu nog ook altijd nooit net weer"
)
_ABLE = word_set(
    "is was has had does doesn did didn can couldn could won will wouldn would "
    "kan kon wil wilde wou mag mocht moet moest durft durfde heeft had gaat ging hoeft"
)
_ONLY_PEOPLE = word_set(
    "hear speak talk sleep eat drink walk listen sit stand laugh cry smile remember understand know believe trust want "
    "like swallow shower wash asking telling saying complaining singing sleeping eating talking crying walking laughing waiting listening himself herself "
    "horen praten slapen eten drinken lopen luisteren zitten staan lachen huilen begrijpen geloven wachten bellen douchen "
    "opstaan gehuild gelachen geslapen gegeten gedronken gehoord gepraat gezegd gevraagd geroepen gewacht zich zelf"
)
_IN_BED = word_set("in op uit naar to out of")

_QUOTES = ("'", "‘", "’", "‚")

_WHO = word_set("who die")
_WILL_NOT = word_set("won wouldn didn couldn hasn doesn")


def begins_a_name(reading: Reading, index: int) -> bool:
    """Whether the first word of a sentence is a name, by what follows."""
    word = reading.words[index]
    if not word.begins or word.folded in reading.around.titles:
        return False
    if not reading.name_like(index):
        return _month_that_can(reading, index)
    after = reading.at(index + 1)
    if after is None:
        return False
    double = word.folded in DOUBLE[reading.code]
    if word.loud:
        return len(word.folded) >= 5 and (reading.acts(index) or reading.beside(index) in HAD)
    if word.gap[-1:] not in _QUOTES and _owns(after, reading.at(index + 2), reading.code):
        return True
    if after.near and after.folded in reading.around.joins:
        then = reading.at(index + 2)
        if then and then.near and (then.folded in reading.around.me or reading.evident(index + 2)):
            return True
    if after.gap == ", " and double and reading.evident(index + 1):
        return True  # "Rose, Priya and Joy"
    if after.gap == " (" and (reading.role(index + 1) or after.text.isdigit()):
        return True  # "Daan (begeleider)", "Henk (45)"
    if ":" in word.gap and after.gap.startswith(","):
        return True  # "bellen: Geertje, 0592 …"
    if reading.noun(word.folded) and not double:
        return False
    then = reading.at(index + 2)
    aside = after.gap == ", " and not double and then is not None and then.near
    if aside and after.folded in _BY_THE_WAY:
        return reading.role(index + 2) or after.folded in _WHO  # "Lotte, onze teamleider, …"
    if _unheard_of(reading, index):
        return True
    listed = not double and in_dictionary(word.folded, reading.code)
    if _can(reading, index):
        return True
    if listed and reading.beside(index) in _THINGS_TOO | HAD:
        return False  # "Pain stopped"
    if word.folded in ORDINARY[reading.code] and reading.beside(index) in _THINGS_TOO:
        return False  # "Patience ran out"
    if double and _and_did(reading, index):
        return True
    if not double and not listed:
        if reading.code == "en" and _does(reading, index):
            return True
        if _is_meant_later(reading, index):
            return True
    return reading.acts(index) or _is_somehow(reading, index)


def _unheard_of(reading: Reading, index: int) -> bool:
    """Whether no dictionary has the word, and what follows is not what follows a typing error."""
    if not reading.strange(index) or reading.shouted[index] or reading.place(index):
        return False
    after, then = reading.at(index + 1), reading.at(index + 2)
    if after is None:
        return True
    if after.gap == "-" and len(after.folded) > 2:  # "Lidl-tas"
        return not (after.text.islower() and in_dictionary(after.folded, reading.code))
    if not after.near:
        return True
    around = reading.around
    if after.folded in around.pronouns:
        return False  # "Tommorow I"
    if after.folded in around.determiners:
        return not mistyped(reading.folded(index), reading.code)  # "Gistren de hele dag"
    if then is not None and then.near and then.folded in around.is_ | HAD:
        person = after.folded in around.acts | around.says | around.is_ | HAD
        return person or after.folded in _ASIDE  # "Tesco delivery was late"
    turned = reading.code == "nl" and then is not None and then.near
    return not (turned and then is not None and then.folded in _SUBJECTS)  # "Gistren zei ik"


def _does(reading: Reading, index: int) -> bool:
    """Whether an English verb follows that people are the usual doers of: `Bev wouldn't`."""
    after, then = reading.at(index + 1), reading.at(index + 2)
    if after is None or not after.near or then is None:
        return False
    if after.folded in _WILL_NOT and then.gap in ("'", "’") and then.folded == "t":
        return True
    if after.folded in ("is", "was", "keeps", "kept") and then.near:
        return re.fullmatch("[a-z]{3,}ing", then.folded) is not None
    return re.fullmatch("[a-z]{3,}ed", after.folded) is not None and then.near


def _month_that_can(reading: Reading, index: int) -> bool:
    """Whether a month does what only people can: `May doesn't hear well`, `April told me`."""
    word = reading.words[index]
    if not word.capital or word.folded not in DOUBLE[reading.code] or reading.closed[index]:
        return False
    return reading.beside(index) in reading.around.says or _can(reading, index)


def _can(reading: Reading, index: int) -> bool:
    """Whether a word that is a name too does what only people can: `May doesn't hear well`."""
    if reading.beside(index) not in _ABLE:
        return False
    for at in range(index + 2, min(index + 9, len(reading.words))):
        word = reading.words[at]
        if word.begins or word.gap.strip() not in ("", "'", "’"):
            return False
        if word.folded in _ONLY_PEOPLE or (word.folded == "bed" and reading.ahead(at) in _IN_BED):
            return True
        if word.folded == "tegen" and reading.ahead(at) == "niet":
            return True  # "kan niet tegen"
    return False


def _and_did(reading: Reading, index: int) -> bool:
    """Whether the second verb is what people do: `Dawn came back and noticed straight away`."""
    if reading.beside(index) not in HAD:
        return False
    for at in range(index + 2, min(index + 9, len(reading.words) - 1)):
        word = reading.words[at]
        if word.gap != " " or word.capital:
            return False
        if word.folded in reading.around.joins:
            verb = reading.beside(at)
            return verb in reading.around.says or verb in reading.around.acts - _THINGS_TOO
    return False


def _is_somehow(reading: Reading, index: int) -> bool:
    if reading.beside(index) not in reading.around.is_:
        return False
    return any(
        reading.folded(at) in reading.around.states and reading.words[at].near
        for at in (index + 2, index + 3)
        if at < len(reading.words)
    )


def _is_meant_later(reading: Reading, index: int) -> bool:
    """Whether the same sentence says he or she of its first word: `Bart kwam met zijn koffer`."""
    verb = reading.beside(index)
    if verb not in HAD and verb not in reading.around.is_:
        return False
    for at in range(index + 2, min(index + 14, len(reading.words))):
        word = reading.words[at]
        if word.begins or word.capital or ";" in word.gap:
            return False
        if word.folded in _BACK[reading.code]:
            return True
        if word.folded in reading.around.titles or word.folded in reading.around.roles:
            return False  # somebody else it may mean
    return False


def _owns(after: Token, then: Token | None, code: Code) -> bool:
    """Whether the next word shows that a name owns something: `Petra's`, `Hans' dochter`."""
    if after.gap in ("'", "’") and after.folded == "s":
        return then is not None and not (code == "en" and then.folded in ("a", "the", "not"))
    if after.gap in ("' ", "’ "):
        return True
    return after.near and after.folded == "z" and then is not None and then.gap in ("'", "’")
