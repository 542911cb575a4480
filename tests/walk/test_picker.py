import io
from collections.abc import Iterator

import pytest

from reflectie_cli.language import Language
from reflectie_cli.method.prompt_set import PromptSet, Question, QuestionType
from reflectie_cli.walk.picker import Choice, choices_of, matching, pick_by_number


def a_set(
    name: str, reason: str, title: str = "", description: str = "", aliases: tuple[str, ...] = ()
) -> PromptSet:
    """Give a set that can be picked."""
    question = Question("a", QuestionType.TEXT, {"nl": "a?", "en": "a?"})
    return PromptSet(
        name, {"nl": title or name, "en": f"{name} (en)"}, (question,), reason=reason,
        description={"nl": description, "en": description}, minutes=5, aliases=aliases,
    )  # fmt: skip


SETS = [
    a_set("pdca", "improve", "PDCA-cyclus"),
    a_set("terugblik-week", "review"),
    a_set("na-de-dienst", "after-shift", "Even stilstaan", "Na een dienst"),
    a_set("opvolging", "follow-up"),
    a_set("waarom", "right-thing", "De waarom-vraag", aliases=("why",)),
    a_set("dilemma", "right-thing", "Een dilemma"),
]


def test_sets_are_offered_by_reason_in_the_order_of_reasons(dutch: Language) -> None:
    """People choose why they come; what has a command of its own stays out."""
    assert [(one.reason, one.title) for one in choices_of(SETS, dutch)] == [
        ("Even stilstaan na mijn dienst", "Even stilstaan, 5 min"),
        ("Twijfel over wat goed is", "De waarom-vraag, 5 min"),
        ("Twijfel over wat goed is", "Een dilemma, 5 min"),
        ("Iets verbeteren", "PDCA-cyclus, 5 min"),
    ]


def test_the_picker_speaks_english(english: Language) -> None:
    """Reason and title come in the language of the person."""
    first = choices_of(SETS, english)[0]
    assert (first.reason, first.title) == ("Pause after my shift", "na-de-dienst (en), 5 min")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["na-de-dienst", "waarom", "dilemma", "pdca"]),
        ("DIENST", ["na-de-dienst"]),
        ("twijfel dil", ["dilemma"]),
        ("cyclus", ["pdca"]),
        ("na-de", ["na-de-dienst"]),
        ("why", ["waarom"]),
        ("niets zoals dit", []),
    ],
)
def test_typing_finds_sets_by_any_of_their_words(
    typed: str, found: list[str], dutch: Language
) -> None:
    """Every typed word must stand somewhere: in reason, title, description, name or alias."""
    assert [one.prompt_set.name for one in matching(choices_of(SETS, dutch), typed)] == found


def pick(
    monkeypatch: pytest.MonkeyPatch, language: Language, *typed: str | type[BaseException]
) -> tuple[Choice | None, str]:
    """Pick by number with some lines; give the choice and what stood on screen."""
    lines: Iterator[str | type[BaseException]] = iter(typed)

    def next_line() -> str:
        line = next(lines)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", next_line)
    screen = io.StringIO()
    return pick_by_number(choices_of(SETS, language), language, screen), screen.getvalue()


def test_in_plain_lines_a_number_chooses(monkeypatch: pytest.MonkeyPatch, dutch: Language) -> None:
    """Each reason stands once above its sets, and a number takes one."""
    chosen, screen = pick(monkeypatch, dutch, "3")
    assert chosen is not None
    assert chosen.prompt_set.name == "dilemma"
    assert screen == (
        "Even stilstaan na mijn dienst\n"
        "  1  Even stilstaan, 5 min\n"
        "Twijfel over wat goed is\n"
        "  2  De waarom-vraag, 5 min\n"
        "  3  Een dilemma, 5 min\n"
        "Iets verbeteren\n"
        "  4  PDCA-cyclus, 5 min\n"
        "Een nummer, of Enter om te stoppen:\n"
    )


def test_a_number_that_is_not_there_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """A slip shows the list again."""
    chosen, screen = pick(monkeypatch, dutch, "0", "9", "vier", " 4 ")
    assert chosen is not None
    assert chosen.prompt_set.name == "pdca"
    assert screen.count("Een nummer") == 4


@pytest.mark.parametrize("way_out", ["", "  ", EOFError, KeyboardInterrupt])
def test_leaving_the_picker_chooses_nothing(
    way_out: str | type[BaseException], monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """Enter, a closed terminal and Ctrl-C all leave without a set."""
    assert pick(monkeypatch, dutch, way_out)[0] is None
