"""What is replaced is replaced wholly, and a guess stays where it was made."""

import time

import pytest

from reflectie_cli.deid import ListedName, NameList, find, placeholders, replaced
from reflectie_cli.language import CODES, Code


def cleaned(text: str, code: Code = "nl") -> str:
    """Return the text with everything replaced that is found."""
    return replaced(text, find(text, code), {}, code)


@pytest.mark.parametrize(
    ("code", "text", "left"),
    [
        ("nl", "met mevrouw v.d. Berg", "met [persoon 1]"),
        ("nl", "met Hans v/d Berg en Hans", "met [persoon 1] en [persoon 1]"),
        ("nl", "met jan v.d. berg gepraat", "met [persoon 1] gepraat"),
        ("nl", "Hans van der Meer sliep", "[persoon 1] sliep"),
        ("nl", "gebeld door v.d. Berg", "gebeld door [persoon 1]"),
        ("nl", "Sanne B. ruilde", "[persoon 1]. ruilde"),
        ("nl", "de moeder van d'Souza belde", "de moeder van [persoon 1] belde"),
        ("en", "MR O'BRIEN REFUSED IT", "[person 1] REFUSED IT"),
        ("nl", "dhr. en mw. Jansen zijn uit elkaar", "[persoon 1] zijn uit elkaar"),
        ("nl", "onder cliëntnummer 20231/5512", "onder [nummer]"),
        ("nl", "op facebook.com/m.bakker.84, met foto", "op [webadres], met foto"),
        ("nl", "(1) rustig blijven (2) weggaan", "(1) rustig blijven (2) weggaan"),
        ("nl", "op 13 en 14 maart vrij", "op [een dag] vrij"),
        ("en", "off on March 13th and 14th", "off on [a day]"),
        ("nl", "van 12 t/m 15 mei weg", "van [een dag] weg"),
        ("nl", "DHR DE BOER WEIGERDE HET", "[persoon 1] WEIGERDE HET"),
        ("nl", "huisarts van der Wal kwam", "[collega 1] kwam"),
        ("en", "she is eighty-four and well", "she is [in their 80s] and well"),
        ("nl", "hij is drieëntachtig en sterk", "hij is [tachtiger] en sterk"),
        ("nl", "baby van zes weken huilde", "baby van [een leeftijd] huilde"),
        ("nl", "Truus is 84 en vecht", "[persoon 1] is [tachtiger] en vecht"),
        ("en", "the card came from 3512 AB", "the card came from [address]"),
        ("nl", "de auto, 12-XKT-7, stond er", "de auto, [nummer], stond er"),
        ("nl", "op zijn polsbandje stond 4471820", "op zijn [nummer]"),
        ("nl", "fatima en soraya riepen", "[persoon 1] en [persoon 2] riepen"),
        ("en", "june and winston were here", "[person 1] and [person 2] were here"),
        ("en", "I told May. June came in crying.", "I told [person 1]. [person 2] came in crying."),
        ("nl", "Wil belde en ik sprak met April", "[persoon 1] belde en ik sprak met [persoon 2]"),
    ],
)  # fmt: skip
def test_nothing_is_half_replaced(code: Code, text: str, left: str) -> None:
    """What leads to somebody goes out in one piece, in every form in which people write it."""
    assert cleaned(text, code) == left


@pytest.mark.parametrize(
    ("code", "text", "left"),
    [
        ("nl", "op afdeling De Wending, in De Wending", "op [plek 1], in [plek 1]"),
        ("nl", "van woning 4 naar woning 6", "van [plek 1] naar [plek 2]"),
        ("nl", "van stichting Zonnehoek in Zwolle", "van [instelling 1] in [plek 1]"),
        ("nl", "op 3B en op de zonnebloem", "op [plek 1] en op [plek 2]"),
        ("nl", "volg @noor_84 of insta: noor_85", "volg [webadres] of insta: [webadres]"),
        ("en", "on Bluebell ward at Larkfield Hospital", "on [place 1] at [organisation 1]"),
        ("en", "back at the Beeches, near Swansea", "back at [place 1], near [place 2]"),
        ("en", "Mrs van Gent is somebody", "[person 1] is somebody"),
    ],
)
def test_a_place_has_a_number_of_its_own(code: Code, text: str, left: str) -> None:
    """Wards, houses, towns and organisations get a number as people do, with or without their noun."""
    assert cleaned(text, code) == left


WORDS = (
    "lekker fijn fijner gezellig gezelliger leuker mooier drukker rustiger beter erger prettiger spannend "
    "vervelend vervelender lastig lastiger moeilijk moeilijker raar vreemd eng enger zwaar zwaarder saai "
    "saaier warm warmer koud kouder vies viezer stom stommer lief liever eerlijk eerlijker oneerlijk kort "
    "korter lang langer hard harder zacht zachter snel sneller traag trager"
).split()


@pytest.mark.parametrize("word", WORDS)
def test_how_somebody_found_it_is_nobody(word: str) -> None:
    """An adjective before `vond` is no name, and stays where it stands again."""
    text = f"ik zag dat hij dat {word} vond, te {word} voor een rolstoel"
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text", ["Sst, zei ik. Ssst.", "en toen: Sst", "Shh, she said", "ik zei Shhh tegen hem"]
)
def test_hush_is_nobody(text: str) -> None:
    """A word without a vowel is no name."""
    assert [hit for code in CODES for hit in find(text, code) if hit.kind == "name"] == []


def test_a_guess_in_small_letters_stays_where_it_was_made() -> None:
    """It is replaced there, and says nothing of the same word elsewhere, nor in other texts."""
    text = "ik sprak met zorvel over thuis, en zorvel is een mooi woord"
    hits = find(text, "nl")
    assert [(hit.text, hit.spreads) for hit in hits] == [("zorvel", False)]
    assert placeholders(hits, "nl").words == frozenset()
    assert placeholders(find("ik sprak met Zorvel", "nl"), "nl").words == {"zorvel"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "مرحبا سَارَة, كيف حالك",
        "\u202eannaS tem tahcad\u202c 😀👩🏽‍⚕️ 84 🎂",
        "👨‍👩‍👧 " * 400,
        "Sanne en " * 6_700,
        "a" * 60_000,
        "op afdeling " * 5_000,
        "v.d. " * 12_000,
        "12 en 13 en " * 5_000,
        "@" * 60_000,
        "www." * 15_000,
    ],
)
def test_no_text_is_too_strange(code: Code, text: str) -> None:
    """Any letters, and sixty thousand of them in one answer, are looked through, twice the same."""
    assert find(text, code) == find(text, code)


def test_ten_thousand_names_take_one_pass() -> None:
    """A list of ten thousand names is taken in once, and a text takes no longer for it."""
    many = NameList.of(ListedName(f"Naam{number} van Buuren{number}") for number in range(10_000))
    text = "Naam77 van Buuren77 belde. " + "ik had een rustige dienst en het was stil " * 200
    begun = time.process_time()
    hits = find(text, "nl", many)
    spent = time.process_time() - begun
    begun = time.process_time()
    find(text, "nl")
    assert [hit.text for hit in hits][:1] == ["Naam77 van Buuren77"]
    assert spent < 20 * (time.process_time() - begun) + 1
