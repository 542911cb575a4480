"""Themes: the names somebody gives to what comes up in their entries."""

from collections.abc import Sequence

from msgspec import Struct

from reflectie_cli.journal.filters import fold, one_line
from reflectie_cli.journal.store import Store


class Themes(Struct, frozen=True):
    """The part of an open journal that holds the themes of entries."""

    store: Store

    def add(self, uid: str, themes: Sequence[str]) -> None:
        """Add themes to an entry; one that differs only in case is the same."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            words = [word for theme in themes if (word := one_line(theme))]
            rows = ({"entry_id": number, "tag": word, "folded": fold(word)} for word in words)
            self.store.db.insert("entry_tags", rows, ignore=True)

    def remove(self, uid: str, themes: Sequence[str]) -> None:
        """Take themes off an entry."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            for theme in themes:
                self.store.db.execute(
                    "DELETE FROM entry_tags WHERE entry_id = ? AND folded = ?",
                    [number, fold(one_line(theme))],
                )

    def select(self) -> list[str]:
        """List the themes in use, each as it was last written."""
        with self.store.read():
            rows = self.store.db.query(
                "SELECT tag, folded, max(entry_id) FROM entry_tags JOIN entries"
                " ON entries.id = entry_id WHERE deleted_utc IS NULL"
                " GROUP BY folded ORDER BY folded"
            )
            return [row["tag"] for row in rows]
