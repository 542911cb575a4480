"""What is refused: one line that says what and what to do, the exit code, and nothing changed."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reflectie_cli.journal.ids import handles

Run = Callable[..., Any]

ENGLISH = (
    "the there and not are with this choose try look nothing no all them has cannot be such "
    "here keep it what expected see"
)
DUTCH = (
    "de het een één er niet kies geen bestaat probeer bij zet te naar allemaal hier hoort af "
    "schrijf kijk meer dit deze als"
)


@dataclass(frozen=True)
class Refused:
    """What somebody does, the exit code it gives, and what the sentence must hold."""

    words: tuple[str, ...]
    code: int
    holds: tuple[str, ...] = ()
    stdin: str | bytes = ""
    lines: int = 1


def typed(line: str, code: int, *holds: str, stdin: str | bytes = "", lines: int = 1) -> Any:
    """Return a case by the line that is typed."""
    return pytest.param(Refused(tuple(line.split()), code, holds, stdin, lines), id=line)


def spoken(sentence: str, lang: str) -> bool:
    """Return whether a sentence is in one language and not in the other."""
    words = frozenset(re.findall(r"[a-zëé]+", re.sub("“[^”]*”|--?[a-z-]+", "", sentence.lower())))
    ours, theirs = (ENGLISH, DUTCH) if lang == "en" else (DUTCH, ENGLISH)
    return bool(words & set(ours.split())) and not words & set(theirs.split())


X = "situation: x\n"

MISUSED = [
    typed("new waarm", 3, "waarm", "waarom,", stdin=X),
    typed("new qqqqqqqq", 3, "qqqqqqqq", stdin=X),
    typed("prompts show reflectiecircel", 3, "reflectiecirkel"),
    typed("list --set waarm", 3, "waarom,"),
    typed("new waarom --from zzzzz", 3, "zzzzz", stdin=X),
    typed("new", 2, "waarom"),
    typed("new --answers -", 2, "waarom", stdin=X),
    typed("new waarom", 1),
    typed("new waarom --answers -", 1, stdin="situation: ' '\n"),
    typed("new waarom -d eens", 2, "eens", stdin=X),
    typed("new waarom -d 31-02", 2, "31-02", stdin=X),
    typed("new waarom -d 2026-13-01", 2, "2026-13-01", stdin=X),
    typed("show zzzzz", 3, "zzzzz"),
    typed("resume zzzzz", 3, "zzzzz", stdin=X),
    typed("resume", 3),
    typed("edit zzzzz --tag x", 3, "zzzzz"),
    typed("delete zzzzz", 3, "zzzzz"),
    typed("restore zzzzz", 3, "zzzzz"),
    typed("erase zzzzz --yes", 3, "zzzzz"),
    typed("resume last", 1),
    typed("restore last", 3),
    typed("erase last", 1, "--yes"),
    typed("edit last", 1),
    typed("edit last --date eens", 2, "eens"),
    typed("edit last -q nope", 3, "nope", "situation"),
    typed("edit last --answers nowhere.yaml -t themas", 4, "nowhere.yaml"),
    typed("list --state half", 2, "half", "draft"),
    typed("list --since eens", 2, "eens"),
    typed("list --until eens", 2, "eens"),
    typed("search x --state half", 2, "half"),
    typed("list -n 0", 2, "0", "--help"),
    typed("list -n veel", 2, "veel", "--help"),
    typed("list --limit", 2, "--limit", "reflectie list --help"),
    typed("list --nope", 2, "--nope", "--help"),
    typed("list --json=1", 2, "--json", "reflectie list --help"),
    typed("list extra", 2, "extra", "--help"),
    typed("show", 2, "--help"),
    typed("search", 2, "--help"),
    typed("prompts", 2, "--help"),
    typed("nope", 2, "nope", "--help"),
    typed("lsit", 2, "lsit"),
    typed("prompts nope", 2, "nope", "reflectie prompts --help"),
    typed("export --format odt", 2, "odt", "json", "csv"),
    typed("export -f csv --state half", 2, "half"),
    typed("config nope", 2, "nope", "language"),
    typed("config nope x", 2, "nope", "language"),
    typed("config language fr", 2, "fr", "nl"),
    typed("config day_begins 25:00", 2, "25:00", "05:00"),
    typed("config plain misschien", 2, "misschien", "true"),
    typed("import nowhere.json", 4, "nowhere.json"),
    typed("import -", 4, stdin="hallo\n"),
    typed("prompts check nowhere.yaml", 4, "nowhere.yaml"),
    typed("new waarom --answers nowhere.yaml", 4, "nowhere.yaml"),
    typed("new waarom --answers .", 4),
    typed("new waarom --answers -", 4, "situaton", "situation?", stdin="situaton: x\n"),
    typed("new waarom --answers -", 4, "2", "zzz", "situation, purpose", stdin=f"{X}zzz: x\n"),
    typed("new proef --answers -", 4, "2", "boos", stdin="story: x\nmood: boos\n"),
    typed("new proef --answers -", 4, "boos", stdin="present: [client, boos]\n"),
    typed("new proef --answers -", 4, "11", stdin="calm: 11\n"),
    typed("new proef --answers -", 4, "2", "eens", stdin="story: x\nmoment: eens\n"),
    typed("new proef --answers -", 4, stdin='name: "een\\ntwee"\n'),
    typed("new proef --answers -", 4, "mood", stdin="mood: {a: b}\n"),
    typed("new proef --answers -", 4, "whom", "plan", stdin="plan: {text: x, whom: y}\n"),
    typed("new proef --answers -", 4, "eens", stdin="plan: {text: x, check: eens}\n"),
    typed("new proef --answers -", 4, "niemand", stdin="other_side: {text: x, who: niemand}\n"),
    typed("new waarom --answers -", 4, "3", stdin='situation: "x\npurpose: y\n'),
    typed("new waarom --answers -", 4, "2", stdin="situation: x\n\tpurpose: y\n"),
    typed("new waarom --answers -", 4, stdin="- situation\n- purpose\n"),
    typed("new waarom --answers -", 4, "2", "situation", stdin="situation: x\nsituation: y\n"),
    typed("new waarom --answers -", 4, stdin='{"situation": "x", "situation": "y"}'),
    typed("new waarom --answers -", 4, "a", stdin="situation: &a x\n"),
    typed("new waarom --answers -", 4, stdin="situation: !!python/name:os.system x\n"),
    typed("new waarom --answers -", 4, "NUL", stdin=b"situation: \0\n"),
    typed("new waarom --answers -", 4, stdin="situation: x\n---\nsituation: y\n"),
    typed("new pdca --answers -", 4, "done", "2", stdin="situation: x\ndone: yes\n"),
    typed("new waarom --answers -", 4, "1", "3", stdin="a1: x\nsituation: y\nb2: x\n", lines=2),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("case", MISUSED)
@pytest.mark.usefixtures("trial")
def test_a_refusal_is_one_line_in_the_right_language_and_nothing_changes(
    reflectie: Run,
    keep: Run,
    everything: Callable[[], str],
    case: Refused,
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Bad input gives its exit code, one sentence on stderr, nothing on stdout, nothing stored."""
    monkeypatch.chdir(tmp_path)
    keep("waarom", {"situation": "wat er stond"}, "-t", "rust")
    before = everything()
    said = reflectie(*case.words, stdin=case.stdin, lang=lang)
    assert (said.code, said.out) == (case.code, "")
    assert len(said.err.splitlines()) == case.lines
    assert all(held in said.err for held in case.holds), said.err
    assert spoken(said.err, lang), said.err
    assert everything() == before


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_start_of_two_handles_is_refused_with_both_of_them(
    reflectie: Run, everything: Callable[[], str], lang: str
) -> None:
    """An ambiguous start names the entries it could be, each with its set and its day."""
    reflectie("new", "waarom", stdin=X, lang=lang)
    entry = json.loads(everything())
    ids = [str(UUID(int=UUID(entry["id"]).int >> 62 << 62 | low)) for low in (0x21, 0x41)]
    lines = [json.dumps({**entry, "id": uid, "intentions": []}) for uid in ids]
    reflectie("import", "-", stdin="\n".join(lines))
    first, second = (handles(uid)[0] for uid in ids)
    start = first[:1]
    said = reflectie("show", start, lang=lang)
    assert (said.code, said.out) == (3, "")
    assert first in said.err
    assert second in said.err
    assert entry["set_title"] in said.err
    assert len(said.err.splitlines()) == 1
    assert spoken(said.err, lang), said.err
    assert reflectie("show", first[:2]).code == 0


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_resume_without_answers_and_without_a_terminal_leaves_the_draft_as_it_is(
    reflectie: Run, draft: str, everything: Callable[[], str], lang: str
) -> None:
    """Nothing given is nothing kept: a draft must not end because nobody could be asked."""
    before = everything()
    said = reflectie("resume", draft, lang=lang)
    assert said.code in (1, 2)
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert everything() == before


