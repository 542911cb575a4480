"""What looking back makes of an intention."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from reflectie_cli.journal.entry import IntentionState
from reflectie_cli.prompt_sets.reply import Reply

ASK_KEY = "ask_client"
"""The key of the intention to ask the client, where what they noticed was only assumed. It stands
in the entry that looked back, and is looked back on by itself."""
NEXT_CHECK = "next_check"
"""The question that ends a check of a cycle: the day of the next one, or none."""


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
    renewed = not replies.get("intention", Reply()).empty
    not_yet = done == "not_yet"
    stops = next_step == "stop"
    if next_check := replies.get(NEXT_CHECK, Reply()).text:
        return Outcome(IntentionState.OPEN, date.fromisoformat(next_check))
    if done == "let_go" or (not_yet and (stops or renewed or not again)):
        return Outcome(IntentionState.LET_GO)
    if not again or renewed:
        return Outcome(IntentionState.DONE)
    if not done and stops:
        return Outcome(IntentionState.LET_GO)
    if not_yet or not done or next_step == "retry":
        return Outcome(IntentionState.OPEN, again)
    return Outcome(IntentionState.DONE)


def only_assumed(replies: Mapping[str, Reply]) -> bool:
    """Return whether what the client noticed is a guess: then asking may be worthwhile."""
    return _choice(replies, "known_how") == ("assumed",)


def _choice(replies: Mapping[str, Reply], key: str) -> tuple[str, ...]:
    return replies.get(key, Reply()).chosen
