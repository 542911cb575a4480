"""Draw the first page of a summary and of a set on paper, in both languages, for the guides.

    python docs/pictures/pages.py

The work in them is that of `reflectie demo`. The extra `pdf` is needed.
"""

import json
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import msgspec

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.pdf import page_pictures
from reflectie_cli.documents.question_sheet import question_sheet
from reflectie_cli.flows.planner import library
from reflectie_cli.language import CODES, Code

draw = import_module("draw")  # it stands beside this file
_TALK = {
    "nl": "Hoe ik kan wachten als het druk is.",
    "en": "How I can wait when it is busy.",
}
_SHEET = "vijf-kanten"


def summary(code: Code, journal: Path) -> Document:
    """Return the summary of a month of invented work, as the program gives it."""
    asked = ("--journal", str(journal), "--lang", code, "summary", "2026-11", "--yes")
    said = subprocess.run(
        [sys.executable, "-m", "reflectie_cli", *asked, "--answers", "-", "--format", "json"],
        input=json.dumps({"talk_about": _TALK[code]}).encode(),
        capture_output=True,
        check=True,
    )
    return msgspec.convert(json.loads(said.stdout)["document"], type=Document)


def main() -> None:
    """Write the pictures beside this file."""
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder:
            session = draw.demonstration_of(code, Path(folder))
            sheet = question_sheet(library(session).find(_SHEET), session.language)
            for name, document in (
                ("summary", summary(code, session.places.journal)),
                ("sheet", sheet),
            ):
                file = draw.HERE / f"{name}.{code}.svg"
                file.write_bytes(page_pictures(document)[0])


if __name__ == "__main__":
    main()
