import re
from datetime import date
from textwrap import wrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.walk.sheet import Sheet

OPTIONS = {"yes": "ja", "partly": "voor een deel", "no": "nee"}
READER = AnswerReader(speak("nl"), today=date(2026, 11, 21), proposal=date(2026, 12, 5))
SHEET = Sheet(
    (
        Step("story", QuestionType.TEXT, "Wat maakte je mee?", help="Geen namen."),
        Step("side", QuestionType.PERSPECTIVE, "Hoe was het voor de ander?"),
        Step("known", QuestionType.MULTI, "Hoe weet je dat?", options=OPTIONS),
        Step("mark", QuestionType.SCALE, "Welk cijfer?"),
        Step("act", QuestionType.INTENTION, "Wat ga je doen?"),
        Step("tags", QuestionType.TAG, "Welke thema's?"),
    ),
    speak("nl"),
    "Schrijf onder elke vraag.",
)
STORY, SIDE, KNOWN = (f"── {n}/6 ── {SHEET.steps[n - 1].text}" for n in (1, 2, 3))


def read(
    text: str, replies: dict[str, Reply] | None = None, sheet: Sheet = SHEET
) -> dict[str, Reply]:
    """Read a sheet back; give the replies that are not empty."""
    found = sheet.read(text, READER, replies or {}, "f")
    assert list(found) == [step.key for step in sheet.steps]
    return {key: reply for key, reply in found.items() if not reply.empty}


def filled(**answers: str) -> str:
    """Return the sheet with answers written under their questions."""
    lines: list[str] = []
    waiting = ""
    for line in SHEET.text({}).split("\n"):
        for step in SHEET.steps:
            if line.startswith("── ") and line.endswith(step.text):
                waiting = answers.get(step.key, "")
        if waiting and not line:
            lines.append(waiting)
            waiting = ""
        lines.append(line)
    return "\n".join(lines)


def test_a_sheet_shows_every_question_with_its_help_and_options() -> None:
    """One text holds all questions, each with what helps to answer it."""
    assert SHEET.text({"story": Reply("Ik had haast."), "known": Reply(chosen=("yes", "no"))}) == (
        "Schrijf onder elke vraag.\n"
        "\n"
        "── 1/6 ── Wat maakte je mee?\n"
        "   Geen namen.\n"
        "Ik had haast.\n"
        "\n"
        "\n"
        "── 2/6 ── Hoe was het voor de ander?\n"
        "\n"
        "\n"
        "\n"
        "── 3/6 ── Hoe weet je dat?\n"
        "   1  ja\n"
        "   2  voor een deel\n"
        "   3  nee\n"
        "1 3\n"
        "\n"
        "\n"
        "── 4/6 ── Welk cijfer?\n"
        "\n"
        "\n"
        "\n"
        "── 5/6 ── Wat ga je doen?\n"
        "\n"
        "\n"
        "\n"
        "── 6/6 ── Welke thema's?\n"
        "\n"
        "\n"
    )


def test_what_is_written_under_a_question_is_its_answer() -> None:
    """Answers of every type are read from where they stand, as if they were typed."""
    text = filled(
        story="Ik had haast.\n\n  Zij niet.", side="Zij keek weg.", known="1 3", mark="7",
        act="Eerst vragen.", tags="rust, nacht",
    )  # fmt: skip
    assert read(text) == {
        "story": Reply("Ik had haast.\n\n  Zij niet."),
        "side": Reply("Zij keek weg."),
        "known": Reply(chosen=("yes", "no")),
        "mark": Reply("7"),
        "act": Reply("Eerst vragen.", check=date(2026, 12, 5)),
        "tags": Reply(chosen=("rust", "nacht")),
    }


def test_a_sheet_left_as_it_was_holds_nothing() -> None:
    """Whoever saves an untouched sheet has answered nothing."""
    assert read(SHEET.text({})) == {}


def test_what_belonged_to_an_answer_stays_when_its_words_change() -> None:
    """Whose side it was and when it comes back are not in the sheet, and stay."""
    before = {
        "side": Reply("Zij keek weg.", who="client", basis="seen"),
        "act": Reply("Vragen.", check=date(2027, 1, 2), line="care"),
    }
    text = SHEET.text(before).replace("Zij keek weg.", "Zij keek op.")
    assert read(text, before) == {**before, "side": replace(before["side"], text="Zij keek op.")}


def test_an_answer_taken_out_of_the_sheet_is_taken_away() -> None:
    """Emptying an answer in the editor empties it, with what belonged to it."""
    before = {"side": Reply("Zij keek weg.", who="client")}
    text = SHEET.text(before).replace("Zij keek weg.", "")
    assert SHEET.read(text, READER, before, "f")["side"] == Reply()


@pytest.mark.parametrize(
    "line",
    [
        "── 9/6 ── Wat maakte je mee?",
        "── 1/6 ── iets anders",
        "# een kop",
        "---",
        "   1  ja",
        "   een eigen inspringing",
        "Wat maakte je mee?",
        "<!-- niets -->",
    ],
)
def test_a_line_that_looks_like_a_mark_and_is_none_is_an_answer(line: str) -> None:
    """Only the lines the sheet put there go; all others are somebody's words."""
    assert read(filled(story=f"eerst\n{line}\ntoen")) == {"story": Reply(f"eerst\n{line}\ntoen")}


def test_a_question_taken_out_of_the_sheet_has_no_answer() -> None:
    """Whoever deletes a question with its answer has not answered it."""
    text = filled(story="Ik had haast.", side="Zij keek weg.")
    without = text.replace(SIDE, "").replace("Zij keek weg.", "")
    assert read(without) == {"story": Reply("Ik had haast.")}


