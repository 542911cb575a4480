"""Whose words an entry holds: those of a team are marked as the team's wherever they stand."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module

from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import Heading
from reflectie_cli.journal.journal import Journal
from reflectie_cli.prompt_sets import known

IsATeams = Callable[[str, str], bool]
"""Whether a team wrote an entry, or what it looks back on: of the name of its set, and its id."""


def is_a_teams(session: Session, journal: Journal) -> IsATeams:
    """Return how to tell whether a team wrote an entry: nobody walks its set alone.

    Of a shipped set its name says so; one of somebody's own is read, once. Of a set whose file is
    gone nobody can say it.
    """

    @cache
    def by_a_team(name: str) -> bool:
        if not (session.places.prompts / f"{name}.yaml").is_file():
            return name in known.WALKED_BY_A_TEAM
        prompt_set = import_module("reflectie_cli.flows.planner").heading_or_none(session, name)
        team = import_module("reflectie_cli.loop.team")
        return prompt_set is not None and bool(team.walked_by_a_team(prompt_set))

    def check(name: str, uid: str) -> bool:
        if name != known.FOLLOW_UP:
            return by_a_team(name)
        began = import_module("reflectie_cli.flows.planner").where_it_began(journal, uid)
        return began is not None and began.set != known.FOLLOW_UP and by_a_team(began.set)

    return check


def of_teams(session: Session, journal: Journal, entries: Iterable[Heading]) -> frozenset[str]:
    """Return the handles of the entries that a team wrote."""
    whose = is_a_teams(session, journal)
    return frozenset(one.handle for one in entries if whose(one.set, one.id))
