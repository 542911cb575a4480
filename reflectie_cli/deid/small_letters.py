"""Names in small letters: by what stands beside them, where no dictionary has the word."""

import re

from reflectie_cli.deid.context import Context, WordRule
from reflectie_cli.deid.lexicon import mistyped
from reflectie_cli.deid.rule import by_language
from reflectie_cli.deid.word_lists import word_set

_SHORTEST = 3
_SOMEBODYS = ("his", "her", "zijn", "haar", "to")
_TOLD = ("told", "asked", "vertelde")
"""Behind these every name that is a word is somebody."""


def _says(context: Context, index: int) -> bool:
    word, known = context.words[index], context.lists
    if not _is_long_enough(context, index) or context.next(index) not in known.says:
        return False
    words = (known.common, known.ambiguous, known.acts, known.roles)
    if any(word.folded in none for none in words) or context.is_noun(word.folded):
        return False
    if not context.is_unknown(index) and word.folded not in word_set("forenames"):
        return False  # "dat hij dat lekker vond"
    if not (word.begins or "," in word.gap or context.previous(index) in known.clause_starts):
        return False
    after = context.at(index + 2)
    if after is None or not after.near:
        return True
    thing = after.folded in known.determiners and after.folded not in ("dat", "that")
    return not (thing or after.folded in known.pronouns or after.capital)


def _is_long_enough(context: Context, index: int) -> bool:
    word = context.words[index]
    small = word.letters and word.text.islower() and not context.closed[index]
    return small and len(word.folded) >= _SHORTEST


def _is_told(context: Context, index: int) -> bool:
    before = context.previous(index)
    if before not in word_set("before_somebody"):
        return False
    if before not in _TOLD and context.folded(index) in word_set("idle_names"):
        return False
    after = context.at(index + 1)
    thing = after is not None and after.near and context.is_noun(after.folded)
    return _is_name_too(context, index) and not thing


def _likes(context: Context, index: int) -> bool:
    verb = context.next(index)
    likes = verb in word_set("preferences") or verb in context.lists.says
    likes = likes and context.folded(index) not in context.lists.months
    if context.code == "nl" and not _is_rather_a_name(context, index):
        return False
    return likes and context.words[index].begins and _is_name_too(context, index)


def _is_rather_a_name(context: Context, index: int) -> bool:
    return context.folded(index) in word_set(f"{context.code}/at_start")


def _is_in_clause(context: Context, index: int) -> bool:
    """Return whether a name and word does or is something in a clause: `dat merel gelijk had`."""
    known, before, word = context.lists, context.previous(index), context.words[index]
    if not _is_name_too(context, index):
        return False
    does = word.begins and context.acts(index)
    if does and context.next(index + 1) in _SOMEBODYS and word.folded not in known.months:
        return True  # "art refused his lunch"
    if not _is_rather_a_name(context, index):
        return False
    idle = word.folded in word_set("idle_names")
    if before in known.subordinators or before in known.says or word.begins:
        somehow = context.next(index) in known.copulas
        if somehow and context.next(index + 1) in known.states:
            return True
    after = context.at(index + 1)
    if before in known.says and (after is None or not after.near):
        return True  # "zei merel."
    if before in known.subordinators:
        return not idle
    if before in known.conjunctions and context.folded(index - 2) in known.first_person:
        return True
    return context.words[index].begins and context.acts(index)


def _is_name_too(context: Context, index: int) -> bool:
    folded = context.folded(index)
    month = folded in context.lists.months
    kind = folded in word_set("ambiguous_kinds") or (context.is_common(folded) and not month)
    return context.is_ambiguous(index) and not kind and not context.closed[index]


def _is_beside_forename(context: Context, index: int) -> bool:
    """Return whether `en` stands between a word and a forename: `june en winston`."""
    folded, then = context.folded(index), context.at(index + 2)
    word = folded in word_set("ambiguous_kinds") | word_set("idle_names")
    if word or not context.is_ambiguous(index) or context.closed[index]:
        return False
    if context.next(index) in context.lists.conjunctions and then is not None and then.near:
        return context.is_forename(index + 2) and context.words[index].begins
    joined = index > 1 and context.previous(index) in context.lists.conjunctions
    return joined and context.named[index - 2] == 1


def _is_unknown(context: Context, index: int) -> bool:
    """Return whether no dictionary has a word, which no sign goes on and which is no typing error."""
    word, after = context.words[index], context.at(index + 1)
    if len(word.folded) < _SHORTEST or (after is not None and after.gap.strip() in ("-", "/", ".")):
        return False
    return context.is_unknown(index) and (
        context.is_forename(index) or not mistyped(word.folded, context.code)
    )


def _is_joined(context: Context, index: int) -> bool:
    if context.previous(index) in context.lists.conjunctions:
        named = index > 1 and context.named[index - 2] == 1
    else:
        named = index > 0 and context.named[index - 1] == 1 and context.words[index].gap == ", "
    return named and _is_unknown(context, index)


def _is_addressed(context: Context, index: int) -> bool:
    before = context.previous(index)
    said_to = before == "to" and context.folded(index - 2) in word_set("speech_verbs")
    addressed = said_to or before in context.lists.before_unknown
    return addressed and _is_unknown(context, index)


