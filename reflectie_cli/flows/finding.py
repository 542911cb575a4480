"""Finding back: what a search found, with the questions at which drafts stopped."""

from collections.abc import Sequence
from importlib import import_module

from msgspec.structs import replace

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Found, Match
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal


def find_words(
    session: Session,
    journal: Journal,
    words: Sequence[str],
    wanted: Filter,
    *,
    question: str | None,
    limit: int,
) -> list[Found]:
    """Find entries by the words in them, as `Search.find` does.

    The journal keeps a question with its answer; where nothing was answered yet, the set has it.
    """

    def asked(entry: Found, match: Match) -> Match:
        if match.key is None or match.question is not None:
            return match
        planner = import_module("reflectie_cli.flows.planner")  # most searches read no set
        said = planner.question_left_off(session, journal, entry.id, match.key)
        return replace(match, question=said)

    return [
        replace(one, matches=tuple(asked(one, match) for match in one.matches))
        for one in journal.search.find(" ".join(words), wanted, question=question, limit=limit)
    ]
