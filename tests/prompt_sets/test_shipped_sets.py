"""The shipped sets, held against what the source documents promise (methods.md and sets.md).

`sources.txt` says of each set its English name, its reason, whether it is a starter, and the
questions of its method: key, type, what may be skipped, and what comes later.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectie_cli.language import CODES, Code, speak
from reflectie_cli.prompt_sets.edit import FIRST_LINE
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.form import SCHEMA_FILE, schema_text
from reflectie_cli.prompt_sets.library import Library, shipped_folder
from reflectie_cli.prompt_sets.model import REASONS, WHO, PromptSet, Question, QuestionType, Text

FILES = sorted(shipped_folder().glob("*.yaml"))
SETS = {file.stem: read_prompt_set(file, own=False)[0] for file in FILES}
SOURCES = {
    line.split(" | ")[0]: line.split(" | ")[1:]
    for line in (Path(__file__).parent / "sources.txt").read_text("utf-8").splitlines()
}
every_set = pytest.mark.parametrize("name", SETS)

ALL_LISTS = {
    "who": tuple(WHO),
    "done": ("yes", "partly", "not_yet", "different", "let_go"),
    "known_how": ("asked_client", "asked_relative", "seen", "colleague", "figures", "assumed"),
    "next_step": ("keep", "adjust", "retry", "share", "ask_help", "stop"),
    "another_try": ("another_day", "let_go"),
    "told_back": ("yes", "not_yet", "planned"),
    "how_asked": ("words", "gestures", "choosing", "doing"),
    "enough": ("yes", "partly", "no"),
    "tidy": ("condense", "choose", "later"),
    "who_decided": ("client", "together", "me", "system", "unclear"),
    "depth": ("tell", "see", "understand", "question", "change"),
    "kind": ("course", "feedback", "experience", "peer", "reading"),
    "reason": (
        "afraid", "attacked", "control", "hard", "time", "no_use", "obliged", "leaks", "tired",
        "other",
    ),
    "sources": (
        "story", "relative_story", "own_moment", "survey", "staff_survey", "incidents", "figures",
        "outsider",
    ),
    "my_roles": (
        "ideas", "contacts", "lead", "push", "weigh", "care_team", "organise", "finish", "expert",
        "ask",
    ),
    "roles": (
        "caregiver", "communicator", "collaborator", "reflective", "health_promoter", "organiser",
        "quality", "other",
    ),
}  # fmt: skip
LISTS_OF = {"asked_whom": "who", "present": "who", "privacy_check": "tidy", "throw_away": "tidy"}
"""Questions that choose from a list of another name."""

CANONICAL = {
    "pdca", "reflectiecirkel", "reflectiecirkel-kort", "moreel-beraad", "morele-reflectie",
    "geweldloos-communiceren", "starr", "gibbs", "wat-en-dus-en-nu", "kernreflectie", "g-schema",
    "kernkwadrant", "nabespreking",
}  # fmt: skip
"""The methods whose stages have standard names (methods.md, G2.3)."""

PRIVATE = {"dieper-reflecteren", "weerstand", "g-schema", "giraffe-en-draak", "kernreflectie"}
"""Private by default (methods.md, D5)."""

OURS = {
    "parabool", "wat-is-teamreflectie", "zijn-we-goed-bezig", "visie-op-leren", "weerstand",
    "successen-vieren", "samenwerken-in-de-wijk", "frisse-blik", "eigen-regie",
    "teamontwikkeling", "feedback-geven", "beginnen-in-je-eentje", "voor-wie-maakte-ik-dit",
    "voor-wie-is-deze-oplossing", "ruimte-om-te-leren", "open-vragen",
    "terugblik-week", "terugblik-maand", "terugblik-kwartaal", "terugblik-jaar", "teamjaar",
    "opvolging",
}  # fmt: skip
"""No method of somebody else's: the sources give an idea or nothing (methods.md, A0), or it is ours."""

WITHOUT_AN_INSIGHT = {
    "na-de-dienst", "overdracht", "tijdens-de-dienst", "slotronde", "onderwerp-kiezen",
    "wat-is-teamreflectie", "visie-op-leren", "terugblik-week",
}  # fmt: skip
"""Sets that gather a moment, a topic or an agreement: none of that is an insight."""

