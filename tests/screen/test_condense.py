"""What would go of old entries, seen before it goes: the very words, and no others."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.journal.entry import Answer, Entry, Intention, State
from reflectie_cli.language import Code, speak
from reflectie_cli.loop.condense import story
from reflectie_cli.screen.condense import condensing_page
from reflectie_cli.screen.lines import WIDTH, plain_text
from reflectie_cli.screen.text import clean
from tests.screen.drawing import drawn

MOMENT = datetime(2025, 3, 4, 22, 10, tzinfo=UTC)


def answer(
    key: str, text: str | tuple[str, ...], kind: str = "text", roles: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> Answer:  # fmt: skip
    """Return an answer to a question that is called after its key."""
    return Answer(
        key=key, type=kind, roles=roles, question=f"{key.capitalize()}?", answer=text,
        options=options, answered=MOMENT,
    )  # fmt: skip


def entry(*answers: Answer, handle: str = "k7f3q", day: date = date(2025, 3, 4)) -> Entry:
    """Return an entry with an intention."""
    return Entry(
        id=handle, handle=handle, set="waarom", set_version=1, set_title="De waarom-vraag",
        language="nl", state=State.DONE, date=day, created=MOMENT, updated=MOMENT, answers=answers,
        intentions=(Intention(id="1", handle="m2xa9", text="Eerst vragen."),),
    )  # fmt: skip


FIRST = entry(
    answer("situatie", "Ik had haast.\nZij niet."),
    answer("hoe", ("seen", "asked"), "multi", options=("gezien", "gevraagd")),
    answer("geleerd", "Wachten helpt.", roles=("learn",)),
    answer("voornemen", "Eerst vragen.", "intention"),
)
SECOND = entry(
    answer("situatie", "[bold]Druk[/bold]"),
    answer("geleerd", "Stil zijn helpt.", roles=("learn",)),
    handle="m2xa9",
    day=date(2025, 12, 31),
)


def page(*entries: Entry, code: Code = "nl") -> str:
    """Return the page of what would go of some entries, as plain text."""
    going = {one.id: story(one) for one in entries}
    return plain_text(condensing_page(entries, going, speak(code)))


def test_what_would_go_is_shown_entry_by_entry() -> None:
    """Day, set and handle; then each question with its words, all of them."""
    assert page(FIRST, SECOND) == (
        "Dit zou voorgoed weggaan, met hoe het eerder was:\n"
        "\n"
        "dinsdag 4 maart 2025, De waarom-vraag  k7f3q\n"
        "  Situatie?\n"
        "    Ik had haast.\n"
        "    Zij niet.\n"
        "  Hoe?\n"
        "    gezien, gevraagd\n"
        "\n"
        "woensdag 31 december 2025, De waarom-vraag  m2xa9\n"
        "  Situatie?\n"
        "    [bold]Druk[/bold]\n"
    )


def test_what_would_go_is_said_in_english_as_well() -> None:
    """The words around it are English; what was asked and answered stays as it is."""
    assert page(SECOND, code="en") == (
        "This would be gone for good, earlier wordings included:\n"
        "\n"
        "Wednesday 31 December 2025, De waarom-vraag  m2xa9\n"
        "  Situatie?\n"
        "    [bold]Druk[/bold]\n"
    )


@pytest.mark.parametrize("stays", ["Wachten helpt.", "Eerst vragen.", "Geleerd?", "Voornemen?"])
def test_what_stays_is_not_in_it(stays: str) -> None:
    """Somebody who reads the page is not frightened for an insight or an intention."""
    assert stays not in page(FIRST)


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=200), code=st.sampled_from(["nl", "en"]))
def test_every_letter_that_would_go_is_shown(text: str, code: Code) -> None:
    """Nothing is shortened here, however long it is, and nothing of it works on a screen."""
    lines = condensing_page(
        [entry()], {"k7f3q": [answer("situatie", text)]}, speak(code)
    )  # fmt: skip
    _, _, about, question, *shown = drawn(lines, width=80)
    assert about.endswith("k7f3q")
    assert question == "  Situatie?"
    assert "".join("".join(shown).split()) == "".join(clean(text).split())
    assert all(clean(line) == line for line in shown)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_line_of_what_would_go_is_wider_than_76_columns(code: Code) -> None:
    """Handles end at the edge, and long words are wrapped."""
    long = entry(answer("situatie", f"{'woord ' * 80}{'x' * 200}"))
    lines = drawn(condensing_page([long], {"k7f3q": long.answers}, speak(code)), width=80)
    assert max(map(len, lines)) <= WIDTH
    assert len(lines[2]) == WIDTH
    assert lines[2].endswith("  k7f3q")
    assert len(lines) > 9
