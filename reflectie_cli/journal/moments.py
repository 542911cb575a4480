"""Moments in the journal: UTC as sortable text, beside the offset of that moment in minutes."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any


def columns(name: str, moment: datetime | None) -> dict[str, Any]:
    """Split an aware moment into the columns `NAME_utc` and `NAME_offset`."""
    if moment is None:
        return {f"{name}_utc": None, f"{name}_offset": None}
    offset = moment.utcoffset() or timedelta()
    return {
        f"{name}_utc": stamp(moment),
        f"{name}_offset": int(offset.total_seconds()) // 60,
    }


def stamp(moment: datetime) -> str:
    """Return a moment as UTC in text that sorts: microseconds, always of one width."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def moment(row: Mapping[str, Any], name: str) -> datetime:
    """Return the moment in the two columns."""
    return datetime.fromisoformat(row[f"{name}_utc"]).astimezone(_zone(row[f"{name}_offset"]))


def moment_or_none(row: Mapping[str, Any], name: str) -> datetime | None:
    """Return the moment in the two columns; None where there is none."""
    return None if row[f"{name}_utc"] is None else moment(row, name)
