from pathlib import Path

from reflectie_cli.language import Language
from reflectie_cli.prompt_sets.library import Library, SetFile
from reflectie_cli.prompt_sets.model import Origin, PromptSet, Question, QuestionType
from reflectie_cli.screen.lines import plain_text
from reflectie_cli.screen.prompt_sets import library_page, set_item, set_page
from reflectie_cli.system.problems import FileProblems, Problem


def question(key: str, kind: QuestionType = QuestionType.TEXT, *, later: bool = False) -> Question:
    """Return a question with a help line and a stage."""
    chosen_from = {"yes": {"nl": "ja", "en": "yes"}, "no": {"nl": "nee", "en": "no"}}
    return Question(
        key, kind, {"nl": f"{key} nl?", "en": f"{key} en?"},
        help={"nl": f"Denk aan {key}.", "en": f"Think of {key}."},
        stage={"nl": "Straks", "en": "Later on"} if later else {"nl": "Nu", "en": "Now"},
        optional=later, later=later, roles=("why",),
        options=chosen_from if kind is QuestionType.CHOICE else {},
    )  # fmt: skip


OWN = PromptSet(
    "eigen", {"nl": "Eigen set", "en": "Own set"},
    questions=(question("a"), question("b", QuestionType.CHOICE), question("c", later=True)),
    aliases=("mijn",), description={"nl": "Voor mij.", "en": "For me."}, reason="client",
    audience=("pair", "leader"), minutes=5, private=True, own=True,
    origin=Origin("own", {"nl": "Iemand", "en": "Somebody"}, "https://example.org"),
)  # fmt: skip
SHIPPED = PromptSet(
    "waarom", {"nl": "De waarom-vraag", "en": "The why-question"}, questions=(question("a"),),
    reason="right-thing", origin=Origin("verified", {"nl": "Iemand", "en": "Somebody"}),
)  # fmt: skip
BROKEN = SetFile(
    "kapot", Path("kapot.yaml"), own=True, heading=None,
    problem=FileProblems("kapot.yaml", [Problem("text is expected here", 3, 1)]),
)  # fmt: skip
SHELVES = [
    SetFile("waarom", Path("waarom.yaml"), own=False, heading=SHIPPED),
    BROKEN,
    SetFile("eigen", Path("eigen.yaml"), own=True, heading=OWN),
]


def test_the_library_stands_by_reason_and_broken_files_last(dutch: Language) -> None:
    """People find a set by why they come; a file that cannot be read stays in sight."""
    assert plain_text(library_page(SHELVES, dutch)) == (
        "Horen hoe het voor de cliënt is\n"
        "  eigen    5 min  Eigen set · van jezelf\n"
        "\n"
        "Twijfel over wat goed is\n"
        "  waarom  10 min  De waarom-vraag\n"
        "\n"
        "Hier klopt iets niet\n"
        "  kapot.yaml, regel 3: hier hoort tekst\n"
    )


def test_the_library_speaks_english(english: Language) -> None:
    """Reasons, titles and problems come in English."""
    assert plain_text(library_page(SHELVES, english)) == (
        "Hear how it is for the client\n"
        "  eigen    5 min  Own set · your own\n"
        "\n"
        "Doubt about what is right\n"
        "  waarom  10 min  The why-question\n"
        "\n"
        "Something is wrong here\n"
        "  kapot.yaml, line 3: text is expected here\n"
    )


def test_a_set_shows_what_it_is_for_and_what_it_asks(dutch: Language) -> None:
    """Source and status, who it is for, and every question under its stage, later ones apart."""
    assert plain_text(set_page(OWN, dutch)) == (
        "Eigen set  eigen\n"
        "Voor mij.\n"
        "5 min · met z’n tweeën, voor leidinggevenden · alleen voor jou\n"
        "Iemand · https://example.org · eigen uitwerking\n"
        "\n"
        "Nu\n"
        "\n"
        "1. a nl?\n"
        "    Denk aan a.\n"
        "\n"
        "2. b nl?\n"
        "    Denk aan b.\n"
        "    - ja\n"
        "    - nee\n"
        "\n"
        "Later, op het kijkmoment:\n"
        "\n"
        "Straks\n"
        "\n"
        "3. c nl? (mag je overslaan)\n"
        "    Denk aan c.\n"
    )


