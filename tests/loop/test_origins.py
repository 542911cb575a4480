"""What a summary claims, and whose words it is: each line with its why, its plan and its writers."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    IntentionFollowUp,
    IntentionOfEntry,
    IntentionState,
    Level,
    State,
)
from reflectie_cli.loop.origins import Origins
from reflectie_cli.loop.summary import SummaryLine, summary_lines
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType

NOW = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)


def answer(key: str, text: Any, *roles: str, type: str = "text", **more: Any) -> Answer:
    """Return an answer."""
    return Answer(
        key=key, type=type, roles=roles, question=f"{key}?", answer=text, answered=NOW, **more
    )


def entry(*answers: Answer, **more: Any) -> Entry:
    """Return an entry that is done, unless it is said otherwise."""
    given = {"set": "waarom", "set_title": "De waarom-vraag", "handle": "k7f3q"}
    return Entry(
        **{
            "id": "1", "set_version": 1, "language": "nl", "date": date(2026, 11, 20),
            "created": NOW, "updated": NOW, "state": State.DONE, "answers": answers,
            **given, **more,
        }
    )  # fmt: skip


def meant(handle: str = "q4x7a", entry: str = "k7f3q", **more: Any) -> IntentionOfEntry:
    """Return an intention."""
    return IntentionOfEntry(
        **{"id": handle, "handle": handle, "text": "Eerst vragen", "entry": entry, "set_title": "x"}
        | more
    )


def looked(intention: IntentionOfEntry, **said: Any) -> IntentionFollowUp:
    """Return what came of an intention."""
    came = FollowUp(at=NOW, **said)
    return IntentionFollowUp(
        date=date(2026, 11, 20), entry="m2xa9", intention=intention, follow_up=came
    )


def of_team(name: str, *audience: str) -> dict[str, PromptSet]:
    """Return a library of one set, for some people."""
    return {name: PromptSet(name=name, title={"nl": name}, audience=audience)}


def of_kind(kind: str, lines: tuple[SummaryLine, ...]) -> list[SummaryLine]:
    """Return the lines of a part."""
    return [line for line in lines if line.kind == kind]


CLAIMS_NOTHING = [
    {"done": "not_yet", "effect_client": "Niets, denk ik.", "known_how": ("assumed",)},
    {"done": "not_yet", "effect_client": "Zij lachte", "known_how": ("asked_client",)},
    {"done": "let_go", "effect_client": "Zij lachte", "known_how": ("seen",)},
    {"done": "yes", "effect_client": "Rustiger, denk ik", "known_how": ("assumed",)},
    {"done": "yes", "effect_client": "Niets, denk ik.", "known_how": ("asked_client",)},
    {"done": "yes", "effect_client": "-", "known_how": ("seen",)},
    {"done": "yes", "effect_client": "Zij lachte", "known_how": ()},
]


@pytest.mark.parametrize("said", CLAIMS_NOTHING)
def test_what_nobody_tried_asked_or_saw_is_nothing_a_client_noticed(said: Any) -> None:
    """Neither the intention nor the form claims it, and how it would be known is not said."""
    plan = meant()
    lines = summary_lines([entry()], [looked(plan, **said)], [plan], Level.INSIGHT)
    (intention,), (form,) = of_kind("intention", lines), of_kind("form", lines)
    assert (intention.noticed, intention.known, form.helped) == ("", "", False)
    assert intention.tried is (said["done"] == "yes")


def test_what_was_noticed_stays_noticed_when_a_later_try_did_not_come_to_it() -> None:
    """The last time that it was asked or seen is told, not the last time somebody looked."""
    plan = meant()
    first = looked(plan, done="yes", effect_client="Zij lachte", known_how=("asked_client",))
    later = looked(plan, done="not_yet", effect_client="Niets", known_how=("assumed",))
    (line,) = summary_lines([], [first, later], [plan], Level.INSIGHT)
    assert (line.noticed, line.known, line.tried) == ("Zij lachte", "asked", True)


def test_an_intention_says_what_it_was_for() -> None:
    """The why of its entry; of one that was meant while looking back, that of where it began."""
    began = entry(answer("purpose", "Als een volwassen mens", "why"))
    next_step = meant("z9z9z", entry="m2xa9", text="Ook ’s avonds")
    origins = Origins(began={"m2xa9": began})
    lines = summary_lines([began], [], [meant(), next_step], Level.INSIGHT, origins)
    assert [line.purpose for line in of_kind("intention", lines)] == ["Als een volwassen mens"] * 2


@pytest.mark.parametrize("more", [{"state": State.DELETED}, {"private": True}])
def test_a_why_that_was_thrown_away_or_is_private_stands_nowhere(more: Any) -> None:
    """What was meant while looking back on it is told without one."""
    began = entry(answer("purpose", "Geheim", "why"), **more)
    plan = meant("z9z9z", entry="m2xa9")
    (line,) = summary_lines([], [], [plan], Level.INSIGHT, Origins(began={"m2xa9": began}))
    assert (line.text, line.purpose) == ("Eerst vragen", "")


def test_a_why_for_nobody_else_or_that_says_nothing_is_no_why() -> None:
    """A private answer never leaves, and a dash is no purpose."""
    for role, text in (("private", "Geheim"), ("why", "-")):
        told = entry(answer("purpose", text, "why", role))
        (line, _) = summary_lines([told], [], [meant()], Level.INSIGHT)
        assert line.purpose == ""


FOLLOWED = entry(
    answer("done", "not_yet", "check", type="choice", options=("nog niet",)),
    answer("what_happened", "Er was geen moment", "learn", "check"),
    answer("effect_client", "Niets, denk ik", "check"),
    answer("known_how", ("assumed",), "check", type="multi", options=("ik vermoed het",)),
    set="opvolging", set_title="Wat is ervan gekomen?", id="2", handle="m2xa9",
    follows="9", builds_on="1",
)  # fmt: skip


def test_at_full_what_came_of_a_plan_stands_with_the_plan_and_its_question() -> None:
    """And says how far it was done, and that it was only supposed; what happened stays at home."""
    began = entry(answer("purpose", "Dat hij kiest", "why"))
    origins = Origins(began={"m2xa9": began}, plans={"m2xa9": meant()})
    came = of_kind("came", summary_lines([began, FOLLOWED], [], [], Level.FULL, origins))
    assert [(one.question, one.text) for one in came] == [("effect_client?", "Niets, denk ik")]
    assert {(one.form, one.plan, one.done) for one in came} == {
        ("De waarom-vraag", "Eerst vragen", "not_yet")
    }
    assert [one.known for one in came] == ["assumed"]


@pytest.mark.parametrize("follows", ["9", None])
def test_a_follow_up_of_a_plan_that_is_gone_is_told_without_it(follows: Any) -> None:
    """Nor under what was meant next, where what it looked back on was erased."""
    began = entry(answer("purpose", "Dat hij kiest", "why"), state=State.DELETED)
    origins = Origins(began={"m2xa9": began})
    alone = replace(FOLLOWED, follows=follows, intentions=(meant(text="Dan morgen"),))
    came = of_kind("came", summary_lines([alone], [], [], Level.FULL, origins))
    assert {(one.form, one.plan) for one in came} == {("Wat is ervan gekomen?", "")}


def test_at_full_other_answers_stand_with_their_form_and_plan() -> None:
    """A check that stands in its own entry goes under its plan as well."""
    cycle = entry(
        answer("purpose", "Rust", "why"), answer("effect_client", "Hij zit langer", "check"),
        answer("known_how", ("seen",), "check", type="multi"),
        set="pdca", set_title="PDCA-cyclus", intentions=(meant(text="Radio uit"),),
    )  # fmt: skip
    lines = summary_lines([cycle], [], [], Level.FULL)
    ((came,), (other,)) = of_kind("came", lines), of_kind("answer", lines)
    assert (came.plan, came.text, came.known) == ("Radio uit", "Hij zit langer", "seen")
    assert (other.form, other.plan, other.question) == ("PDCA-cyclus", "Radio uit", "purpose?")


OLD_LABELS = [
    ("pdca", "goal"), ("intervisie", "own_question"), ("onderwerp-kiezen", "chosen"),
    ("slotronde", "words"), ("tijdens-de-dienst", "noticing"), ("overdracht", "question_for_next"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key"), OLD_LABELS)
def test_what_a_first_version_called_learned_and_is_no_insight_is_none(name: str, key: str) -> None:
    """An entry keeps its roles, and the summary does not believe that label."""
    old = entry(answer(key, "x", "learn", type="short"), set=name)
    assert of_kind("learned", summary_lines([old], [], [], Level.INSIGHT)) == []


@pytest.mark.parametrize("roles", [(), ("learn",)])
def test_the_question_of_an_intervisie_as_it_is_asked_at_its_end_is_an_insight(roles: Any) -> None:
    """Also from the version in which it had no role; it stands beside its question."""
    told = entry(answer("reframed", "Hoor ik hem?", *roles, type="short"), set="intervisie")
    (line,) = of_kind("learned", summary_lines([told], [], [], Level.INSIGHT))
    assert (line.text, line.question, line.team) == ("Hoor ik hem?", "reframed?", False)


def test_what_a_team_wrote_is_marked_wherever_it_stands() -> None:
    """Its insight, its plan with what came of that, its theme, and what else it answered."""
    team = entry(
        answer("learned", "Wij wachten", "learn"), answer("different_views", "Ik schaam me"),
        set="teamreflectie", tags=("wachten",),
    )  # fmt: skip
    began = {"k7f3q": team, "m2xa9": team}
    sets = {
        "teamreflectie": replace(of_team("teamreflectie", "team")["teamreflectie"], story=False)
    }
    origins = Origins(began, {"m2xa9": meant()}, sets)
    plan = meant(state=IntentionState.DONE)
    came = [looked(plan, done="yes", effect_client="Zij lachte", known_how=("seen",))]
    lines = summary_lines([team, FOLLOWED], came, [plan], Level.FULL, origins)
    (form,) = of_kind("form", lines)
    assert (form.team, form.helped) == (False, False)  # no client noticed what *I* intended
    assert {line.text for line in lines if not line.team} == {form.text}
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("name", "audience", "is_a_teams"),
    [
        ("teamreflectie", ("team",), True),
        ("overdracht", ("pair", "team"), True),
        ("visie-op-leren", ("team", "leader"), True),
        ("eigen-teamset", ("team",), True),
        ("waarom", ("individual", "team"), False),
        ("intervisie", ("team",), False),
        ("opvolging", ("individual",), False),
    ],
)
def test_a_team_writes_what_nobody_writes_alone(
    name: str, audience: tuple[str, ...], is_a_teams: bool
) -> None:
    """A set for one person as well, or in which each one writes their own, is one's own."""
    told = entry(answer("learned", "x", "learn"), set=name)
    origins = Origins(sets=of_team(name, *audience))
    (line,) = of_kind("learned", summary_lines([told], [], [], Level.INSIGHT, origins))
    assert line.team is is_a_teams


