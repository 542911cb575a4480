import importlib
import pkgutil
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import reflectie_cli
from reflectie_cli import errors
from reflectie_cli.cli.localized import NoSuchCommand
from reflectie_cli.errors import FileMissing, NoSuchSet, ReflectieError, in_words
from reflectie_cli.journal.errors import JournalFull, JournalUnusable, WordsRescued
from reflectie_cli.language import Language, speak
from reflectie_cli.system.problems import FileProblems, Problem

for module in pkgutil.walk_packages(reflectie_cli.__path__, "reflectie_cli."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)

EXIT_CODES = {
    1: {
        "NothingToKeep", "NothingWritten", "EditorFailed", "EditorGaveUp", "NoEditor", "NeedsYes",
        "AlreadyDone", "InBin", "NotInBin", "SetGone", "FileExists", "CannotWrite",
        "NoRotatingQuestion", "SetExists", "NeedsYesToCondense", "WasLetGo", "LookedBackMeanwhile",
        "AboutSomebody", "ChangedMeanwhile", "NeedsExtra", "PdfFailed", "NothingForRegister", "TooEarly",
        "NeedsYesForKey", "NoTalk", "OfAStranger", "ReplyTooLong", "NothingToShare", "DeduceFailed", "SummaryTooLarge",
        "NoSuchHome", "NoTimeZone", "OutputRefused", "Unforeseen",
    },
    2: {
        "Misused", "NotUnderstood", "NeedsTerminal", "UnreadableDay", "UnknownState",
        "UnknownLanguage", "UnknownSetting", "WrongSetting", "NameASet", "NameTheEntries",
        "NotATheme", "NoSuchCommand",
        "NotASetName", "UnknownChoice", "NobodyToAsk", "NoQuestion", "DayIsPast", "UnreadablePeriod",
        "PeriodBackwards", "OnlyReads", "NameNeeded", "NoRecipient", "PrivateKeyGiven",
        "SealedHasNoFormat", "AllNeedsYes", "LockNeedsPdf", "NobodyChose", "NotSeen", "NotToRead", "NotInATask",
    },
    3: {
        "NobodySent", "NothingSent", "NothingSentThen", "NothingSharedSo", "NothingDue", "NoSuchName", "NothingShared", "NoTeamYear",
        "NotFound", "NothingToResume", "NoSuchSet", "NoSuchEntry", "AmbiguousEntry",
        "NoSuchQuestion", "NoSuchIntention", "AmbiguousIntention", "NoSuchTheme", "NothingToGoOnIn",
    },
    4: {
        "Unreadable", "FileMissing", "NotUtf8", "ImportUnreadable", "FileProblems", "NotAChoice",
        "NotText", "OneLine", "OneChoice", "AliasTaken", "NotLineByLine", "NoSummary",
        "IsAReply", "IsASummary", "NoReply", "ReplyNewer", "NotOnTheList", "NotSealed", "SealBroken", "SealedTooLarge",
    },
    5: {
        "JournalUnusable", "JournalLocked", "JournalReadOnly", "JournalFull", "JournalRefused",
        "JournalDamaged", "NotAJournal", "JournalEmpty", "JournalLinkBroken", "JournalUnreachable",
        "JournalNewer", "JournalMoved",
        "WordsRescued",
    },
    6: {
        "NoKeyYet", "PassphraseCommandEnded", "PassphraseCommandFailed", "PassphraseEmpty",
        "PassphraseFileOpen", "PassphraseFileUnreadable", "PassphraseMissing", "PassphraseNotText",
        "PassphraseProblem", "PassphrasesDiffer", "WrongKey", "WrongPassphrase",
    },
}  # fmt: skip
"""What each problem leaves with (contract, section 5)."""


def every(kind: type[ReflectieError] = ReflectieError) -> Iterator[type[ReflectieError]]:
    """Yield every kind of error below one."""
    for child in kind.__subclasses__():
        if child.__module__.startswith("reflectie_cli."):
            yield child
            yield from every(child)


KINDS = sorted({kind.__name__: kind for kind in every()}.items())
SPOKEN = [kind for _, kind in KINDS if kind.says]


def fields(sentence: str) -> set[str]:
    """List the places in a sentence that are filled in."""
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def made(kind: type[ReflectieError]) -> ReflectieError:
    """Return an error with something plausible in every place of its sentence."""
    special: dict[str, Callable[[], ReflectieError]] = {
        "WordsRescued": lambda: WordsRescued(JournalFull(path="journal.db"), "words.txt"),
        "FileProblems": lambda: FileProblems("f.yaml", [Problem("text is expected here", 3, 1)]),
        "NoSuchCommand": lambda: NoSuchCommand(
            name="nwe", nearest=["new"], page="reflectie --help"
        ),
    }
    if kind.__name__ in special:
        return special[kind.__name__]()
    plausible: dict[str, Any] = {name: f"<{name}>" for name in fields(kind.says)}
    return kind(**plausible)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_problem_leaves_with_the_exit_code_of_the_contract(
    name: str, kind: type[ReflectieError]
) -> None:
    """A script can tell what went wrong by the code; a new kind of error takes its place here."""
    assert name in EXIT_CODES[kind.exit_code]


