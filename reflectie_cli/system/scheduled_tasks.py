"""What writes a review by itself: a task for the scheduler of a computer, to read and to install.

Nothing is installed here. The file it writes stands beside the journal, for its owner alone.
"""

import plistlib
import re
import shlex
import subprocess
from collections.abc import Sequence
from typing import Any

from reflectie_cli.errors import Misused
from reflectie_cli.language import N_, Language

_CRON = {
    "week": "0 8 * * 1",
    "month": "0 8 1 * *",
    "quarter": "0 8 1 1,4,7,10 *",
    "year": "0 8 1 1 *",
}
_LINE_END = re.compile("[\n\r]")
_NOT_IN = {
    "cron": _LINE_END,
    "windows": _LINE_END,
    "systemd": re.compile("(?!)"),  # everything can be written out there
    "launchd": re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]"),  # XML cannot write these
}
_WINDOWS_TAKES = 261
_SYSTEMD = {
    "week": "Mon *-*-* 08:00",
    "month": "*-*-01 08:00",
    "quarter": "*-01,04,07,10-01 08:00",
    "year": "*-01-01 08:00",
}
_WINDOWS = {
    "week": ["/SC", "WEEKLY", "/D", "MON"],
    "month": ["/SC", "MONTHLY", "/D", "1"],
    "quarter": ["/SC", "MONTHLY", "/M", "JAN,APR,JUL,OCT", "/D", "1"],
    "year": ["/SC", "MONTHLY", "/M", "JAN", "/D", "1"],
}
_LAUNCHD: dict[str, list[dict[str, int]]] = {
    "week": [{"Weekday": 1}],
    "month": [{"Day": 1}],
    "quarter": [{"Month": month, "Day": 1} for month in (1, 4, 7, 10)],
    "year": [{"Month": 1, "Day": 1}],
}


class NotInATask(Misused):
    """A path with a sign in it that no task of a scheduler can hold, such as a line end."""

    says = N_(
        "A task of {system} cannot hold {path}: there is a line end or another unseen sign in it."
        " Rename that folder."
    )


def task_text(kind: str, system: str, command: Sequence[str], language: Language) -> str:
    """Return the task that runs `command` after every week, month, quarter or year, at 8:00.

    Raise `NotInATask`.
    """
    broken = next((word for word in command if _NOT_IN[system].search(word)), None)
    if broken:
        raise NotInATask(system=system, path=broken)
    return {"cron": _cron, "systemd": _systemd, "launchd": _launchd, "windows": _windows}[system](
        kind, command, language
    )


def _cron(kind: str, command: Sequence[str], language: Language) -> str:
    says = language.text(N_("Add this line with: crontab -e"))
    line = shlex.join(command).replace("%", r"\%")  # cron reads % as a line end
    return f"# {says}\n{_CRON[kind]} {line}\n"


def _systemd(kind: str, command: Sequence[str], language: Language) -> str:
    _ = language.text
    name = f"reflectie-{kind}"
    folder = "~/.config/systemd/user"
    program, *words = (f'"{_for_systemd(word)}"' for word in command)
    run = " ".join([program, *(word.replace("$", "$$") for word in words)])
    begin = _(N_("Start it with: systemctl --user enable --now {name}.timer")).format(name=name)
    service = f"[Unit]\nDescription=reflectie review ({kind})\n\n[Service]\nType=oneshot\nUMask=0077\nExecStart={run}\n"
    timer = (
        f"[Unit]\nDescription=reflectie review ({kind})\n\n[Timer]\nOnCalendar={_SYSTEMD[kind]}\n"
        "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
    )
    return f"# {folder}/{name}.service\n{service}\n# {folder}/{name}.timer\n{timer}\n# {begin}\n"


def _for_systemd(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return escaped.replace("%", "%%").replace("\n", "\\n").replace("\r", "\\r")


def _launchd(kind: str, command: Sequence[str], language: Language) -> str:
    name = f"nl.reflectie.{kind}"
    task: dict[str, Any] = {
        "Label": name,
        "ProgramArguments": list(command),
        "StartCalendarInterval": [{**when, "Hour": 8, "Minute": 0} for when in _LAUNCHD[kind]],
        "Umask": 0o077,
    }
    says = language.text(N_("Save this as {path}, then: launchctl load {path}"))
    path = f"~/Library/LaunchAgents/{name}.plist"
    return plistlib.dumps(task).decode() + f"<!-- {says.format(path=path)} -->\n"


def _windows(kind: str, command: Sequence[str], language: Language) -> str:
    says = language.text(N_("Run this in a command prompt:"))
    run = subprocess.list2cmdline(command)
    task = [
        "schtasks",
        "/Create",
        "/TN",
        f"reflectie-{kind}",
        *_WINDOWS[kind],
        "/ST",
        "08:00",
        "/TR",
        run,
    ]
    long = language.text(
        N_(
            "This is longer than Windows allows: put the command in a file and let the task run that file."
        )
    )
    note = f"rem {long}\n" if len(run) > _WINDOWS_TAKES else ""
    return f"rem {says}\n{note}{subprocess.list2cmdline(task)}\n"
