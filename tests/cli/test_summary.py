"""What a coach may see, names to leave out, and the page about privacy, without a terminal."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from reflectie_cli.transfer import sealed

Run = Callable[..., Any]

SAID = {
    "situation": "Bij het ontbijt zat Fatima te wachten.",
    "learned": "Sanne vroeg het eerst aan mevrouw De Vries.",
    "intention": {"text": "Met Sanne overleggen", "line": "team"},
}


@pytest.fixture
def written(keep: Run, reflectie: Run, saturday: Any) -> str:
    """Write an entry with names in it, and put one of them on the list."""
    assert reflectie("names", "add", "Sanne", "--role", "colleague").code == 0
    return str(keep("waarom", SAID, "--tag", "ontbijt", lang="nl"))


def summary(reflectie: Run, *words: str, lang: str = "nl") -> Any:
    """Ask for a summary without being asked anything."""
    return reflectie("summary", *words, "--yes", lang=lang)


def test_without_a_terminal_nothing_leaves_unless_it_was_read_before(
    reflectie: Run, written: str
) -> None:
    """Nobody can be shown the text, so nothing is written without --yes."""
    said = reflectie("summary", "week", "--format", "md")
    assert (said.code, said.out) == (2, "")
    assert written


@pytest.mark.parametrize("as_format", ["md", "html", "json", "docx"])
def test_a_summary_tells_what_was_learned_and_nobody_by_name(
    reflectie: Run, written: str, tmp_path: Path, as_format: str
) -> None:
    """In every format: the insight and the intention, roles for names, and no story."""
    file = tmp_path / f"summary.{as_format}"
    said = summary(reflectie, "week", "-o", str(file))
    assert (said.code, said.out) == (0, "")
    text = file.read_text("utf-8") if as_format != "docx" else word_text(file)
    assert "collega 1" in text
    assert "overleggen" in text
    for never in ("Sanne", "De Vries", "Fatima", "ontbijt zat", "23:10"):
        assert never not in text
    assert file.stat().st_mode & 0o077 == 0
    assert written


def word_text(file: Path) -> str:
    """Return the words of a Word file."""
    document = docx.Document(io.BytesIO(file.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_same_summary_has_the_same_bytes(reflectie: Run, written: str) -> None:
    """What was seen is what leaves, also the second time."""
    first, second = (summary(reflectie, "week").out for _ in range(2))
    assert first == second
    assert written


def test_a_private_set_leaves_nothing(reflectie: Run, keep: Run, saturday: Any) -> None:
    """Its insight stays at home at both levels."""
    keep("g-schema", {"event": "x", "learned": "geheim inzicht"})
    for level in ("insight", "full"):
        said = summary(reflectie, "week", "--level", level)
        assert (said.code, said.out) == (1, "")


def test_what_was_shared_is_remembered_without_its_text(
    reflectie: Run, written: str, home: Path
) -> None:
    """When, over which days, at which level, and a hash; the text itself is kept nowhere twice."""
    summary(reflectie, "week", "--format", "md")
    (shared,) = json.loads(reflectie("summary", "--history", "--json").out)["items"]
    assert (shared["level"], shared["format"], len(shared["hash"])) == ("insight", "md", 64)
    assert shared["period"]["name"] == "2026-W47"
    assert "2026-W47" in reflectie("samenvatting", "--history", lang="nl").out
    assert b"[collega 1]" not in (home / "journal.db").read_bytes()
    assert written


def test_an_empty_period_shares_nothing(reflectie: Run, written: str) -> None:
    """Nothing is written, and nothing is remembered."""
    said = summary(reflectie, "2020")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "nog niets gedeeld" in reflectie("summary", "--history", lang="nl").err
    assert written


@pytest.mark.parametrize("there", ["file", "folder", "symlink"])
def test_what_stands_in_the_way_stays(
    reflectie: Run, written: str, tmp_path: Path, there: str
) -> None:
    """A file, a folder or a symbolic link is not written over without --force."""
    file, other = tmp_path / "s.md", tmp_path / "other.md"
    other.write_text("mine")
    if there == "file":
        file.write_text("mine")
    elif there == "folder":
        file.mkdir()
    else:
        file.symlink_to(other)
    assert summary(reflectie, "week", "-o", str(file)).code == 1
    assert other.read_text() == "mine"
    assert written


def test_a_discussion_sheet_has_room(reflectie: Run, written: str) -> None:
    """Date, roles, agreement and signature stand there to be written by hand."""
    text = summary(reflectie, "week", "--discussion").out
    asked = ("Ons gesprek", "datum", "rollen", "Wat mijn coach opviel", "Wat we afspraken")
    for words in (*asked, "Handtekening"):
        assert words in text
    assert text.count("_" * 60) == 14
    assert written


def test_what_was_agreed_is_kept_with_the_conversation(
    reflectie: Run, keep: Run, items: Run, saturday: Any
) -> None:
    """After the conversation the same entry takes what was agreed, and is complete."""
    handle = keep("coachgesprek", {"talk_about": "Over wachten"})
    assert items("show", handle)[0]["state"] == "open"
    said = reflectie("summary", "--agreed", "--answers", "-", stdin="agreed: Vaker wachten\n")
    assert said.out.strip() == handle
    (entry,) = items("show", handle)
    assert entry["state"] == "done"
    assert reflectie("summary", "--agreed", "--answers", "-", stdin="agreed: x\n").code == 3


def test_a_teams_year_is_one_page_in_its_own_words(
    reflectie: Run, keep: Run, saturday: Any
) -> None:
    """Question by question, people less recognisable, with the line to read it to clients."""
    keep(
        "teamjaar",
        {"purpose": "Rust", "learned": "Dat Sanne Bakker vroeg wat hij wilde."},
        lang="nl",
    )
    said = reflectie("summary", "2026", "--team", "--yes", lang="nl")
    assert said.code == 0
    assert said.out.startswith("# Ons jaar als team")
    assert "Rust" in said.out
    assert "Bakker" not in said.out
    assert "voordat het weggaat" in said.out


def test_the_unlisted_set_stands_in_no_list(reflectie: Run) -> None:
    """The conversation with a coach has its own command; nobody finds it among the methods."""
    assert "coachgesprek" not in reflectie("prompts", "list").out


def test_names_are_listed_added_and_removed(reflectie: Run, items: Run) -> None:
    """One name a line with its role; the list is only somebody's own."""
    assert reflectie("namen", lang="nl").code == 0
    reflectie("names", "add", "Opa Henk", "--role", "relative")
    assert items("names") == [{"name": "Opa Henk", "role": "relative"}]
    assert "Opa Henk" in reflectie("names").out
    assert reflectie("names", "remove", "opa henk").code == 0
    assert reflectie("names", "remove", "opa henk").code == 3
    assert reflectie("names", "add", "  ").code == 3
    assert reflectie("names", "add", "X", "--role", "vriend").code == 2


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_privacy_page_says_what_is_not_promised(reflectie: Run, home: Path, lang: str) -> None:
    """Seven ways to write, where the journal is, and no claim of anonymity."""
    said = reflectie("privacy", lang=lang).out
    assert str(home / "journal.db") in said
    assert {"nl": "Anoniem maakt ze hen niet", "en": "does not make them anonymous"}[lang] in said
    assert "7" in said


