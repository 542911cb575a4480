"""What is found in a text, and what is left alone."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.deid import ListedName, find, replaced, segments
from reflectie_cli.deid.placeholder import PLACEHOLDER
from reflectie_cli.language import CODES, Code


def said(
    text: str, code: Code = "nl", own: Sequence[str] = (), known: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Return the kinds and letters found."""
    hits = find(text, code, [ListedName(name) for name in own], known)
    return [(hit.kind, hit.text) for hit in hits]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Toen zei mevrouw van den Berg niets.", [("name", "mevrouw van den Berg")]),
        ("gesproken met dhr. de Wit en mw. P.", [("name", "dhr. de Wit"), ("initials", "mw. P.")]),
        ("het ging over Jan de Vries", [("name", "Jan de Vries")]),
        ("met J. de Vries gebeld", [("name", "J. de Vries")]),
        ("ik sprak Jean-Pierre even", [("name", "Jean-Pierre")]),
        ("dat is Sanne’s idee", [("name", "Sanne")]),
        ("de jas van ANNEKE hing er nog", [("name", "ANNEKE")]),
        ("JAN DE BOER HEEFT NIET GESLAPEN", [("name", "JAN DE BOER")]),
        ("MEHMET HEEFT NIET GESLAPEN", [("name", "MEHMET")]),
        ("ik heb mevr yilmaz gesproken", [("name", "mevr yilmaz")]),
        (
            "gebeld met dokter Smit en meneer P.",
            [("name", "dokter Smit"), ("initials", "meneer P.")],
        ),
        ("Van der Meer at niet.", [("name", "Van der Meer")]),
        ("de kast van ’t rooster, het Zorgkantoor en een Turkse thee", []),
        ("mevrouw had pijn en meneer sliep", []),
        ("Gelukkig belde hij terug.", []),
        ("Mevrouw. Toen ging ik weg.", []),
        ("IK VIND DIT ECHT NIET LEUK MEER VANDAAG", []),
        ("Vitamine B. en hepatitis C. staan op de lijst", []),
    ],
)
def test_names_are_found_by_what_stands_around_them(text: str, hits: list[tuple[str, str]]) -> None:
    """A title, a particle or a capital inside a sentence gives a name away; a verb does not."""
    assert said(text) == hits


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("nl", "Sjon in paniek en ik ook", ["Sjon"]),
        ("nl", "Soraya, Wesley en Bart-Jan waren ziek", ["Soraya", "Wesley", "Bart-Jan"]),
        ("nl", "Sannes planning klopte niet", ["Sannes"]),
        ("nl", "gister met kevin en dunya naar de markt", ["kevin", "dunya"]),
        ("nl", "ik vind dat chantal gelijk had", ["chantal"]),
        ("nl", "Overdracht: Willem op de gang", ["Willem"]),
        ("nl", "Appeltaart gebakken, Terugkijkend was het goed", []),
        ("nl", "Gistren zei ik niks, Lidl-tas in de gang", []),
        ("nl", "met begeleiding over bejegening, bij bewooners", []),
        ("en", "Winston in tears at breakfast", ["Winston"]),
        ("en", "Eun-ji drew me", ["Eun-ji"]),
        ("en", "talked to leroy about smoking", ["leroy"]),
        ("en", "sat with tunde's sister", ["tunde"]),
        ("en", "I snapped at Luke in Priya's room", ["Luke", "Priya"]),
        ("en", "May doesn't hear well. May was awful.", ["May"]),
        ("en", "ivy likes tea, so I told grace", ["ivy", "grace"]),
        ("en", "Bingo went on, the Samaritans rang, Universal Credit form", []),
        ("en", "Patience ran out. Strictly was on. Sertraline makes her sleepy.", []),
        ("en", "with sombody about the DoLS", []),
    ],
)  # fmt: skip
def test_a_word_no_dictionary_has_is_a_name_where_people_are_named(
    code: Code, text: str, found: list[str]
) -> None:
    """An unknown word is a name at the start of a sentence or in small letters; a known one is not."""
    assert [hit for _, hit in said(text, code)] == found


def test_a_name_goes_on_over_spaces_and_lines() -> None:
    """A name continues across extra spaces, and across a line that ends in a particle or hyphen."""
    text = "zag Jan  de   Vries, Ria van den\nBerg, Jean-\nPierre en mevrouw van\nDijk.\nToen niets"
    found = ["Jan  de   Vries", "Ria van den\nBerg", "Jean-\nPierre", "mevrouw van\nDijk"]
    assert [hit for _, hit in said(text)] == found


def test_a_name_once_known_is_found_everywhere() -> None:
    """A known name is found at the start of a sentence and in small letters, its homonym is not."""
    text = (
        "Ik belde met Roos. Roos was er niet. De roos bloeit. Meneer Bakkersma at, bakkersma sliep."
    )
    found = [hit.text for hit in find(text, "nl")]
    assert found == ["Roos", "Roos", "Meneer Bakkersma", "bakkersma"]


OWN = ["Jan", "René", "El Amrani", "Roos", "Jan van den Berg"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jan kwam in januari", ["jan"]),
        ("JAN en Jans moeder en jan's jas", ["JAN", "Jans", "jan"]),
        ("de jan-groep, trojan, janboel, jan_1", ["jan"]),
        ("rené en Rene\u0301 en RENE", ["rené", "Rene\u0301", "RENE"]),
        ("el amrani, El-Amrani", ["el amrani", "El-Amrani"]),
        ("EL  AMRANI, el-\namrani, el \n amrani", ["EL  AMRANI", "el-\namrani", "el \n amrani"]),
        ("het rooster van roos en de roosters", ["roos"]),
        (
            "jan van den  berg, Jan van\nden Berg, Jan",
            ["jan van den  berg", "Jan van\nden Berg", "Jan"],
        ),
    ],
)
def test_an_own_name_is_found_as_a_whole_word(text: str, found: list[str]) -> None:
    """A listed name is found in any case or accent, never inside another word."""
    assert [hit for _, hit in said(text, own=OWN)] == found