def _does(context: Context, index: int) -> bool:
    return _begins_clause(context, index) and _is_unknown(context, index)


def _begins_clause(context: Context, index: int) -> bool:
    """Return whether a word begins a clause and a verb follows: `dat chantal gelijk had`."""
    before, verb, known = context.previous(index), context.next(index), context.lists
    if before in known.subordinators:
        return verb not in known.pronouns
    if not (context.words[index].begins or before in known.clause_starts):
        return False
    then = context.at(index + 2)
    if verb in known.conjunctions:
        return then is not None and context.is_unknown(index + 2)  # "kevin en dunya"
    if verb not in word_set("common_verbs") and verb not in known.copulas:
        return context.acts(index)
    return then is None or not (then.folded in known.pronouns or then.folded in known.determiners)


def _owns(context: Context, index: int) -> bool:
    after = context.at(index + 1)
    if after is None:
        return False
    if after.gap in ("'", "’"):
        somebody = _is_rather_a_name(context, index) or _is_unknown(context, index)
        return after.folded == "s" and somebody and not context.closed[index]
    owns = context.folded(index).endswith("s") and after.near and context.is_role(index + 1)
    base = context.folded(index).removesuffix("s")
    return owns and (
        _is_unknown(context, index)
        or base in context.lists.forenames
        or base in word_set(f"{context.code}/at_start")
    )


def _is_forename(context: Context, index: int) -> bool:
    word, after = context.words[index], context.at(index + 1)
    if not context.is_forename(index) or len(word.folded) < _SHORTEST:
        return False
    if word.gap in ("-", "/", ".", "_") or not word.text.islower():
        return False
    thing = context.previous(index) in ("de", "het", "een", "the", "a", "an")
    return not thing and not (after is not None and after.gap in ("-", "/", ".", "@", "_"))


SMALL_LETTERS = by_language(
    WordRule("forename in small letters", _is_forename, "ik zag fatima", "I saw fatima"),
    WordRule(
        "small letters that say something", _says, "torvina zei dat het kon", "torvina said that"
    ),
    WordRule(
        "beside a forename", _is_beside_forename, "roos en fatima vroegen", "june and fatima asked"
    ),
    WordRule("ambiguous word that is told", _is_told, "ik vertelde roos alles", "I told ivy"),
    WordRule("ambiguous word that likes", _likes, "merel zei van niet", "ivy likes tea"),
    WordRule("ambiguous word in a clause", _is_in_clause, "dat merel er was", "when ivy was there"),
    WordRule("unknown beside a name", _is_joined, "met Kees en torvina", "with Petra and torvina"),
    WordRule("unknown where people are named", _is_addressed, "met torvina", "I talked to torvina"),
    WordRule(
        "unknown that does something", _does, "dat torvina gelijk had", "when torvina was late"
    ),
    WordRule(
        "unknown that owns something", _owns, "het was torvins moeder", "it is torvina's sister"
    ),
)
"""What makes a word in small letters a name."""


def is_name_after_title(context: Context, index: int, *, titled: bool) -> bool:
    """Return whether small letters behind a title or role are a name: `mw visser`."""
    word, verb, known = context.words[index], context.next(index), context.lists
    surname = titled and word.folded in word_set("surnames")
    if not _is_long_enough(context, index):
        return False
    if surname and word.folded not in word_set("modals") and _is_surname_too(context, index):
        return True
    if context.is_common(word.folded):
        return False
    does = (known.acts, known.says, known.copulas)
    if any(word.folded in verbs for verbs in does):
        return False
    if verb in word_set("common_verbs") or any(verb in verbs for verbs in does):
        return True
    if titled and context.is_ambiguous(index) and _is_surname_too(context, index):
        return True
    return titled and (
        (context.is_unknown(index) and not mistyped(word.folded, context.code))
        or _is_led_to(context, index)
    )


def _is_surname_too(context: Context, index: int) -> bool:
    """Return whether a word behind a title is a surname: `mrs white and`, not `mw lange tijd`."""
    known, after = context.lists, context.at(index + 1)
    if context.folded(index) in word_set("modals") or context.folded(index) in known.months:
        return False
    if after is None or not after.near:
        return True
    told = (known.conjunctions, known.before_people, known.acts, known.says, known.copulas)
    others = ("common_verbs", "modals", "adverbs", "behind_people")
    return any(after.folded in words for words in (*told, *map(word_set, others)))


def _is_led_to(context: Context, index: int) -> bool:
    """Return whether what stands before the title and particles of a word leads to a person."""
    first = index
    while index - first < 4 and first > 0:
        if context.folded(first - 1) not in context.lists.particles:
            break
        first -= 1
    if any(context.folded(at) in ("el", "al", "bin", "ibn", "ait") for at in range(first, index)):
        return True
    folded = context.folded(index)
    led = first >= 2 and context.folded(first - 2) in context.lists.before_people
    done = re.match("ge.{3,}|.*(?:en|t|d)$", folded)  # "bij mw geweest", "met mw gepraat"
    return led and (not done or (first < index and not folded.startswith("ge")))
