from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.page import Back, Edit, Help, Page, Said, Stopped
from reflectie_cli.walk.prompter import Prompter
from reflectie_cli.walk.walk import Move, Prompt, Stop, ask_all, begin

TODAY, IN_TWO_WEEKS = date(2026, 11, 21), date(2026, 12, 5)
OPTIONS = {"yes": "ja", "partly": "voor een deel", "no": "nee"}


@dataclass
class FakeKeyboard:
    """Types from a script, and remembers the pages it was shown."""

    script: Sequence[Said]
    pages: list[Page] = field(default_factory=list)
    is_ahead: bool = False

    def read(self, page: Page, typing: Callable[[str], None]) -> Said:
        """Return what the script says, and stop after it."""
        self.pages.append(page)
        number = len(self.pages) - 1
        return self.script[number] if number < len(self.script) else Stopped("")


@dataclass
class Desk:
    """Somebody at a keyboard: what is typed, what is shown, what is kept half-way."""

    keyboard: FakeKeyboard
    prompter: Prompter
    unfinished: list[tuple[str, str]]
    edited: list[str]

    def ask(self, prompt: Prompt, before: Reply | None = None, *, again: bool = False) -> object:
        """Ask one prompt."""
        return self.prompter(prompt, before or Reply(), again)

    @property
    def pages(self) -> list[Page]:
        """What was shown."""
        return self.keyboard.pages


def desk(
    *script: Said,
    language: str = "en",
    half_typed: dict[str, str] | None = None,
    tags: Sequence[str] = (),
    days: date = IN_TWO_WEEKS,
    edit: Callable[[str], str] = str.upper,
) -> Desk:
    """Set a desk with a script of what will be typed."""
    spoken = speak("nl" if language == "nl" else "en")
    keyboard = FakeKeyboard(script)
    unfinished: list[tuple[str, str]] = []
    edited: list[str] = []

    def editing(text: str) -> str:
        edited.append(text)
        return edit(text)

    prompter = Prompter(
        title="Titel",
        language=spoken,
        reader=AnswerReader(spoken, TODAY, days),
        keyboard=keyboard,
        edit=editing,
        unfinished=lambda key, text: unfinished.append((key, text)),
        known_tags=tags,
        half_typed=half_typed or {},
    )
    return Desk(keyboard, prompter, unfinished, edited)


def prompt(
    kind: QuestionType = QuestionType.TEXT, part: PromptPart = PromptPart.ANSWER, **other: Any
) -> Prompt:
    """Return the prompt of a question, the second of five."""
    options = OPTIONS if kind in (QuestionType.CHOICE, QuestionType.MULTI) else {}
    step = Step("key", kind, "What?", help="Think of it.", options=options)
    return Prompt(replace(step, **other), part, 2, 5)


def test_a_page_shows_where_one_is_and_what_is_asked() -> None:
    """Title, question 2 of 5, the stage and the question stand on the page."""
    at = desk("x")
    at.ask(prompt(stage="Looking back", optional=True))
    (page,) = at.pages
    assert (page.title, page.place, page.stage) == ("Titel", "question 2 of 5", "Looking back")
    assert (page.question, page.optional, page.note) == ("What?", True, "")


def test_a_page_speaks_dutch() -> None:
    """In Dutch it is vraag 2 van 5."""
    at = desk("x", language="nl")
    at.ask(prompt())
    assert at.pages[0].place == "vraag 2 van 5"


@pytest.mark.parametrize("kind", QuestionType)
def test_only_a_story_gets_several_lines(kind: QuestionType) -> None:
    """Text and perspective take several lines; everything else takes one."""
    at = desk("1")
    at.ask(prompt(kind))
    assert at.pages[0].long is (kind in (QuestionType.TEXT, QuestionType.PERSPECTIVE))


def test_help_shows_its_line_and_asks_again() -> None:
    """`?` shows the help line and leaves what stands there."""
    at = desk(Help("halver"), "x")
    assert at.ask(prompt(), Reply("eerder")) == Reply("x")
    assert [page.note for page in at.pages] == ["", "Think of it."]
    assert [page.initial for page in at.pages] == ["eerder", "halver"]


def test_help_where_there_is_none_says_so() -> None:
    """A question without a help line says that, instead of showing nothing."""
    at = desk(Help(""), "x")
    at.ask(prompt(help=""))
    assert at.pages[1].note == "No nudge for this one."


def test_the_second_asking_shows_the_help_line() -> None:
    """A required question left empty comes back with its help."""
    at = desk("")
    assert at.ask(prompt(), again=True) is Move.EMPTY
    assert at.pages[0].note == "Think of it."