def test_a_theme_that_also_somebody_alone_wrote_about_is_their_own() -> None:
    """Only one that is of a team alone is marked."""
    team = entry(set="teamreflectie", tags=("Wachten", "rust"), handle="aaaaa")
    own = entry(tags=("wachten",), id="2")
    origins = Origins(sets=of_team("teamreflectie", "team"))
    lines = of_kind("theme", summary_lines([team, own], [], [], Level.INSIGHT, origins))
    assert {line.text.casefold(): line.team for line in lines} == {"wachten": False, "rust": True}


def test_what_a_colleague_said_in_a_set_of_ones_own_is_not_ones_own() -> None:
    """What a client said there is told as in every set."""
    told = entry(
        answer("other_views", "Ik zou gaan", type="perspective", who="colleague", basis="asked"),
        answer("client_view", "Ik wil naar huis", type="perspective", who="client", basis="asked"),
        set="driehoeksbespreking",
    )  # fmt: skip
    here = PromptSet(name="driehoeksbespreking", title={"nl": "x"}, story=False)
    origins = Origins(sets={"driehoeksbespreking": here})
    lines = of_kind("answer", summary_lines([told], [], [], Level.FULL, origins))
    assert [(line.text, line.team) for line in lines] == [
        ("Ik zou gaan", True), ("Ik wil naar huis", False),
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["heard_2", "best_question", "situation_further", "advice_kept_6"])
def test_what_never_leaves_does_not_leave_when_it_was_asked_once_more(key: str) -> None:
    """A second voice to a question is as much another's as the first."""
    told = entry(answer(key, "geheim", "voice"))
    assert of_kind("answer", summary_lines([told], [], [], Level.FULL)) == []


