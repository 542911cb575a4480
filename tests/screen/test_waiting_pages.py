from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reflectie_cli.journal.entry import Heading, IntentionRecord, Quote, State
from reflectie_cli.language import Language
from reflectie_cli.loop.thread import Thread
from reflectie_cli.screen.json_output import waiting_object
from reflectie_cli.screen.lines import WIDTH, plain_text
from reflectie_cli.screen.text import columns
from reflectie_cli.screen.waiting import Waiting, start_page, status_page

MOMENT = datetime(2026, 11, 19, 23, 10, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 21)


def heading(handle: str, state: State, set_title: str, day: date = date(2026, 11, 19)) -> Heading:
    """Return an entry that waits."""
    return Heading(
        id=handle, handle=handle, set="x", set_version=1, set_title=set_title, language="nl",
        state=state, date=day, created=MOMENT, updated=MOMENT,
    )  # fmt: skip


WAITING = Waiting(
    drafts=[heading("k7f3q", State.DRAFT, "Reflectiecirkel"), heading("abcde", State.DRAFT, "Waarom")],
    open=[heading("m2xa9", State.OPEN, "PDCA-cyclus", date(2025, 10, 10))],
    due=[
        IntentionRecord(id="1", handle="q4x7a", text="Eerst vragen, dan pas helpen.",
                 check=date(2026, 11, 20), entry="k7f3q", set_title="Reflectiecirkel", entry_id="2",
                 entry_state=State.DONE, key=None, set="reflectiecirkel", day=date(2026, 11, 6), private=False),
    ],
    leftovers=[Path("writing-x/reflectie.txt")],
)  # fmt: skip
NOTHING = Waiting([], [], [])


def test_status_names_everything_that_waits_and_how_to_go_on(dutch: Language) -> None:
    """Drafts, open entries, due intentions and words that were never kept."""
    assert plain_text(status_page(WAITING, dutch, today=TODAY)) == (
        "Half af: Reflectiecirkel, donderdag 19 november  reflectie hervat k7f3q\n"
        "Half af: Waarom, donderdag 19 november  reflectie hervat abcde\n"
        "Open: PDCA-cyclus, vrijdag 10 oktober 2025  reflectie hervat m2xa9\n"
        "\n"
        "Om op terug te kijken sinds vrijdag 20 november:  reflectie opvolgen q4x7a\n"
        "  Eerst vragen, dan pas helpen.\n"
        "\n"
        f"Woorden uit een editor die niet bewaard zijn: {Path('writing-x/reflectie.txt')}\n"
    )


def test_status_speaks_english(english: Language) -> None:
    """The commands that go on with something are English too."""
    assert plain_text(status_page(WAITING, english, today=TODAY)) == (
        "Draft: Reflectiecirkel, Thursday 19 November  reflectie resume k7f3q\n"
        "Draft: Waarom, Thursday 19 November  reflectie resume abcde\n"
        "Open: PDCA-cyclus, Friday 10 October 2025  reflectie resume m2xa9\n"
        "\n"
        "To look back on since Friday 20 November:  reflectie follow-up q4x7a\n"
        "  Eerst vragen, dan pas helpen.\n"
        "\n"
        f"Words from an editor that were not kept: {Path('writing-x/reflectie.txt')}\n"
    )


def test_status_where_nothing_waits_has_no_lines(dutch: Language) -> None:
    """No zeros and no counts: what does not wait is not there."""
    assert status_page(NOTHING, dutch, today=TODAY) == []


@pytest.mark.parametrize(
    ("waiting", "anything"),
    [
        (NOTHING, False),
        (WAITING, True),
        (Waiting(WAITING.drafts, [], []), True),
        (Waiting([], WAITING.open, []), True),
        (Waiting([], [], WAITING.due), True),
        (Waiting([], [], [], WAITING.leftovers), True),
    ],
    ids=["nothing", "all", "drafts", "open", "due", "words"],
)
def test_whether_anything_waits_counts_every_kind(waiting: Waiting, anything: bool) -> None:
    """A draft, an open entry, an intention or words of an editor: each of them waits."""
    assert waiting.anything is anything


