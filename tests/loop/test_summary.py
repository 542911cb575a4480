"""What may go to a coach, and what never does."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Intention,
    IntentionFollowUp,
    IntentionOfEntry,
    IntentionState,
    Level,
    State,
)
from reflectie_cli.loop.origins import Origins
from reflectie_cli.loop.summary import (
    SummaryLine,
    summary_lines,
    team_material,
)
from reflectie_cli.loop.talk import Talk, talk
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import PromptSet

NOW = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)


def answer(key: str, text: str, *roles: str, type: str = "text") -> Answer:
    """Return an answer in words."""
    return Answer(key=key, type=type, roles=roles, question=f"{key}?", answer=text, answered=NOW)


def entry(*answers: Answer, **more: Any) -> Entry:
    """Return an entry that is done, unless it is said otherwise."""
    given = {
        "set": "waarom",
        "set_title": "De waarom-vraag",
        "handle": "k7f3q",
        "state": State.DONE,
    }
    return Entry(
        **{
            "id": "1", "set_version": 1, "language": "nl", "date": date(2026, 11, 20),
            "created": NOW, "updated": NOW, "answers": answers, **given, **more,
        }
    )  # fmt: skip


def due(handle: str = "q4x7a", entry: str = "k7f3q", **more: Any) -> IntentionOfEntry:
    """Return an intention."""
    return IntentionOfEntry(**{"id": handle, "handle": handle, "text": "Eerst vragen", "entry": entry,
                  "set_title": "x", **more})  # fmt: skip


STORY = entry(
    answer("situation", "Wat er gebeurde"),
    answer("vent", "Ik ben woest", "private"),
    answer("feeling", "Boos"),
    answer("purpose", "Dat hij kiest", "why"),
    answer("learned", "Eerst vragen", "learn"),
    tags=("ontbijt",),
)


def texts(lines: tuple[SummaryLine, ...]) -> list[str]:
    """Return what stands on the lines."""
    return [line.text for line in lines]


def test_insight_is_what_was_learned_and_no_story() -> None:
    """Insights, themes and forms; not what happened, not what was felt."""
    assert texts(summary_lines([STORY], [], [], Level.INSIGHT)) == [
        "Eerst vragen", "ontbijt", "De waarom-vraag",
    ]  # fmt: skip


def test_full_adds_words_but_never_the_story_or_the_steam() -> None:
    """At the full level the raw situation, feelings and private words stay at home as well."""
    found = texts(summary_lines([STORY], [], [], Level.FULL))
    assert "Dat hij kiest" in found
    assert not {"Wat er gebeurde", "Ik ben woest", "Boos"} & set(found)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(
    "more", [{"private": True}, {"state": State.DRAFT}, {"state": State.DELETED}]
)
def test_what_is_private_unfinished_or_thrown_away_stays_out(level: Any, more: Any) -> None:
    """Neither its words, nor its themes, its form or its intentions."""
    hidden = entry(answer("learned", "Geheim", "learn"), tags=("geheim",), **more)
    assert summary_lines([hidden], [], [due()], level) == ()


def test_an_intention_brings_what_came_of_it() -> None:
    """Planned, done or let go, with what the client noticed and how that is known."""
    meant = due(state=IntentionState.DONE)
    came = IntentionFollowUp(
        date=date(2026, 11, 20), entry="m2xa9", intention=meant,
        follow_up=FollowUp(at=NOW, done="yes", effect_client="Hij lachte", known_how=("asked_client",)),
    )  # fmt: skip
    (line,) = summary_lines([], [came], [meant], Level.INSIGHT)
    assert (line.kind, line.text, line.state) == ("intention", "Eerst vragen", "done")
    assert (line.noticed, line.known) == ("Hij lachte", "asked")


def talked(key: str, said: str, handle: str, **more: Any) -> Entry:
    """Return an entry about a talk."""
    return entry(answer(key, said), **{"set": known.COACH, "handle": handle, "id": handle, **more})


def test_the_talk_is_of_no_period_and_comes_first() -> None:
    """What was agreed last stands under what is to be talked about, with what came of it."""
    plan = Intention(id="9", handle="q4x7a", key="intention", text="Haar bellen",
                     state=IntentionState.DONE,
                     follow_ups=(FollowUp(at=NOW, done="yes", effect_client="Zij belde terug", known_how=("seen",)),))  # fmt: skip
    agreed = talked("agreed", "Vaker bellen", "aaaaa", date=date(2025, 3, 1), intentions=(plan,))
    coming = talked("talk_about", "Over rust", "bbbbb", state=State.OPEN)
    lines = summary_lines([STORY], [], [], Level.INSIGHT, about=talk([coming, agreed]))
    assert [(one.kind, one.text, one.noticed) for one in lines[:3]] == [
        ("talk", "Over rust", ""), ("agreed", "Vaker bellen", ""),
        ("agreed", "Haar bellen", "Zij belde terug"),
    ]  # fmt: skip
    assert lines[3].text == "Eerst vragen"


def test_an_old_topic_does_not_come_back_after_it_was_talked_through() -> None:
    """Nor one from before a talk that was; what was agreed there is no insight to share."""
    old = talked("talk_about", "oud", "aaaaa", state=State.OPEN, date=date(2026, 9, 1))
    now = entry(answer("talk_about", "nieuw"), answer("agreed", "zo", "learn"), set=known.COACH,
                handle="bbbbb", id="2")  # fmt: skip
    about = talk([old, now])
    lines = summary_lines([old, now], [], [], Level.INSIGHT, about=about)
    assert [(one.kind, one.text) for one in lines] == [("agreed", "zo")]


def test_a_draft_or_a_talk_in_the_bin_is_no_talk() -> None:
    """Half a question and what was thrown away go along with nothing."""
    for state in (State.DRAFT, State.DELETED):
        assert talk([talked("talk_about", "x", "aaaaa", state=state)]) == Talk()


def test_no_line_tells_a_day_or_a_number() -> None:
    """Days, times and counts are nobody's business: how often a form was used says nothing."""
    twice = [entry(answer("learned", "een", "learn"), id=str(n), handle=f"k7f3{n}") for n in (1, 2)]
    forms = [line for line in summary_lines(twice, [], [], Level.INSIGHT) if line.kind == "form"]
    assert texts(tuple(forms)) == ["De waarom-vraag"]


