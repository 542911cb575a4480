"""What a set reads back before its first question: a team has a memory of its own."""

from collections.abc import Callable
from typing import Any

Start = Callable[..., Any]
AGREED = "Wie wegloopt zegt wanneer hij terug is."


def agreed(reflectie: Start) -> None:
    """Keep a team reflection with an agreement."""
    kept = f"purpose: rust\nlearned: wij wachten nooit\nintention: {{text: {AGREED}}}\n"
    assert reflectie("new", "teamreflectie", "-d", "2026-10-01", stdin=kept).code == 0


def leaves(seen: Any) -> None:
    """Stop, and let the program end."""
    seen.press("ctrl-c")
    seen.end()


def test_a_team_set_opens_with_the_last_agreement_and_asks_whether_clients_noticed(
    terminal: Start, reflectie: Start, items: Start
) -> None:
    """A yes leads to looking back, about clients; Enter leaves it for later."""
    agreed(reflectie)
    seen = terminal("new", "teamreflectie", lang="nl")
    seen.see("Vorige keer, op", AGREED, "Merkten cliënten er iets van?")
    seen.line()
    seen.see("Waarom stonden jullie hierbij stil?")
    leaves(seen)
    seen = terminal("new", "teamreflectie", lang="nl")
    seen.see("Merkten cliënten er iets van?")
    seen.line("j")
    seen.see("Is het ervan gekomen?")
    leaves(seen)
    assert items("intentions")[0]["state"] == "open"


def test_a_team_is_offered_once_to_agree_what_a_team_reflection_is(
    terminal: Start, reflectie: Start
) -> None:
    """Where it never did; from then on its own words stand above (C39)."""
    seen = terminal("new", "teamreflectie", lang="nl")
    seen.see("Spraken jullie al af", "wat-is-teamreflectie", "Waarom stonden jullie hierbij stil?")
    leaves(seen)
    seen = terminal("new", "teamreflectie", lang="nl")
    assert "Spraken jullie al af" not in seen.see("Waarom stonden jullie hierbij stil?")
    leaves(seen)
    reflectie("new", "wat-is-teamreflectie", stdin="definition: Als we iets niet weten.\n")
    seen = terminal("new", "teamreflectie", lang="nl")
    seen.see("Wat jullie teamreflectie noemen", "Als we iets niet weten.")
    leaves(seen)


def test_old_answers_stand_beside_the_questions_that_are_asked_again(
    terminal: Start, reflectie: Start
) -> None:
    """Twice a year a team looks whether it reflects well: the old beside the new (A22)."""
    reflectie("new", "zijn-we-goed-bezig", lang="nl", stdin="purpose: omdat het moet\n")
    seen = terminal("new", "zijn-we-goed-bezig", lang="nl")
    seen.see("Wat je schreef op", "omdat het moet", "vraag 1 van 11")
    leaves(seen)


def test_the_year_of_a_team_is_asked_for(terminal: Start, reflectie: Start) -> None:
    """In January it is the year before that a team writes about; without a team's words nothing."""
    seen = terminal("new", "teamjaar", lang="nl")
    assert "Over welk jaar" not in seen.see("vraag 1 van 11")
    leaves(seen)
    agreed(reflectie)
    seen = terminal("new", "teamjaar", lang="nl")
    seen.see("Over welk jaar gaat het?", "Enter = ")
    seen.line("2026")
    seen.see("Wat het team schreef in 2026", "wij wachten nooit", "vraag 1 van 11")
    leaves(seen)


def test_the_next_intervisie_opens_with_the_former_step(terminal: Start, reflectie: Start) -> None:
    """What somebody meant to do stands there, as the set promises."""
    reflectie("new", "intervisie", stdin="situation: x\nown_question: hoe kan ik stil zijn\n")
    handle = reflectie("list").out.split()[0]
    reflectie("resume", handle, stdin="reframed: y\nintention: {text: Drie tellen wachten.}\n")
    seen = terminal("new", "intervisie", lang="nl")
    seen.see("Drie tellen wachten.")
    leaves(seen)


def test_looking_at_the_looking_back_lays_what_it_was_for_beside_what_came_of_it(
    terminal: Start, reflectie: Start
) -> None:
    """The whys of the last weeks stand above, and what was meant is no insight."""
    kept = "situation: x\npurpose: Zodat zij zelf kiest.\nlearned: ik haast\nintention: {text: Wachten.}\n"
    reflectie("new", "waarom", "-d", "gisteren", stdin=kept)
    seen = terminal("new", "reflecteren-op-reflecteren", lang="nl")
    page = seen.see("Je laatste inzichten", "ik haast", "Zodat zij zelf kiest.", "vraag 1 van 7")
    assert "Wachten." not in page.split("Waar je het voor deed")[0]
    leaves(seen)
