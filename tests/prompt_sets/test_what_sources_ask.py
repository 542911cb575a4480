"""What the source documents ask of single sets: where each begins, in which order, and for whom."""

from reflectie_cli.language import Code, speak
from reflectie_cli.prompt_sets.file import read_prompt_set
from reflectie_cli.prompt_sets.library import shipped_folder
from reflectie_cli.prompt_sets.model import PromptSet


def shipped(name: str) -> PromptSet:
    """Return a set that ships with the program."""
    return read_prompt_set(shipped_folder() / f"{name}.yaml", own=False)[0]


def keys(found: PromptSet) -> list[str]:
    """Return the keys of its questions, in their order."""
    return [question.key for question in found.questions]


def test_a_client_is_asked_in_a_conversation_and_not_from_a_screen() -> None:
    """Above the first question stands that all of it is for afterwards (C12)."""
    said: dict[Code, tuple[str, ...]] = {
        "nl": ("lees ze niet voor", "lees het niet voor"),
        "en": ("don't read them out", "don't read it out"),
    }
    for name in ("vraag-de-client", "vraag-de-verwant"):
        for code, words in said.items():
            assert speak(code).of(shipped(name).note).endswith(tuple(f"{one}." for one in words))


def test_room_to_learn_is_for_leaders_and_begins_with_their_own_learning() -> None:
    """It is for nobody else, and what others need of them comes after (C27)."""
    found = shipped("ruimte-om-te-leren")
    assert found.audience == ("leader",)
    order = keys(found)
    assert order[0] == "own_example"
    assert order.index("held_back") < order.index("needs")


def test_a_quality_story_asks_what_went_otherwise_and_what_can_go() -> None:
    """What goes as it always does may stay out, and so may what nobody misses (C29)."""
    found = {question.key: question for question in shipped("kwaliteitsverhaal").questions}
    assert speak("nl").of(found["deviates"].help) == "Wat gewoon goed gaat hoeft er niet in."
    assert found["cut"].optional


def test_what_is_of_value_comes_before_the_rule() -> None:
    """The client, then relatives, then oneself; the rule after that (C31)."""
    order = keys(shipped("van-regels-naar-relaties"))
    asked = ["purpose", "relative_value", "my_value", "rule"]
    assert [key for key in order if key in asked] == asked


def test_why_how_what_is_asked_in_that_order_beforehand_too() -> None:
    """The set says that it prepares a conversation as well (C34)."""
    found = shipped("waarom-hoe-wat")
    assert keys(found)[:3] == ["purpose", "how", "what"]
    assert "voorbereiding op een gesprek" in speak("nl").of(found.description)


def test_whoever_was_not_heard_is_asked_for_and_a_client_owns_the_question() -> None:
    """A team is asked whom it did not hear; a client's research begins with a question of theirs (C35)."""
    assert "not_heard" in keys(shipped("teamreflectie"))
    order = keys(shipped("client-onderzoekt-mee"))
    assert order[0] == "client_question"
    assert order.index("ask_team") < order.index("learned")


def test_a_success_ends_with_what_one_would_pass_on() -> None:
    """What it meant for the client comes before how it is celebrated (C37)."""
    order = keys(shipped("successen-vieren"))
    assert order[-1] == "pass_on"
    assert order.index("purpose") < order.index("mark")