def test_an_open_entry_stays_open_when_no_later_answers_come(
    reflectie: Run, keep: Run, everything: Callable[[], str]
) -> None:
    """`resume` with nothing to read does not end an entry that still waits."""
    handle = keep("pdca", {"situation": "x"})
    before = everything()
    assert reflectie("resume", handle).code in (1, 2)
    assert everything() == before


def test_a_refused_edit_keeps_none_of_its_other_changes(
    reflectie: Run, keep: Run, everything: Callable[[], str]
) -> None:
    """Theme, day and title beside answers that are refused are not kept either."""
    handle = keep("waarom", {"situation": "x"})
    before = everything()
    said = reflectie(
        "edit", handle, "-t", "nieuw", "--title", "Anders", "--date", "2020-01-01",
        "--answers", "-", stdin="nope: x\n",
    )  # fmt: skip
    assert said.code == 4
    assert everything() == before


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    ("before", "command"), [((), "restore"), (("delete",), "delete"), (("delete",), "resume")]
)
def test_the_bin_says_so_when_something_is_not_where_it_is_looked_for(
    reflectie: Run, keep: Run, before: tuple[str, ...], command: str, lang: str
) -> None:
    """Deleting twice, restoring what is there and resuming from the bin are refused with 1."""
    handle = keep("waarom", {"situation": "x"})
    for word in before:
        reflectie(word, handle)
    said = reflectie(command, handle, stdin=X, lang=lang)
    assert (said.code, said.out) == (1, "")
    assert handle in said.err
    assert len(said.err.splitlines()) == 1
    assert spoken(said.err, lang), said.err


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_an_empty_value_is_refused_with_what_the_setting_takes(reflectie: Run, lang: str) -> None:
    """An editor without a name is refused, and the sentence does not offer an hour for it."""
    said = reflectie("config", "editor", "", lang=lang)
    assert (said.code, said.out) == (2, "")
    assert "editor" in said.err
    assert "05:00" not in said.err


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        (("show", "\x1b[2Jx"), ""),
        (("new", "\x1b]0;x\x07"), ""),
        (("list", "--since", "\x9b2J"), ""),
        (("list", "--\x1b[2J"), ""),
        (("\x1b[2J",), ""),
        (("new", "waarom", "--answers", "-"), '"\\e[2Jk": x\n'),
        (("import", "\x1b[2J.json"), ""),
        (("config", "\u202enope"), ""),
        (("export", "-f", "\x1b[2J"), ""),
    ],
)
def test_a_refusal_repeats_nothing_that_could_work_on_a_terminal(
    reflectie: Run, words: tuple[str, ...], stdin: str
) -> None:
    """Names and files of others may hold control characters; the sentence shows them harmless."""
    said = reflectie(*words, stdin=stdin)
    assert said.code in (2, 3, 4)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said.err), said.err


def test_a_refusal_is_one_line_also_when_what_was_typed_is_not(reflectie: Run) -> None:
    """A name with a line end in it is repeated on the one line of the sentence."""
    assert len(reflectie("show", "een\ntwee").err.splitlines()) == 1


@pytest.mark.parametrize("answers", ['{"situation": "\\ud800"}', '{"\\udfff": "x"}'])
def test_half_a_character_in_json_is_no_traceback(reflectie: Run, answers: str) -> None:
    """A lone surrogate is refused with 4, or kept as a character that can be written."""
    said = reflectie("new", "waarom", "--answers", "-", stdin=answers)
    assert said.code in (0, 4)
    assert reflectie("show", "last", "--json").code in (0, 3)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_language_of_a_refusal_is_that_of_this_run_alone(
    bare: Run, reflectie: Run, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language that is not spoken is refused in the person's own, whatever ran before."""
    reflectie("list", lang="en" if lang == "nl" else "nl")
    monkeypatch.setenv("REFLECTIE_LANG", lang)
    said = bare("--lang", "fr", "list")
    assert said.exit_code == 2
    assert spoken(said.stderr, lang), said.stderr
