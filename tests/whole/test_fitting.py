"""In a terminal: a follow-up asks what fits what was done, and shows what it belongs to."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Start = Callable[..., Any]


@pytest.fixture
def keep(reflectie: Start) -> Start:
    """Keep an entry without a terminal, and return its handle."""

    def keep_it(name: str, **answers: Any) -> str:
        said = reflectie("new", name, stdin=json.dumps(answers), lang="nl")
        assert said.code == 0, said.err
        return str(said.out.strip())

    return keep_it


def test_after_not_yet_nobody_is_asked_what_a_client_noticed(
    terminal: Start, keep: Start, items: Start
) -> None:
    """What stood in the way, one's own part, whether it still serves, another day: and the end."""
    keep(
        "reflectiecirkel", situation="x", purpose="Dat hij zich gezien voelt",
        intention={"text": "Door de deur praten", "check": "today"}, watch_for="Zijn adem",
    )  # fmt: skip
    seen = terminal("opvolgen", lang="nl")
    seen.see(
        "Waarvoor: Dat hij zich gezien voelt", "Waar let je dan op?\n  Zijn adem", "vraag 1 van 7"
    )
    seen.line("nog niet")
    seen.see("vraag 2 van 6", "Wat kwam ertussen?")
    seen.answer("De bel")
    seen.see("vraag 3 van 6", "jouw eigen aandeel?")
    seen.answer("Ik liep mee")
    seen.see("vraag 4 van 6", "Waarvoor: Dat hij zich gezien voelt\n\nDient het nog")
    seen.answer("Ja")
    seen.see("vraag 5 van 6", "1  ja, op een andere dag")
    seen.line("1")
    seen.see("vraag 6 van 6", "Wanneer vraag ik er weer naar?", "Enter = ")
    seen.line()
    assert seen.end() == 0
    for never in ("gemerkt", "nog vragen", "volgende ronde"):
        assert never not in seen.text
    (one,) = items("intentions")
    assert (one["state"], one["check"] is not None) == ("open", True)


def test_a_guess_about_a_colleague_is_offered_to_be_asked_of_the_colleague(
    terminal: Start, keep: Start
) -> None:
    """Asked a colleague: it says colleague, from the first question to the offer at the end."""
    keep(
        "vraag-de-client", asked_whom="colleague", purpose="x", heard="Je praat snel",
        intention={"text": "Rustig praten", "check": "today"},
    )  # fmt: skip
    seen = terminal("opvolgen", lang="nl")
    seen.see("vraag 1 van 9")
    seen.line("1")
    seen.see("vraag 2 van 9")
    seen.line()
    seen.see("Wat heeft je collega ervan gemerkt?")
    seen.answer("Die vond het prettig")
    seen.see("Hoe weet je dat?")
    seen.line("6")
    seen.see("Dient het nog")
    seen.line()
    seen.see("Hoe ga je verder?")
    seen.line("1")
    seen.see("volgende kleine stap")
    seen.line()
    seen.see("Heb je je collega verteld wat je ermee deed?")
    seen.line("1")
    seen.see("Wat vertelde je, en hoe kwam het aan?")
    seen.answer("Dat ik let op mijn tempo. Ze knikte.")
    seen.see("Wil je het je collega nog vragen?")
    seen.line("-")
    assert seen.end() == 0


def test_the_goal_stands_beside_the_effect_and_the_plan_above_what_replaces_it(
    terminal: Start, keep: Start, items: Start
) -> None:
    """At Check one sees by what it was to be known; at Act what is adjusted gets a day of its own."""
    keep(
        "pdca", situation="Rumoer", purpose="Dat hij rustig eet", goal="Hij blijft zitten",
        intention="Twee tafels", check_date="today",
    )  # fmt: skip
    seen = terminal("hervat", lang="nl")
    seen.see("vraag 1 van", "Heb je gedaan wat je van plan was?")
    seen.line("2")
    seen.see("gelukt is? Hij blijft zitten\n\nWat is er voor de cliënt veranderd?")
    seen.answer("Hij bleef tot het toetje")
    seen.see("Hoe weet je dat?")
    seen.line("3")
    seen.see("Hoe ga je verder?")
    seen.line("2")
    seen.see("Je nam je voor: Twee tafels\n\nWat pas je aan, of hoe houd je het vast?")
    seen.line("Een kaart bij het brood")
    seen.see("Wanneer zal ik vragen wat ervan kwam?")
    seen.line()
    seen.see("Uiterlijk wanneer?")
    seen.line()
    seen.see("Waar is het voor?")
    seen.line()
    seen.see("Wat heb je over deze aanpak geleerd?")
    seen.line()
    assert seen.end() == 0
    states = {one["text"]: one["state"] for one in items("intentions")}
    assert states == {"Twee tafels": "done", "Een kaart bij het brood": "open"}


def test_both_values_stand_above_which_of_the_two_led(terminal: Start) -> None:
    """The why question lays them under each other; a one-word why is asked further, once."""
    seen = terminal("nieuw", "waarom", lang="nl")
    seen.see("vraag 1 van 9")
    seen.answer("Haar kleren")
    seen.see("vraag 2 van 9")
    seen.answer("Veiligheid.")
    page = seen.see("En waarvoor dát?")
    assert "Maak af" not in page
    seen.answer("Rust.")
    seen.see("Wat is hier voor de cliënt van waarde")
    seen.answer("Zelf kiezen")
    seen.see("Van wie is deze kant?")
    seen.line("1")
    seen.see("Hoe weet je dat?")
    seen.line("2")
    seen.see("vind jij zelf belangrijk")
    seen.answer("Op tijd klaar")
    seen.see(
        "hoe weet je dat? Zelf kiezen\n", "? Op tijd klaar\n", "Welke van de twee gaf de doorslag"
    )
    seen.press("ctrl-c")
    seen.end()
