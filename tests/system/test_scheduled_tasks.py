"""What writes a review by itself: each system must run exactly the words it was given."""

import plistlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.language import Code, speak
from reflectie_cli.loop.period import Kind
from reflectie_cli.system.scheduled_tasks import NotInATask, task_text

CODES: tuple[Code, ...] = ("nl", "en")
KINDS: tuple[Kind, ...] = get_args(Kind)
SYSTEMS = ("cron", "systemd", "launchd", "windows")

PLAIN = ["/usr/bin/reflectie", "review", "last-week", "--format", "html", "-o", "/home/x/r.html"]
ODD = [
    "/home/jan de vries/bin/reflectie", "--journal", "/home/jan de vries/100% zorg/it's \"mijn\".db",
    "$HOME", "`id`", "${x}", "%h", "50%%", "ü 日本", "a;b&c|d>e<f", "~", "*", "#", "!", "", "-o",
]  # fmt: skip
PATHS = "ab /-_.é日 %$\"'`;&|<>()*?#~!^=@:{}[],+"
"""What a path may be made of; no line end, which no scheduler can carry."""

COMMANDS = st.lists(st.text(PATHS, max_size=12), min_size=1, max_size=6).map(
    lambda words: ["/usr/bin/reflectie", *words]
)


def task(
    system: str, command: Sequence[str] = PLAIN, kind: Kind = "week", code: Code = "nl"
) -> str:
    """Return the task for a system."""
    return task_text(kind, system, command, speak(code))


# What it says


@pytest.mark.parametrize(
    ("system", "code", "says"),
    [
        ("cron", "nl", "# Voeg deze regel toe met: crontab -e\n"),
        ("cron", "en", "# Add this line with: crontab -e\n"),
        ("systemd", "nl", "# Begin met: systemctl --user enable --now reflectie-month.timer\n"),
        ("systemd", "en", "# Start it with: systemctl --user enable --now reflectie-month.timer\n"),
        ("launchd", "nl", "<!-- Bewaar dit als ~/Library/LaunchAgents/nl.reflectie.month.plist, en"
         " dan: launchctl load ~/Library/LaunchAgents/nl.reflectie.month.plist -->\n"),
        ("launchd", "en", "<!-- Save this as ~/Library/LaunchAgents/nl.reflectie.month.plist,"
         " then: launchctl load ~/Library/LaunchAgents/nl.reflectie.month.plist -->\n"),
        ("windows", "nl", "rem Voer dit uit in een opdrachtvenster:\n"),
        ("windows", "en", "rem Run this in a command prompt:\n"),
    ],
)  # fmt: skip
def test_a_task_says_what_to_do_with_it(system: str, code: Code, says: str) -> None:
    """It installs nothing: a remark in the language of the person says where it goes."""
    assert says in task(system, kind="month", code=code)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_only_the_remark_is_in_the_language_of_the_person(system: str, kind: Kind) -> None:
    """The task itself is the same in both languages."""
    dutch, english = (task(system, ODD, kind, code).splitlines() for code in CODES)
    differ = [pair for pair in zip(dutch, english, strict=True) if pair[0] != pair[1]]
    assert len(differ) == 1
    assert all(line.startswith(("# ", "rem ", "<!-- ")) for line in differ[0])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("code", CODES)
def test_a_task_ends_with_a_line_end(system: str, kind: Kind, code: Code) -> None:
    """Crontabs and units without one are not read."""
    assert task(system, ODD, kind, code).endswith("\n")


# cron


def cron(text: str) -> tuple[str, list[str]]:
    """Read a crontab as cron and sh do: its five fields, and the words that run.

    Cron ends the command at a bare `%`, and takes a backslash away before a `%` or a backslash.
    """
    (line,) = [line for line in text.splitlines() if not line.startswith("#")]
    *fields, command = line.split(" ", 5)
    run = re.match(r"(?:\\.|[^\\%])*", command)
    assert run, command
    return " ".join(fields), shlex.split(re.sub(r"\\([%\\])", r"\1", run[0]))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("week", "0 8 * * 1"), ("month", "0 8 1 * *"), ("quarter", "0 8 1 1,4,7,10 *"),
     ("year", "0 8 1 1 *")],
)  # fmt: skip
def test_cron_runs_it_on_the_first_morning_after(kind: Kind, fields: str) -> None:
    """Monday, or the first of a month, at eight."""
    assert cron(task("cron", kind=kind)) == (fields, PLAIN)