LONGER = {"moreel-beraad": 14}
"""A method that needs more questions than eleven; it pauses in the middle."""

SITTINGS = {
    "visie-op-leren": ["sources", "ownership"],
    "moreel-beraad": ["alternatives"],
    "huiskamergesprek": ["guests"],
}
"""Where a set begins anew: its next sitting, or what is asked after the conversation."""

WITHOUT_A_STEP = {"tijdens-de-dienst", "onderwerp-kiezen", "successen-vieren"}
"""Sets that end otherwise than in one small step."""


def in_short(question: Question) -> str:
    """Say of a question what methods.md lays down."""
    marks = [question.key, question.type.value]
    marks += ["optional"] * question.optional + ["later"] * question.later
    return " ".join(marks)


def asked(found: PromptSet) -> Iterator[Text]:
    """Return everything a set asks, labels and cards among it."""
    for question in found.questions:
        yield from question.rotate.values() if question.rotate else (question.text,)
        yield from question.about.values()
        yield from filter(None, (question.several, question.further))


def said(found: PromptSet) -> Iterator[Text]:
    """Return every text of a set."""
    yield from (found.title, found.description, found.origin.text)
    yield from (found.note,) if found.note else ()
    for question in found.questions:
        yield from (question.text, question.help, *question.options.values())
        yield from (*question.rotate.values(), *question.about.values())
        yield from filter(None, (question.stage, question.several, question.further))


