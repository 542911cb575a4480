"""Reviews of invented work, to look at."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from reflectie_cli.documents.review import review_page
from reflectie_cli.journal.entry import (
    FollowUp,
    Heading,
    IntentionFollowUp,
    IntentionOfEntry,
    Period,
    Quote,
    State,
)
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import read_period
from reflectie_cli.loop.review import Review
from tests.screen.drawing import drawn

MOMENT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
TODAY = date(2026, 11, 21)
CODES: tuple[Code, ...] = ("nl", "en")
PERIODS = ("2026-W47", "2026-11", "2026-Q4", "2026", "2026-11-02..2026-11-20")
ASKED, SEEN, ASSUMED = ("asked_client",), ("seen",), ("assumed",)


def said(
    text: str, day: date = TODAY, who: str | None = None, basis: str | None = None, key: str = "k"
) -> Quote:
    """Return something somebody wrote."""
    return Quote(
        date=day, entry="k7f3q", set_title="Waarom", key=key, text=text, who=who, basis=basis
    )


def wanted(text: str, line: str | None = None, check: date | None = None) -> IntentionOfEntry:
    """Return an intention."""
    return IntentionOfEntry(
        id="1", handle="m2xa9", text=text, line=line, check=check, entry="k7f3q",
        set_title="Waarom",
    )  # fmt: skip


def came(
    text: str, known: tuple[str, ...] = (), day: date = TODAY, done: str = "yes",
    meant: str = "Eerst vragen.",
) -> IntentionFollowUp:  # fmt: skip
    """Return what a client noticed of an intention, and how that is known."""
    looked = FollowUp(at=MOMENT, done=done, effect_client=text, known_how=known)
    return IntentionFollowUp(date=day, entry="k7f3q", intention=wanted(meant), follow_up=looked)


def period(name: str) -> Period:
    """Return a period by its name."""
    return read_period(name, today=TODAY)


def written(day: date = TODAY) -> Heading:
    """Return an entry without its words."""
    return Heading(
        id="0", handle="k7f3q", set="waarom", set_version=1, set_title="Waarom", language="nl",
        state=State.DONE, date=day, created=MOMENT, updated=MOMENT,
    )  # fmt: skip


def review(name: str = "2026-11", **parts: Any) -> Review:
    """Return a review of a period in which one entry was written."""
    return Review(period=period(name), **{"entries": (written(),), **parts})


def shown(found: Review, code: Code = "nl") -> list[str]:
    """Return the lines of a letter as they stand on a screen."""
    return drawn(review_page(found, speak(code)), width=80)


def part(page: Sequence[str], title: str) -> list[str]:
    """Return the lines below a title, up to the next empty line."""
    after = list(page[page.index(title) + 1 :])
    return after[: after.index("")] if "" in after else after
