"""What may go to a coach, and what never does."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from reflectie_cli.journal.entry import Answer, CameOf, Due, Entry, FollowUp
from reflectie_cli.loop.summary import COACH_SET, SummaryLine, summary_lines

NOW = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)


def answer(key: str, text: str, *roles: str, type: str = "text") -> Answer:
    """Give an answer in words."""
    return Answer(key=key, type=type, roles=roles, question=f"{key}?", answer=text, answered=NOW)


def entry(*answers: Answer, **more: Any) -> Entry:
    """Give an entry that is done, unless it is said otherwise."""
    given = {"set": "waarom", "set_title": "De waarom-vraag", "handle": "k7f3q", "state": "done"}
    return Entry(
        **{
            "id": "1", "set_version": 1, "language": "nl", "date": date(2026, 11, 20),
            "created": NOW, "updated": NOW, "answers": answers, **given, **more,
        }
    )  # fmt: skip


def due(handle: str = "q4x7a", entry: str = "k7f3q", **more: Any) -> Due:
    """Give an intention."""
    return Due(**{"id": handle, "handle": handle, "text": "Eerst vragen", "entry": entry,
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
    """Give what stands on the lines."""
    return [line.text for line in lines]


def test_insight_is_what_was_learned_and_no_story() -> None:
    """Insights, themes and forms; not what happened, not what was felt."""
    assert texts(summary_lines([STORY], [], [], "insight")) == [
        "Eerst vragen", "ontbijt", "De waarom-vraag",
    ]  # fmt: skip


def test_full_adds_words_but_never_the_story_or_the_steam() -> None:
    """At the full level the raw situation, feelings and private words stay at home as well."""
    found = texts(summary_lines([STORY], [], [], "full"))
    assert "Dat hij kiest" in found
    assert not {"Wat er gebeurde", "Ik ben woest", "Boos"} & set(found)


@pytest.mark.parametrize("level", ["insight", "full"])
@pytest.mark.parametrize("more", [{"private": True}, {"state": "draft"}, {"state": "deleted"}])
def test_what_is_private_unfinished_or_thrown_away_stays_out(level: Any, more: Any) -> None:
    """Neither its words, nor its themes, its form or its intentions."""
    hidden = entry(answer("learned", "Geheim", "learn"), tags=("geheim",), **more)
    assert summary_lines([hidden], [], [due()], level) == ()


def test_an_intention_brings_what_came_of_it() -> None:
    """Planned, done or let go, with what the client noticed and how that is known."""
    meant = due(state="done")
    came = CameOf(
        date=date(2026, 11, 20), entry="m2xa9", intention=meant,
        follow_up=FollowUp(at=NOW, done="yes", effect_client="Hij lachte", known_how=("asked_client",)),
    )  # fmt: skip
    (line,) = summary_lines([], [came], [meant], "insight")
    assert (line.kind, line.text, line.state) == ("intention", "Eerst vragen", "done")
    assert (line.noticed, line.known) == ("Hij lachte", "asked")


def test_what_the_talk_is_about_comes_first_and_only_from_the_last_time() -> None:
    """Of several talks the latest is meant; what was agreed there is no insight to share."""
    before = entry(answer("talk_about", "oud"), set=COACH_SET, handle="aaaaa", id="1")
    now = entry(answer("talk_about", "nieuw"), answer("agreed", "zo", "learn"), set=COACH_SET,
                handle="bbbbb", id="2")  # fmt: skip
    assert texts(summary_lines([before, now], [], [], "insight")) == ["nieuw"]


def test_no_line_tells_a_day_or_a_number() -> None:
    """Days, times and counts are nobody's business: how often a form was used says nothing."""
    twice = [entry(answer("learned", "een", "learn"), id=str(n), handle=f"k7f3{n}") for n in (1, 2)]
    forms = [line for line in summary_lines(twice, [], [], "insight") if line.kind == "form"]
    assert texts(tuple(forms)) == ["De waarom-vraag"]
