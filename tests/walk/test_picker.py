import io
from collections.abc import Iterator

import pytest

from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType
from reflectie_cli.walk.picker import Choice, Picker, choices_of, matching, pick_by_number


def a_set(
    name: str,
    reason: str,
    title: str = "",
    description: str = "",
    aliases: tuple[str, ...] = (),
    *,
    starter: bool = False,
) -> PromptSet:
    """Return a set that can be picked."""
    question = Question("a", QuestionType.TEXT, {"nl": "a?", "en": "a?"})
    return PromptSet(
        name, {"nl": title or name, "en": f"{name} (en)"}, questions=(question,), reason=reason,
        description={"nl": description, "en": description}, minutes=5, aliases=aliases,
        starter=starter,
    )  # fmt: skip


SETS = [
    a_set("pdca", "improve", "PDCA-cyclus"),
    a_set("terugblik-week", "review"),
    a_set("na-de-dienst", "after-shift", "Even stilstaan", "Na een dienst"),
    a_set("opvolging", "follow-up"),
    a_set("waarom", "right-thing", "De waarom-vraag", aliases=("why",), starter=True),
    a_set("dilemma", "right-thing", "Een dilemma", starter=True),
]


ASKED = (
    "10 min toont wat in die tijd past, a toont alle sets.\n"
    "Een nummer, een woord om te zoeken, of Enter om te stoppen:\n"
)


def test_sets_are_offered_by_reason_in_the_order_of_reasons(dutch: Language) -> None:
    """People choose why they come; what has a command of its own stays out."""
    assert [(one.reason, one.title) for one in choices_of(SETS, dutch)] == [
        ("Even stilstaan na mijn dienst", "Even stilstaan, 5 min"),
        ("Twijfel over wat goed is", "Een dilemma, 5 min"),
        ("Twijfel over wat goed is", "De waarom-vraag, 5 min"),
        ("Iets verbeteren", "PDCA-cyclus, 5 min"),
    ]


def test_the_picker_speaks_english(english: Language) -> None:
    """Reason and title come in the language of the person."""
    first = choices_of(SETS, english)[0]
    assert (first.reason, first.title) == ("Pause after my shift", "na-de-dienst (en), 5 min")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["na-de-dienst", "dilemma", "waarom", "pdca"]),
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
    assert [one.heading.name for one in matching(choices_of(SETS, dutch), typed)] == found


