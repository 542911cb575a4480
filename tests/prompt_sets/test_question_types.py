from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reflectie_cli.errors import ReflectieError, UnreadableDay
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.model import BASIS, LINE, WHO, QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader, NotAChoice, OneChoice, kind_of
from reflectie_cli.prompt_sets.reply import PromptPart, Reply
from reflectie_cli.prompt_sets.steps import Step

OPTIONS = {"yes": "ja", "partly": "voor een deel", "not_yet": "nog niet"}
READER = AnswerReader(speak("nl"), today=date(2026, 11, 21), proposal=date(2026, 12, 5))


def step(kind: QuestionType, *roles: str, options: dict[str, str] | None = None) -> Step:
    """Return a question of a type; what is chosen from has options."""
    chosen_from = kind in (QuestionType.CHOICE, QuestionType.MULTI)
    default = OPTIONS if chosen_from else {}
    return Step("key", kind, "?", roles=roles, options=default if options is None else options)


@pytest.mark.parametrize(
    ("kind", "typed", "reply"),
    [
        (QuestionType.TEXT, " Een\n\n  twee \n", Reply(" Een\n\n  twee \n")),
        (QuestionType.SHORT, "één regel", Reply("één regel")),
        (QuestionType.PERSPECTIVE, "zij keek weg", Reply("zij keek weg")),
        (QuestionType.INTENTION, "vragen", Reply("vragen")),
        (QuestionType.SCALE, " 7 ", Reply("7")),
        (QuestionType.SCALE, "10", Reply("10")),
        (QuestionType.CHOICE, "2", Reply(chosen=("partly",))),
        (QuestionType.CHOICE, "partly", Reply(chosen=("partly",))),
        (QuestionType.CHOICE, "Voor  een deel", Reply(chosen=("partly",))),
        (QuestionType.CHOICE, "JA", Reply(chosen=("yes",))),
        (QuestionType.MULTI, "3 1", Reply(chosen=("yes", "not_yet"))),
        (QuestionType.MULTI, "1, 3", Reply(chosen=("yes", "not_yet"))),
        (QuestionType.MULTI, "1,1", Reply(chosen=("yes",))),
        (QuestionType.MULTI, "nog niet, ja", Reply(chosen=("yes", "not_yet"))),
        (QuestionType.MULTI, "not_yet", Reply(chosen=("not_yet",))),
        (QuestionType.TAG, "rust,  zelf  bepalen , rust", Reply(chosen=("rust", "zelf bepalen"))),
        (QuestionType.TAG, "rust\nnacht,", Reply(chosen=("rust", "nacht"))),
        (QuestionType.DATE, "gisteren", Reply("2026-11-20")),
        (QuestionType.DATE, "20-11", Reply("2026-11-20")),
        (QuestionType.DATE, "-", Reply()),
    ],
)
def test_what_somebody_types_becomes_a_reply(kind: QuestionType, typed: str, reply: Reply) -> None:
    """Numbers, keys and labels choose; words stay as they were typed."""
    assert READER.answer(step(kind), typed) == reply


@pytest.mark.parametrize("kind", QuestionType)
@pytest.mark.parametrize("nothing", ["", "  ", "\n\t\n"])
def test_nothing_typed_is_an_empty_reply(kind: QuestionType, nothing: str) -> None:
    """Spaces and line ends alone are no answer, of whatever type."""
    assert READER.answer(step(kind), nothing) == Reply()


