from datetime import date, datetime, timedelta, timezone

import pytest

from reflectie_cli.documents.entry import entry_document
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    Found,
    Heading,
    Intention,
    IntentionState,
    ListedEntry,
    Match,
    State,
    Wording,
)
from reflectie_cli.language import Language, speak
from reflectie_cli.screen.entries import found_page, list_page
from reflectie_cli.screen.lines import plain_text

MOMENT = datetime(2026, 11, 21, 23, 10, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 21)


def answer(
    key: str, kind: str, question: str, said: str | tuple[str, ...], options: tuple[str, ...] = (),
    who: str | None = None, basis: str | None = None,
) -> Answer:  # fmt: skip
    """Return an answer."""
    return Answer(
        key=key, type=kind, question=question, answer=said, options=options, who=who, basis=basis,
        answered=MOMENT,
    )  # fmt: skip


def wording(
    key: str, question: str, said: str | tuple[str, ...], options: tuple[str, ...] = ()
) -> Wording:
    """Return an earlier wording."""
    return Wording(
        key=key, type="text", question=question, answer=said, options=options, answered=MOMENT,
        replaced=MOMENT,
    )  # fmt: skip


def heading(
    handle: str = "k7f3q", state: State = State.DONE, title: str | None = None,
    set_title: str = "Reflectiecirkel", day: date = date(2026, 11, 20),
) -> Heading:  # fmt: skip
    """Return an entry without its words."""
    return Heading(
        id="0", handle=handle, set="reflectiecirkel", set_version=1, set_title=set_title,
        language="nl", title=title, state=state, date=day, created=MOMENT, updated=MOMENT,
    )  # fmt: skip


def found(*matches: Match, handle: str = "k7f3q") -> Found:
    """Return an entry that a search found."""
    return Found(
        id="0", handle=handle, set="reflectiecirkel", set_version=1, set_title="Reflectiecirkel",
        language="nl", state=State.DONE, date=date(2026, 11, 20), created=MOMENT, updated=MOMENT,
        matches=matches,
    )  # fmt: skip


def entry(
    *answers: Answer, intentions: tuple[Intention, ...] = (), title: str | None = None,
    state: State = State.DONE, tags: tuple[str, ...] = (),
) -> Entry:  # fmt: skip
    """Return a whole entry."""
    return Entry(
        id="0", handle="k7f3q", set="reflectiecirkel", set_version=1, set_title="Reflectiecirkel",
        language="nl", title=title, state=state, date=date(2026, 11, 20), created=MOMENT,
        updated=MOMENT, tags=tags, answers=answers, intentions=intentions,
    )  # fmt: skip


WHOLE = entry(
    answer("situation", "text", "Wat maakte je mee?", "Ik had haast.\nZij niet."),
    answer("other_side", "perspective", "Hoe was het?", "Ze keek weg.", (), "client", "assumed"),
    answer("known_how", "multi", "Hoe weet je dat?", ("seen", "figures"), ("gezien", "cijfers")),
    answer("check_date", "date", "Wanneer?", "2026-12-05"),
    answer("intention", "intention", "Wat probeer je?", "Eerst vragen."),
    intentions=(
        Intention(
            id="1", handle="abcde", text="Eerst vragen.", line="care",
            due=date(2026, 12, 1), check=date(2026, 12, 5),
        ),
    ),
    tags=("rust", "nacht"),
)  # fmt: skip


def page(whole: Entry, language: Language, *wordings: Wording, earlier: str = "") -> str:
    """Return the page of an entry as plain text."""
    lines = as_lines(
        entry_document(whole, language, today=TODAY, wordings=wordings, earlier_handle=earlier)
    )
    return plain_text(lines)


def test_an_entry_reads_question_by_question_with_intentions_last(dutch: Language) -> None:
    """Title, day and themes; each question with its answer; what was intended, and when it returns."""
    assert page(WHOLE, dutch) == (
        "Reflectiecirkel  k7f3q\n"
        "vrijdag 20 november 2026 · rust, nacht\n"
        "\n"
        "Wat maakte je mee?\n"
        "  Ik had haast.\n"
        "  Zij niet.\n"
        "\n"
        "Hoe was het?\n"
        "  Ze keek weg.\n"
        "  (de cliënt · ik vermoed het)\n"
        "\n"
        "Hoe weet je dat?\n"
        "  gezien, cijfers\n"
        "\n"
        "Wanneer?\n"
        "  zaterdag 5 december 2026\n"
        "\n"
        "Wat probeer je?\n"
        "  Eerst vragen.\n"
        "  (de zorg of begeleiding · uiterlijk dinsdag 1 december"
        " · komt terug op zaterdag 5 december)\n"
    )


