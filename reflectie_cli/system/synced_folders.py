"""Where a journal lies: folders that other programs copy elsewhere, and repositories with a remote.

What lies there may leave the computer without anybody choosing that (methods.md, E4). A live file
in a synced folder also loses words: two devices write over each other.
"""

import re
from pathlib import Path

from reflectie_cli.language import N_

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "syncthing": "Syncthing",
    "sync": "Syncthing",
}
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".nextcloudsync.log": "Nextcloud"}

SYNCED = N_("Your journal is in a folder that {program} copies elsewhere: {folder}")
WAY_OUT = N_(
    "There, two devices write over each other. Keep the journal elsewhere (REFLECTIE_JOURNAL), and let only an export go there: reflectie export --history -o FILE"
)
COPY = N_(
    "Beside your journal there is a copy of it: {path}. Take in what is in it: reflectie --journal COPY export --history -o FILE, then reflectie import FILE"
)
REMOTE = N_("Your journal is in a git repository with a remote: {folder}")


def warnings(journal: Path) -> list[tuple[str, dict[str, str]]]:
    """Return what to say about where a journal lies: sentences to translate and their details."""
    found: list[tuple[str, dict[str, str]]] = []
    for folder in journal.absolute().parents:
        if program := _copied_by(folder):
            found.append((SYNCED, {"program": program, "folder": str(folder)}))
            found.append((WAY_OUT, {}))
            break
    for folder in journal.absolute().parents:
        if _has_remote(folder / ".git" / "config"):
            found.append((REMOTE, {"folder": str(folder)}))
            break
    found += [(COPY, {"path": str(path)}) for path in conflict_copies(journal)]
    return found


def conflict_copies(journal: Path) -> list[Path]:
    """List what programs that copy folders put beside a journal when two devices changed it.

    `journal (conflicted copy 2026-11-20).db`, `journal.sync-conflict-….db`, `journal-LAPTOP.db`,
    `journal 2.db`: the name goes on where ours ends. Copies of our own are named `….before-6.db`.
    """
    try:
        beside = sorted(journal.absolute().parent.iterdir())
    except OSError:
        return []
    goes_on = re.compile(rf"{re.escape(journal.stem)}[ ._(-].*{re.escape(journal.suffix)}")
    ours = f"{journal.stem}.before-"
    return [
        path
        for path in beside
        if goes_on.fullmatch(path.name) and not path.name.startswith(ours) and path.is_file()
    ]


def _copied_by(folder: Path) -> str:
    name = folder.name.casefold()
    for start, program in _SYNCED.items():
        if name == start or name.startswith((f"{start} ", f"{start}-")):
            return program
    return next((program for mark, program in _MARKS.items() if (folder / mark).exists()), "")


def _has_remote(config: Path) -> bool:
    try:
        return "[remote " in config.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