@pytest.mark.parametrize(
    ("kind", "typed", "problem"),
    [
        (QuestionType.CHOICE, "misschien",
         "“misschien” hoort niet bij: ja, voor een deel, nog niet."),
        (QuestionType.CHOICE, "4", "“4” hoort niet bij: ja, voor een deel, nog niet."),
        (QuestionType.CHOICE, "0", "“0” hoort niet bij: ja, voor een deel, nog niet."),
        (QuestionType.CHOICE, "1 2", "Kies er één, niet meer."),
        (QuestionType.MULTI, "1, nee", "“nee” hoort niet bij: ja, voor een deel, nog niet."),
        (QuestionType.SCALE, "11", "“11” hoort niet bij: 1–10."),
        (QuestionType.SCALE, "0", "“0” hoort niet bij: 1–10."),
        (QuestionType.SCALE, "7,5", "“7,5” hoort niet bij: 1–10."),
        (QuestionType.DATE, "ooit",
         "“ooit” kan ik niet als dag lezen. Probeer 2026-11-20, 20-11, 20 nov of gisteren."),
        (QuestionType.SHORT, "een\ntwee", "Hier past één regel, niet meer."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_what_can(
    kind: QuestionType, typed: str, problem: str
) -> None:
    """A wrong choice, number, day or shape is refused in one sentence that says what would fit."""
    with pytest.raises(ReflectieError) as caught:
        READER.answer(step(kind), typed)
    assert caught.value.sentence(speak("nl")) == problem


def test_a_label_with_a_comma_in_it_can_be_chosen() -> None:
    """The whole line is looked at before it is taken apart."""
    options = {"a": "ja, graag", "b": "nee"}
    multi = step(QuestionType.MULTI, options=options)
    assert READER.answer(multi, "Ja, graag") == Reply(chosen=("a",))


def test_a_day_without_a_year_lies_behind_unless_it_is_a_check_day() -> None:
    """A date question looks back; one with the role check looks ahead."""
    assert READER.answer(step(QuestionType.DATE), "22-11") == Reply("2025-11-22")
    assert READER.answer(step(QuestionType.DATE, "check"), "22-11") == Reply("2026-11-22")


@pytest.mark.parametrize(("roles", "default"), [((), "2026-11-21"), (("check",), "2026-12-05")])
def test_enter_on_a_date_means_today_or_the_proposed_day(
    roles: tuple[str, ...], default: str
) -> None:
    """A date question has a day for Enter: today, or the proposed day to look again."""
    assert kind_of("date").default(step(QuestionType.DATE, *roles), Reply(), READER) == default


@pytest.mark.parametrize(
    ("part", "typed", "reply"),
    [
        (PromptPart.WHO, "1", Reply("x", who="client")),
        (PromptPart.WHO, "de cliënt", Reply("x", who="client")),
        (PromptPart.WHO, "ME", Reply("x", who="me")),
        (PromptPart.WHO, "-", Reply("x")),
        (PromptPart.BASIS, "3", Reply("x", basis="assumed")),
        (PromptPart.BASIS, "ik heb het gevraagd", Reply("x", basis="asked")),
        (PromptPart.LINE, "team", Reply("x", line="team")),
        (PromptPart.CHECK, "over een week", Reply("x", check=date(2026, 11, 28))),
        (PromptPart.CHECK, "20 nov", Reply("x", check=date(2027, 11, 20))),
        (PromptPart.CHECK, " - ", Reply("x")),
        (PromptPart.DUE, "vrijdag", Reply("x", due=date(2026, 11, 27))),
        (PromptPart.DUE, "", Reply("x")),
    ],
)
def test_a_part_is_read_like_an_answer(part: PromptPart, typed: str, reply: Reply) -> None:
    """What belongs to an answer takes numbers, keys, labels and days; `-` leaves it open."""
    assert READER.part(part, Reply("x"), typed) == reply


@pytest.mark.parametrize(
    ("part", "before"),
    [
        (PromptPart.WHO, Reply("x", who="client")),
        (PromptPart.BASIS, Reply("x", basis="asked")),
        (PromptPart.LINE, Reply("x", line="care")),
        (PromptPart.CHECK, Reply("x", check=date(2026, 12, 5))),
        (PromptPart.DUE, Reply("x", due=date(2026, 12, 5))),
    ],
)
def test_a_dash_takes_a_part_away(part: PromptPart, before: Reply) -> None:
    """`-` is how somebody says: none of these, no day."""
    assert READER.part(part, before, "-") == Reply("x")


@pytest.mark.parametrize(
    ("part", "typed", "problem"),
    [
        (PromptPart.WHO, "buurman", NotAChoice),
        (PromptPart.WHO, "1, 2", OneChoice),
        (PromptPart.DUE, "ooit", UnreadableDay),
        (PromptPart.CHECK, "31-4", UnreadableDay),
    ],
)
def test_a_part_that_cannot_be_read_is_refused(
    part: PromptPart, typed: str, problem: type[ReflectieError]
) -> None:
    """A wrong part is refused like a wrong answer."""
    with pytest.raises(problem):
        READER.part(part, Reply("x"), typed)


def test_an_intention_from_a_file_gets_the_check_day_that_is_proposed() -> None:
    """Nobody can be asked, so the proposal holds, as it would on Enter."""
    intention = step(QuestionType.INTENTION)
    assert READER.whole(intention, "vragen").check == date(2026, 12, 5)
    assert READER.whole(intention, " ") == Reply()


def test_a_settled_check_day_is_not_proposed_again() -> None:
    """Where a question of its own asks the check day, the intention has none."""
    settled = replace(READER, settled=True)
    assert settled.whole(step(QuestionType.INTENTION), "vragen") == Reply("vragen")


@pytest.mark.parametrize(
    ("part", "keys"), [(PromptPart.WHO, WHO), (PromptPart.BASIS, BASIS), (PromptPart.LINE, LINE)]
)
def test_what_a_part_is_chosen_from_is_in_the_language(
    part: PromptPart, keys: dict[str, str], dutch: Language
) -> None:
    """All of methods.md's list is offered, in Dutch to who reads Dutch."""
    options = replace(READER, language=dutch).options(part)
    assert list(options) == list(keys)
    assert all(options[key] != keys[key] for key in keys)


LABEL = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters=",-"),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(
    labels=st.lists(LABEL, min_size=1, max_size=6),
    numbers=st.sets(st.integers(1, 6), min_size=1),
)
def test_numbers_always_choose_what_stands_behind_them(
    labels: list[str], numbers: set[int]
) -> None:
    """Whatever the labels are, 1 3 chooses the first and the third that are shown."""
    options = {f"k{number}": label for number, label in enumerate(labels, 1)}
    wanted = tuple(f"k{number}" for number in sorted(numbers) if number <= len(labels))
    typed = " ".join(key.removeprefix("k") for key in wanted)
    multi = step(QuestionType.MULTI, options=options)
    assert READER.answer(multi, typed) == Reply(chosen=wanted)


def reply_or_sentence(question: Step, typed: str) -> Reply | str:
    """Read a line; give what is said about it where it is refused."""
    try:
        return READER.answer(question, typed)
    except ReflectieError as problem:
        return problem.sentence(speak("nl"))


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(list(QuestionType)), typed=st.text(max_size=40))
def test_whatever_somebody_types_it_is_a_reply_or_a_sentence(
    kind: QuestionType, typed: str
) -> None:
    """Any line becomes a reply or is refused in words; long answers stay letter for letter."""
    outcome = reply_or_sentence(step(kind), typed)
    if isinstance(outcome, str):
        assert outcome.strip()
    elif kind is QuestionType.INTENTION and typed.strip() == "-":
        assert outcome == Reply()
    elif kind in (QuestionType.TEXT, QuestionType.PERSPECTIVE, QuestionType.INTENTION):
        assert outcome == Reply(typed if typed.strip() else "")


def test_a_dash_is_no_intention() -> None:
    """`-` says no wherever a day or a list is asked; nobody intends a dash."""
    asked = Step("intention", QuestionType.INTENTION, "What will you do?")
    assert READER.answer(asked, " - ") == Reply()
    assert READER.answer(asked, "- vragen") == Reply("- vragen")