def test_back_and_stop_are_handed_on() -> None:
    """`<` goes back; Ctrl-C stops with the words that stood there."""
    assert desk(Back("")).ask(prompt()) is Move.BACK
    assert desk(Stopped("halver")).ask(prompt()) == Stop("halver")


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_an_empty_line_is_no_answer(typed: str) -> None:
    """Enter alone, or spaces alone, skips."""
    assert desk(typed).ask(prompt()) is Move.EMPTY


def test_what_cannot_be_read_stays_on_the_line_with_what_is_wrong() -> None:
    """A typing slip is explained and not thrown away."""
    at = desk("11", "7")
    assert at.ask(prompt(QuestionType.SCALE)) == Reply("7")
    assert at.pages[1].initial == "11"
    assert at.pages[1].note == "“11” is not one of these: 1–10."


def test_what_is_wrong_is_said_in_the_language_of_the_entry() -> None:
    """In a Dutch entry a slip is explained in Dutch."""
    at = desk("misschien", "ja", language="nl")
    at.ask(prompt(QuestionType.CHOICE))
    assert at.pages[1].note == "“misschien” hoort niet bij: ja, voor een deel, nee."


def test_help_after_a_slip_replaces_what_was_wrong() -> None:
    """One note at a time stands on the page, the last that was asked for."""
    at = desk("11", Help("1"), "7")
    at.ask(prompt(QuestionType.SCALE))
    assert (at.pages[2].note, at.pages[2].initial) == ("Think of it.", "1")


def test_options_stand_below_with_their_numbers() -> None:
    """What can be chosen stands below the question, and how to choose several."""
    at = desk("1")
    at.ask(prompt(QuestionType.CHOICE))
    assert at.pages[0].below == ("1  ja", "2  voor een deel", "3  nee")
    at = desk("1")
    at.ask(prompt(QuestionType.MULTI))
    assert at.pages[0].below[-1] == "One or more numbers, such as 1 3."


def test_the_numbers_of_ten_options_stand_in_line() -> None:
    """With ten options the numbers keep their column."""
    at = desk("10")
    options = {f"k{n}": f"l{n}" for n in range(1, 11)}
    assert at.ask(prompt(QuestionType.CHOICE, options=options)) == Reply(chosen=("k10",))
    assert (at.pages[0].below[0], at.pages[0].below[-1]) == (" 1  l1", "10  l10")


def test_a_date_says_what_enter_means_and_enter_means_it() -> None:
    """The day that Enter takes is written out, and taken."""
    at = desk("")
    assert at.ask(prompt(QuestionType.DATE)) == Reply("2026-11-21")
    assert at.pages[0].below == ("Enter = Saturday 21 November 2026, or type a day, or -",)
    at = desk("")
    assert at.ask(prompt(QuestionType.DATE, roles=("check",))) == Reply("2026-12-05")


def test_a_date_that_was_given_is_what_enter_means() -> None:
    """Going back to a date, Enter keeps the day that was given, and the page says that day."""
    at = desk("2026-11-18")
    assert at.ask(prompt(QuestionType.DATE), Reply("2026-11-18")) == Reply("2026-11-18")
    assert at.pages[0].initial == "2026-11-18"
    assert "18 November" in at.pages[0].below[0]


def test_themes_in_use_are_offered() -> None:
    """Themes somebody used before stand below the question for themes."""
    at = desk("rust")
    at.ask(prompt(QuestionType.TAG))
    assert at.pages[0].below == ("Your own words, with commas between them.",)
    at = desk("rust", tags=["nacht", "rust"])
    at.ask(prompt(QuestionType.TAG))
    assert at.pages[0].below[1] == "nacht, rust"


@pytest.mark.parametrize(
    ("part", "question", "first"),
    [
        (PromptPart.WHO, "Van wie is deze kant?", "1  de cliënt"),
        (PromptPart.BASIS, "Hoe weet je dat?", "1  ik heb het gevraagd"),
        (PromptPart.DUE, "Uiterlijk wanneer?", "Een dag, of Enter voor geen."),
        (PromptPart.LINE, "Waar is het voor?", "1  de zorg of begeleiding"),
        (PromptPart.CHECK, "Wanneer zal ik vragen wat ervan kwam?",
         "Enter = over twee weken, zaterdag 5 december 2026; of een dag, kort, lang, of -"),
    ],
)  # fmt: skip
def test_a_part_asks_in_its_own_words(part: PromptPart, question: str, first: str) -> None:
    """Whose side, how known, by when: each is one line with what can be typed."""
    at = desk("", language="nl")
    at.ask(prompt(QuestionType.INTENTION, part), Reply("x"))
    (page,) = at.pages
    assert (page.question, page.below[0]) == (question, first)
    assert page.optional is (part is not PromptPart.CHECK)
    assert not page.long