def test_every_set_of_the_sources_is_there_and_no_other() -> None:
    """Sixty-seven sets, by the names people type."""
    assert len(SETS) == 67
    assert set(SETS) == set(SOURCES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_set_has_no_problem_and_no_warning(file: Path) -> None:
    """Every shipped file reads without a problem and without anything to look at twice."""
    prompt_set, warnings = read_prompt_set(file, own=False)
    assert (prompt_set.name, warnings) == (file.stem, ())


@every_set
def test_a_set_goes_by_its_names_and_stands_under_its_reason(name: str) -> None:
    """English name, reason and starter are those of sets.md."""
    found = SETS[name]
    english, reason, starter, _ = SOURCES[name]
    assert english in ("-", found.name, *found.aliases)
    assert (found.reason, "yes" if found.starter else "-") == (reason, starter)


@every_set
def test_a_set_asks_the_questions_of_its_method_in_their_order(name: str) -> None:
    """Keys, types, what may be skipped and what comes later are those of methods.md."""
    assert ", ".join(map(in_short, SETS[name].questions)) == SOURCES[name][3]


@every_set
@pytest.mark.parametrize("role", ["why", "voice", "learn"])
def test_a_set_asks_what_it_is_for_hears_the_client_and_learns(name: str, role: str) -> None:
    """No reflection without the why, the client's side, and something learned (C1, C2, C7)."""
    roles = {
        one
        for question in SETS[name].questions
        for of_one in (question.roles, *question.rotate_roles.values())
        for one in of_one
    }
    assert (role in roles) is not (role == "learn" and name in WITHOUT_AN_INSIGHT)


@every_set
def test_a_set_ends_in_something_to_do(name: str) -> None:
    """Conclusion and action follow, but where the method ends otherwise (C7)."""
    acts = any("act" in question.roles for question in SETS[name].questions)
    assert acts is (name not in WITHOUT_A_STEP)


@every_set
def test_a_set_is_short(name: str) -> None:
    """At most eleven questions, none of more than fourteen words, in either language."""
    assert len(SETS[name].questions) <= LONGER.get(name, 11)
    longest = max(
        (len(text[code].split()), text[code]) for text in asked(SETS[name]) for code in CODES
    )
    assert longest[0] <= 14, longest


def test_after_a_shift_four_light_questions_are_enough() -> None:
    """After-shift sets have at most four questions; of na-de-dienst three may be skipped (A4)."""
    of_reason = [one for one in SETS.values() if one.reason == "after-shift"]
    assert all(len(one.questions) <= 4 and one.minutes <= 3 for one in of_reason)
    light = SETS["na-de-dienst"].questions
    assert [question.optional for question in light] == [True, False, True, True]
    assert {question.type for question in light} == {"short", "intention"}


@every_set
def test_a_set_speaks_both_languages(name: str) -> None:
    """Every text stands in Dutch and in English, with words in it."""
    for text in said(SETS[name]):
        assert sorted(text) == ["en", "nl"]
        assert all(words.strip() for words in text.values())
    for text in asked(SETS[name]):
        assert text["nl"] != text["en"]


@every_set
def test_a_line_about_a_set_fits_on_the_screen(name: str) -> None:
    """The picker shows title and description whole, beside a number."""
    found = SETS[name]
    for code in CODES:
        assert len(found.description[code]) <= 71
        assert len(found.title[code]) <= 40


@every_set
def test_a_set_calls_people_je_and_never_raises_its_voice(name: str) -> None:
    """Je, never u; no exclamation marks: nothing praises, nothing scolds."""
    for text in said(SETS[name]):
        assert not re.search(r"\b(u|uw|uzelf)\b", text["nl"], re.IGNORECASE), text["nl"]
        assert "!" not in "".join(text.values())


@every_set
def test_a_question_is_a_question(name: str) -> None:
    """Whatever is asked ends with a question mark, but for two that invite to tell."""
    invitations = {"Vertel in een paar zinnen jouw jaar in dit werk."}
    for text in asked(SETS[name]):
        if text["nl"] not in invitations:
            assert text["nl"].endswith("?"), text
            assert text["en"].endswith("?"), text


@every_set
def test_every_question_has_a_nudge(name: str) -> None:
    """`?` always has something to say."""
    assert all(question.help for question in SETS[name].questions)


@every_set
def test_stages_are_shown_only_where_the_method_has_them(name: str) -> None:
    """A stage is a standard name of the method, or the sitting of a set in three sittings."""
    has_stages = any(question.stage for question in SETS[name].questions)
    assert has_stages is (name in CANONICAL or name == "visie-op-leren")


@every_set
def test_a_set_says_where_it_comes_from(name: str) -> None:
    """What is our own version says so; what is not names its source."""
    found = SETS[name]
    assert (found.origin.status == "own") is (name in OURS)
    assert found.origin.text["nl"]


@every_set
def test_a_set_is_private_where_it_should_be(name: str) -> None:
    """The sets that are most at risk of holding what is nobody's business are private (D5)."""
    assert SETS[name].private is (name in PRIVATE)


def test_the_words_of_the_dragon_are_for_nobody_else() -> None:
    """What the dragon shouts is never exported (A12)."""
    (dragon,) = (
        (name, question.key)
        for name, found in SETS.items()
        for question in found.questions
        if "private" in question.roles
    )
    assert dragon == ("giraffe-en-draak", "dragon_voice")


@every_set
def test_an_option_list_is_complete(name: str) -> None:
    """A question that chooses from a list of methods.md offers all of it, in its order."""
    for question in SETS[name].questions:
        if question.type in (QuestionType.CHOICE, QuestionType.MULTI) and not question.sets_for:
            expected = ALL_LISTS[LISTS_OF.get(question.key, question.key)]
            assert tuple(question.options) == expected


def test_a_key_that_sets_share_means_the_same_everywhere() -> None:
    """Reviews find answers by key: what chooses, chooses from one list; roles never contradict."""
    options: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, set[str]] = defaultdict(set)
    for found in SETS.values():
        for question in found.questions:
            kinds[question.key].add(question.type.value)
            if question.options:
                options[question.key].add(repr(sorted(question.options.items())))
            if question.key == "purpose":
                assert "why" in question.roles
            if question.key == "learned":
                assert "learn" in question.roles
            if question.key == "intention":
                assert "act" in question.roles
            if question.key in ("effect_client", "client_view", "other_views"):
                assert "voice" in question.roles
    assert all(len(of_key) == 1 for of_key in options.values())
    assert kinds["intention"] == {"intention"}
    assert kinds["learned"] == {"text"}
    assert kinds["purpose"] == {"text", "short", "perspective"}
    in_words = {"text", "short", "perspective"}
    assert {key for key, of_key in kinds.items() if len(of_key) > 1 and not of_key <= in_words} == {
        "sources"  # a list to tick for a note-taker, words for a vision
    }


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("waarom", 14), ("reflectiecirkel", 14), ("pdca", 42), ("na-de-dienst", 7),
        ("g-schema", 7), ("dilemma", 14), ("video-interactie", 21), ("kernreflectie", 28),
        ("leerverslag", 56), ("ondersteuningsplan", 91), ("teamrollen", 42),
    ],
)  # fmt: skip
def test_an_intention_comes_back_after_the_time_its_method_gives(name: str, days: int) -> None:
    """A week after a shift, two weeks for what one walks alone, six for teams, else as written."""
    assert SETS[name].after_days == days


