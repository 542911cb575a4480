from datetime import UTC, date, datetime
from typing import Any

from reflectie_cli.journal.entry import Answer, Entry, Intention, State
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.earlier_answers import asked_steps, earlier_replies

MOMENT = datetime(2026, 11, 21, 22, 10, tzinfo=UTC)


def answer(key: str, kind: QuestionType, said: str | tuple[str, ...], **other: Any) -> Answer:
    """Return an answer as the journal keeps it."""
    return Answer(
        key=key, type=kind.value, question=f"{key} toen?", answer=said, answered=MOMENT, **other
    )


def entry(*answers: Answer, intentions: tuple[Intention, ...] = ()) -> Entry:
    """Return an entry with some answers."""
    return Entry(
        id="0", handle="abcde", set="eigen", set_version=1, set_title="Eigen", language="nl",
        state=State.DONE, date=date(2026, 11, 21), created=MOMENT, updated=MOMENT, answers=answers,
        intentions=intentions,
    )  # fmt: skip


def test_answers_come_back_as_the_replies_they_were() -> None:
    """Of every type the reply is the one that was given."""
    meant = Intention(
        id="1", handle="abcdf", text="vragen", line="care",
        due=date(2026, 12, 1), check=date(2026, 12, 5),
    )  # fmt: skip
    kept = entry(
        answer("story", QuestionType.TEXT, "een\ntwee"),
        answer("side", QuestionType.PERSPECTIVE, "weg", who="client", basis="seen"),
        answer("one", QuestionType.CHOICE, "yes", options=("ja",)),
        answer("more", QuestionType.MULTI, ("yes", "no"), options=("ja", "nee")),
        answer("act", QuestionType.INTENTION, "vragen"),
        answer("tags", QuestionType.TAG, ("rust",)),
        answer("mark", QuestionType.SCALE, "7"),
        intentions=(meant,),
    )
    assert earlier_replies(kept) == {
        "story": Reply("een\ntwee"),
        "side": Reply("weg", who="client", basis="seen"),
        "one": Reply(chosen=("yes",)),
        "more": Reply(chosen=("yes", "no")),
        "act": Reply("vragen", due=date(2026, 12, 1), check=date(2026, 12, 5), line="care"),
        "tags": Reply(chosen=("rust",)),
        "mark": Reply("7"),
    }


def test_a_question_is_asked_again_in_the_words_it_was_asked_in() -> None:
    """A changed file changes help and options, never the question somebody answered."""
    kept = entry(answer("a", QuestionType.TEXT, "x", stage="toen", roles=("why",)))
    today = Step("a", QuestionType.TEXT, "a nu?", position=3, help="hulp nu", stage="nu")
    (step,) = asked_steps(kept, (today,))
    assert (step.text, step.stage, step.roles) == ("a toen?", "toen", ("why",))
    assert (step.help, step.position) == ("hulp nu", 3)


def test_questions_that_were_left_out_stand_at_their_place() -> None:
    """What was skipped can still be answered, in its order; what is for later waits."""
    kept = entry(answer("b", QuestionType.TEXT, "x"))
    today = (
        Step("a", QuestionType.TEXT, "a?", position=0),
        Step("b", QuestionType.TEXT, "b?", position=1),
        Step("c", QuestionType.TEXT, "c?", position=2),
        Step("d", QuestionType.TEXT, "d?", position=3, later=True),
    )
    assert [step.key for step in asked_steps(kept, today)] == ["a", "b", "c"]


def test_an_entry_whose_set_is_gone_can_still_be_changed() -> None:
    """Without its file an answer keeps the options that were chosen, with their labels."""
    kept = entry(
        answer("one", QuestionType.CHOICE, "yes", options=("ja",)),
        answer("more", QuestionType.MULTI, ("yes", "no"), options=("ja", "nee")),
        answer("story", QuestionType.TEXT, "x"),
    )
    one, more, story = asked_steps(kept, ())
    assert one.options == {"yes": "ja"}
    assert more.options == {"yes": "ja", "no": "nee"}
    assert (story.options, story.position) == ({}, 2)


def test_words_to_a_number_are_not_asked_where_there_is_no_number() -> None:
    """Changing an entry that skipped the number does not ask what makes it that number."""
    kept = entry(answer("story", QuestionType.TEXT, "x"))
    today = (
        Step("story", QuestionType.TEXT, "story?"),
        Step("mark", QuestionType.SCALE, "mark?"),
        Step("mark_because", QuestionType.TEXT, "why?", because_of="mark"),
    )
    assert asked_steps(kept, today)[-1].because_of == "mark"


def test_words_to_a_number_stay_with_their_number() -> None:
    """Changing an entry counts a number and its words as one question, as the walk did."""
    kept = entry(
        answer("mark", QuestionType.SCALE, "7"), answer("mark_because", QuestionType.TEXT, "omdat")
    )
    today = (
        Step("mark", QuestionType.SCALE, "mark?"),
        Step("mark_because", QuestionType.TEXT, "why?", because_of="mark"),
    )
    assert [step.because_of for step in asked_steps(kept, today)] == [None, "mark"]
