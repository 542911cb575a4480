"""Words of a text judged one by one: which may be a name, by what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reflectie_cli.days import MONTHS, WEEKDAYS
from reflectie_cli.language import Code
from reflectie_cli.share.deid.ordinary import CAPITALS, DOUBLE, ORDINARY
from reflectie_cli.share.deid.tokens import Token, fold
from reflectie_cli.share.deid.words import AROUND, Around, word_set

_DAYS: dict[Code, frozenset[str]] = {
    code: frozenset(fold(word) for word in (*MONTHS[code], *WEEKDAYS[code]))
    for code in ("nl", "en")
}
_FEAST = re.compile(r"(?:dag|dagen|week|feest|avond|nacht|isme|ologie|teit|ziekte|zorg)$")
_NOUN = {
    # Endings of things and of people by their work: "Thuisbegeleiding belde", "Nachtdienst vroeg".
    "nl": re.compile(
        r"(?:ing|ingen|heid|heden|teit|schap|isme|atie|aties|dienst|diensten|zorg|arts|huis|leider|leidster|werker|"
        r"kundige|therapeut|ouders|familie|medewerker|plan|groep|team|lijst|middel|dag|avond|nacht|ochtend|middag|"
        r"loos|lijk|lijke|ende|elijks|baar|zaam|erwijs|keer|maal|uur|tijd|werk|kamer|moment|gesprek|overleg|je|jes|tje)$"
    ),
    "en": re.compile(
        r"(?:ing|ings|ness|ment|ments|tion|tions|ship|ism|ity|ly|less|ful|able|ible|ous|ward|time|room|work|worker|ed)$"
    ),
}
_NAME_TJE = 6  # "Jantje" is short, "Wandelingetje" is not


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, and what is known of them before any is judged.

    `closed` marks words that belong to something else: a number, a placeholder, a known word.
    """

    words: Sequence[Token]
    closed: bytearray
    shouted: bytearray
    code: Code

    @property
    def around(self) -> Around:
        """Give the words that tell something about their neighbours."""
        return AROUND[self.code]

    def at(self, index: int) -> Token | None:
        """Give a word; None outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def folded(self, index: int) -> str:
        """Give a word's folded letters; nothing outside the text."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""

    def beside(self, index: int) -> str:
        """Give the next word if only a space stands between; else nothing."""
        after = self.at(index + 1)
        return after.folded if after and after.near else ""

    def ahead(self, index: int) -> str:
        """Give the word before if only a space stands between; else nothing."""
        return self.folded(index - 1) if index > 0 and self.words[index].near else ""

    def ordinary(self, folded: str) -> bool:
        """Whether a word has a meaning of its own, so that a capital does not make it a name."""
        if folded in DOUBLE[self.code]:
            return folded in _DAYS[self.code]
        return folded in ORDINARY[self.code] or folded in CAPITALS or folded in _DAYS[self.code]

    def name_like(self, index: int) -> bool:
        """Whether a word could be (part of) a name by the way it is written."""
        word = self.words[index]
        if not word.letters or len(word.folded) < 2 or self.closed[index]:
            return False
        if word.capital:
            return not self.ordinary(word.folded) and not _FEAST.search(word.folded)
        return self.loud_name(index)

    def loud_name(self, index: int) -> bool:
        """Whether a word in capitals can be said as a name, in a sentence that is not shouted."""
        word = self.words[index]
        return (
            word.loud
            and not self.shouted[index]
            and len(word.folded) >= 4
            and not self.ordinary(word.folded)
            and _sayable(word.folded)
        )

    def title(self, index: int) -> bool:
        """Whether a word is a title: `mevrouw`, `Dr`."""
        return self.folded(index) in self.around.titles

    def role(self, index: int) -> bool:
        """Whether a word says who somebody is: `collega`, `zus`."""
        return self.folded(index) in self.around.roles

    def place(self, index: int) -> bool:
        """Whether a capitalised word is a place, by the word before or the words it stands in."""
        around = self.around
        first = index
        while first > 0 and self.words[first].near and self._part_of_place(first - 1):
            first -= 1
            if index - first > 4:
                break
        before = self.ahead(first)
        last = index
        while (after := self.at(last + 1)) and after.near and after.capital and last - index < 4:
            last += 1
        sites = any(self.folded(i) in around.sites for i in range(first, last + 1))
        article = first < index and self.folded(first) in ("de", "het", "the")
        return sites or before in around.places or (article and before in ("op", "bij", "at"))

    def _part_of_place(self, index: int) -> bool:
        word = self.words[index]
        return word.capital and not word.begins

    def evident(self, index: int) -> bool:
        """Whether a word is a name by itself: a capital where no sentence begins."""
        word = self.words[index]
        if word.begins or not self.name_like(index):
            return False
        if word.loud:
            return (
                self.ahead(index) in self.around.toward
                or self.acts(index)
                or self._loud_before(index)
            )
        return not self.place(index)

    def _loud_before(self, index: int) -> bool:
        """Whether a word in capitals stands before: `JAN DE BOER`, but not `NIET DOEN`."""
        before = self.at(index - 1)
        if index == 0 or before is None or not before.loud or not self.words[index].near:
            return False
        return before.folded in self.around.particles or not self.ordinary(before.folded)

    def begins_a_name(self, index: int) -> bool:
        """Whether the first word of a sentence is a name, by what follows."""
        word = self.words[index]
        if not word.begins or not self.name_like(index) or word.folded in self.around.titles:
            return False
        after = self.at(index + 1)
        if after is None:
            return False
        double = word.folded in DOUBLE[self.code]
        if word.loud:
            return len(word.folded) >= 5 and (self.acts(index) or self.beside(index) in _HAD)
        if _owns(after, self.at(index + 2), self.code):
            return True
        if after.near and after.folded in self.around.joins:
            then = self.at(index + 2)
            if then and then.near and (then.folded in self.around.me or self.evident(index + 2)):
                return True
        if after.gap == " (" and (self.role(index + 1) or after.text.isdigit()):
            return True  # "Daan (begeleider)", "Henk (45)"
        if ":" in word.gap and after.gap.startswith(","):
            return True  # "bellen: Geertje, 0592 …"
        if self.noun(word.folded) and not double:
            return False
        then = self.at(index + 2)
        aside = after.gap == ", " and not double and then is not None and then.near
        if aside and after.folded in _BY_THE_WAY:
            return self.role(index + 2) or after.folded in _WHO  # "Lotte, onze teamleider, …"
        if self.code == "en" and not double and self._does(index):
            return True
        if not double and self._is_meant_later(index):
            return True
        return self.acts(index) or self._is_somehow(index)

    def noun(self, folded: str) -> bool:
        """Whether a word ends like a thing or a person by their work: `nachtdienst`."""
        if folded.endswith(("je", "jes")) and len(folded) <= _NAME_TJE:
            return False
        return len(folded) > 4 and _NOUN[self.code].search(folded) is not None

    def acts(self, index: int) -> bool:
        """Whether the next word is what a person does, and its doer does not follow it."""
        around = self.around
        verb, then = self.beside(index), index + 2
        if verb in _BETWEEN:  # "Noor just laughed"
            verb, then = self.beside(index + 1), index + 3
        after = self.at(then)
        if verb in ("had", "heeft") and self.code == "nl":  # "Stien had de koffie al koud"
            return after is not None and after.near and after.folded in _OBJECTS
        if verb not in around.acts and verb not in around.says:
            return False
        if after is None or not after.near:
            return True
        turned = after.folded in around.pronouns or after.capital  # "Gelukkig belde Sanne"
        return (
            self.code == "en"
            or not turned
            or after.folded in ("me", "mij", "je", "ons", "hem", "er", "het")
        )

    def _does(self, index: int) -> bool:
        """Whether an English verb follows that people are the usual doers of: `Bev wouldn't`."""
        after, then = self.at(index + 1), self.at(index + 2)
        if after is None or not after.near or then is None:
            return False
        if after.folded in _WILL_NOT and then.gap in ("'", "’") and then.folded == "t":
            return True
        if after.folded in ("is", "was", "keeps", "kept") and then.near:
            return re.fullmatch("[a-z]{3,}ing", then.folded) is not None
        return re.fullmatch("[a-z]{3,}ed", after.folded) is not None and then.near

    def _is_somehow(self, index: int) -> bool:
        if self.beside(index) not in self.around.is_:
            return False
        return any(
            self.folded(at) in self.around.states and self.words[at].near
            for at in (index + 2, index + 3)
            if at < len(self.words)
        )

    def _is_meant_later(self, index: int) -> bool:
        """Whether the same sentence says he or she of its first word: `Bart kwam met zijn koffer`."""
        verb = self.beside(index)
        if verb not in _HAD and verb not in self.around.is_:
            return False
        for at in range(index + 2, min(index + 14, len(self.words))):
            word = self.words[at]
            if word.begins or word.capital or ";" in word.gap:
                return False
            if word.folded in _BACK[self.code]:
                return True
            if word.folded in self.around.titles or word.folded in self.around.roles:
                return False  # somebody else it may mean
        return False

    def small(self, index: int) -> bool:
        """Whether a word in small letters is a name: `sanne zei`, at the start of a clause."""
        word = self.words[index]
        if not word.letters or not word.text.islower() or len(word.folded) < 3:
            return False
        if self.closed[index] or self.beside(index) not in self.around.says:
            return False
        if self.ordinary(word.folded) or word.folded in DOUBLE[self.code]:
            return False
        if self.noun(word.folded) or word.folded in self.around.acts | self.around.roles.keys():
            return False
        if not (word.begins or "," in word.gap or self.ahead(index) in self.around.clause):
            return False
        after = self.at(index + 2)
        if after is None or not after.near:
            return True
        return not (
            after.folded in self.around.pronouns
            or (after.folded in self.around.determiners and after.folded not in ("dat", "that"))
            or after.capital
        )

    def after_title(self, index: int, titled: bool) -> bool:
        """Whether a word in small letters behind a title or role is a name: `mw visser`."""
        word = self.words[index]
        if not word.letters or not word.text.islower() or len(word.folded) < 3:
            return False
        if self.closed[index] or self.ordinary(word.folded):
            return False
        if word.folded in self.around.acts | self.around.says | self.around.is_:
            return False
        verb = self.beside(index)
        around = self.around
        if verb in around.acts or verb in around.says or verb in around.is_ or verb in _HAD:
            return True
        if not titled:
            return False
        first = index
        while first > 0 and self.folded(first - 1) in around.particles:
            first -= 1
            if index - first > 3:
                break
        if any(self.folded(at) in ("el", "al", "bin", "ibn", "ait") for at in range(first, index)):
            return True
        led = first >= 2 and self.folded(first - 2) in around.toward
        done = re.match("ge.{3,}|.*(?:en|t|d)$", word.folded)  # "bij mw geweest", "met mw gepraat"
        return led and (not done or (index - first > 0 and not word.folded.startswith("ge")))


