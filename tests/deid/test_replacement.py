"""What comes in the place of what was found."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectie_cli.deid import (
    KEEP,
    ListedName,
    Replacement,
    find,
    placeholders,
    replaced,
)
from reflectie_cli.language import CODES, Code

WRITTEN = date(2026, 11, 21)


def cleaned(text: str, code: Code = "nl", own: tuple[ListedName, ...] = ()) -> str:
    """Return the text with everything replaced that is found."""
    hits = find(text, code, own)
    return replaced(text, hits, {}, code, placeholders(hits, code, own), WRITTEN)


@pytest.mark.parametrize(
    ("code", "text", "left"),
    [
        ("nl", "ik belde met collega Sanne en zus Fatima", "ik belde met [collega 1] en [verwant 1]"),
        ("nl", "ik belde met Sanne. Sanne is collega, zei collega Sanne", "ik belde met [collega 1]. [collega 1] is collega, zei [collega 1]"),
        ("nl", "bewoner P. sliep, daarna at P. wat", "[cliënt 1] sliep, daarna at [cliënt 1] wat"),
        ("nl", "ik zag Jan Hoekstra, en Jan zag mij", "ik zag [persoon 1], en [persoon 1] zag mij"),
        ("nl", "met Jan, met Jan Bakker en Jan Smit", "met [persoon 1], met [persoon 1] en [persoon 2]"),
        ("nl", "Bel Ria Smit even. Smit belde terug.", "Bel [persoon 1] even. [persoon 1] belde terug."),
        ("nl", "ik zag Jan Hoekstra en Jan Bakker", "ik zag [persoon 1] en [persoon 2]"),
        ("nl", "ik zag meneer De Vries en mevrouw De Vries", "ik zag [persoon 1] en [persoon 2]"),
        ("nl", "dat is Chantals jas, die van Chantal", "dat is [persoon 1] jas, die van [persoon 1]"),
        ("nl", "op 16 november 2026 en 18 november", "op [week 47] en [week 47]"),
        ("nl", "geboren op 03-04-1961", "geboren op [een dag]"),
        ("nl", "hij is 84 jaar, zij is 91 jaar", "hij is [tachtiger], zij is [90 of ouder]"),
        ("nl", "de jongen is 8 jaar oud", "de jongen is [een leeftijd]"),
        ("nl", "bel 06-12345678 of a@b.nl", "bel [telefoonnummer] of [e-mailadres]"),
        ("en", "I rang Mrs Kaur and Mrs Kaur cried", "I rang [person 1] and [person 1] cried"),
        ("en", "she is 84 years old", "she is [in their 80s]"),
    ],
)  # fmt: skip
def test_people_get_a_role_and_a_number(code: Code, text: str, left: str) -> None:
    """The same person has the same placeholder; days become weeks and ages decades."""
    assert cleaned(text, code) == left


def test_a_role_comes_from_the_own_list() -> None:
    """A listed name has its listed role wherever it stands."""
    own = (ListedName("sanne", "collega"), ListedName("Ria", "Cliënt"))
    assert cleaned("sanne hielp Ria", own=own) == "[collega 1] hielp [cliënt 1]"


def test_people_keep_their_number_through_a_document() -> None:
    """A person keeps one number across the texts of a document, and a later role counts earlier."""
    first, second = "vandaag met Sanne", "ik vroeg het Tom en collega Sanne"
    hits = [find(text, "nl") for text in (first, second)]
    people = placeholders([hit for row in hits for hit in row], "nl")
    assert replaced(first, hits[0], {}, "nl", people) == "vandaag met [collega 1]"
    assert replaced(second, hits[1], {}, "nl", people) == "ik vroeg het [persoon 1] en [collega 1]"


def test_somebody_chooses_for_each_hit() -> None:
    """A hit is kept, put in somebody's own words, or replaced when nothing was chosen."""
    text = "vandaag met Sanne, met Tom en met Ria"
    sanne, tom, _ = hits = find(text, "nl")
    choices = {sanne: KEEP, tom: Replacement(text="een buurman")}
    assert (
        replaced(text, hits, choices, "nl")
        == "vandaag met Sanne, met een buurman en met [persoon 3]"
    )


def test_a_day_without_a_year_is_the_nearest() -> None:
    """A day without a year is the nearest to the day of writing, and unknown without one."""
    text = "op 30 december viel ze"
    hits = find(text, "nl")
    assert replaced(text, hits, {}, "nl", written=date(2026, 1, 3)) == "op [week 1] viel ze"
    assert replaced(text, hits, {}, "nl") == "op [een dag] viel ze"


def test_hits_of_another_text_are_refused() -> None:
    """Hits that were found in another text raise `ValueError`."""
    with pytest.raises(ValueError, match="another text"):
        replaced("korter", find("vandaag met Sanne", "nl"), {}, "nl")


@cache
def sentences(code: Code) -> list[str]:
    """Return the invented sentences that are not kept apart."""
    items = yaml.safe_load(Path(__file__).with_name(f"{code}.yaml").read_text(encoding="utf-8"))
    return [item["text"] for item in items if item["apart"] is False]


@pytest.mark.parametrize("code", CODES)
@settings(deadline=None)
@given(data=st.data())
def test_replacing_twice_is_replacing_once(code: Code, data: st.DataObject) -> None:
    """Replacing a second time changes nothing in what people write."""
    rows = st.lists(st.sampled_from(sentences(code)), max_size=5)
    once = cleaned(data.draw(st.sampled_from([" ", "\n"])).join(data.draw(rows)), code)
    assert cleaned(once, code) == once
