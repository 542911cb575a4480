"""Reviews of invented work, to look at."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec import structs

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
from reflectie_cli.loop.review import NotAsked, Review
from reflectie_cli.loop.what_for import Purpose
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
    """Return a review of a period in which one entry was written; voices stand where they belong."""
    voices: tuple[Quote, ...] = parts.get("voices", ())
    heard = tuple(one for one in voices if one.basis in ("asked", "seen"))
    sides = {
        "said": tuple(one for one in heard if one.who == "client"),
        "others": tuple(one for one in heard if one.who != "client"),
        "supposed": tuple(one for one in voices if one.basis == "assumed"),
        "asked": tuple(
            dict.fromkeys(one.who for one in voices if one.basis == "asked" and one.who)
        ),
    }
    return Review(period=period(name), **{"entries": (written(),), **sides, **parts})


def not_asked(
    text: str = "", known: tuple[str, ...] = (), meant: str = "Eerst zitten.", done: str = "yes"
) -> NotAsked:
    """Return something that was done of which no client said anything; a guess has a `text`."""
    looked = came(text, known, done=done, meant=meant)
    return NotAsked(date=TODAY, intention=looked.intention, came=looked)


def purpose(
    text: str,
    *noticed: str,
    day: date = TODAY,
    meant: str = "Eerst vragen.",
    known: tuple[str, ...] = ASKED,
    done: str = "yes",
) -> Purpose:
    """Return what something was done for, and what clients noticed of it."""
    looked = tuple(
        FollowUp(at=MOMENT, done=done, effect_client=effect, known_how=known) for effect in noticed
    )
    intention = structs.replace(wanted(meant), follow_ups=looked)
    return Purpose(why=said(text, day), intentions=(intention,))


def shown(found: Review, code: Code = "nl") -> list[str]:
    """Return the lines of a letter as they stand on a screen."""
    return drawn(review_page(found, speak(code)), width=80)


def part(page: Sequence[str], title: str) -> list[str]:
    """Return the lines below a title, up to the next empty line."""
    after = list(page[page.index(title) + 1 :])
    return after[: after.index("")] if "" in after else after
