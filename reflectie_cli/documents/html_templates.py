"""Pages for a browser: templates that show what people wrote as text, and a policy for one style."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def template(name: str) -> Template:
    """Give a template by its file's name. What is put into it is escaped; a gap in it is an error."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )


@cache
def style(*names: str) -> tuple[str, str]:
    """Give style sheets as one, and the hash by which a content security policy allows it."""
    sheets = "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    digest = hashlib.sha256(sheets.encode()).digest()
    return sheets, f"sha256-{base64.b64encode(digest).decode()}"