@pytest.mark.parametrize(
    ("days", "away"),
    [(7, "in one week"), (14, "in two weeks"), (42, "in six weeks"), (30, "in 30 days")],
)
def test_a_check_day_is_offered_by_how_far_away_it_is(days: int, away: str) -> None:
    """The proposal says how far away it is and which day that is."""
    day = date.fromordinal(TODAY.toordinal() + days)
    at = desk("", days=day)
    assert at.ask(prompt(QuestionType.INTENTION, PromptPart.CHECK), Reply("x")) == Reply(
        "x", check=day
    )
    assert at.pages[0].below[0].startswith(f"Enter = {away}, ")


@pytest.mark.parametrize(
    ("typed", "check"),
    [("", IN_TWO_WEEKS), ("-", None), ("over een week", date(2026, 11, 28)), (" ", IN_TWO_WEEKS)],
)
def test_enter_takes_the_check_day_and_a_dash_refuses_it(typed: str, check: date | None) -> None:
    """A check day is one keystroke, and may always be refused."""
    at = desk(typed)
    said = at.ask(prompt(QuestionType.INTENTION, PromptPart.CHECK), Reply("x", line="care"))
    assert said == Reply("x", check=check, line="care")


def test_a_check_day_that_was_given_stays_on_enter() -> None:
    """Going through an intention again does not move its check day."""
    before = Reply("x", check=date(2027, 1, 2))
    at = desk("")
    assert at.ask(prompt(QuestionType.INTENTION, PromptPart.CHECK), before) == before
    assert "2 January 2027" in at.pages[0].below[0]


@pytest.mark.parametrize(
    "part", [PromptPart.WHO, PromptPart.BASIS, PromptPart.DUE, PromptPart.LINE]
)
def test_enter_leaves_a_part_as_it_was(part: PromptPart) -> None:
    """Nothing that was said about an answer goes by an Enter."""
    before = Reply("x", who="client", basis="seen", due=date(2026, 12, 1), line="self")
    assert desk("").ask(prompt(QuestionType.PERSPECTIVE, part), before) == before


def test_a_part_that_was_given_is_seen_where_it_can_be_changed() -> None:
    """Going through an answer again shows whose side it was said to be."""
    at = desk("")
    at.ask(prompt(QuestionType.PERSPECTIVE, PromptPart.WHO), Reply("x", who="colleague"))
    (page,) = at.pages
    shown = [page.initial, page.note, *(line for line in page.below if "Enter" in line)]
    assert any("a colleague" in text for text in shown)


def test_changing_an_answer_keeps_what_belongs_to_it() -> None:
    """New words for a perspective leave whose side it is."""
    before = Reply("x", who="client", basis="seen")
    said = desk("y").ask(prompt(QuestionType.PERSPECTIVE), before)
    assert said == Reply("y", who="client", basis="seen")


def test_the_editor_gives_text_back_to_go_on_with() -> None:
    """What comes from the editor stands on the page, half-way kept, and can still be changed."""
    at = desk(Edit("begin"), "BEGIN en meer")
    assert at.ask(prompt()) == Reply("BEGIN en meer")
    assert at.edited == ["begin"]
    assert at.pages[1].initial == "BEGIN"
    assert at.unfinished == [("key", "BEGIN")]


def test_words_left_off_come_back_once() -> None:
    """Half-typed words of an earlier time are offered at their question, and only then."""
    at = desk("x", "y", half_typed={"key": "halver"})
    at.ask(prompt(key="other"))
    at.ask(prompt())
    assert [page.initial for page in at.pages] == ["", "halver"]
    at.keyboard.script = ["x", "y", "z"]
    at.ask(prompt(), Reply("y"))
    assert at.pages[2].initial == "y"


def test_words_that_were_half_typed_survive_going_back() -> None:
    """Whoever goes back in the middle of a sentence finds it again at its question."""
    at = desk(Back("halve zin"), "a", "halve zin af", "b")
    assert at.ask(prompt()) is Move.BACK
    at.ask(prompt(key="other"))
    assert at.ask(prompt()) == Reply("halve zin af")
    assert [page.initial for page in at.pages] == ["", "", "halve zin"]
    at.ask(prompt(), Reply("halve zin af"))
    assert at.pages[3].initial == "halve zin af"


def test_going_back_without_typing_leaves_the_answer_that_was_kept() -> None:
    """An answer that was only looked at is the same the next time."""
    at = desk(Back("eerder"), "x")
    at.ask(prompt(), Reply("eerder"))
    at.ask(prompt(), Reply("later"))
    assert at.pages[1].initial == "later"


