"""Looking with `deduce` as well, where somebody installed it (`pip install 'reflectie-cli[deid]'`).

It runs by itself: loading takes seconds and much memory, and it writes to standard output what it
likes. It gets a time limit, a folder for what it builds once, and no second chance; without it the
rules of ours go on. It finds more names and no rare stories: its help makes nobody anonymous.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from reflectie_cli.deid.hit import Hit, Kind

SECONDS, SECONDS_TO_BUILD = 120, 900
"""How long it may take. The first time it builds its lists, a minute and a half on a quick machine;
where it was broken off it would begin anew each time."""
_BUILT = "cache/*"
"""Where it keeps them, in the folder it is given."""

_KINDS: dict[str, Kind] = {
    "persoon": "name",
    "patient": "name",
    "datum": "date",
    "leeftijd": "age",
    "telefoonnummer": "phone",
    "emailadres": "email",
    "bsn": "bsn",
    "id": "number",
    "locatie": "address",
    "ziekenhuis": "institution",
    "zorginstelling": "institution",
    "url": "url",
}
_PROGRAM = """
import json, os, sys
texts = json.load(sys.stdin)
sys.stdout = open(os.devnull, "w")
import deduce
found = deduce.Deduce(cache_path=sys.argv[1])
given = [
    [[one.tag, int(one.start_char), int(one.end_char)] for one in found.deidentify(text).annotations]
    for text in texts
]
with open(sys.argv[2], "w") as file:
    json.dump(given, file)
"""


class DeduceProblem(Exception):
    """The other program did not find its way; its words say why, without a word of a text."""


def is_there() -> bool:
    """Return whether somebody installed it; looking for it loads nothing."""
    return find_spec("deduce") is not None


def is_built(cache: Path) -> bool:
    """Return whether its lists are there, so that it takes seconds and not minutes."""
    return any(cache.glob(_BUILT))


def found_by_deduce(texts: Sequence[str], cache: Path) -> list[tuple[Hit, ...]]:
    """Return what it finds in each text, as hits of ours. Raise `DeduceProblem`."""
    cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    seconds = SECONDS if is_built(cache) else SECONDS_TO_BUILD
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        out = Path(folder) / "found.json"
        try:
            subprocess.run(
                [sys.executable, "-c", _PROGRAM, str(cache), str(out)],
                input=json.dumps(texts),
                text=True,
                timeout=seconds,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            given = json.loads(out.read_text(encoding="utf-8"))
        except subprocess.TimeoutExpired as error:
            raise DeduceProblem(f"{seconds} s") from error
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            raise DeduceProblem(type(error).__name__) from error
    return [_hits(text, spans) for text, spans in zip(texts, given, strict=True)]


def merged(ours: Sequence[Hit], theirs: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits of both: where they overlap ours stays, for it knows titles and roles."""
    free = (
        hit
        for hit in theirs
        if not any(hit.start < own.end and own.start < hit.end for own in ours)
    )
    return tuple(sorted((*ours, *free), key=lambda hit: hit.start))


def _kind(tag: str, said: str) -> Kind:
    """Return what it found: a town is called a location as an address is, and has no number."""
    town = tag == "locatie" and not any(letter.isdigit() for letter in said)
    return "place" if town else _KINDS[tag]


def _hits(text: str, spans: Sequence[tuple[str, int, int]]) -> tuple[Hit, ...]:
    found = (
        Hit(_kind(tag, text[start:end]), start, end, text[start:end], "deduce")
        for tag, start, end in spans
        if tag in _KINDS and 0 <= start < end <= len(text)
    )
    return tuple(sorted(found, key=lambda hit: hit.start))
