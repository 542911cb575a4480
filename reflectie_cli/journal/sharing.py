"""What the journal keeps about sharing: names to leave out, and what left, when, with a hash."""

import json
from collections.abc import Collection
from datetime import datetime

import msgspec

from reflectie_cli.journal.engine import Row
from reflectie_cli.journal.entry import OwnName, Period, ShareRecord
from reflectie_cli.journal.filters import fold, one_line
from reflectie_cli.journal.ids import new_uid
from reflectie_cli.journal.moments import columns, moment
from reflectie_cli.journal.store import Store

_SHARED = "SELECT shared.*, handle AS talk FROM shared LEFT JOIN entries ON entries.id = entry_id"


class SavedChoice(msgspec.Struct, frozen=True):
    """Which lines went along, by their ids, when, and whether somebody chose them."""

    lines: frozenset[str]
    at: datetime
    by_somebody: bool = True


class Sharing(msgspec.Struct, frozen=True):
    """The part of an open journal that is about sharing."""

    store: Store

    def names(self) -> list[OwnName]:
        """List one's own names alphabetically."""
        with self.store.read():
            rows = self.store.db.query("SELECT name, role FROM names ORDER BY folded")
            return [OwnName(name=row["name"], role=row["role"]) for row in rows]

    def add_name(self, name: str, role: str = "") -> None:
        """Put a name on the list, or change its role; one that differs only in case is the same."""
        word = one_line(name)
        with self.store.write():
            self.store.db.execute(
                "INSERT INTO names (name, folded, role) VALUES (?, ?, ?)"
                " ON CONFLICT (folded) DO UPDATE SET name = excluded.name, role = excluded.role",
                [word, fold(word), role],
            )

    def remove_name(self, name: str) -> bool:
        """Take a name off the list; return whether it stood there."""
        folded = [fold(one_line(name))]
        with self.store.write():
            gone = self.store.db.execute("DELETE FROM names WHERE folded = ?", folded)
            return bool(gone.rowcount)

    def remember(
        self,
        *,
        period: Period,
        level: str,
        as_format: str,
        digest: str,
        selection: Collection[str],
        entry: str | None,
        recipient: str | None = None,
        name: str = "",
        chosen: bool = True,
    ) -> None:
        """Record that something was shared: which lines and a hash, never the text.

        `entry` is the id of the entry in which somebody said what the talk is to be about; `name`
        is what they call whom it is for. Where
        nobody has `chosen`, the lines are no choice for other days.
        """
        with self.store.write():
            moment_now = self.store.now()
            row = {
                "uid": new_uid(moment_now),
                "period": msgspec.json.encode(period).decode(),
                "level": level,
                "format": as_format,
                "hash": digest,
                "selection": json.dumps([*selection], ensure_ascii=False),
                "recipient": recipient,
                "name": one_line(name) or None,
                "chosen": chosen,
                "entry_id": self.store.db.value("SELECT id FROM entries WHERE uid = ?", [entry]),
                **columns("shared", moment_now),
            }
            self.store.db.insert("shared", [row])

    def history(self) -> list[ShareRecord]:
        """List what was shared, latest first."""
        with self.store.read():
            rows = self.store.db.query(f"{_SHARED} ORDER BY shared.id DESC")
            return [_shared(row) for row in rows]

    def shared_of(self, handles: Collection[str]) -> list[ShareRecord]:
        """List when lines of an entry or an intention went along, latest first, by its handle.

        A line is known by the handle of what it came from: `k7f3q.learned`, `intention.q4x7a`.
        """
        with self.store.read():
            rows = self.store.db.query(
                f"{_SHARED} WHERE EXISTS ("
                " SELECT 1 FROM json_each(selection) AS line, json_each(?) AS handle"
                " WHERE line.value = 'intention.' || handle.value"
                " OR substr(line.value, 1, length(handle.value) + 1) = handle.value || '.'"
                ") ORDER BY shared.id DESC",
                [json.dumps([*handles])],
            )
            return [_shared(row) for row in rows]

    def saved_choice(self, period: Period, level: str) -> SavedChoice | None:
        """Return what was chosen last for a level and days like these; None where nothing was.

        Days are alike that have one in common: six weeks until today are other ones tomorrow. The
        same days as these go first; only for them counts what went out when nobody chose.
        """
        with self.store.read():
            found = self.store.db.query(
                "SELECT * FROM shared WHERE level = ?"
                " AND json_extract(period, '$.from') <= ? AND json_extract(period, '$.until') >= ?"
                " AND (chosen OR json_extract(period, '$.name') = ?)"
                " ORDER BY json_extract(period, '$.name') = ? DESC, id DESC LIMIT 1",
                [
                    level,
                    period.last.isoformat(),
                    period.first.isoformat(),
                    *(period.name, period.name),
                ],
            )
            return next((_choice(row) for row in found), None)


def _choice(row: Row) -> SavedChoice:
    return SavedChoice(
        lines=frozenset(json.loads(row["selection"])),
        at=moment(row, "shared"),
        by_somebody=bool(row["chosen"]),
    )


def _shared(row: Row) -> ShareRecord:
    return ShareRecord(
        id=row["uid"],
        at=moment(row, "shared"),
        period=msgspec.json.decode(row["period"], type=Period),
        level=row["level"],
        format=row["format"],
        hash=row["hash"],
        recipient=row["recipient"],
        talk=row["talk"],
        name=row["name"],
        selection=tuple(json.loads(row["selection"])),
    )