def start(waiting: Waiting, language: Language, journal: str = "~/…/journal.db") -> str:
    """Return the start screen as plain text."""
    return plain_text(start_page(waiting, language, today=TODAY, journal=journal, suggested=None))


def test_the_start_screen_shows_what_was_left_open_and_one_suggestion(dutch: Language) -> None:
    """The day, one thing of each kind that waits, and one thing to do."""
    assert start(WAITING, dutch) == (
        "Zaterdag 21 november                                 dagboek: ~/…/journal.db\n"
        "\n"
        "Op 6 november wilde je: Eerst vragen, dan pas helpen.\n"
        "  Wat is ervan gekomen?  reflectie opvolgen\n"
        "\n"
        "Half af: Reflectiecirkel, donderdag 19 november  reflectie hervat\n"
        "Open: PDCA-cyclus, vrijdag 10 oktober 2025  reflectie hervat m2xa9\n"
        "Er wacht nog meer  reflectie stand\n"
        "Even stilstaan na je dienst, 3 minuten  reflectie nieuw na-de-dienst\n"
    )


def test_what_waits_longest_stands_with_what_it_was_for_and_what_the_client_showed(
    dutch: Language,
) -> None:
    """Each on one line of its own, cut at the edge, between the plan and the question."""
    about: dict[str, Any] = {"date": TODAY, "entry": "k7f3q", "set_title": "De waarom-vraag"}
    hangs_on = Thread(
        why=Quote(key="purpose", text="Als een volwassen\nmens de dag in gaan.", **about),
        said=Quote(key="x", text="Haar hand " * 20, who="client", basis="seen", **about),
    )
    page = start_page(WAITING, dutch, today=TODAY, journal="x", suggested=None, hangs_on=hangs_on)
    lines = plain_text(page).split("\n")
    at = lines.index("Op 6 november wilde je: Eerst vragen, dan pas helpen.")
    why, then, asks = lines[at + 1 : at + 4]
    assert why == "  Waarvoor: Als een volwassen mens de dag in gaan."
    assert then.startswith("  Toen, de cliënt (gezien of gehoord): Haar hand Haar hand")
    assert columns(then) <= WIDTH
    assert asks.startswith("  Wat is ervan gekomen?")


def test_the_start_screen_speaks_english(english: Language) -> None:
    """Nothing waiting leaves the day and one suggestion."""
    assert start(NOTHING, english) == (
        "Saturday 21 November                                 journal: ~/…/journal.db\n"
        "\n"
        "Pause after your shift, 3 minutes  reflectie new na-de-dienst\n"
    )


@pytest.mark.parametrize("journal", ["~/…/journal.db", "/日誌/…/日誌.db", "x"])
def test_the_first_line_of_the_start_screen_ends_at_the_edge(journal: str, dutch: Language) -> None:
    """Day on the left, journal at the right edge, however wide its letters are."""
    assert columns(start(NOTHING, dutch, journal).split("\n")[0]) == WIDTH


def test_a_long_title_does_not_push_the_command_away(dutch: Language) -> None:
    """The title of a long set is cut, so that the way on stays on its line."""
    long = Waiting(
        [heading("k7f3q", State.DRAFT, "Een bijzonder lange titel van een eigen set")], [], []
    )
    assert plain_text(status_page(long, dutch, today=TODAY)) == (
        "Half af: Een bijzonder lange tit…, donderdag 19 november  reflectie hervat k7f3q\n"
    )


def test_what_waits_for_programs_has_its_three_lists() -> None:
    """Drafts, open and due stand there, empty ones too."""
    given = msgspec.json.decode(waiting_object(WAITING))
    assert list(given) == ["schema", "drafts", "open", "due"]
    assert given["schema"] == "reflectie/1"
    assert [one["handle"] for one in given["drafts"]] == ["k7f3q", "abcde"]
    assert given["due"][0]["entry"] == "k7f3q"
    empty = msgspec.json.decode(waiting_object(NOTHING))
    assert empty == {"schema": "reflectie/1", "drafts": [], "open": [], "due": []}