def test_a_theme_has_its_months_and_no_word_of_it_in_what_is_remembered() -> None:
    """Months, never days; the id that stays in the journal after erasing tells no theme."""
    october = entry(tags=("Ontbijt",), date=date(2026, 10, 3), id="0")
    (line,) = (
        one for one in summary_lines([october, STORY], [], [], Level.INSIGHT) if one.kind == "theme"
    )
    assert line.months == ("2026-10", "2026-11")
    assert "ontbijt" not in line.id.casefold()
    assert line.id in {one.id for one in summary_lines([STORY], [], [], Level.INSIGHT)}


@pytest.mark.parametrize(
    ("done", "state", "tried"),
    [
        ("yes", IntentionState.DONE, True),
        ("partly", IntentionState.OPEN, True),
        ("different", IntentionState.OPEN, True),
        ("not_yet", IntentionState.OPEN, False),
        ("let_go", IntentionState.LET_GO, False),
        (None, IntentionState.DONE, True),
    ],
)
def test_what_was_tried_is_known_from_looking_back(
    done: str | None, state: Any, tried: bool
) -> None:
    """Done is tried, and so is partly or otherwise; not yet and let go are not."""
    meant = due(state=state)
    came = [
        IntentionFollowUp(date=date(2026, 11, 20), entry="m2xa9", intention=meant, follow_up=FollowUp(at=NOW, done=done))
    ] if done else []  # fmt: skip
    (line,) = summary_lines([], came, [meant], Level.INSIGHT)
    assert line.tried is tried


def test_a_form_helped_where_a_client_noticed_something_of_what_was_meant_in_it() -> None:
    """It is said of the form, once, and never how often."""
    meant = due(state=IntentionState.DONE)
    noticed = FollowUp(at=NOW, done="yes", effect_client="Hij lachte", known_how=("seen",))
    came = [
        IntentionFollowUp(
            date=date(2026, 11, 20), entry="m2xa9", intention=meant, follow_up=noticed
        )
    ]
    other = entry(answer("learned", "x", "learn"), set="starr", set_title="STARR", handle="zzzzz")
    forms = [
        one
        for one in summary_lines([STORY, other], came, [meant], Level.INSIGHT)
        if one.kind == "form"
    ]
    assert [(one.text, one.helped) for one in forms] == [
        ("STARR", False),
        ("De waarom-vraag", True),
    ]


def test_how_somebody_looks_back_is_from_the_last_time_and_stands_there_once() -> None:
    """What never comes up, what it brought, how deep: in words, at both levels."""
    given = {"set": "reflecteren-op-reflecteren", "set_title": "x"}
    before = entry(answer("pattern", "oud"), handle="aaaaa", **given)
    now = entry(answer("pattern", "nooit familie"), answer("purpose", "rust", "why"),
                answer("assumption", "dat het hoort"), handle="bbbbb", id="2", **given)  # fmt: skip
    told = PromptSet(name="reflecteren-op-reflecteren", title={"nl": "x"}, story=False)
    origins = Origins(sets={told.name: told})
    for level, others in ((Level.INSIGHT, []), (Level.FULL, ["oud", "dat het hoort"])):
        lines = summary_lines([before, now], [], [], level, origins)
        assert [one.text for one in lines if one.kind == "looking"] == ["nooit familie", "rust"]
        assert [one.text for one in lines if one.kind == "answer"] == others
        assert len({one.id for one in lines}) == len(lines)


def test_what_came_of_a_plan_of_the_team_is_gathered_for_its_year() -> None:
    """Follow-ups of team sets come along; what somebody else built on them does not."""
    team = entry(answer("topic", "Eten"), set="pdca", id="1", handle="aaaaa")
    looked = entry(
        answer("effect_client", "Meer rust"), set="opvolging", id="2", handle="bbbbb", builds_on="1"
    )
    alone = entry(
        answer("learned", "Ik", "learn"), set="waarom", id="3", handle="ccccc", builds_on="1"
    )
    found = team_material([team, looked, alone])
    assert [one.words for _, one in found] == ["Eten", "Meer rust"]
