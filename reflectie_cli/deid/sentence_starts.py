"""The first word of a sentence, where a capital says nothing: a name by what follows it."""

import re

from reflectie_cli.deid.context import Context, WordRule
from reflectie_cli.deid.lexicon import mistyped
from reflectie_cli.deid.rule import by_language
from reflectie_cli.deid.word_lists import word_set

_SHORTEST = 3
_GAELIC = re.compile(r"(?:Mc|Mac|Fitz)[A-Z][a-z]{2}")
_QUOTES = ("'", "‘", "’", "‚")


def _is_forename(context: Context, index: int) -> bool:
    word, after = context.words[index], context.at(index + 1)
    if _GAELIC.match(word.text) and context.is_name_like(index):
        return not context.closed[index]
    if not context.is_forename(index) or len(word.folded) < _SHORTEST:
        return False
    return not (after is not None and after.gap == "-" and after.text.islower())


def _is_somebody_who_comes(context: Context, index: int) -> bool:
    word = context.words[index]
    if not word.capital or not context.is_ambiguous(index) or context.closed[index]:
        return False
    if context.is_name_like(index):
        return _comes(context, index) and word.folded not in word_set("idle_names")
    if context.acts(index) or _can(context, index):
        return True
    return _comes(context, index)


def _comes(context: Context, index: int) -> bool:
    """Return whether somebody comes or is as people do: `June came in crying`."""
    came = context.next(index) in word_set("common_verbs") | {"was", "is", "sat"}
    return came and context.next(index + 1) in word_set("as_people_come")


def _cannot_be_known(context: Context, index: int) -> bool:
    return not context.is_name_like(index) or context.at(index + 1) is None


def _in_capitals(context: Context, index: int) -> bool:
    return context.words[index].loud


def _does_in_capitals(context: Context, index: int) -> bool:
    word = context.words[index]
    does = word.loud and len(word.folded) >= 5
    return does and (context.acts(index) or context.next(index) in word_set("common_verbs"))


def _owns(context: Context, index: int) -> bool:
    word, after, then = context.words[index], context.words[index + 1], context.at(index + 2)
    if word.gap[-1:] in _QUOTES:
        return False
    if after.gap in ("'", "’") and after.folded == "s":
        is_ = context.code == "en" and then is not None and then.folded in ("a", "the", "not")
        return then is not None and not is_
    if after.gap in ("' ", "’ "):
        return True
    return after.near and after.folded == "z" and then is not None and then.gap in ("'", "’")


def _and_another(context: Context, index: int) -> bool:
    then, known = context.at(index + 2), context.lists
    if context.next(index) not in known.conjunctions or then is None or not then.near:
        return False
    writer = then.folded in known.first_person and context.next(index) not in ("of", "or")
    return writer or context.is_capital_inside(index + 2)


def _in_a_row(context: Context, index: int) -> bool:
    row = context.words[index + 1].gap == ", " and context.is_ambiguous(index)
    return row and context.is_capital_inside(index + 1)


def _before_brackets(context: Context, index: int) -> bool:
    after = context.words[index + 1]
    return after.gap == " (" and (context.is_role(index + 1) or after.text.isdigit())


def _after_colon(context: Context, index: int) -> bool:
    return ":" in context.words[index].gap and context.words[index + 1].gap.startswith(",")


def _is_noun(context: Context, index: int) -> bool:
    return context.is_noun(context.folded(index)) and not context.is_ambiguous(index)


def _has_apposition(context: Context, index: int) -> bool:
    after, then = context.words[index + 1], context.at(index + 2)
    aside = after.gap == ", " and then is not None and then.near
    listed = after.folded in word_set("before_apposition")
    return aside and listed and not context.is_ambiguous(index)


def _is_said_to_be(context: Context, index: int) -> bool:
    said = _has_apposition(context, index)
    return said and (context.is_role(index + 2) or context.folded(index + 1) in ("who", "die"))


def _is_unknown(context: Context, index: int) -> bool:
    """Return whether no dictionary has the word, and what follows does not follow a typing error."""
    if not context.is_unknown(index) or context.shouted[index] or context.is_place(index):
        return False
    after, then, known = context.words[index + 1], context.at(index + 2), context.lists
    if after.gap == "-" and len(after.folded) > 2:  # "Lidl-tas"
        return not (after.text.islower() and context.in_dictionary(index + 1))
    if not after.near:
        return True
    if after.folded in known.pronouns:
        return False  # "Tommorow I"
    if after.folded in known.determiners:
        return not mistyped(context.folded(index), context.code)  # "Gistren de hele dag"
    if then is None or not then.near:
        return True
    common = word_set("common_verbs")
    if then.folded in known.copulas | common:  # "Tesco delivery was late"
        does = (known.acts, known.says, known.copulas, common, word_set("adverbs"))
        return any(after.folded in words for words in does)
    return context.code != "nl" or then.folded not in word_set("subjects")  # "Gistren zei ik"


def _can(context: Context, index: int) -> bool:
    if context.next(index) not in word_set("modals"):
        return False
    for at in range(index + 2, min(index + 9, len(context.words))):
        word = context.words[at]
        if word.begins or word.gap.strip() not in ("", "'", "’"):
            return False
        before = context.previous(at)
        if word.folded in word_set("human_verbs") or (word.folded, before) == ("tegen", "niet"):
            return True
        if word.folded == "bed" and before in ("in", "op", "uit", "naar", "to", "out", "of"):
            return True
    return False