def test_a_known_word_is_left_alone() -> None:
    """A word said to be no name is kept, even after a title or when it is also listed."""
    assert said("Vandaag Philadelphia en meneer Zon", known=["philadelphia", "Zon"]) == []
    assert said("Vandaag met Sanne", own=["Sanne"], known=["sanne"]) == []


@pytest.mark.parametrize(
    ("code", "text", "kind", "found"),
    [
        ("nl", "bsn 111222333", "bsn", "111222333"),
        ("nl", "het nummer 111222333 lag daar", "bsn", "111222333"),
        ("nl", "bel 06-12345678 of niet", "phone", "06-12345678"),
        ("nl", "bel +31 (0)6 1234 5678", "phone", "+31 (0)6 1234 5678"),
        ("nl", "mail jan.k@voorbeeld.nl.", "email", "jan.k@voorbeeld.nl"),
        ("nl", "naar nl91 abna 0417 1643 00 en", "iban", "nl91 abna 0417 1643 00"),
        ("nl", "in 3512 AB staat", "postcode", "3512 AB"),
        ("nl", "de dorpsstraat 12 op", "address", "dorpsstraat 12"),
        ("nl", "bel +31 6 87654321 nu", "phone", "+31 6 87654321"),
        ("nl", "het is 1112.22.333 toch", "bsn", "1112.22.333"),
        ("nl", "in de Dorpsstraat 12 II op", "address", "Dorpsstraat 12 II"),
        ("nl", "in de Dorpsstraat 12/2 op", "address", "Dorpsstraat 12/2"),
        ("nl", "in de Dorpsstraat 5-A op", "address", "Dorpsstraat 5-A"),
        ("nl", "viel op 3/9 weer", "date", "3/9"),
        ("nl", "tot 1 juni thuis", "date", "1 juni"),
        ("nl", "op 1 mei 2026 al", "date", "1 mei 2026"),
        ("nl", "op 03-04-1961 al", "date", "03-04-1961"),
        ("nl", "zij is 91 jaar en", "age", "91 jaar"),
        ("nl", "naar kamer 12 toe", "number", "kamer 12"),
        ("en", "it said 943 476 5919 there", "number", "943 476 5919"),
        ("en", "sent to SW1A 1AA again", "address", "SW1A 1AA"),
        ("en", "at 12 Elm Road again", "address", "12 Elm Road"),
        ("en", "on 4 May 2026 again", "date", "4 May 2026"),
    ],
)  # fmt: skip
def test_numbers_are_found_by_form_and_check_digits(
    code: Code, text: str, kind: str, found: str
) -> None:
    """Numbers, addresses, dates and ages are found in every form people write them in."""
    assert said(text, code) == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "nummer 111222334", "bestelnummer 111222333", "NL92ABNA0417164300", "RR was 140/80 en 24/7 zorg",
        "ik werk 6 jaar in de zorg", "over 14 dagen", "1500 ml", "in 2026 en daarna", "om 22:30 was ik klaar",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    """A number with a wrong check digit, a measurement, a time or a duration is never a hit."""
    assert said(text) == []


PIECES = st.sampled_from(
    [
        "Sanne", "mevrouw ", "van de ", "Bakker", " zei ", ". ", "\n", "[", "]", "collega ", "1", "K.",
        "06-12345678", "0612345678", "111222333", "NL91ABNA0417164300", "a@b.nl", "3512 AB", "[persoon 1]",
        "12 mei", "é", "e\u0301", "’s", "'", "-", " ", "JAN", "kamer 3", "Mr ", "ß", "İ", "ĳ",
        "mehmet", " met ", " en ", ", ", "   ", "MEHMET ", "Jean-\n", "De ", "het ", "Van der ", "told ", "Roos ", "May doesn't ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join))


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)
@given(text=TEXTS)
@example("İ")
def test_pieces_join_to_the_text(code: Code, text: str) -> None:
    """Hits in any text are in order and never overlap, and the pieces join to the whole text."""
    hits = find(text, code, [ListedName("Jan"), ListedName("Sanne Bakker", "collega")], ["zon"])
    pieces = segments(text, hits)
    assert "".join(piece for piece, _ in pieces) == text
    assert [hit for _, hit in pieces if hit] == list(hits)
    assert all(text[hit.start : hit.end] == hit.text != "" for hit in hits)


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)
@given(text=TEXTS)
@example("0612345678 x0612345678")
def test_no_number_that_was_found_is_left_behind(code: Code, text: str) -> None:
    """A number or address that was replaced stands nowhere else in the text either."""
    hits = find(text, code)
    left = replaced(text, hits, {}, code)
    assert [
        hit for hit in hits if hit.kind in ("bsn", "phone", "email", "iban") and hit.text in left
    ] == []


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)
@given(text=TEXTS)
def test_a_placeholder_is_never_a_hit(code: Code, text: str) -> None:
    """No hit ever overlaps a placeholder, so nothing is replaced twice."""
    once = replaced(text, find(text, code), {}, code)
    ours = [found.span() for found in PLACEHOLDER.finditer(once)]
    assert [
        hit
        for hit in find(once, code)
        for start, end in ours
        if hit.start < end and start < hit.end
    ] == []
