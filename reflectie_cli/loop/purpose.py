"""The why that stands above a walk: a team's vision, and somebody's own, in their own words."""

from collections.abc import Mapping, Sequence
from datetime import date

from reflectie_cli.journal.entry import Period, Quote
from reflectie_cli.language import N_
from reflectie_cli.language.typed import YES
from reflectie_cli.loop.noticing import says_nothing
from reflectie_cli.prompt_sets.model import Audience, Reason, SetHeading

VISION = "vision_line"
"""The question to which a team answers, in one sentence, what it is there for."""
OWN_WHY = "own_why"
"""The question of which sentence of one's own may stand above the next times."""
SAYS: Mapping[str, str] = {
    VISION: N_("What we are here for: {text}"),
    OWN_WHY: N_("What I do it for: {text}"),
}
"""How such a sentence stands above a walk, and in a review."""
_ABOUT_CARE = (
    Reason.RIGHT_THING,
    Reason.CLIENT,
    Reason.IMPROVE,
    Reason.ACCOUNT,
    Reason.REVIEW,
)
_YEAR = 365


def purposes_of(prompt_set: SetHeading) -> tuple[str, ...]:
    """Return the questions whose latest answer stands above a walk of a set.

    A team's vision belongs to what a team walks and to what asks what care is for; somebody's own
    why to what one walks alone. To a review belong both.
    """
    vision = Audience.TEAM in prompt_set.audience or prompt_set.reason in _ABOUT_CARE
    alone = Audience.INDIVIDUAL in prompt_set.audience
    return (*([VISION] if vision else ()), *([OWN_WHY] if alone else ()))


def latest(said: Sequence[Quote]) -> Quote | None:
    """Return the sentence that stands now; None where nobody wrote one. Oldest comes first."""
    return next((one for one in reversed(said) if _is_a_sentence(one)), None)


def is_a_year_old(said: Quote, today: date) -> bool:
    """Whether it is time to ask anew whether a sentence is still so."""
    return (today - said.date).days >= _YEAR


def wordings_in(said: Sequence[Quote], period: Period) -> list[Quote]:
    """Return how a sentence moved in a period: how it was when that began, and each that came."""
    sentences = [one for one in said if _is_a_sentence(one) and one.date <= period.last]
    before = [one for one in sentences if one.date < period.first][-1:]
    came = [one for one in sentences if one.date >= period.first]
    moved: list[Quote] = []
    for one in (*before, *came):
        if not moved or one.text.split() != moved[-1].text.split():
            moved.append(one)
    return moved


def _is_a_sentence(one: Quote) -> bool:
    return one.text.strip().casefold() not in YES and not says_nothing(one.text)