def test_questions_may_stand_in_another_order() -> None:
    """Blocks that somebody moved are still read under their own question."""
    text = f"Schrijf onder elke vraag.\n\n{SIDE}\nweg\n\n{STORY}\nhaast\n"
    assert read(text) == {"story": Reply("haast"), "side": Reply("weg")}


@pytest.mark.parametrize("text", ["zomaar\n" + SHEET.text({}), "alles weg, dit blijft\n"])
def test_words_above_the_first_question_are_refused(text: str) -> None:
    """Words that belong to no question are told, not dropped."""
    with pytest.raises(FileProblems) as caught:
        read(text)
    assert caught.value.lines(speak("nl")) == [
        "f: er staan woorden boven de eerste vraag; zet ze onder een vraag"
    ]


def test_an_answer_that_cannot_be_read_has_its_line() -> None:
    """Every answer that does not fit is told at once, with the line of its question."""
    text = filled(mark="11", known="nooit")
    lines = text.split("\n")
    with pytest.raises(FileProblems) as caught:
        read(text)
    found = [int(match[1]) for line in caught.value.lines(speak("nl"))
             if (match := re.search(r"regel (\d+):", line))]  # fmt: skip
    assert [lines[number - 1] for number in found] == [KNOWN, "── 4/6 ── Welk cijfer?"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n",
        lambda text: "\n".join(line.rstrip() for line in text.split("\n")),
        lambda text: text.replace("mee?", "mee?  "),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\n".join(line.strip() for line in text.split("\n")),
        lambda text: "\n".join("\n".join(wrap(line, 20)) for line in text.split("\n")),
        lambda text: "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")),
        lambda text: text.replace("──", "--"),
        lambda text: text.replace("──", "??"),
    ],
    ids=[
        "windows",
        "no last line end",
        "more line ends",
        "trimmed",
        "spaces behind a mark",
        "old mac",
        "no space before",
        "wrapped",
        "joined",
        "other rules",
        "no letters for rules",
    ],
)
def test_what_editors_do_to_line_ends_changes_nothing(change: object) -> None:
    """Windows line ends, a missing last one, trimmed or added spaces: the answers are the same."""
    assert callable(change)
    before = filled(story="Ik had haast.\n\nZij niet.", mark="7")
    assert read(change(before)) == read(before)


def test_a_question_of_several_lines_can_be_answered() -> None:
    """A set of one's own may ask or help in several lines; the sheet still knows what is its own."""
    steps = (
        Step("a", QuestionType.TEXT, "Wat gebeurde er?\nEn toen?", help="Kort mag.\nLang ook."),
        Step("b", QuestionType.TEXT, "Wat nu?"),
    )
    sheet = Sheet(steps, speak("nl"), "Schrijf.")
    before = {"a": Reply("haast"), "b": Reply("wachten")}
    assert read(sheet.text({}), sheet=sheet) == {}
    assert read(sheet.text(before), before, sheet) == before


@pytest.mark.parametrize("width", [12, 30, 72])
def test_an_editor_that_wraps_writes_no_answer_and_no_intention(width: int) -> None:
    """Help lines, options and questions of any length are the sheet's own, however broken."""
    steps = (
        Step("act", QuestionType.INTENTION, "Wat ga je de volgende keer anders doen dan nu?",
             help="Begin met een werkwoord; een kleine stap is groot genoeg."),
        Step("known", QuestionType.MULTI, "Hoe weet je dat?", options=OPTIONS, help="Meer mag."),
    )  # fmt: skip
    sheet = Sheet(steps, speak("nl"), "Schrijf onder elke vraag. Laat weg wat je wilt.")
    wrapped = "\n".join("\n".join(wrap(line, width)) for line in sheet.text({}).split("\n"))
    assert read(wrapped, sheet=sheet) == {}


def test_an_option_written_once_more_is_not_taken_for_the_sheets_own() -> None:
    """What somebody writes below the options is read as an answer, or refused; never dropped."""
    with pytest.raises(FileProblems):
        read(filled(known="1  ja"))


PRINTED = {line for step in SHEET.steps for line in SHEET._printed(step)}
LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=20), max_size=5
).map("\n".join)
STORIES = st.one_of(LINES, st.sampled_from(["── 1/6 ──", "a\n\n\nb", "   x", "\tx", "# x"])).filter(
    lambda text: not PRINTED & {line.rstrip() for line in text.split("\n")}
)
REPLIES = st.fixed_dictionaries(
    {
        "story": STORIES.map(Reply),
        "side": st.builds(Reply, STORIES, who=st.sampled_from([None, "client"])),
        "known": st.sets(st.sampled_from(list(OPTIONS))).map(
            lambda keys: Reply(chosen=tuple(key for key in OPTIONS if key in keys))
        ),
        "mark": st.sampled_from(["", "1", "10"]).map(Reply),
        "tags": st.lists(st.sampled_from(["rust", "zelf bepalen", "é"]), unique=True).map(
            lambda words: Reply(chosen=tuple(words))
        ),
    }
)


@settings(max_examples=200, deadline=None)
@given(replies=REPLIES)
@example(replies={"story": Reply("een \n")})
@example(replies={"story": Reply("\n  een")})
@example(replies={"story": Reply("een\r\ntwee\r")})
def test_a_sheet_that_nobody_changes_changes_nothing(replies: dict[str, Reply]) -> None:
    """Whatever was answered, opening the editor and closing it leaves it letter for letter."""
    kept = {key: reply for key, reply in replies.items() if not reply.empty}
    assert read(SHEET.text(kept), kept) == kept
