"""How words are found that are not written as they are asked: compounds, forms, spellings."""

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflectie_cli.journal.entry import How, State
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.journal.query import read_query
from reflectie_cli.journal.snippet import Folded, cut_around
from reflectie_cli.journal.ways import Needle
from reflectie_cli.language.letters import bare_letters

Write = Callable[..., str]


def _found(journal: Journal, text: str, question: str | None = None) -> list[str]:
    return [found.id for found in journal.search.find(text, Filter(), question=question)]


@pytest.mark.parametrize(
    ("asked_for", "written", "how"),
    [
        ("overleg", "teamoverleg", "inside"),
        ("dienst", "nachtdienst", "inside"),
        ("zorg", "thuiszorg", "inside"),
        ("client", "medecliënten", "inside"),
        ("diensten", "nachtdienst", "inside"),
        ("gesprekken", "zorggesprek", "inside"),
        ("overleggen", "teamoverleg", "inside"),
        ("huizen", "huis", "form"),
        ("luisteren", "geluisterd", "form"),
        ("geluisterd", "luisteren", "form"),
        ("geluisterd", "luisterde", "form"),
        ("werken", "gewerkt", "form"),
        ("lopen", "loop", "form"),
        ("brief", "brieven", "form"),
        ("opruimen", "opgeruimd", "form"),
        ("mannen", "man", "form"),
        ("walked", "walking", "form"),
        ("making", "make", "form"),
        ("studies", "study", "form"),
        ("thuis", "thuiszorg", "beginning"),
        ("Thuiszorg", "thuiszorg", "word"),
    ],
)
def test_an_ordinary_word_finds_what_is_there(
    journal: Journal, write: Write, asked_for: str, written: str, how: How
) -> None:
    """A compound by a word in it, a word by another form of it; what was found is told, and how."""
    uid = write({"situation": f"Het was {written}, gisteren"})
    write({"situation": "iets anders"})
    (found,) = journal.search.find(asked_for, Filter())
    assert found.id == uid
    assert [(match.how, match.word) for match in found.matches] == [(how, written)]


@pytest.mark.parametrize(
    ("asked_for", "written"),
    [("gemeente", "menen"), ("begeleiding", "beleid"), ("1.5", "15"), ("ik", "dikke"),
     ('"overleg"', "teamoverleg"), ('"huizen"', "huis"), ("beleid", "begeleid")],
)  # fmt: skip
def test_what_only_looks_alike_is_not_found(
    journal: Journal, write: Write, asked_for: str, written: str
) -> None:
    """No form of another word, no other number, nothing inside what stands in quotes."""
    write({"situation": written})
    assert _found(journal, asked_for) == []


@pytest.mark.parametrize(
    "spellings",
    [
        ("bijzonder", "bĳzonder"),
        ("e-mail", "email"),
        ("foto's", "fotos", "foto’s"),
        ("zorgplan-overleg", "zorgplanoverleg", "zorgplan overleg"),
        ("Ǿre", "O\u0338\u0301re".replace("O\u0338", "Ø"), "ǿre"),
    ],
)
def test_spellings_of_one_word_find_each_other(
    journal: Journal, write: Write, spellings: tuple[str, ...]
) -> None:
    """Whichever was written, the others find it."""
    uids = {spelling: write({"situation": f"de {spelling} dus"}) for spelling in spellings}
    for asked_for in spellings:
        assert sorted(_found(journal, asked_for)) == sorted(uids.values()), asked_for


def test_whole_words_come_first_then_beginnings_then_forms_then_what_is_inside(
    journal: Journal, write: Write
) -> None:
    """However often the lesser ones stand there, and however late."""
    texts = ["de dienst", "dienstrooster", "gediend diensten", "nachtdienst nachtdienst"]
    wanted = ["huizen", "huizenblok", "huis", "verhuizen verhuizen"]
    for days in permutations(range(1, 5)):
        uids = [
            write({"situation": text}, day=date(2026, 11, day))
            for text, day in zip(wanted, days, strict=True)
        ]
        assert _found(journal, "huizen") == uids
        for limit in range(5):
            found = journal.search.find("huizen", Filter(), limit=limit)
            assert [one.id for one in found] == uids[:limit]
        for uid in uids:
            journal.bin.erase(uid)
    uids = [write({"situation": text}) for text in texts]
    assert _found(journal, "dienst")[0] == uids[0]
    assert _found(journal, "dienst")[-1] == uids[-1]


def test_an_entry_stands_where_the_least_of_its_words_puts_it(
    journal: Journal, write: Write
) -> None:
    """Every word must be there, each in its own way."""
    both = write({"situation": "overleg over zorg"})
    one = write({"situation": "overleg over thuiszorg"})
    write({"situation": "overleg"})
    assert _found(journal, "overleg zorg") == [both, one]