def test_an_entry_speaks_english_around_what_was_written(english: Language) -> None:
    """The program's words are English; the person's, and the questions as asked, stay as they are."""
    assert page(WHOLE, english) == (
        "Reflectiecirkel  k7f3q\n"
        "Friday 20 November 2026 · rust, nacht\n"
        "\n"
        "Wat maakte je mee?\n"
        "  Ik had haast.\n"
        "  Zij niet.\n"
        "\n"
        "Hoe was het?\n"
        "  Ze keek weg.\n"
        "  (the client · I assume it)\n"
        "\n"
        "Hoe weet je dat?\n"
        "  gezien, cijfers\n"
        "\n"
        "Wanneer?\n"
        "  Saturday 5 December 2026\n"
        "\n"
        "Wat probeer je?\n"
        "  Eerst vragen.\n"
        "  (care or support · by Tuesday 1 December · comes back on Saturday 5 December)\n"
    )


@pytest.mark.parametrize(
    ("state", "code", "shown"),
    [
        ("draft", "nl", " · concept"), ("draft", "en", " · draft"),
        ("open", "nl", " · open"), ("open", "en", " · open"),
        ("deleted", "nl", " · prullenbak"), ("deleted", "en", " · in the bin"),
        ("done", "nl", ""), ("done", "en", ""),
    ],
)  # fmt: skip
def test_an_entry_says_what_it_still_waits_for(state: State, code: str, shown: str) -> None:
    """A draft, an open entry and one in the bin say so; a complete one says nothing."""
    language = speak("nl" if code == "nl" else "en")
    day = {"nl": "vrijdag 20 november 2026", "en": "Friday 20 November 2026"}[code]
    assert page(entry(state=state), language) == f"Reflectiecirkel  k7f3q\n{day}{shown}\n"


def test_a_title_of_ones_own_stands_above_and_the_set_below(dutch: Language) -> None:
    """An entry with a title is called by it, and still says which set it is of."""
    assert page(entry(title="Aan tafel"), dutch) == (
        "Aan tafel  k7f3q\nvrijdag 20 november 2026 · Reflectiecirkel\n"
    )


def test_an_entry_says_what_it_builds_on(dutch: Language, english: Language) -> None:
    """The entry it goes on from is named by its handle."""
    assert page(entry(), dutch, earlier="m2xa9").endswith("\nBouwt voort op m2xa9\n")
    assert page(entry(), english, earlier="m2xa9").endswith("\nBuilds on m2xa9\n")


@pytest.mark.parametrize(
    ("intention", "shown"),
    [
        (Intention(id="1", handle="a", text="Iets"), ""),
        (Intention(id="1", handle="a", text="Iets", state=IntentionState.DONE, check=date(2026, 12, 5)),
         "  (afgerond)\n"),
        (Intention(id="1", handle="a", text="Iets", state=IntentionState.LET_GO, line="self"),
         "  (mijzelf als vakmens · losgelaten)\n"),
        (Intention(id="1", handle="a", text="Iets", check=date(2027, 1, 2)),
         "  (komt terug op zaterdag 2 januari 2027)\n"),
    ],
    ids=["bare", "done", "let go", "next year"],
)  # fmt: skip
def test_an_intention_says_what_came_of_it(
    intention: Intention, shown: str, dutch: Language
) -> None:
    """One that is done or let go does not come back any more; a year is named when it is another."""
    assert page(entry(intentions=(intention,)), dutch).endswith(f"\nVoornemen\n  Iets\n{shown}")


def test_earlier_wordings_stand_below_what_replaced_them(dutch: Language) -> None:
    """History shows until when each wording stood, also of an answer that was taken away."""
    whole = entry(answer("situation", "text", "Wat maakte je mee?", "Ik had haast."))
    shown = page(
        whole,
        dutch,
        wording("situation", "Wat maakte je mee?", "Haast."),
        wording("gone", "Wat nog?", "Twee\nregels."),
    )
    assert shown == (
        "Reflectiecirkel  k7f3q\n"
        "vrijdag 20 november 2026\n"
        "\n"
        "Wat maakte je mee?\n"
        "  Ik had haast.\n"
        "    tot zaterdag 21 november 2026, 23:10:\n"
        "      Haast.\n"
        "\n"
        "Wat nog?\n"
        "    tot zaterdag 21 november 2026, 23:10:\n"
        "      Twee\n"
        "      regels.\n"
    )