def test_pdca_and_intervisie_come_back_later() -> None:
    """Both keep their second half for another day; every other set is whole at once."""
    assert {name for name, found in SETS.items() if found.comes_back} == {"pdca", "intervisie"}


def test_what_is_long_is_walked_in_sittings() -> None:
    """A vision in three (A23), a moral deliberation in two, a conversation before and after it."""
    pauses = {
        name: [question.key for question in found.questions if question.pause]
        for name, found in SETS.items()
    }
    assert {name: keys for name, keys in pauses.items() if keys} == SITTINGS


@pytest.mark.parametrize(
    ("name", "key", "cards"),
    [("na-de-dienst", "label_question", 15), ("reflectiespel", "card_answer", 18)],
)
def test_labels_and_cards_are_all_in_the_box(name: str, key: str, cards: int) -> None:
    """Fifteen labels, three of them a why, and eighteen cards take turns."""
    (turning,) = (question for question in SETS[name].questions if question.rotate)
    assert (turning.key, len(turning.rotate)) == (key, cards)


def test_a_topic_leads_to_any_set_for_teams() -> None:
    """Which form suits it is chosen from the sets that are there (A39)."""
    (form,) = (q for q in SETS["onderwerp-kiezen"].questions if q.key == "set")
    assert form.sets_for == "team"


def test_no_two_shipped_sets_answer_to_one_name() -> None:
    """A name or alias means one set."""
    names = [name for found in SETS.values() for name in (found.name, *found.aliases)]
    assert len(set(names)) == len(names)


def test_reasons_hold_the_sets_people_choose_from() -> None:
    """Every reason has a set, and what has a command of its own stays out of the picker."""
    assert {found.reason for found in SETS.values()} == set(REASONS)
    hidden = {name for name, found in SETS.items() if not found.is_picked}
    assert hidden == {
        "terugblik-week", "terugblik-maand", "terugblik-kwartaal", "terugblik-jaar", "opvolging"
    }  # fmt: skip


@pytest.mark.parametrize(("code", "words"), [("nl", "Geen namen."), ("en", "No names.")])
@pytest.mark.parametrize("name", ["waarom", "reflectiecirkel", "starr", "driehoeksbespreking"])
def test_before_somebody_writes_about_a_client_names_are_left_out(
    name: str, code: Code, words: str
) -> None:
    """The help line of the first question asks to leave names out."""
    assert words in speak(code).of(SETS[name].questions[0].help)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_editor_finds_the_schema_beside_the_sets(file: Path) -> None:
    """The first line of every file names the schema."""
    assert file.read_text("utf-8").split("\n", 1)[0] == FIRST_LINE


def test_the_published_schema_is_the_one_the_program_prints() -> None:
    """`reflectie prompts schema > prompts/prompt-set.schema.json` makes it."""
    assert (shipped_folder() / SCHEMA_FILE).read_text("utf-8") == schema_text()


def test_a_heading_says_what_the_whole_file_says() -> None:
    """What is listed without reading the questions is what the file holds."""
    headings = {one.name: one for one in Library(Path("nowhere")).headings()}
    for name, found in SETS.items():
        heading = headings[name]
        for field in heading.__struct_fields__:
            assert getattr(heading, field) == getattr(found, field)
