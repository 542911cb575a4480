"""Names by what stands right before them: a title, a role, `van der`, or a small word inside a sentence."""

from reflectie_cli.deid.context import Context, WordRule
from reflectie_cli.deid.name_list import JOIN
from reflectie_cli.deid.rule import Rule, Span, by_language
from reflectie_cli.deid.small_letters import is_name_after_title
from reflectie_cli.deid.word_lists import word_set

BEHIND_TITLE = (" ", ". ", ".", " '", " ’", "  ", "'")
"""What stands between a title and a name."""
_BEFORE_NAME = (*BEHIND_TITLE, "’", "\u00a0", ".  ")


def _has_van_der(context: Context, index: int) -> bool:
    word = context.words[index]
    return (
        index > 1
        and word.capital
        and word.near
        and context.folded(index - 1) in ("der", "den")
        and context.previous(index - 1) == "van"
        and not any(context.closed[index - 2 : index + 1])
    )


def _is_capital_inside(context: Context, index: int) -> bool:
    return not context.shouted[index] and context.is_capital_inside(index)


def _is_behind_van_de(context: Context, index: int) -> bool:
    word = context.words[index]
    behind = index > 0 and context.folded(index - 1) == "vd" and word.gap in (" ", ". ", "")
    return behind and len(word.text) > 1 and not context.is_common(word.folded)


def _is_month_met(context: Context, index: int) -> bool:
    """Return whether a month stands where only somebody can: `met April`, `told May`."""
    word = context.words[index]
    month = word.capital and context.is_ambiguous(index) and word.folded in context.lists.months
    return month and context.previous(index) in word_set("before_somebody")


INSIDE = by_language(
    WordRule("behind v.d.", _is_behind_van_de, "bij v.d. Berg", "with v.d. Berg", first=-1),
    WordRule("month that is met", _is_month_met, "nu met April", "I told May"),
    WordRule("van der", _has_van_der, "Van der Meer at niet.", "Van der Meer ate it.", first=-2),
    WordRule("capital inside a sentence", _is_capital_inside, "nu met Sanne", "I sat with Winston"),
)


def _name_behind(context: Context, index: int) -> Span | None:
    """Return the name behind a title or role: its first word and the word after its last."""
    first, titled = index + 1, context.is_title(index)
    at = _past_particles(context, first)
    word = context.at(at)
    if word is None or context.closed[at] or not word.letters or word.gap not in _BEFORE_NAME:
        return None
    if not titled and (word.gap != " " or at > first + 3):
        return None
    if word.loud and context.shouted[index]:
        good = titled and _is_shouted_name(context, at, particles=at > first)
    elif not (word.capital or word.loud):
        good = _is_small_name(context, index, at)
    elif titled:  # not "Mevrouw Ik wil", "meneer. Toen"
        plain = context.is_common(word.folded) and (word.begins or word.gap != " ")
        good = len(word.folded) > 1 and not plain
    else:
        good = len(word.folded) > 1 and not context.is_common(word.folded)
        good = good and (not word.loud or context.is_name_in_capitals(at))
        # "moeder van Sanne" is two people
        good = good and (at == first or context.words[first].capital)
    return (first, at + 1) if good else None


def _past_particles(context: Context, first: int) -> int:
    """Return the first word that is no particle; -1 where something else stands between."""
    for at in range(first, first + 4):
        word = context.at(at)
        if word is None:
            return at
        if word.gap == "\n" or not JOIN.fullmatch(word.gap):
            return -1
        if word.folded not in context.lists.particles:
            return at
    return first + 4


def _is_shouted_name(context: Context, index: int, *, particles: bool) -> bool:
    """Return whether capitals behind a title in capitals are a name: `DHR JANSEN`, not `MW HUILDE`."""
    word, known = context.words[index], context.lists
    verbs = (known.acts, known.says, known.copulas, word_set("common_verbs"), word_set("modals"))
    if context.is_common(word.folded) or any(word.folded in words for words in verbs):
        return False
    return particles or context.is_ambiguous(index) or not context.in_dictionary(index)


def _is_small_name(context: Context, index: int, at: int) -> bool:
    known, folded = context.lists, context.folded(at)
    if context.is_title(index):
        firm = context.folded(index) in known.firm_titles
        return firm and is_name_after_title(context, at, titled=True)
    plain = context.is_noun(folded) or folded in known.roles or context.is_common(folded)
    if at > index + 1 or plain or folded.startswith("ge"):  # "haar moeder gevallen was"
        return False
    known_name = context.is_unknown(at) or context.is_ambiguous(at)
    return known_name and is_name_after_title(context, at, titled=False)


TITLES = by_language(
    Rule("behind a title", _name_behind, "Toen zei mevrouw Bakker niets.", "I rang Mrs Kaur."),
    Rule("behind a role", _name_behind, "met collega Sanne", "with my colleague Winston"),
)