def test_words_in_quotes_stand_side_by_side(journal: Journal, write: Write) -> None:
    """In that order, whole, in either kind of quotes; what is no phrase is words as before."""
    phrase = write({"situation": "Ze was niet thuis."})
    longer = write({"situation": "Ze was niet thuisgekomen, niet gek"})
    apart = write({"situation": "thuis was het niet"})
    for asked_for in ('"niet thuis"', "“niet thuis”", "„niet thuis”", '"Niet  THUIS"'):
        assert _found(journal, asked_for) == [phrase], asked_for
    assert _found(journal, 'was "niet thuis"') == [phrase]
    assert sorted(_found(journal, "niet thuis")) == sorted([phrase, longer, apart])
    assert sorted(_found(journal, '"niet thuis')) == sorted([phrase, longer, apart])


def test_a_word_with_a_dash_before_it_is_left_out(journal: Journal, write: Write) -> None:
    """So is what begins with it, in answers and titles; a phrase too; a dash alone is nothing."""
    plain = write({"situation": "het overleg"})
    team = write({"situation": "het overleg", "purpose": "met het team"})
    compound = write({"situation": "teamoverleg"})
    titled = write({"situation": "overleg"}, title="Team")
    assert _found(journal, "overleg -team") == [plain]
    assert _found(journal, "-team overleg") == [plain]
    assert sorted(_found(journal, 'overleg -"het team"')) == sorted([plain, compound, titled])
    assert sorted(_found(journal, "overleg - team")) == sorted([team, compound, titled])
    assert _found(journal, "-team") == []
    assert sorted(_found(journal, "overleg -team", "situation")) == sorted([plain, team, titled])


def test_a_longer_word_is_found_within_what_was_asked_for(journal: Journal, write: Write) -> None:
    """Filters, one question, drafts and the bin count for it as for whole words."""
    uid = write({"situation": "teamoverleg", "purpose": "rust"}, tags=["werk"])
    old = write({"situation": "werkoverleg"}, day=date(2026, 1, 1), finish=True)
    find = journal.search.find
    assert [one.id for one in find("overleg", Filter(tags=("werk",)))] == [uid]
    assert [one.id for one in find("overleg", Filter(until=date(2026, 6, 1)))] == [old]
    assert [one.id for one in find("overleg", Filter(state=State.DRAFT))] == [uid]
    assert sorted(_found(journal, "overleg", "situation")) == sorted([uid, old])
    assert _found(journal, "overleg", "purpose") == []
    journal.bin.delete(uid)
    assert _found(journal, "overleg") == [old]
    assert [one.id for one in find("overleg", Filter(state=State.DELETED))] == [uid]


def test_a_title_is_found_by_a_word_inside_it(journal: Journal, write: Write) -> None:
    """A match in the title says how as well."""
    uid = write(title="Na het teamoverleg")
    (found,) = journal.search.find("overleg", Filter())
    assert (found.id, found.matches[0].key) == (uid, None)
    assert (found.matches[0].how, found.matches[0].word) == ("inside", "teamoverleg")


def test_a_match_is_shown_in_the_best_way_it_stands_there(journal: Journal, write: Write) -> None:
    """An answer with the word itself does not show the longer one before it."""
    write({"situation": "na het teamoverleg kwam overleg"})
    (found,) = journal.search.find("overleg", Filter())
    assert [(match.how, match.word) for match in found.matches] == [("word", "overleg")]


def test_more_longer_words_than_can_be_asked_for_break_nothing(
    journal: Journal, write: Write
) -> None:
    """Of thousands of words around three letters the shortest are looked for."""
    uid = write({"situation": " ".join(f"x{number}zor" for number in range(3000))})
    assert _found(journal, "zor") == [uid]


@given(st.text())
@example('"')
@example('-"')
@example('-"a')
@example("“a")
@example("-")
@example("--a")
def test_every_text_is_a_query(text: str) -> None:
    """Nothing that is typed cannot be taken apart; every term has a letter or digit."""
    query = read_query(text)
    assert all(term.tokens for term in (*query.wanted, *query.unwanted))


@given(st.text(st.characters() | st.sampled_from("ĳé\u0301 ßİ\n")), st.data())
def test_a_place_in_folded_letters_is_counted_back(text: str, data: st.DataObject) -> None:
    """What is found is the word as it was written, whatever its letters fold to."""
    begin = data.draw(st.integers(0, len(text)))
    whole = f"{text[:begin]} Ĳsĳß {text[begin:]}"
    place = Folded(whole).first([Needle(("ijsijss",))])
    assert place is not None
    assert bare_letters(whole[place.start : place.end]) == "ijsijss"
    assert "Ĳsĳß" in cut_around(whole, place)


def test_a_long_text_is_counted_back_too() -> None:
    """In every slice of a text of many letters, also across two of them."""
    for before in (3990, 3998, 4000, 8001, 20000):
        whole = "é" * before + " ĳszee " + "ﬁ" * 50
        place = Folded(whole).first([Needle(("ijszee",))])
        assert place is not None
        assert whole[place.start : place.end] == "ĳszee"


def test_a_snippet_of_an_answer_without_spaces_is_short(journal: Journal, write: Write) -> None:
    """Where no word ends, letters are counted."""
    write({"situation": "x" * 5000 + "naald" + "y" * 5000})
    (found,) = journal.search.find("naald", Filter())
    assert len(found.matches[0].snippet) < 400
