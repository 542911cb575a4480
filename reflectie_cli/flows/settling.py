"""What looking back makes of an intention, kept with it and with the entry it came from."""

from contextlib import suppress

from reflectie_cli.errors import NoSuchEntry, NoSuchIntention
from reflectie_cli.journal.entry import IntentionRecord, IntentionState, State
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.outcome import ASK_KEY, Outcome


def settle(journal: Journal, meant: IntentionRecord, became: Outcome) -> None:
    """Settle an intention by what came of it; its entry is complete when no check is left."""
    with suppress(NoSuchIntention, NoSuchEntry):  # it was erased, or thrown away, meanwhile
        journal.intentions.look_back(meant.id, became.state, became.check)
        is_all = meant.entry_state is State.OPEN and meant.key != ASK_KEY
        if is_all and became.state is not IntentionState.OPEN:
            journal.entries.finish(meant.entry_id, comes_back=False, becomes=became.state)
