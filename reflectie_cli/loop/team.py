"""Whose words they are: of a team together, of a colleague, or of the one who wrote them down."""

from reflectie_cli.journal.entry import Answer
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import Audience, QuestionType, SetHeading

OF_THE_TEAM = N_("of the team")
"""What is said beside what a team wrote together."""
_NO_COLLEAGUES = (None, "client", "relative", "me")


def walked_by_a_team(prompt_set: SetHeading) -> bool:
    """Return whether what is written in a set is a team's: nobody walks it alone.

    Of a set for one person as well as for a team nobody can say it; it is taken for one's own.
    """
    audience = prompt_set.audience
    alone = Audience.INDIVIDUAL in audience or prompt_set.name in known.AMONG_COLLEAGUES
    return Audience.TEAM in audience and not alone


def is_a_colleagues(answer: Answer) -> bool:
    """Return whether an answer is the side of somebody one works with."""
    return answer.type == QuestionType.PERSPECTIVE and answer.who not in _NO_COLLEAGUES
