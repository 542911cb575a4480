"""Where a journal lies: folders that other programs copy elsewhere, and repositories with a remote.

What lies there may leave the computer without anybody choosing that (methods.md, E4). A live file
in a synced folder also loses words: two devices write over each other.
"""

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
REMOTE = N_("Your journal is in a git repository with a remote: {folder}")


def warnings(journal: Path) -> list[tuple[str, dict[str, str]]]:
    """Return what to say about where a journal lies: sentences to translate and their details."""
    found: list[tuple[str, dict[str, str]]] = []
    for folder in journal.absolute().parents:
        if program := _copied_by(folder):
            found.append((SYNCED, {"program": program, "folder": str(folder)}))
            break
    for folder in journal.absolute().parents:
        if _has_remote(folder / ".git" / "config"):
            found.append((REMOTE, {"folder": str(folder)}))
            break
    return found


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
