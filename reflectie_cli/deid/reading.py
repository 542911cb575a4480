"""Words of a text judged one by one: which may be a name, by what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reflectie_cli.deid.lexicon import LONGEST, in_dictionary
from reflectie_cli.deid.ordinary import CAPITALS, DOUBLE, ORDINARY
from reflectie_cli.deid.tokens import Token, fold
from reflectie_cli.deid.words import AROUND, Around, word_set
from reflectie_cli.language import Code
from reflectie_cli.language.days import MONTHS, WEEKDAYS

_DAYS: dict[Code, frozenset[str]] = {
    code: frozenset(fold(word) for word in (*MONTHS[code], *WEEKDAYS[code]))
    for code in ("nl", "en")
}
_FEAST = re.compile(
    r"(?:dag|dagen|week|feest|avond|nacht|isme|ologie|teit|ziekte|zorg|straat|gracht|plein|steeg)$"
)
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
_MEDICINE = re.compile(
    r"(?:azepam|olam|olol|pril|sartan|statine?|cilline?|mycine?|azole?|idone?|apine|tidine|profene?|"
    r"gabaline?|triptyline?|oxetine?|parine?|phine|codeine?|xaban|gliptine?|formine?|traline|riptan|setron|dopa|dronate|prazole?|cycline?|dipine?)$"
)
_FEW_LETTERS = re.compile(r"[A-Z][a-z]?[A-Z]{2}|[A-Z]$|[a-z][A-Z]{2}")
"""Letters of an abbreviation: `DoLS`, not `DeShawn`."""

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
        if not word.text[0].isupper():  # nearly always
            return False
        if not word.letters or len(word.folded) < 2 or self.closed[index]:
            return False
        if word.capital:
            return not (
                self.ordinary(word.folded)
                or _FEAST.search(word.folded)
                or _MEDICINE.search(word.folded)
                or _FEW_LETTERS.search(word.text)
            )
        return self.loud_name(index) or (
            word.loud
            and not self.shouted[index]
            and word.folded in DOUBLE[self.code]
            and self.ahead(index) in self.around.toward
        )

    def strange(self, index: int) -> bool:
        """Whether no dictionary has a word, so that it hardly can be anything but a name."""
        word = self.words[index]
        folded = word.folded
        return (
            word.letters
            and 3 <= len(folded) <= LONGEST
            and not self.closed[index]
            and folded not in DOUBLE[self.code]
            and not self.ordinary(folded)
            and not in_dictionary(folded, self.code)
            and folded not in self.around.titles
            and folded not in self.around.roles
            and not self.noun(folded)
            and not _MEDICINE.search(folded)
            and _sayable(folded)
        )

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

    def part_of_name(self, index: int) -> bool:
        """Whether small letters behind a hyphen go on a name: `Eun-ji`, not `Gethin-walk`."""
        word = self.words[index]
        short = len(word.folded) == 2 and not self.ordinary(word.folded)
        return word.letters and (self.strange(index) or short)

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
        if before == "at" and self.folded(first - 2) in around.acts | _AT_PEOPLE:
            return False  # "snapped at Luke"
        behind = self.at(last + 1)
        if behind is not None and behind.gap in ("'", "’") and behind.folded == "s":
            return False  # "in Priya's room"
        sites = any(self.folded(i) in around.sites for i in range(first, last + 1))
        article = first < index and self.folded(first) in ("de", "het", "the")
        return sites or before in around.places or (article and before in ("op", "bij", "at"))

    def _part_of_place(self, index: int) -> bool:
        word = self.words[index]
        return word.capital and not word.begins

    def evident(self, index: int) -> bool:
        """Whether a word is a name by itself: a capital where no sentence begins."""
        word = self.words[index]
        if word.begins or not self.name_like(index) or self._a_thing(index):
            return False
        if word.loud:
            return (
                self.ahead(index) in self.around.toward
                or self.acts(index)
                or self._loud_before(index)
            )
        return not self.place(index)

    def behind_van_der(self, index: int) -> bool:
        """Whether the particles before make any word a surname: `Van der Meer`."""
        return (
            index > 1
            and self.words[index - 1].folded in ("der", "den")
            and self.words[index].near
            and self.words[index].capital
            and self.ahead(index - 1) == "van"
            and self.words[index - 2].capital
            and not any(self.closed[index - 2 : index + 1])
        )

    def _a_thing(self, index: int) -> bool:
        """Whether an article stands before, as it does not before people: `the Samaritans`."""
        first = index
        while 0 < first > index - 4 and self.words[first].near and self._part_of_place(first - 1):
            first -= 1
        folded = self.words[index].folded
        if self.code == "en" and len(folded) > 6 and self.noun(folded):
            return folded not in DOUBLE["en"] and in_dictionary(folded, "en")  # "watch Strictly"
        before = self.ahead(first)
        after = self.at(index + 1)
        if self.ahead(index) in CAPITALS and self.words[index - 1].capital:
            double = folded in DOUBLE[self.code]
            return not double and in_dictionary(folded, self.code)  # "Microsoft Forms"
        if before in _ARTICLES[self.code]:
            owned = after is not None and (after.gap in ("-", "'", "’", "' ", "’ "))
            return not owned and self.beside(index) not in _HOUSEHOLD
        if before == "het" and (
            first < 2 or self.words[first - 1].begins or self.ahead(first - 1) in _AT_A_THING
        ):
            return True  # not "ik vroeg het Sanne"
        if before == "de" and self.words[first - 1].begins:  # "De Efteling was", "De Haan zei"
            joined = self.beside(index) in self.around.joins
            return first == index and not (
                joined or self.acts(index) or in_dictionary(folded, "nl")
            )
        return False

    def _loud_before(self, index: int) -> bool:
        """Whether a word in capitals stands before: `JAN DE BOER`, but not `NIET DOEN`."""
        before = self.at(index - 1)
        if index == 0 or before is None or not before.loud or not self.words[index].near:
            return False
        return before.folded in self.around.particles or not self.ordinary(before.folded)

    def noun(self, folded: str) -> bool:
        """Whether a word ends like a thing or a person by their work: `nachtdienst`."""
        if folded.endswith(("je", "jes")) and len(folded) <= _NAME_TJE:
            return False
        if folded.endswith("je") and not in_dictionary(folded, self.code):
            return not _diminished(folded, self.code)  # "Floortje" is no small thing
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


HAD = word_set(
    "heeft had kan kon moet moest mag gaat ging doet deed kwam komt wil bleef lag ligt stond staat viel valt zit "
    "has had can does did came went"
)
"""What people do, and things as well."""

_ARTICLES: dict[Code, frozenset[str]] = {
    "nl": word_set("een"),
    "en": word_set("the a an"),
}
_AT_PEOPLE = word_set(
    "shouting looking laughing smiling snapping swearing yelling screaming angry cross"
)
_AT_A_THING = word_set(
    "van met bij aan voor door tegen naar over in uit op volgens via binnen tot sinds tijdens"
)
_HOUSEHOLD = word_set("family household sisters brothers twins gezin")
_BETWEEN = word_set("just also then never always still often suddenly only really")
_OBJECTS = word_set("hem haar hen me mij ons de het een zijn z mijn er geen alles niets zich")


def _diminished(folded: str, code: Code) -> bool:
    """Whether a word in -je is a name, because it is not made of another word."""
    stems = (
        folded[:-cut] for cut, end in ((2, "je"), (3, "tje"), (4, "etje")) if folded.endswith(end)
    )
    return not any(in_dictionary(stem, code) for stem in stems if len(stem) > 2)


def _sayable(folded: str) -> bool:
    vowels = sum(letter in "aeiouy" for letter in folded)
    return vowels >= 1 and len(folded) - vowels >= 1 and len(folded) / vowels <= 4
