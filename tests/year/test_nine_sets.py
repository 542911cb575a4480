"""Nine sets walked in an autumn, read back: the why, the client's own voice, and what is so.

What a reflective practitioner missed in the first review of `nine.yaml` stands here line by line.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from reflectie_cli.cli.session import begin_session, look_into_journal
from reflectie_cli.documents.review import review_page
from reflectie_cli.flows.material import gather_review
from reflectie_cli.loop.period import read_period
from reflectie_cli.screen.lines import Line
from tests.documents.reviews import part
from tests.screen.drawing import drawn

pytestmark = pytest.mark.usefixtures("nine")


@pytest.fixture
def parts(reflectie: Any) -> Callable[..., dict[str, list[str]]]:
    """Return what stands below each title of a review, an item a line, as Markdown has it."""

    def read(period: str = "2026-11", lang: str = "nl") -> dict[str, list[str]]:
        said = reflectie("review", period, "--format", "md", lang=lang)
        assert said.code == 0, said.err
        blocks = said.out.replace("\\\n  ", " / ").split("\n## ")[1:]
        titles = {title: items for title, _, items in (block.partition("\n\n") for block in blocks)}
        return {
            title: [line[2:] for line in items.split("\n") if line.startswith("- ")]
            for title, items in titles.items()
        }

    return read


def page_of(period: str, lang: str = "nl") -> list[str]:
    """Return a review as it stands on a screen."""
    session = begin_session(language=lang)
    with look_into_journal(session) as journal:
        review = gather_review(session, journal, read_period(period, today=session.today))
    lines: list[Line] = review_page(review, session.language)
    return drawn(lines, width=80)


def test_every_why_of_a_month_returns_beside_what_was_done_and_what_became_visible(
    parts: Any,
) -> None:
    """In own words; what is not there stays empty, and a why of before whose plan was tried is there."""
    assert parts()["Waar je het voor deed"] == [
        "**12 okt** Rust aan tafel, zodat hij proeft wat hij eet. / *je deed: Twee tafels, de radio"
        " uit, twee weken op groep 3. · voor een deel / gevraagd · te merken: Hij bleef drie van de"
        " vijf keer zitten.*",
        "**2 nov** Als een volwassen mens de dag in gaan. / *je deed: Morgen doe ik de kast open en"
        " wacht ik tot zij pakt. / gezien of gehoord · te merken: Zij hield de rode trui omhoog.*",
        "**5 nov** Medicijnen op tijd, zonder gedoe. / *je wilde: De volgende keer zeg ik door de"
        " deur dat ik over tien minuten terugkom. · nog niet*",
        "**9 nov** Zodat niemand hier twee keer hoeft te vragen. / *van het team / je wilde: Wie"
        " wegloopt zegt wanneer hij terug is.*",
        "**10 nov** Is het goed om zijn drop te bewaren als hij daar niet om vroeg? / *van het team"
        " / je wilde: De pb gaat zaterdag met hem mee.*",
        "**12 nov** Dat zijn zoon een avond zonder ruzie heeft. / *je wilde: Zijn zoon vragen hoe"
        " laat er gebeld mag worden.*",
        "**13 nov** Of ik te veel praat. / *je deed: Raam open en stil zijn tot zij iets zegt. /"
        " gevraagd · te merken: Zij neuriede en zei na afloop “zo”.*",
        "**17 nov** Dat hij hoort wat er over hem gaat.",
    ]


def test_what_clients_noticed_is_only_what_was_tried_and_asked_or_seen(parts: Any) -> None:
    """No sister, no night shift, no guess, and nothing of what was not done yet."""
    noticed = parts()["Wat cliënten merkten van wat je deed"]
    assert [one.partition(" / ")[0] for one in noticed] == [
        "**16 nov** Zij hield de rode trui omhoog.",
        "**26 nov** Zij neuriede en zei na afloop “zo”.",
        "**26 nov** Hij bleef drie van de vijf keer zitten.",
    ]
    everything = json.dumps(parts(), ensure_ascii=False)
    assert "Niets, denk ik" not in everything


def test_what_clients_said_stands_apart_from_how_it_was_for_others(parts: Any) -> None:
    """A sister and a trainee are read, under their own title, with how it is known."""
    said, others = (
        parts()[title]
        for title in ("Wat cliënten zeiden of lieten zien", "Hoe het voor anderen was")
    )
    assert said == [
        "**2 nov** Ze houdt haar hand tegen de kast tot ik stilsta. / *de cliënt · gezien of gehoord*",
        "**10 nov** “Het is mijn avond en mijn geld. Anders heb ik niks meer.” / *de cliënt · gevraagd*",
        "**13 nov** “Jij bent lief maar je kwebbelt. Ik wil de vogels horen.” / *de cliënt · gevraagd*",
    ]
    assert others == [
        "**10 nov** Zijn zus wil dat hij oud wordt. De nachtdienst is bang voor een hypo. / *een"
        " verwant of naaste · gevraagd*",
        "**17 nov** Waarom praat iedereen over hem heen als hij erbij zit? / *een invalkracht,"
        " stagiair of nieuwe collega · gevraagd*",
    ]


def test_what_was_done_without_a_word_of_the_client_has_its_line(parts: Any) -> None:
    """The one line after a shift does not vanish; what was only supposed stands beside it."""
    assert parts()["Wat nog niet gevraagd is"] == [
        "**11 nov** Eerst zitten, dan pas de rapportage. / *voor een deel · nog niet gevraagd wat de"
        " cliënt merkte*",
        "**5 nov** Hij had vast genoeg van mij. / *de cliënt · vermoed*",
    ]


def test_what_happened_on_the_way_is_read_back_with_its_plan(parts: Any) -> None:
    """The learning of a trial stands in the trial."""
    first, second = parts()["Wat er onderweg gebeurde"]
    assert first == (
        "**16 nov** De eerste dag pakte ik toch zelf de trui. De tweede dag hield ik mijn handen op"
        " mijn rug. / *je wilde: Morgen doe ik de kast open en wacht ik tot zij pakt.*"
    )
    assert second.startswith("**19 nov** Hij deed meteen open.")


def test_an_insight_counts_on_the_day_it_was_given(parts: Any, reflectie: Any) -> None:
    """What a check taught in November stands in November; the goal of October is no insight."""
    learned = parts()["Wat je leerde"]
    assert "**26 nov** De radio doet meer dan de tafels." in learned
    assert "**26 nov** Hoe laat ik de avond van hen?" in learned
    assert "**26 nov** Ik sta ertussen in plaats van ernaast." in learned
    assert not [one for one in learned if "serieus nemen" in one]
    october = reflectie("review", "2026-10", "--format", "md", lang="nl").out
    assert "De radio doet meer" not in october
    assert "blijft zitten tot het toetje" not in october
    assert "Rust aan tafel, zodat hij proeft wat hij eet." in october


def test_what_the_light_sets_gather_returns(parts: Any) -> None:
    """A label answer, and what went well with what it meant for the client."""
    everything = [*parts()["Wat je tussendoor opviel"], *parts()["Wat werkte"]]
    assert everything == [
        "**4 nov** “Jij hebt altijd haast”, zei ze.",
        "**4 nov** Een bewoner schonk de koffie in voor de hele tafel.",
        "**18 nov** Zij koos vier ochtenden achter elkaar haar eigen trui. / *voor de cliënt: Ze"
        " loopt rechtop naar het busje.*",
    ]


def test_both_sides_of_a_difference_stay(parts: Any) -> None:
    """A team need not agree, and its review does not make it."""
    assert parts()["Waar jullie verschillend tegenaan keken"] == [
        "**9 nov** Voor de een is wachten gewoon, de ander schaamt zich ervoor."
    ]
    assert any("Dat gaat niet goed. Wel goed is" in one for one in parts()["Wat je leerde"])


def test_whose_voice_it_is_is_said_without_a_number(reflectie: Any) -> None:
    """Voices do not add up."""
    *_, voices, lines = reflectie(
        "review", "2026-11", "--format", "md", lang="nl"
    ).out.rstrip().split("\n\n")  # fmt: skip
    assert voices == (
        "Gevraagd aan cliënten, verwanten en een invalkracht, stagiair of nieuwe collega."
    )
    assert lines.startswith("Wat je je voornam, was voor de zorg, jezelf")


@pytest.mark.parametrize("period", ["2026-11", "2026-Q4", "2026"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_screen_and_a_half_keeps_the_why_and_the_clients_own_words(
    period: str, lang: str
) -> None:
    """The strongest voice is not cut for a weaker one, and no sentence is said twice."""
    page = page_of(period, lang)
    assert len(page) <= 48
    whole = "\n".join(page)
    for words in ("Als een volwassen mens de dag in gaan.", "Of ik te veel praat.",
                  "Zij neuriede en zei na afloop “zo”.",
                  "“Jij bent lief maar je kwebbelt. Ik wil de vogels horen.”",
                  "“Het is mijn avond en mijn geld. Anders heb ik niks meer.”",
                  "Eerst zitten, dan pas de rapportage."):  # fmt: skip
        assert whole.count(words) == 1, words


def test_a_quarter_sets_then_beside_now() -> None:
    """An early and a late word of one theme, with their days, in own words."""
    assert part(page_of("2026-Q4"), "Toen en nu") == [
        "10 nov  eten",
        "        Wij noemen iets gezond als het ons geruststelt.",
        "26 nov  De radio doet meer dan de tafels.",
    ]


def test_a_review_in_another_language_tells_the_same_words(parts: Any) -> None:
    """Only what is ours is said in it; what somebody wrote stands as it was written."""
    english, dutch = parts(lang="en"), parts(lang="nl")
    assert [len(items) for items in english.values()] == [len(items) for items in dutch.values()]
    assert english["What happened along the way"][1] == (
        "**19 Nov** Hij deed meteen open. / *you intended: De volgende keer zeg ik door de deur dat"
        " ik over tien minuten terugkom.*"
    )


def test_a_follow_up_of_what_was_thrown_away_tells_nothing_of_it(
    reflectie: Any, nine: dict[str, str], parts: Any
) -> None:
    """The plan lies in the bin: no word of it stands anywhere, and nothing breaks."""
    assert reflectie("delete", nine["praten"]).code == 0
    everything = json.dumps(parts(), ensure_ascii=False)
    assert "Raam open" not in everything
    assert "kwebbelt" not in everything
    assert "Zij hield de rode trui omhoog." in everything


def test_a_year_without_entries_is_one_calm_line(reflectie: Any) -> None:
    """Nothing is made up, and nothing is missed aloud."""
    said = reflectie("review", "2024", "--format", "md", lang="nl")
    assert said.out.split("\n\n")[2:] == ["In deze dagen staat niets geschreven.\n"]
    assert "In deze dagen staat niets geschreven." in reflectie("waarvoor", "2024", lang="nl").out
