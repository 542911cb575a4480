"""jrnl, the nearest peer: a journal at the command line that keeps one text file.

It lives in an environment of its own, made once from PyPI and kept in the cache folder.
"""

import subprocess
import sys
import venv
from pathlib import Path

import platformdirs

VERSION = "4.6"

_CONFIG = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: '{journal}'}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: '{version}'
"""


def program() -> Path:
    """Return jrnl's program; its environment is made when there is none yet."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    cache = Path(platformdirs.user_cache_dir("reflectie-bench", appauthor=False))
    home = cache / f"jrnl-{VERSION}-python-{python}"
    folder = home / ("Scripts" if sys.platform == "win32" else "bin")
    found = folder / ("jrnl.exe" if sys.platform == "win32" else "jrnl")
    if not found.exists():
        venv.create(home, with_pip=True, clear=True)
        wanted = f"jrnl=={VERSION}"
        subprocess.run([folder / "python", "-m", "pip", "install", "-qq", wanted], check=True)
    return found


def write_config(config: Path, journal: Path) -> None:
    """Write a configuration for the journal at a path: dates as in the texts, nothing coloured."""
    config.write_text(_CONFIG.format(journal=journal, version=VERSION), encoding="utf-8")