def pick(
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    *typed: str | type[BaseException],
    last: Choice | None = None,
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
    picker = Picker(choices_of(SETS, language), last=last)
    return pick_by_number(picker, language, screen), screen.getvalue()


def test_in_plain_lines_a_reason_is_chosen_and_then_a_set(
    monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """A number takes a reason, and the next one a set of it."""
    chosen, screen = pick(monkeypatch, dutch, "2", "2")
    assert chosen is not None
    assert chosen.heading.name == "waarom"
    assert screen == (
        "  1  Even stilstaan na mijn dienst\n"
        "  2  Twijfel over wat goed is\n"
        "  3  Iets verbeteren\n"
        f"{ASKED}"
        "  1  Een dilemma, 5 min\n"
        "  2  De waarom-vraag, 5 min\n"
        f"{ASKED}"
    )


def test_in_plain_lines_a_word_searches(monkeypatch: pytest.MonkeyPatch, dutch: Language) -> None:
    """A word shows the sets in which it stands, each below its reason."""
    chosen, screen = pick(monkeypatch, dutch, "niets zoals dit", "cyclus", "1")
    assert chosen is not None
    assert chosen.heading.name == "pdca"
    assert "Niets gevonden.\n" in screen
    assert "Iets verbeteren\n  1  PDCA-cyclus, 5 min\n" in screen


def test_in_plain_lines_all_sets_can_be_seen(
    monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """`a` shows every set below its reason."""
    chosen, screen = pick(monkeypatch, dutch, "a", "4")
    assert chosen is not None
    assert chosen.heading.name == "pdca"
    assert "Twijfel over wat goed is\n  2  Een dilemma, 5 min\n  3  De waarom" in screen


def test_in_plain_lines_what_was_used_last_is_number_nought(
    monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """Whoever wants the same again types 0."""
    last = choices_of(SETS, dutch)[0]
    chosen, screen = pick(monkeypatch, dutch, "0", last=last)
    assert chosen is last
    assert screen.startswith(
        "  0  Even stilstaan, 5 min (zoals de vorige keer)\n  1  Even stilstaan na mijn dienst\n"
    )


def test_a_number_that_is_not_there_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """A slip shows the list again."""
    chosen, screen = pick(monkeypatch, dutch, "0", "9", " 3 ")
    assert chosen is not None
    assert chosen.heading.name == "pdca"
    assert screen.count("Een nummer") == 3


@pytest.mark.parametrize("way_out", ["", "  ", EOFError, KeyboardInterrupt])
def test_leaving_the_picker_chooses_nothing(
    way_out: str | type[BaseException], monkeypatch: pytest.MonkeyPatch, dutch: Language
) -> None:
    """Enter, a closed terminal and Ctrl-C all leave without a set."""
    assert pick(monkeypatch, dutch, way_out)[0] is None


MANY = [
    a_set("kort", "contact"),
    a_set("begin", "contact", starter=True),
    a_set("pdca", "improve"),
]


def shown(picker: Picker) -> list[str]:
    """Return the lines somebody can point at."""
    return [line if isinstance(line, str) else line.heading.name for line in picker.shown]


def test_of_a_reason_the_starters_are_shown_and_the_rest_on_asking(english: Language) -> None:
    """Somebody tired sees one set; `a` shows what else there is."""
    picker = Picker(choices_of(MANY, english))
    assert picker.number(1) is None
    assert (shown(picker), picker.hidden) == (["begin"], 1)
    picker.show_all()
    assert (shown(picker), picker.hidden) == (["begin", "kort"], 0)


def test_two_keys_lead_from_a_reason_to_its_first_set(english: Language) -> None:
    """The digit of the reason, then Enter."""
    picker = Picker(choices_of(MANY, english))
    picker.number(1)
    chosen = picker.enter()
    assert chosen is not None
    assert chosen.heading.name == "begin"


def test_a_reason_with_one_set_leads_straight_to_it(english: Language) -> None:
    """Nobody chooses out of one."""
    chosen = Picker(choices_of(MANY, english)).number(2)
    assert chosen is not None
    assert chosen.heading.name == "pdca"


def test_what_was_used_last_is_one_key_away_and_moves_no_number(english: Language) -> None:
    """It stands on top with Enter; the reasons keep their digits."""
    choices = choices_of(MANY, english)
    picker = Picker(choices, last=choices[-1])
    assert picker.enter() is choices[-1]
    assert picker.number(1) is None
    assert picker.reason == choices[0].reason


@pytest.mark.parametrize("number", [0, 3, 10])
def test_a_digit_without_a_line_does_nothing(number: int, english: Language) -> None:
    """A slip leaves everything as it is."""
    picker = Picker(choices_of(MANY, english))
    assert picker.number(number) is None
    assert picker.reason is None


def test_how_much_time_somebody_has_leaves_out_what_takes_longer(english: Language) -> None:
    """A key goes from any time to three, ten and twenty minutes and back; nothing remembers it."""
    picker = Picker(choices_of(SETS, english), last=choices_of(SETS, english)[-1], everything=True)
    every = len(picker.shown)
    for minutes in (3, 10, 20):
        picker.have_other_time()
        chosen = [line for line in picker.shown if not isinstance(line, str)]
        assert picker.minutes == minutes
        assert all(choice.heading.minutes <= minutes for choice in chosen)
    picker.have_other_time()
    assert (picker.minutes, len(picker.shown)) == (None, every)