def test_erasing_says_when_lines_of_it_went_out(reflectie: Run, written: str) -> None:
    """What left cannot be taken back; a line that stayed at home is not named."""
    assert summary(reflectie, "week", "-f", "md").code == 0
    said = reflectie("erase", written, "--yes", lang="nl")
    assert said.code == 0
    assert "ging op" in said.err
    assert "(md)" in said.err


def test_erasing_what_never_went_out_says_nothing_of_sharing(reflectie: Run, written: str) -> None:
    """Nothing is said that is not so."""
    assert "ging" not in reflectie("erase", written, "--yes", lang="nl").err


def test_a_theme_that_went_out_is_in_the_journal_no_more_once_its_entry_is_erased(
    reflectie: Run, keep: Run, saturday: Any, journal_path: Path
) -> None:
    """What is remembered of a summary names lines, never words."""
    handle = keep("waarom", {"situation": "x", "learned": "y"}, "--tag", "pannenkoeken")
    assert "pannenkoeken" in summary(reflectie, "week", "-f", "md").out
    reflectie("erase", handle, "--yes")
    assert b"pannenkoeken" not in journal_path.read_bytes()


def test_an_intention_of_a_private_set_stays_at_home_when_it_is_looked_back_on(
    reflectie: Run, keep: Run, saturday: Any
) -> None:
    """Also where only the looking back lies in the period, and the set was walked before it."""
    meant = {"text": "geheim plan", "check": "2026-10-15"}
    keep("g-schema", {"event": "x", "learned": "y", "intention": meant}, "-d", "2026-10-01")
    given = json.dumps({"done": "yes", "effect_client": "geheim effect"})
    assert reflectie("follow-up", "--answers", "-", stdin=given).code == 0
    keep("waarom", SAID)
    said = summary(reflectie, "week", "--level", "full", "--all", "-f", "md")
    assert said.code == 0
    assert "geheim" not in said.out


def test_what_was_shared_is_seen_beside_its_entries_and_in_the_history(
    reflectie: Run, written: str, items: Run
) -> None:
    """The entry says when lines of it went along; the history names the conversation it was for."""
    talk = reflectie("new", "coachgesprek", stdin='{"talk_about": "Over wachten"}').out.strip()
    summary(reflectie, "week", "-f", "md")
    for handle in (written, talk):
        assert "ging mee op" in reflectie("show", handle, lang="nl").out
    (shared,) = json.loads(reflectie("summary", "--history", "--json").out)["items"]
    assert shared["talk"] == talk
    told = reflectie("samenvatting", "--history", lang="nl").out
    assert "inzicht · Markdown" in told
    assert shared["hash"] in told