def test_the_contract_names_no_error_that_is_gone() -> None:
    """The table of exit codes follows the code."""
    assert {name for names in EXIT_CODES.values() for name in names} - dict(KINDS).keys() <= {
        "_Said"
    }


@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_problem_is_said_whole_in_both_languages(kind: type[ReflectieError], code: str) -> None:
    """Every place in a sentence is filled, in Dutch as in English."""
    said = made(kind).sentence(speak("nl" if code == "nl" else "en"))
    assert said.strip()
    assert not re.search(r"{\w*}", said)
    assert "None" not in said


@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
def test_a_problem_is_not_said_in_english_to_who_reads_dutch(
    kind: type[ReflectieError], dutch: Language, english: Language
) -> None:
    """No sentence is the same in both languages."""
    problem = made(kind)
    assert problem.sentence(dutch) != problem.sentence(english)


@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
def test_a_problem_can_be_read_in_a_traceback_too(kind: type[ReflectieError]) -> None:
    """A developer who meets one sees what it says, never a second error."""
    assert str(made(kind)).strip()


@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
def test_a_problem_does_not_speak_of_errors(
    kind: type[ReflectieError], dutch: Language, english: Language
) -> None:
    """A sentence says what is wrong and what to do, not that there is an error."""
    for language in (dutch, english):
        assert not re.search(
            r"\b(error|exception|invalid|failed)\b", made(kind).sentence(language), re.I
        )


def test_what_the_system_says_is_said_in_dutch(dutch: Language) -> None:
    """The system speaks English; the person reads Dutch."""
    problem = FileMissing(path="x.yaml", problem="Permission denied")
    assert problem.sentence(dutch) == "x.yaml is niet te lezen (je mag er niet bij)."


def test_what_the_system_says_and_is_not_known_is_said_as_it_is(dutch: Language) -> None:
    """Better an English word than none."""
    problem = FileMissing(path="x.yaml", problem="Stale file handle")
    assert problem.sentence(dutch) == "x.yaml is niet te lezen (Stale file handle)."


def test_only_what_the_system_said_is_translated(dutch: Language) -> None:
    """A person's own words that happen to be in the catalogue stay theirs."""
    assert in_words({"text": "done", "problem": "done"}, dutch) == {
        "text": "done", "problem": "afgerond",
    }  # fmt: skip


def test_details_with_braces_are_only_details(english: Language) -> None:
    """A name that looks like a place in a sentence is said as it is."""
    said = NoSuchSet(name="{name} {0} {", nearest="").sentence(english)
    assert said == "There is no prompt set “{name} {0} {”. All of them: reflectie prompts list"


def test_rescued_words_say_both_what_is_wrong_and_where_they_are(dutch: Language) -> None:
    """Two sentences on two lines, the first the journal's own."""
    problem = WordsRescued(JournalFull(path="j.db"), Path("w.txt"))
    assert isinstance(problem, JournalUnusable)
    assert problem.sentence(dutch) == (
        "De schijf waar j.db staat is vol. Maak ruimte en probeer het opnieuw.\n"
        "Wat je schreef staat in w.txt"
    )


def test_every_kind_of_error_says_in_its_docstring_when_it_comes() -> None:
    """Whoever looks for the right error finds it by its line."""
    assert [
        name for name, kind in KINDS if not (kind.__doc__ or "").strip() and name[0] != "_"
    ] == []


def test_errors_people_can_mend_are_of_one_family() -> None:
    """What is said in one place has one parent."""
    strangers = [
        name
        for name, thing in vars(errors).items()
        if isinstance(thing, type)
        and issubclass(thing, Exception)
        and not issubclass(thing, ReflectieError)
    ]
    assert strangers == ["Ended"]  # no problem: what ends the program once all was said


@pytest.mark.parametrize(
    "words",
    [
        ("new", "\x1b[31m\x1b]52;c;aGk=\x07"),
        ("prompts", "show", "a\u202eb"),
        ("show", "\x9b31m"),
        ("--lang", "\x1b[31m", "list"),
        ("list", "--since", "\x1b[2J"),
        ("no\x1b[31m-such-command",),
        ("list", "--no\x1b[31m-such-option"),
    ],
)
def test_what_is_said_about_a_problem_works_on_no_terminal(
    words: tuple[str, ...], reflectie: Any
) -> None:
    """Escapes and direction marks in what was typed come out as letters, also in an error."""
    said = reflectie(*words)
    assert said.code in (2, 3)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.err)


def test_what_is_said_about_a_file_works_on_no_terminal(tmp_path: Path, reflectie: Any) -> None:
    """A prompt set from a stranger cannot write to the clipboard through its own problems."""
    file = tmp_path / "x.yaml"
    file.write_text('"\\e]52;c;aGk=\\a\\e[31m": 1\n', encoding="utf-8")
    said = reflectie("prompts", "check", str(file))
    assert said.code == 4
    assert "<U+001B>]52" in said.err
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", said.err)
