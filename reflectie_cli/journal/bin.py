"""The bin, and what leaves it for good: whole entries, or some words of one."""

import json
from collections.abc import Collection

from msgspec import Struct

from reflectie_cli.errors import InBin, NotInBin
from reflectie_cli.journal.moments import columns
from reflectie_cli.journal.store import Store


class Bin(Struct, frozen=True):
    """The part of an open journal that takes away."""

    store: Store

    def delete(self, uid: str) -> None:
        """Put an entry into the bin. Raise `InBin` when it is there already."""
        with self.store.write():
            row = self.store.entry(uid)
            if row["deleted_utc"]:
                raise InBin(handle=row["handle"])
            self.store.db.update("entries", row["id"], columns("deleted", self.store.now()))

    def restore(self, uid: str) -> None:
        """Take an entry out of the bin. Raise `NotInBin`."""
        with self.store.write():
            row = self.store.entry(uid)
            if not row["deleted_utc"]:
                raise NotInBin(handle=row["handle"])
            self.store.db.update("entries", row["id"], columns("deleted", None))

    def erase(self, uid: str) -> None:
        """Remove an entry for good: text, earlier wordings and index; an id and a time stay."""
        with self.store.write():
            self.store.db.execute("DELETE FROM entries WHERE id = ?", [self.store.entry(uid)["id"]])
            gone = columns("erased", self.store.now())
            self.store.db.execute(  # it may have been brought back, by the clock of the journal
                "INSERT INTO tombstones (uid, erased_utc, erased_offset) VALUES (?, ?, ?)"
                " ON CONFLICT (uid) DO UPDATE SET erased_utc = max(excluded.erased_utc,"
                " (SELECT value FROM meta WHERE key = 'clock')),"
                " erased_offset = excluded.erased_offset",
                [uid, *gone.values()],
            )
            self.store.forget_words()

    def throw_away(self, uid: str, key: str) -> None:
        """Remove an answer for good: its text, earlier wordings and index."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            for table in ("answers", "wordings"):
                self.store.db.execute(
                    f"DELETE FROM {table} WHERE entry_id = ? AND key = ?", [number, key]
                )
            self.store.forget_words()
            self.store.touch(number, self.store.now(), unfinished=None)

    def condense(self, uid: str, keys: Collection[str]) -> None:
        """Remove answers for good, and every earlier wording and half-typed word of the entry."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            self.store.db.execute(
                "DELETE FROM answers WHERE entry_id = ? AND key IN (SELECT value FROM json_each(?))",
                [number, json.dumps([*keys])],
            )
            self.store.db.execute("DELETE FROM wordings WHERE entry_id = ?", [number])
            self.store.forget_words()
            self.store.touch(number, self.store.now(), unfinished=None)