def test_a_set_without_roles_claims_nothing_and_its_words_may_be_the_story() -> None:
    """No insight, no why; its answers leave where the set says that none of them is the story."""
    told = entry(answer("one", "Zo ging het"), set="eigen", intentions=(meant(),))
    insight = summary_lines([told], [], [meant()], Level.INSIGHT)
    assert [(line.kind, line.purpose) for line in insight] == [("intention", ""), ("form", "")]
    asked = (Question(key="one", type=QuestionType.TEXT, text={"nl": "Hoe ging het?"}),)
    own = PromptSet(name="eigen", title={"nl": "Eigen"}, questions=asked)
    for now, said in (
        (None, []),
        (own, []),
        (replace(own, story=False), [("one?", "Zo ging het")]),
    ):
        origins = Origins(sets={"eigen": now} if now else {})
        lines = of_kind("answer", summary_lines([told], [], [], Level.FULL, origins))
        assert [(line.question, line.text) for line in lines] == said


@pytest.mark.parametrize(
    "name", ["wat-goed-gaat", "terugblik-maand", "reflecteren-op-reflecteren", "opvolging"]
)
def test_what_something_meant_or_brought_is_not_what_it_was_for(name: str) -> None:
    """What worked, a month that fits or not, what looking back gave: a why by its role alone."""
    follows = {"follows": "9"} if name == "opvolging" else {}
    told = entry(answer("purpose", "Zij sliep door", "why"), set=name, **follows)
    (line,) = of_kind("intention", summary_lines([told], [], [meant()], Level.INSIGHT))
    assert line.purpose == ""
