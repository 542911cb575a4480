"""What somebody did it for, beside what they did and what became visible to a client."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Entry,
    FollowUp,
    IntentionOfEntry,
    IntentionRecord,
    IntentionState,
    Quote,
)
from reflectie_cli.loop.noticing import was_noticed, was_tried
from reflectie_cli.loop.outcome import ASK_KEY
from reflectie_cli.loop.sayings import purpose_of, saying


class Purpose(Struct, frozen=True, kw_only=True):
    """What something was done for, in own words, and what was meant for it, as it stands now.

    Without `why`, something was noticed of what nobody wrote a purpose of.
    """

    why: Quote | None = None
    intentions: tuple[IntentionOfEntry, ...] = ()

    @property
    def visible(self) -> tuple[FollowUp, ...]:
        """What clients noticed of it, oldest first."""
        looked = (came for one in self.intentions for came in one.follow_ups if was_noticed(came))
        return tuple(sorted(looked, key=lambda came: came.at))

    @property
    def meant(self) -> tuple[IntentionOfEntry, ...]:
        """What was meant for it, without the wish to ask the client about that."""
        return tuple(one for one in self.intentions if one.key != ASK_KEY)

    @property
    def was_tried(self) -> bool:
        """Whether something that was meant for it was done, as far as somebody said so."""
        return any(map(done, self.meant))


def done(one: IntentionOfEntry) -> bool:
    """Return whether something that was meant was done, wholly, in part or in another way."""
    tried = any(came.done and was_tried(came) for came in one.follow_ups)
    return tried or (one.state is IntentionState.DONE and not one.follow_ups)


def purposes(
    entries: Sequence[Entry], meant: Iterable[IntentionRecord], roots: Mapping[str, Entry]
) -> tuple[Purpose, ...]:
    """Return what somebody did it for, by day; what says the same stands once, with all its deeds.

    `meant` are intentions of these entries, or that were looked back on; `roots` has, by the id of
    an intention, the entry with its purpose, where that is another one than it was meant in.
    What was noticed without a purpose comes last.
    """
    of_entry: dict[str, list[IntentionOfEntry]] = defaultdict(list)
    for one in meant:
        root = roots.get(one.id)
        of_entry[root.id if root else one.entry_id].append(one.exported)
    every = {one.id: one for one in (*roots.values(), *entries) if one.state.is_written}
    found: dict[str, Purpose] = {}
    for entry in sorted(every.values(), key=lambda one: (one.date, one.id)):
        answer = purpose_of(entry)
        if answer is None:
            continue
        said = _folded(answer.words)
        before = found.get(said, Purpose(why=saying(entry, answer)))
        deeds = (*before.intentions, *of_entry.pop(entry.id, ()))
        found[said] = replace(before, intentions=deeds)
    without = [Purpose(intentions=(one,)) for ones in of_entry.values() for one in ones]
    return (*found.values(), *(one for one in without if one.visible))


def _folded(text: str) -> str:
    """Return words so that what says the same is the same: in small letters, without signs."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[^\W_]+", letters)) or letters
