"""What looking back makes of an intention."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from reflectie_cli.journal.entry import IntentionState
from reflectie_cli.prompt_sets.follow_up import TRIED
from reflectie_cli.prompt_sets.reply import Reply

ASK_KEY = "ask_client"
"""The key of the intention to ask the client, where what they noticed was only assumed. It stands
in the entry that looked back, and is looked back on by itself."""
NEXT_CHECK = "next_check"
"""The question that ends a check of a cycle: the day of the next one, or none."""
ADJUSTMENT = "adjustment"
"""The question of a cycle whose answer takes the place of what was meant first."""


_ANOTHER_TRY, _ANOTHER_DAY = "another_try", "another_day"


class Outcome(Struct, frozen=True):
    """What an intention has become; an open one comes back on the day `check`."""

    state: IntentionState
    check: date | None = None


def outcome(replies: Mapping[str, Reply], *, again: date | None) -> Outcome:
    """Return what the answers of a follow-up (methods.md, 0.3) make of its intention.

    `again` is the day on which what is not done yet comes back; None where a question of its own
    (`NEXT_CHECK`) asks for it, as a cycle does.
    """
    done, next_step = (next(iter(_choice(replies, key)), "") for key in ("done", "next_step"))
    adjusted = not replies.get(ADJUSTMENT, Reply()).empty
    renewed = adjusted or not replies.get("intention", Reply()).empty
    not_yet = done == "not_yet"
    gives_up = "let_go" in _choice(replies, _ANOTHER_TRY)
    stops = next_step == "stop" or (not_yet and gives_up)
    for key, holds in ((NEXT_CHECK, not adjusted), (_ANOTHER_DAY, not_yet and not gives_up)):
        if holds and (day := replies.get(key, Reply()).text):
            return Outcome(IntentionState.OPEN, date.fromisoformat(day))
    if not_yet and again and "another_day" in _choice(replies, _ANOTHER_TRY):
        return Outcome(IntentionState.OPEN, again)
    if done == "let_go" or (not_yet and (stops or renewed or not again)):
        return Outcome(IntentionState.LET_GO)
    if not again or renewed:
        return Outcome(IntentionState.DONE)
    if not done and stops:
        return Outcome(IntentionState.LET_GO)
    if not_yet or not done or next_step == "retry":
        return Outcome(IntentionState.OPEN, again)
    return Outcome(IntentionState.DONE)


def was_tried(replies: Mapping[str, Reply]) -> bool:
    """Return whether what was meant was tried, in whole, in part or in another way."""
    return set(_choice(replies, "done")) <= {*TRIED}


def only_assumed(replies: Mapping[str, Reply]) -> bool:
    """Return whether what the client noticed is a guess: then asking may be worthwhile.

    Nobody can have noticed what was not tried.
    """
    return was_tried(replies) and _choice(replies, "known_how") == ("assumed",)


def _choice(replies: Mapping[str, Reply], key: str) -> tuple[str, ...]:
    return replies.get(key, Reply()).chosen
