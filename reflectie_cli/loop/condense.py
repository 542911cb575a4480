"""What stays of an old entry, and what may go: the insight may stay, the story need not."""

from reflectie_cli.journal.entry import Answer, Entry, State, present
from reflectie_cli.loop.purpose import OWN_WHY, VISION
from reflectie_cli.prompt_sets.model import QuestionType, Role

_STAYING_ROLES = {Role.LEARN, Role.ACT, Role.CHECK}
_STAYING_KEYS = {"effect_client", OWN_WHY, VISION}
"""What came of an intention is the point of it, and what stands above every walk is still so."""


def story(entry: Entry) -> tuple[Answer, ...]:
    """Return the answers that would go. A review is an insight already: nothing of it goes.

    A draft or an open entry is left alone as well, and so is one in which nobody learned or meant
    anything: all of it would go, which is for `erase`.
    """
    if entry.state is not State.DONE or present(entry.period, None):
        return ()
    going = tuple(answer for answer in entry.answers if not _stays(answer))
    return going if len(going) < len(entry.answers) else ()


def _stays(answer: Answer) -> bool:
    if answer.is_private:
        return False
    return (
        answer.type == QuestionType.INTENTION
        or bool(_STAYING_ROLES & set(answer.roles))
        or answer.key in _STAYING_KEYS
    )