def test_earlier_wordings_of_an_intention_are_shown_as_well(dutch: Language) -> None:
    """What somebody meant to do before stands in the history under its question."""
    shown = page(WHOLE, dutch, wording("intention", "Wat probeer je?", "Alles anders."))
    assert "      Alles anders.\n" in shown


def test_a_date_that_is_no_date_is_shown_as_it_was_written(dutch: Language) -> None:
    """An import may bring words where a day belongs; they are shown, never refused."""
    strange = entry(answer("check_date", "date", "Wanneer?", "ooit"))
    assert page(strange, dutch).endswith("\nWanneer?\n  ooit\n")


@pytest.mark.parametrize("key", ["who", "basis"])
def test_a_side_that_is_not_known_here_is_left_out(key: str, dutch: Language) -> None:
    """A later version may know more sides; an older one passes over what it does not know."""
    strange = entry(answer("a", "perspective", "Hoe?", "Zo.", (), **{key: "martian"}))
    assert page(strange, dutch).endswith("\nHoe?\n  Zo.\n")


def test_an_earlier_choice_is_shown_by_the_labels_it_had(dutch: Language) -> None:
    """History reads like the entry: labels, not keys."""
    shown = page(entry(), dutch, wording("m", "Hoe?", ("seen", "asked"), ("gezien", "gevraagd")))
    assert shown.endswith("      gezien, gevraagd\n")


# The list


def test_a_list_has_one_line_an_entry(dutch: Language) -> None:
    """Handle, day, set, state and how it begins stand in columns, cut at 76."""
    listed = [
        ListedEntry(heading(), "Ik had haast.\nZij niet, " + "en verder " * 9),
        ListedEntry(
            heading("abcde", State.DRAFT, set_title="Een heel lange titel van een set"), "Begin"
        ),
        ListedEntry(heading("abcdf", State.DELETED, title="Aan tafel"), "Begin"),
        ListedEntry(heading("abcdg", day=date(2026, 3, 3)), ""),
    ]
    assert plain_text(list_page(listed, dutch)) == (
        "k7f3q  vr 20 nov 2026  Reflectiecirkel         Ik had haast. Zij niet, en v…\n"
        "abcde  vr 20 nov 2026  Een heel lange titel…   [concept] Begin\n"
        "abcdf  vr 20 nov 2026  Reflectiecirkel         [prullenbak] Aan tafel\n"
        "abcdg  di  3 mrt 2026  Reflectiecirkel\n"
    )


def test_a_list_speaks_english(english: Language) -> None:
    """Days and states are English where the person is."""
    listed = [
        ListedEntry(heading(state=State.OPEN), "Begin"),
        ListedEntry(heading(state=State.DELETED), "Begin"),
    ]
    assert plain_text(list_page(listed, english)) == (
        "k7f3q  Fri 20 Nov 2026  Reflectiecirkel         [open] Begin\n"
        "k7f3q  Fri 20 Nov 2026  Reflectiecirkel         [in the bin] Begin\n"
    )


def test_an_empty_list_has_no_lines(dutch: Language) -> None:
    """What is not there takes no room among the data."""
    assert list_page([], dutch) == []
    assert found_page([], dutch) == []


# What a search found


def test_what_was_found_stands_below_its_entry_with_its_question(dutch: Language) -> None:
    """Each entry, then each place where the words stand; a title has no question."""
    shown = plain_text(
        found_page(
            [
                found(Match(key="a", question="Wat?", snippet="…had haast\n en meer"),
                      Match(key=None, question=None, snippet="Haast aan tafel")),
                found(Match(key="b", question="En toen?", snippet="haast"), handle="abcde"),
            ],
            dutch,
        )
    )  # fmt: skip
    assert shown == (
        "k7f3q  vr 20 nov 2026  Reflectiecirkel\n"
        "  Wat?\n"
        "    …had haast en meer\n"
        "    Haast aan tafel\n"
        "\n"
        "abcde  vr 20 nov 2026  Reflectiecirkel\n"
        "  En toen?\n"
        "    haast\n"
    )


def test_what_was_found_speaks_english(english: Language) -> None:
    """The day is English where the person is."""
    match = Match(key="a", question="Wat?", snippet="haast")
    assert plain_text(found_page([found(match)], english)) == (
        "k7f3q  Fri 20 Nov 2026  Reflectiecirkel\n  Wat?\n    haast\n"
    )
