"""Themes: the names somebody gives to what comes up in their entries."""

from collections.abc import Sequence

from msgspec import Struct

from reflectie_cli.journal.filters import Filter, fold_theme, theme_of
from reflectie_cli.journal.store import Store


class Themes(Struct, frozen=True):
    """The part of an open journal that holds the themes of entries."""

    store: Store

    def add(self, uid: str, themes: Sequence[str]) -> None:
        """Add themes to an entry; one that is compared as the same is there already."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            words = [word for theme in themes if (word := theme_of(theme))]
            rows = ({"entry_id": number, "tag": word, "folded": fold_theme(word)} for word in words)
            self.store.db.insert("entry_tags", rows, ignore=True)

    def remove(self, uid: str, themes: Sequence[str]) -> None:
        """Take themes off an entry."""
        with self.store.write():
            number = self.store.entry(uid)["id"]
            for theme in themes:
                self.store.db.execute(
                    "DELETE FROM entry_tags WHERE entry_id = ? AND folded = ?",
                    [number, fold_theme(theme)],
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

    def entries(self, theme: str, wanted: Filter) -> list[str]:
        """Return the ids of the entries that have a theme, among those that a filter lets in."""
        condition, values = wanted.conditions()
        with self.store.read():
            rows = self.store.db.query(
                "SELECT entries.uid FROM entries JOIN entry_tags ON entry_id = entries.id"
                f" WHERE folded = ? AND {condition}",
                [fold_theme(theme), *values],
            )
            return [row["uid"] for row in rows]