@pytest.mark.parametrize(
    ("kind", "part", "typed"),
    [
        (QuestionType.PERSPECTIVE, PromptPart.WHO, "buurman"),
        (QuestionType.INTENTION, PromptPart.CHECK, "ooit"),
        (QuestionType.PERSPECTIVE, PromptPart.BASIS, ""),
    ],
)
def test_what_was_typed_at_a_part_does_not_take_the_place_of_the_answer(
    kind: QuestionType, part: PromptPart, typed: str
) -> None:
    """Going back from whose side it is shows the answer, not the slip that was typed there."""
    at = desk(*([typed] if typed else []), Back(typed), "x")
    assert at.ask(prompt(kind, part), Reply("het antwoord")) is Move.BACK
    at.ask(prompt(kind), Reply("het antwoord"))
    assert at.pages[-1].question == "What?"
    assert at.pages[-1].initial == "het antwoord"


def test_no_words_left_off_leave_the_answer_that_was_kept() -> None:
    """Where nothing was half-typed, the kept answer is offered."""
    at = desk("x", half_typed={"key": ""})
    at.ask(prompt(), Reply("eerder"))
    assert at.pages[0].initial == "eerder"


def test_half_typed_words_are_kept_while_somebody_types() -> None:
    """Every finished line of a long answer is kept before the answer is."""

    class Typing(FakeKeyboard):
        def read(self, page: Page, typing: Callable[[str], None]) -> Said:
            typing("een regel\n")
            return "een regel\ntwee"

    at = desk()
    at.prompter.keyboard = Typing([])
    at.ask(prompt())
    assert at.unfinished == [("key", "een regel\n")]


@pytest.mark.parametrize(
    ("kind", "options", "reply"),
    [
        (QuestionType.TEXT, {}, Reply("een\n\n twee ")),
        (QuestionType.SHORT, {}, Reply("een")),
        (QuestionType.SCALE, {}, Reply("7")),
        (QuestionType.DATE, {}, Reply("2026-11-18")),
        (QuestionType.TAG, {}, Reply(chosen=("rust", "zelf bepalen"))),
        (QuestionType.CHOICE, OPTIONS, Reply(chosen=("partly",))),
        (QuestionType.MULTI, OPTIONS, Reply(chosen=("yes", "no"))),
        (QuestionType.CHOICE, {"a": "ja, graag", "b": "nee"}, Reply(chosen=("a",))),
        (QuestionType.MULTI, {"a": "ja, graag", "b": "nee"}, Reply(chosen=("a", "b"))),
        (QuestionType.CHOICE, {"a": "3", "b": "2", "c": "1"}, Reply(chosen=("a",))),
        (QuestionType.CHOICE, {"a": "b", "b": "a"}, Reply(chosen=("a",))),
        (QuestionType.CHOICE, {"a": "gelijk", "b": "gelijk"}, Reply(chosen=("a",))),
    ],
    ids=["text", "short", "scale", "date", "tag", "choice", "multi", "comma", "commas", "numbers",
         "keys", "one label twice"],
)  # fmt: skip
def test_enter_on_an_earlier_answer_leaves_it_as_it_was(
    kind: QuestionType, options: dict[str, str], reply: Reply
) -> None:
    """Going back and pressing Enter changes nothing, whatever the answer and its options are."""
    asked = prompt(kind, options=options)
    at = desk("")
    at.ask(asked, reply)
    offered = at.pages[0].initial
    assert desk(offered).ask(asked, reply) == reply


def test_a_walk_through_a_keyboard_gives_what_was_typed() -> None:
    """From the first question to the last: answers, parts, a slip and a way back."""
    steps = (
        Step("story", QuestionType.TEXT, "Story?"),
        Step("side", QuestionType.PERSPECTIVE, "Side?"),
        Step("known", QuestionType.MULTI, "Known?", options=OPTIONS),
        Step("act", QuestionType.INTENTION, "Act?"),
    )
    at = desk(
        "Ik had haast.", "Zij keek weg.", "1", Back(""), "Zij keek weg, toen op.", "1", "2",
        "4", "1 3", "Eerst vragen.", "", "1 dec", "-",
    )  # fmt: skip
    kept: list[tuple[str, Reply]] = []
    walk, stop = ask_all(
        begin(steps), at.prompter, lambda step, reply: kept.append((step.key, reply))
    )
    assert stop is None
    assert walk.replies == {
        "story": Reply("Ik had haast."),
        "side": Reply("Zij keek weg, toen op.", who="client", basis="seen"),
        "known": Reply(chosen=("yes", "no")),
        "act": Reply("Eerst vragen.", check=IN_TWO_WEEKS, due=date(2026, 12, 1)),
    }
    assert dict(kept) == walk.replies


def test_the_language_of_an_entry_is_not_that_of_the_day(dutch: Language) -> None:
    """The words around a question follow the entry, also in what Enter means."""
    at = desk("", language="nl")
    at.ask(prompt(QuestionType.DATE))
    assert at.pages[0].below == ("Enter = zaterdag 21 november 2026, of typ een dag, of -",)
    assert at.prompter.language.code == dutch.code