@settings(max_examples=300, deadline=None)
@given(command=COMMANDS)
@example(command=ODD)
@example(command=["100%", "%", "%%", " %"])
def test_cron_runs_exactly_the_words(command: list[str]) -> None:
    """Spaces, quotes, dollars and per cents of a path stay in it, on one line."""
    text = task("cron", command)
    assert len(text.splitlines()) == 2
    assert cron(text)[1] == command


@pytest.mark.xfail(
    strict=True,
    reason="schedule.py, _cron: only % gets a backslash; cron takes one of two away",
)
@pytest.mark.parametrize("path", ["/home/a\\%b", "/home/a\\\\b"])
def test_cron_keeps_the_backslashes_of_a_path(path: str) -> None:
    """Rare, and allowed in a path."""
    assert cron(task("cron", [path]))[1] == [path]


# systemd


def systemd_words(line: str) -> list[str]:
    """Read an ExecStart as systemd does: quotes, backslashes, specifiers, then variables.

    Variables are looked for in arguments, never in the program itself (systemd.service, "Command
    lines").
    """
    words = []
    for number, found in enumerate(re.finditer(r'"((?:\\.|[^"\\])*)"(?: |$)|(\S.*)', line)):
        assert found[2] is None, f"outside quotes: {found[2]}"
        word = re.sub(r"\\(.)", lambda escape: _unescaped(escape[1]), found[1])
        assert not re.search("%", word.replace("%%", "")), f"a specifier in {word}"
        word = word.replace("%%", "%")
        if number:
            assert not re.search(r"\$", word.replace("$$", "")), f"a variable in {word}"
            word = word.replace("$$", "$")
        words.append(word)
    return words


def _unescaped(letter: str) -> str:
    assert letter in "\\\"'", f"\\{letter} means something else"
    return letter


