"""Reading XML that anybody may have written: no document type, so nothing in it can grow."""

import re
from collections import Counter
from xml.etree import ElementTree

from reflectie_cli.errors import ImportUnreadable
from reflectie_cli.language import N_
from reflectie_cli.transfer.imports.content import Content
from reflectie_cli.transfer.imports.encodings import decode_text

_NOT_WHOLE = N_("it is incomplete, or not XML (line {detail})")
_OWN_TYPE = N_("it declares a document type of its own, which is not read")
_APPLE = re.compile(
    r'<!DOCTYPE\s+plist\s+PUBLIC\s+"[^"<>\[\]]*"\s+"[^"<>\[\]]*"\s*>', re.IGNORECASE
)
"""Every property list has this line; it says nothing, and is left out."""


def read_xml(content: Content) -> ElementTree.Element:
    """Return the outermost element. Raise `ImportUnreadable`."""
    text = _APPLE.sub("", decode_text(content.data, Counter()), count=1)
    if "<!DOCTYPE" in text.upper():
        raise content.refusal(_OWN_TYPE)
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise _broken(content, error) from error
    except ValueError as error:  # half a character
        raise content.refusal(_NOT_WHOLE, "1") from error


def _broken(content: Content, error: ElementTree.ParseError) -> ImportUnreadable:
    line, _ = error.position
    return content.refusal(_NOT_WHOLE, str(line))