_HAD = word_set(
    "heeft had kan kon moet moest mag gaat ging doet deed kwam komt wil bleef lag ligt stond staat viel valt zit "
    "has had can does did came went"
)
_BY_THE_WAY = word_set("onze mijn de zijn haar een die our my the his her a who")
_BACK: dict[Code, frozenset[str]] = {
    "nl": word_set("hij zij haar hem zijn"),
    "en": word_set("he she his her him herself himself"),
}
_WHO = word_set("who die")
_WILL_NOT = word_set("won wouldn didn couldn hasn doesn")
_BETWEEN = word_set("just also then never always still often suddenly only really")
_OBJECTS = word_set("hem haar hen me mij ons de het een zijn z mijn er geen alles niets zich")


def _owns(after: Token, then: Token | None, code: Code) -> bool:
    """Whether the next word shows that a name owns something: `Petra's`, `Hans' dochter`."""
    if after.gap in ("'", "’") and after.folded == "s":
        return then is not None and not (code == "en" and then.folded in ("a", "the", "not"))
    if after.gap in ("' ", "’ "):
        return True
    return after.near and after.folded == "z" and then is not None and then.gap in ("'", "’")


def _sayable(folded: str) -> bool:
    vowels = sum(letter in "aeiouy" for letter in folded)
    return vowels >= 1 and len(folded) - vowels >= 1 and len(folded) / vowels <= 4


def shouted(words: Sequence[Token], code: Code) -> bytearray:
    """Mark the words of sentences where capitals say nothing: shouted, or written as a title."""
    marks = bytearray(len(words))
    start = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and not words[index].begins:
            continue
        sentence = words[start:index]
        real = [word for word in sentence if word.letters and len(word.folded) > 1]
        loud = sum(word.loud for word in real)
        titled = sum(word.capital and word.folded in ORDINARY[code] for word in real[1:])
        if len(real) >= 2 and loud * 2 > len(real):
            marks[start:index] = b"\x01" * len(sentence)
        elif titled >= 2 and titled * 3 >= len(real):
            marks[start:index] = b"\x02" * len(sentence)
        start = index
    return marks