def units(text: str) -> dict[str, dict[str, str]]:
    """Read the two units of a task: the settings of each, by the file they belong in."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("# ~/.config/systemd/user/"):
            here = found.setdefault(line.rpartition("/")[2], {})
        elif "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            here[name] = value
    return found


@pytest.mark.parametrize(
    ("kind", "calendar"),
    [("week", "Mon *-*-* 08:00"), ("month", "*-*-01 08:00"),
     ("quarter", "*-01,04,07,10-01 08:00"), ("year", "*-01-01 08:00")],
)  # fmt: skip
def test_systemd_runs_it_on_the_first_morning_after(kind: Kind, calendar: str) -> None:
    """A timer and the service of its name; what was missed while the computer was off runs later."""
    found = units(task("systemd", kind=kind))
    assert list(found) == [f"reflectie-{kind}.service", f"reflectie-{kind}.timer"]
    service, timer = found.values()
    assert timer["OnCalendar"] == calendar
    assert timer["Persistent"] == "true"
    assert timer["WantedBy"] == "timers.target"
    assert service["Type"] == "oneshot"
    assert service["UMask"] == "0077"
    assert systemd_words(service["ExecStart"]) == PLAIN


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this computer")
@pytest.mark.usefixtures("devices")
@pytest.mark.parametrize("kind", KINDS)
def test_systemd_takes_both_units(kind: Kind, tmp_path: Path) -> None:
    """Systemd itself finds nothing to remark on."""
    program = tmp_path / "100% zorg" / "reflectie"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    text = task("systemd", [str(program), *ODD[1:]], kind)
    _, *parts = re.split(r"^# ~/\.config/systemd/user/(.*)$", text, flags=re.MULTILINE)
    files = [tmp_path / name for name in parts[::2]]
    for file, unit in zip(files, parts[1::2], strict=True):
        file.write_text(unit, "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "--user", "--man=no", "verify", *map(str, files)],
        capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "reflectie" not in done.stderr


@settings(max_examples=300, deadline=None)
@given(command=st.lists(st.text(PATHS + "\\", max_size=12), max_size=6))
@example(command=ODD[1:])
@example(command=["\\", "\\\\", "a\\", '\\"', "$$", "%%", "%\\$"])
def test_systemd_runs_exactly_the_words(command: list[str]) -> None:
    """Its quoting carries spaces, quotes, backslashes, dollars and per cents of a path."""
    whole = ["/usr/bin/reflectie", *command]
    service, _ = units(task("systemd", whole)).values()
    assert systemd_words(service["ExecStart"]) == whole


@pytest.mark.parametrize(
    "program",
    [
        "/home/jan de vries/bin/reflectie",
        "/opt/100%/reflectie",
        '/opt/"x"/reflectie',
        "/opt/a$b/reflectie",
    ],
)
def test_systemd_finds_the_program(program: str) -> None:
    """The first word is the path of the program, as it is."""
    service, _ = units(task("systemd", [program])).values()
    assert systemd_words(service["ExecStart"]) == [program]


# launchd


def launchd(text: str) -> dict[str, Any]:
    """Read a property list, without the remark below it."""
    return dict(plistlib.loads(re.sub(r"<!--.*?-->\n", "", text).encode()))


@pytest.mark.parametrize(
    ("kind", "days"),
    [("week", [{"Weekday": 1}]), ("month", [{"Day": 1}]), ("year", [{"Month": 1, "Day": 1}]),
     ("quarter", [{"Month": month, "Day": 1} for month in (1, 4, 7, 10)])],
)  # fmt: skip
def test_launchd_runs_it_on_the_first_morning_after(kind: Kind, days: list[dict[str, int]]) -> None:
    """Its calendar says each day at eight, and what it writes is for the owner alone."""
    assert launchd(task("launchd", kind=kind)) == {
        "Label": f"nl.reflectie.{kind}",
        "ProgramArguments": PLAIN,
        "StartCalendarInterval": [{**day, "Hour": 8, "Minute": 0} for day in days],
        "Umask": 0o077,
    }


@settings(max_examples=200, deadline=None)
@given(command=st.lists(st.text(PATHS + "\\\n", max_size=12), max_size=6))
@example(command=ODD)
@example(command=["-->", "<!--", "]]>", "&amp;"])
def test_launchd_runs_exactly_the_words(command: list[str]) -> None:
    """Whatever stands in a path is text in the property list, with the remark and without it."""
    text = task("launchd", command)
    assert plistlib.loads(text.encode())["ProgramArguments"] == command
    assert text.startswith("<?xml")


# Windows

WINDOWS = [
    "C:\\Program Files\\reflectie\\reflectie.exe", "--journal", "C:\\Users\\Zoë\\Mijn map\\j.db",
    "review", "last-week", "-o", "C:\\Users\\Zoë\\Mijn map\\",
]  # fmt: skip


def windows_words(line: str) -> list[str]:
    """Read a line as programs on Windows read theirs: quotes, and backslashes before quotes."""
    words: list[str] = []
    word: str | None = None
    quoted, slashes = False, 0
    for letter in f"{line} ":
        if letter == "\\":
            slashes += 1
            continue
        if letter == '"':
            word = (word or "") + "\\" * (slashes // 2)
            if slashes % 2:
                word += letter
            else:
                quoted = not quoted
        elif letter in " \t" and not quoted:
            if word is not None or slashes:
                words.append((word or "") + "\\" * slashes)
            word = None
        else:
            word = (word or "") + "\\" * slashes + letter
        slashes = 0
    assert not quoted, line
    return words


def windows(text: str) -> tuple[list[str], str]:
    """Read the line for a command prompt: what schtasks is given, and what the task runs."""
    remark, line = text.splitlines()
    assert remark.startswith("rem ")
    *given_, run = windows_words(line)
    return given_, run


@pytest.mark.parametrize(
    ("kind", "when"),
    [
        ("week", ["/SC", "WEEKLY", "/D", "MON"]),
        ("month", ["/SC", "MONTHLY", "/D", "1"]),
        ("quarter", ["/SC", "MONTHLY", "/M", "JAN,APR,JUL,OCT", "/D", "1"]),
        ("year", ["/SC", "MONTHLY", "/M", "JAN", "/D", "1"]),
    ],
)
def test_windows_runs_it_on_the_first_morning_after(kind: Kind, when: list[str]) -> None:
    """Schtasks makes a task of its own name, at eight, that runs the words."""
    text = task("windows", WINDOWS, kind)
    assert text.splitlines()[1].startswith("schtasks /Create /TN ")
    made, run = windows(text)
    assert made == [
        "schtasks", "/Create", "/TN", f"reflectie-{kind}", *when, "/ST", "08:00", "/TR",
    ]  # fmt: skip
    assert windows_words(run) == WINDOWS


@settings(max_examples=300, deadline=None)
@given(command=st.lists(st.text(PATHS + "\\", max_size=12), min_size=1, max_size=6))
@example(command=["C:\\a b\\", "\\\\server\\c d\\", '\\"', "", "é"])
def test_windows_runs_exactly_the_words(command: list[str]) -> None:
    """The line holds a line: quoted twice, read twice, the words are the same."""
    assert windows_words(windows(task("windows", command))[1]) == command


def seen_by_the_prompt(line: str) -> str:
    """Return what stands outside quotes as the command prompt counts them: every quote turns."""
    return "".join(line.split('"')[::2])


@pytest.mark.parametrize(
    "program",
    [
        "C:\\R&D\\reflectie.exe",
        "C:\\Program Files (x86)\\reflectie.exe",
        pytest.param(
            "C:\\R&D team\\reflectie.exe",
            marks=pytest.mark.xfail(
                strict=True,
                reason="schedule.py, _windows: a quote inside /TR ends the quoting for the command"
                " prompt, so that & begins another command",
            ),
        ),
    ],
)
def test_nothing_in_a_path_works_on_the_command_prompt(program: str) -> None:
    """What the prompt would take as its own stands between quotes."""
    line = task("windows", [program, "review"]).splitlines()[1]
    assert not re.search(r"[&|<>^]", seen_by_the_prompt(line))


@pytest.mark.parametrize(
    ("code", "says"),
    [("nl", "rem Dit is langer dan Windows aankan: zet de opdracht in een bestand en laat de taak"
      " dat uitvoeren."),
     ("en", "rem This is longer than Windows allows: put the command in a file and let the task run"
      " that file.")],
)  # fmt: skip
@pytest.mark.parametrize(
    ("length", "is_long"), [(3, False), (261, False), (262, True), (999, True)]
)
def test_a_task_that_windows_would_refuse_says_so(
    length: int, is_long: bool, code: Code, says: str
) -> None:
    """Schtasks takes 261 characters behind `/TR`; longer paths are not rare, and it says why."""
    remark, *notes, line = task("windows", ["x" * length], code=code).splitlines()
    assert notes == ([says] if is_long else [])
    assert remark != says
    assert windows_words(line)[-1] == "x" * length


@pytest.mark.parametrize("system", ["cron", "windows"])
def test_a_line_end_in_a_path_makes_no_second_task(system: str) -> None:
    """What would stand on a line of its own, and run as one, is refused."""
    with pytest.raises(NotInATask):
        task(system, ["/home/a\n* * * * * touch f", "review"])


def test_a_line_end_in_a_path_is_written_out_for_systemd() -> None:
    """The unit has no line that somebody's folder put there."""
    assert 'ExecStart="/home/a\\nExecStart=f"' in task("systemd", ["/home/a\nExecStart=f"])