def test_a_set_speaks_english(english: Language) -> None:
    """Everything of a set is English where the person is."""
    assert plain_text(set_page(OWN, english)) == (
        "Own set  eigen\n"
        "For me.\n"
        "5 min · with two, for leaders · only for you\n"
        "Somebody · https://example.org · our own version\n"
        "\n"
        "Now\n"
        "\n"
        "1. a en?\n"
        "    Think of a.\n"
        "\n"
        "2. b en?\n"
        "    Think of b.\n"
        "    - yes\n"
        "    - no\n"
        "\n"
        "Later, on the check date:\n"
        "\n"
        "Later on\n"
        "\n"
        "3. c en? (may be skipped)\n"
        "    Think of c.\n"
    )


def test_a_rotating_question_shows_every_label_it_may_be_asked_with(dutch: Language) -> None:
    """Whoever looks at a set sees all that may be asked."""
    rotating = Question(
        "turn", QuestionType.TEXT, {"nl": "Blij?", "en": "Glad?"},
        rotate={"joy": {"nl": "Blij?", "en": "Glad?"}, "sorrow": {"nl": "Verdriet?", "en": "Sad?"}},
    )  # fmt: skip
    turning = PromptSet("eigen", {"nl": "Eigen", "en": "Own"}, questions=(rotating,))
    assert plain_text(set_page(turning, dutch)).endswith("1. Blij?\n    - Blij?\n    - Verdriet?\n")


def test_a_set_without_a_description_has_no_empty_line_for_it(dutch: Language) -> None:
    """What is not there takes no room."""
    bare = PromptSet("eigen", {"nl": "Eigen", "en": "Own"}, questions=(question("a"),))
    assert plain_text(set_page(bare, dutch)).startswith(
        "Eigen  eigen\n10 min · alleen\neigen uitwerking\n"
    )


def test_a_set_for_programs_has_every_key_of_the_contract(english: Language) -> None:
    """Names, texts in one language, and null where nothing is; a key never disappears."""
    assert set_item(SHELVES[2], english) == {
        "name": "eigen",
        "aliases": ["mijn"],
        "title": "Own set",
        "description": "For me.",
        "reason": "client",
        "for": ["pair", "leader"],
        "minutes": 5,
        "origin": {"status": "own", "text": "Somebody", "url": "https://example.org"},
        "private": True,
        "own": True,
        "version": 1,
        "problem": None,
    }
    broken = set_item(BROKEN, english)
    assert list(broken) == list(set_item(SHELVES[0], english))
    assert (broken["name"], broken["own"]) == ("kapot", True)
    assert broken["problem"] == "kapot.yaml, line 3: text is expected here"
    assert (broken["title"], broken["origin"], broken["for"]) == (None, None, [])


def test_the_questions_of_a_set_for_programs_are_in_one_language(dutch: Language) -> None:
    """A program that asks gets key, type, words and options."""
    item = set_item(SHELVES[2], dutch, questions=True)
    assert [one["key"] for one in item["questions"]] == ["a", "b", "c"]
    assert item["questions"][1] == {
        "key": "b",
        "type": "choice",
        "question": "b nl?",
        "help": "Denk aan b.",
        "stage": "Nu",
        "optional": False,
        "later": False,
        "pause": False,
        "sets_for": None,
        "roles": ["why"],
        "options": {"yes": "ja", "no": "nee"},
        "rotate": {},
        "rotate_roles": {},
        "asked_if": {},
        "about": {},
        "above": [],
        "further": None,
        "several": None,
        "returns": False,
    }


def test_every_shipped_set_has_a_page(dutch: Language) -> None:
    """Whatever ships can be looked at, source and all."""
    for one in Library(Path("nowhere")).whole():
        shown = plain_text(set_page(one, dutch))
        for asked in one.questions:
            assert asked.text["nl"] in shown
        assert one.origin.text["nl"] in shown