@pytest.mark.parametrize(("typed", "kept"), [("inzicht", "insight"), ("volledig", "full")])
def test_a_level_has_a_dutch_name_too(reflectie: Run, written: str, typed: str, kept: str) -> None:
    """What is remembered is one thing by both names."""
    assert summary(reflectie, "week", "--level", typed, "--all").code == 0
    (shared,) = json.loads(reflectie("summary", "--history", "--json").out)["items"]
    assert shared["level"] == kept
    assert written


def test_a_team_without_a_text_hears_how_to_write_one(reflectie: Run, written: str) -> None:
    """A team's year is this year when no period is named, and nothing is made of nothing."""
    said = summary(reflectie, "--team")
    assert (said.code, said.out, said.err.count("\n")) == (3, "", 1)
    assert "reflectie nieuw teamjaar" in said.err
    reflectie("new", "teamjaar", stdin='{"purpose": "Rust", "learned": "Vraag eerst"}')
    assert "Vraag eerst" in summary(reflectie, "--team").out
    assert written


def test_what_the_conversation_is_about_may_come_from_a_file(reflectie: Run, written: str) -> None:
    """Only the text stands on standard output; the entry waits for what will be agreed."""
    given = "talk_about: Over wachten\nask_coach: doorvragen\n"
    said = reflectie("summary", "week", "--yes", "--answers", "-", stdin=given, lang="nl")
    assert said.code == 0
    assert said.out.startswith("# Voor het gesprek met mijn coach\n")
    assert "- Over wachten" in said.out
    assert "doorvragen" in said.out
    reflectie("summary", "--agreed", "--answers", "-", stdin="agreed: Vaker\n")
    assert "Vaker" in reflectie("show", "last").out
    assert written


def test_wrong_answers_for_the_conversation_leave_nothing(reflectie: Run, written: str) -> None:
    """A question nobody knows is refused, and nothing is written or remembered."""
    said = reflectie("summary", "week", "--yes", "--answers", "-", stdin="talk: x\n")
    assert (said.code, said.out) == (4, "")
    assert json.loads(reflectie("summary", "--history", "--json").out)["items"] == []
    assert written


@pytest.mark.parametrize("ending", ["odt", "doc", "RTF"])
@pytest.mark.parametrize("command", [("summary", "week", "--yes"), ("export",), ("review", "week")])
def test_a_file_that_no_program_could_open_is_not_written(
    reflectie: Run, written: str, tmp_path: Path, ending: str, command: tuple[str, ...]
) -> None:
    """Whoever asks for another kind by its name hears what there is, and gets no other text under it."""
    file = tmp_path / f"x.{ending}"
    said = reflectie(*command, "-o", str(file))
    assert (said.code, file.exists(), said.err.count("\n")) == (2, False, 1)
    assert "html" in said.err
    assert written


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", b"<!doctype"), ("a.docx", b"PK"), ("a.csv", b"\xef\xbb\xbf\"id\";"), ("a.md", b"# "),
     ("a.jsonl", b'{"id"'), ("a.json", b'{"schema"'), ("a.backup", b'{"schema"'), ("a", b'{"schema"')],
)  # fmt: skip
def test_an_export_is_what_the_name_of_its_file_says(
    reflectie: Run, written: str, tmp_path: Path, name: str, begins: bytes
) -> None:
    """Without --format; where a name says nothing it is JSON, which loses nothing."""
    assert reflectie("export", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert written


def test_what_came_since_the_last_choice_stays_out_and_that_is_said(
    reflectie: Run, keep: Run, written: str
) -> None:
    """Nobody saw it, so --yes does not take it along."""
    summary(reflectie, "week", "-f", "md")
    keep("waarom", {"situation": "x", "learned": "nieuw inzicht"}, lang="nl")
    said = summary(reflectie, "week", "-f", "md")
    assert said.code == 0
    assert "nieuw inzicht" not in said.out
    assert "blijft erbuiten" in said.err
    assert written


def test_who_seals_for_a_key_is_given_the_words_to_compare(
    reflectie: Run, written: str, tmp_path: Path
) -> None:
    """The same words as the coach sees, beside the file and never in it."""
    key = sealed.make_identity().public
    file = tmp_path / "s.age"
    said = summary(reflectie, "week", "--to", key, "-o", str(file))
    assert said.code == 0
    assert sealed.fingerprint(key) in said.err
    assert file.read_bytes().startswith(b"-----BEGIN AGE ENCRYPTED FILE-----")
    assert written
