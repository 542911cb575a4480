"""The words of a text and what stands around each: which may be (part of) a name."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from reflectie_cli.deid.lexicon import LONGEST, in_dictionary
from reflectie_cli.deid.rule import Rule
from reflectie_cli.deid.tokens import Token
from reflectie_cli.deid.word_lists import Code, WordLists, word_lists, word_set

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

_VOWEL = re.compile(r"[aeiouy]|[^a-z]")
_NAME_TJE = 6  # "Jantje" is short, "Wandelingetje" is not
_ARTICLES = {"nl": ("een",), "en": ("the", "a", "an")}
_OWNED = ("-", "'", "’", "' ", "’ ")
_DOUBTFUL = ("me", "mij", "je", "ons", "hem", "er", "het")
"""Behind a verb these are as often whom it is done to as who does it."""


class Context(Struct, frozen=True):
    """The words of a text, and what is known of them before any is judged.

    `closed` marks words that belong to something else: a number, a placeholder, a known word.
    `shouted` marks those where a capital says nothing (`capitals.shouted`). `named` marks those
    that are names so far, and `glued` those that go on the name before them.
    """

    words: Sequence[Token]
    closed: bytearray
    shouted: bytearray
    named: bytearray
    glued: bytearray
    code: Code
    lists: WordLists

    def at(self, index: int) -> Token | None:
        """Return a word; None outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def folded(self, index: int) -> str:
        """Return a word's folded letters; nothing outside the text."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""

    def next(self, index: int) -> str:
        """Return the next word if only a space stands between; else nothing."""
        after = self.at(index + 1)
        return after.folded if after and after.near else ""

    def previous(self, index: int) -> str:
        """Return the word before if only a space stands between; else nothing."""
        return self.folded(index - 1) if index > 0 and self.words[index].near else ""

    def is_title(self, index: int) -> bool:
        """Return whether a word is a title: `mevrouw`, `Dr`."""
        return self.folded(index) in self.lists.titles

    def is_role(self, index: int) -> bool:
        """Return whether a word says who somebody is: `collega`, `zus`."""
        return self.folded(index) in self.lists.roles

    def is_common(self, folded: str) -> bool:
        """Return whether a word has a meaning of its own, so that a capital makes it no name."""
        return folded in self.lists.common

    def is_ambiguous(self, index: int) -> bool:
        """Return whether a word is a name and a word: `Roos`, `May`."""
        return self.folded(index) in self.lists.ambiguous

    def in_dictionary(self, index: int) -> bool:
        """Return whether the dictionary has a word."""
        return in_dictionary(self.words[index].folded, self.code)

    def is_name_like(self, index: int) -> bool:
        """Return whether a word could be (part of) a name by the way it is written."""
        word = self.words[index]
        if not word.text[0].isupper():  # nearly always
            return False
        if not word.letters or len(word.folded) < 2 or self.closed[index]:
            return False
        if word.capital:
            return not (
                self.is_common(word.folded)
                or _FEAST.search(word.folded)
                or _MEDICINE.search(word.folded)
                or _FEW_LETTERS.search(word.text)
                or not _VOWEL.search(word.folded)  # "Sst"
            )
        return self.is_name_in_capitals(index) or (
            word.loud
            and not self.shouted[index]
            and self.is_ambiguous(index)
            and self.previous(index) in self.lists.before_people
        )

    def is_name_in_capitals(self, index: int) -> bool:
        """Return whether capitals can be said as a name, in a sentence that is not shouted."""
        word = self.words[index]
        return (
            word.loud
            and not self.shouted[index]
            and len(word.folded) >= 4
            and not self.is_common(word.folded)
            and _sayable(word.folded)
        )

    def is_forename(self, index: int) -> bool:
        """Return whether a word is a forename, and no word of the language besides."""
        return self.folded(index) in self.lists.forenames and not self.closed[index]

    def is_unknown(self, index: int) -> bool:
        """Return whether no dictionary has a word, so that it hardly can be anything but a name."""
        word = self.words[index]
        if not word.letters or self.closed[index]:
            return False
        return is_unknown_word(word.folded, self.code)

    def is_part_of_name(self, index: int) -> bool:
        """Return whether small letters behind a hyphen go on a name: `Eun-ji`, not `Gethin-walk`."""
        word = self.words[index]
        short = len(word.folded) == 2 and not self.is_common(word.folded)
        return word.letters and (short or self.is_unknown(index))

    def is_place(self, index: int) -> bool:
        """Return whether a capitalised word is a place, by the word before or those it stands in."""
        known, first = self.lists, self._first_of_capitals(index, 5)
        before = self.previous(first)
        last = index
        while (after := self.at(last + 1)) and after.near and after.capital and last - index < 4:
            last += 1
        if before == "at" and self.folded(first - 2) in known.acts | word_set("aimed_verbs"):
            return False  # "snapped at Luke"
        behind = self.at(last + 1)
        if behind is not None and behind.gap in ("'", "’") and behind.folded == "s":
            return False  # "in Priya's room"
        sites = any(self.folded(i) in known.sites for i in range(first, last + 1))
        article = first < index and self.folded(first) in ("de", "het", "the")
        return sites or before in known.before_places or (article and before in ("op", "bij", "at"))

    def _first_of_capitals(self, index: int, most: int) -> int:
        """Return the first of the capitalised words before one that begin no sentence."""
        first = index
        while 0 < first > index - most and self.words[first].near:
            before = self.words[first - 1]
            if not before.capital or before.begins:
                break
            first -= 1
        return first

    def is_capital_inside(self, index: int) -> bool:
        """Return whether a word is a name by itself: a capital where no sentence begins."""
        word = self.words[index]
        if word.begins or not self.is_name_like(index):
            return False
        if self.previous(index) == "the" and word.folded.endswith("s") and not self.is_place(index):
            base = word.folded[:-1]
            named = base in word_set("surnames") or base in self.lists.forenames
            if named or word.text[1:2] in ("'", "’"):
                return True  # "the Smiths"
        if word.capital and self.is_forename(index):
            return not self._is_called_after(index)
        if self._is_thing(index):
            return False
        if word.loud:
            toward = self.previous(index) in self.lists.before_people
            return toward or self.acts(index) or self._capitals_before(index)
        return not self.is_place(index)

    def _is_called_after(self, index: int) -> bool:
        """Return whether a thing bears a forename: `the Herbert Protocol`, `een Wilhelmina`."""
        first = self._first_of_capitals(index, 4)
        before, after = self.previous(first), self.at(index + 1)
        owned = after is not None and after.gap in _OWNED
        thing = after is not None and after.near and after.capital and self.in_dictionary(index + 1)
        return before in _ARTICLES[self.code] and (thing or not owned)

    def _is_thing(self, index: int) -> bool:
        """Return whether what stands before stands before things: `the Samaritans`."""
        folded, ambiguous = self.words[index].folded, self.is_ambiguous(index)
        if self.code == "en" and len(folded) > 6 and self.is_noun(folded):
            return not ambiguous and self.in_dictionary(index)  # "watch Strictly"
        if self.previous(index) in word_set("proper_nouns") and self.words[index - 1].capital:
            return not ambiguous and self.in_dictionary(index)  # "Microsoft Forms"
        first = self._first_of_capitals(index, 4)
        before = self.previous(first)
        if before in _ARTICLES[self.code]:
            after = self.at(index + 1)
            owned = after is not None and after.gap in _OWNED
            return not owned and self.next(index) not in word_set("households")
        if before == "het":  # not "ik vroeg het Sanne"
            begins = first < 2 or self.words[first - 1].begins
            return begins or self.previous(first - 1) in word_set("before_things")
        if before == "de" and self.words[first - 1].begins:  # "De Efteling was", "De Haan zei"
            joined = self.next(index) in self.lists.conjunctions
            return first == index and not (
                joined or self.acts(index) or in_dictionary(folded, "nl")
            )
        return False

    def _capitals_before(self, index: int) -> bool:
        """Return whether a word in capitals stands before: `JAN DE BOER`, but not `NIET DOEN`."""
        before = self.at(index - 1)
        if index == 0 or before is None or not before.loud or not self.words[index].near:
            return False
        return before.folded in self.lists.particles or not self.is_common(before.folded)

    def is_noun(self, folded: str) -> bool:
        """Return whether a word ends like a thing or a person by their work: `nachtdienst`."""
        return folded not in self.lists.forenames and _is_noun(folded, self.code)

    def acts(self, index: int) -> bool:
        """Return whether the next word is what a person does, and its doer does not follow it."""
        known = self.lists
        verb, then = self.next(index), index + 2
        if verb in word_set("interposed"):  # "Noor just laughed"
            verb, then = self.next(index + 1), index + 3
        after = self.at(then)
        if verb in ("had", "heeft") and self.code == "nl":  # "Stien had de koffie al koud"
            return after is not None and after.near and after.folded in word_set("objects")
        if verb not in known.acts and verb not in known.says:
            return False
        if self.code == "en" or after is None or not after.near or after.folded in _DOUBTFUL:
            return True
        if after.folded in ("dat", "die") and verb in known.says and self.is_ambiguous(index):
            return True  # "Wil belde dat ze kwam"
        return after.folded not in known.pronouns and not after.capital  # "Gelukkig belde Sanne"


class WordRule(Rule[Callable[[Context, int], bool]], frozen=True):
    """A rule about a word; the name it finds goes from `first` to `end`, counted from that word."""

    first: int = 0
    end: int = 1
    grows: bool = True
    """The words beside it that belong to it are taken in as well."""


@lru_cache(4096)
def is_unknown_word(folded: str, code: Code) -> bool:
    """Return whether folded letters are a forename, or can be said and are in no dictionary."""
    known = word_lists(code)
    if folded in known.forenames:
        return len(folded) > 2
    return (
        3 <= len(folded) <= LONGEST
        and folded not in known.known
        and not in_dictionary(folded, code)
        and not _is_noun(folded, code)
        and not _MEDICINE.search(folded)
        and _sayable(folded)
    )


@lru_cache(4096)
def _is_noun(folded: str, code: Code) -> bool:
    if folded.endswith(("je", "jes")) and len(folded) <= _NAME_TJE:
        return False
    if folded.endswith("je") and not in_dictionary(folded, code):
        return not _is_diminutive_name(folded, code)  # "Floortje" is no small thing
    return len(folded) > 4 and _NOUN[code].search(folded) is not None


def _is_diminutive_name(folded: str, code: Code) -> bool:
    """Return whether a word in -je is a name, because it is not made of another word."""
    stems = (folded[: -len(end)] for end in ("je", "tje", "etje") if folded.endswith(end))
    return not any(in_dictionary(stem, code) for stem in stems if len(stem) > 2)


def _sayable(folded: str) -> bool:
    vowels = sum(letter in "aeiouy" for letter in folded)
    return vowels >= 1 and len(folded) - vowels >= 1 and len(folded) / vowels <= 4