def _is_thing_that_did(context: Context, index: int) -> bool:
    verb = context.next(index)
    said = verb in context.lists.says
    if verb in word_set("shared_verbs") and context.folded(index) in context.lists.ordinary:
        return not (said and context.is_ambiguous(index))  # "Patience ran out"
    if context.folded(index) in word_set(f"{context.code}/at_start"):
        return False
    did = verb in word_set("shared_verbs") or verb in word_set("common_verbs")
    return did and not context.is_ambiguous(index) and context.in_dictionary(index)


def _and_did(context: Context, index: int) -> bool:
    known = context.lists
    if not context.is_ambiguous(index) or context.next(index) not in word_set("common_verbs"):
        return False
    for at in range(index + 2, min(index + 9, len(context.words) - 1)):
        word = context.words[at]
        if word.gap != " " or word.capital:
            return False
        if word.folded in known.conjunctions:
            verb = context.next(at)
            return verb in known.says or verb in known.acts - word_set("shared_verbs")
    return False


def _does(context: Context, index: int) -> bool:
    after, then = context.words[index + 1], context.at(index + 2)
    if not after.near or then is None or not _is_unlisted(context, index):
        return False
    if after.folded in ("won", "wouldn", "didn", "couldn", "hasn", "doesn"):
        if then.gap in ("'", "’") and then.folded == "t":
            return True
    elif after.folded in ("is", "was", "keeps", "kept") and then.near:
        return re.fullmatch("[a-z]{3,}ing", then.folded) is not None
    return re.fullmatch("[a-z]{3,}ed", after.folded) is not None and then.near


def _is_unlisted(context: Context, index: int) -> bool:
    return not context.is_ambiguous(index) and not context.in_dictionary(index)


def _is_meant_later(context: Context, index: int) -> bool:
    known, verb = context.lists, context.next(index)
    if verb not in word_set("common_verbs") and verb not in known.copulas:
        return False
    if not _is_unlisted(context, index):
        return False
    for at in range(index + 2, min(index + 14, len(context.words))):
        word = context.words[at]
        if word.begins or word.capital or ";" in word.gap:
            return False
        if word.folded in known.anaphors:
            return True
        if word.folded in known.titles or word.folded in known.roles:
            return False  # somebody else it may mean
    return False


def _is_somehow(context: Context, index: int) -> bool:
    return context.next(index) in context.lists.copulas and any(
        context.folded(at) in context.lists.states and context.words[at].near
        for at in (index + 2, index + 3)
        if at < len(context.words)
    )


def _has_something(context: Context, index: int) -> bool:
    """Return whether a name and word has what is somebody's own: `Grace had her coat on`."""
    verb, then = context.next(index), context.next(index + 1)
    has = verb in ("had", "has", "heeft", "kreeg", "got") and then in ("her", "his", "haar", "zijn")
    return has and context.is_ambiguous(index) and not context.shouted[index]


def _is_rather_a_name(context: Context, index: int) -> bool:
    word = context.words[index]
    if not word.capital or word.folded not in word_set(f"{context.code}/at_start"):
        return False
    verb, then = context.next(index), context.next(index + 1)
    busy = verb in ("is", "was") and len(then) > _SHORTEST + 2 and then.endswith("ing")
    return verb in word_set("behind_people") or (busy and context.code == "en")


SENTENCE_STARTS = by_language(
    WordRule("forename", _is_forename, "Fatima weer.", "Fatima again."),
    WordRule(
        "somebody who comes", _is_somebody_who_comes, "April zei niks.", "May doesn't hear me."
    ),
    WordRule("nothing to tell it by", _cannot_be_known, "Gelukkig.", "Patience.", kind=None),
    WordRule("capitals before a verb", _does_in_capitals, "TORVINA zei niks.", "TORVINA said so."),
    WordRule("other capitals", _in_capitals, "LOGBOEK leeg.", "HOLIDAY for us.", kind=None),
    WordRule("owner", _owns, "Torvina's jas hing er.", "Torvina's coat hung."),
    WordRule("beside another name", _and_another, "Bas en ik lachten.", "Rose and I laughed."),
    WordRule("first of a row", _in_a_row, "Roos, Priya en Joost.", "Rose, Priya and Joy."),
    WordRule("before brackets", _before_brackets, "Torvina (begeleider).", "Torvina (manager)."),
    WordRule("somebody to call", _after_colon, "bellen: Torvina, nu", "to ring: Torvina, now"),
    WordRule(
        "ends like a thing", _is_noun, "Thuisbegeleiding belde.", "Kindness helped.", kind=None
    ),
    WordRule("before who it is", _is_said_to_be, "Torvina, onze coach.", "Torvina, our manager."),
    WordRule("aside", _has_apposition, "Rommel, mijn jas nat.", "Rubble, my coat wet.", kind=None),
    WordRule("unknown word", _is_unknown, "Torvina in paniek.", "Torvina in tears."),
    WordRule("what only people can", _can, "Roos kan niet slapen.", "Rose can not sleep."),
    WordRule("thing that did", _is_thing_that_did, "Rommel bleef.", "Patience ran out.", kind=None),
    WordRule("has something", _has_something, "Roos had haar jas aan.", "Rose had her coat on."),
    WordRule("two verbs", _and_did, "Roos kwam en zei niks.", "Dawn came and noticed it."),
    WordRule("English verb of people", _does, en="Torvinabelle wouldn't."),
    WordRule(
        "meant later",
        _is_meant_later,
        "Torvinabelle kwam met zijn koffer.",
        "Torvinabelle came with his case.",
    ),
    WordRule("rather a name", _is_rather_a_name, "Merel liet los.", "Heather let go."),
    WordRule("before what people do", Context.acts, "Bakker lachte.", "Baker laughed."),
    WordRule("before how people are", _is_somehow, "Bakker was jarig.", "Baker was angry."),
)
"""What makes the first word of a sentence a name; where an exception holds, nothing more does."""
