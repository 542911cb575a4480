"""Where answers and intentions come from: what it was for, which plan they belong to, whose they are."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from reflectie_cli.journal.entry import Answer, Entry, IntentionOfEntry, present
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.sayings import purpose_of
from reflectie_cli.loop.team import is_a_colleagues, walked_by_a_team
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import PromptSet


class Origins(Struct, frozen=True):
    """Where the words of some entries come from.

    `began` has, by the handle of an entry, the one in which it all began: what was meant while
    looking back hangs on what that looked back on. `plans` has what a follow-up looks back on, by
    its handle, where that was not thrown away; `sets` are prompt sets as they are now, by their names.
    """

    began: Mapping[str, Entry] = {}
    plans: Mapping[str, IntentionOfEntry] = {}
    sets: Mapping[str, PromptSet] = {}

    def purpose(self, handle: str) -> str:
        """Return what an entry, or what it looks back on, was for; empty where nobody said."""
        entry = self.began.get(handle)
        if entry is None or not may_be_told(entry):
            return ""
        purpose = purpose_of(entry)
        return purpose.words if purpose else ""

    def day(self, handle: str) -> date:
        """Return the day an entry, or what it looks back on, is about; the first of all if unknown."""
        entry = self.began.get(handle)
        return entry.date if entry else date.min

    def by_a_team(self, handle: str) -> bool:
        """Return whether an entry, or what it looks back on, was written by a team together."""
        entry = self.began.get(handle)
        prompt_set = self.sets.get(entry.set) if entry else None
        return prompt_set is not None and walked_by_a_team(prompt_set)

    def is_a_teams(self, entry: Entry, answer: Answer) -> bool:
        """Return whether an answer is a team's, or of a colleague in a set of one's own."""
        among = entry.set in known.AMONG_COLLEAGUES and is_a_colleagues(answer)
        return among or self.by_a_team(entry.handle)

    def form(self, entry: Entry) -> str:
        """Return the title of the set in which it began, as far as that may be told."""
        began = self.began.get(entry.handle, entry)
        return began.set_title if may_be_told(began) else entry.set_title

    def plan(self, entry: Entry) -> tuple[str, str]:
        """Return what answers of an entry belong to: the handle of the plan, and its words.

        Where there is no plan, or it was thrown away, that is the entry, without words.
        """
        if looks_back(entry):
            meant = self.plans.get(entry.handle)
            return (meant.handle, meant.text) if meant else (entry.handle, "")
        own = next((one for one in entry.intentions if one.key != ASK_KEY), None)
        return (own.handle, own.text) if own else (entry.handle, "")


def looks_back(entry: Entry) -> bool:
    """Return whether an entry looks back on an intention, also where that was erased."""
    return bool(present(entry.follows, None)) or entry.set == known.FOLLOW_UP


def may_be_told(entry: Entry) -> bool:
    """Return whether words of an entry may leave: it is written, and of no private set."""
    return not entry.private and entry.state.is_written
