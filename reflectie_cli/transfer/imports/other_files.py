"""Files that cannot be imported as they are: each is called by its name, with what to do."""

import re
import shlex

from reflectie_cli.language import CODES, N_, speak
from reflectie_cli.transfer.imports.content import Content

_JRNL_LOCKED = N_("it is jrnl's encrypted file: decrypt it first with jrnl --decrypt")
_JRNL_1_LOCKED = N_(
    "it looks like the encrypted file of jrnl 1: decrypt it first with jrnl --decrypt"
)
_JRNL_BOXES = N_(
    "it is what jrnl shows in boxes, with broken lines: let jrnl write it with jrnl --format json"
)
_JOURNAL = N_(
    "it is a journal of reflectie: reflectie --journal {detail} export --history | reflectie"
    " import -"
)
_MAYBE_JOURNAL = N_(
    "it is encrypted; a journal of reflectie comes in with: reflectie --journal {detail} export"
    " --history | reflectie import -"
)
_DATABASE = N_("it is a database: export from the program it belongs to, as JSON or text")
_SEALED = N_("it is an encrypted file for a coach: reflectie coach open {detail}")
_PDF = N_("it is a PDF: export it as text, JSON or CSV where it was made")
_HTML = N_("it is a web page: export as JSON or text where it was made")
_RTF = N_("it is a document with layout (RTF): save it as plain text")
_OWN_CSV = N_(
    "it is reflectie's table for a spreadsheet, which does not hold everything: import an export"
    " as JSON"
)
_OWN_TEXT = N_(
    "it is reflectie's text to read, which does not hold everything: import an export as JSON"
)

_MEDIA = N_("it is a picture, a sound or a packed file: there is no text in it to read")
_NO_TEXT = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF|....ftyp|ID3|\x1f\x8b|BZh[0-9]|7z\xbc\xaf|Rar!|II\*\x00|MM\x00\*",
    re.DOTALL,
)
_SQLITE = b"SQLite format 3\x00"
_OURS = b"refl"
_OURS_AT = slice(68, 72)
_PAGE = 4096
_BLOCK = 16
_LEAST_RANDOM = 32
_FERNET = re.compile(rb"\s*gAAAAA[-_A-Za-z0-9]{40,}={0,2}")
_OWN_COLUMNS = "id,handle,date,state,set,"
_OWN_HEADING = N_("My journal")
_OWN_ENTRY = re.compile(r"# [^\n]+\n\n\*[^\n]+ · [a-z0-9]{5,}\*\n")


def refuse_known_bytes(content: Content) -> None:
    """Refuse what is no text, where it is known by its first bytes. Raise `ImportUnreadable`."""
    data, name = content.data, shlex.quote(content.name)
    if data.startswith(_SQLITE):
        if data[_OURS_AT] == _OURS:
            raise content.refusal(_JOURNAL, name)
        raise content.refusal(_DATABASE)
    if data.startswith(b"JRNLv") or _FERNET.match(data):
        raise content.refusal(_JRNL_LOCKED)
    if data.startswith((b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE")):
        raise content.refusal(_SEALED, name)
    if data.startswith(b"%PDF-"):
        raise content.refusal(_PDF)
    if data.startswith(b"{\\rtf"):
        raise content.refusal(_RTF)
    if _NO_TEXT.match(data):
        raise content.refusal(_MEDIA)
    if _is_random(data):
        if len(data) % _PAGE == 0:
            raise content.refusal(_MAYBE_JOURNAL, name)
        raise content.refusal(_JRNL_1_LOCKED)


def refuse_own_documents(content: Content) -> None:
    """Refuse what reflectie writes for people and spreadsheets. Raise `ImportUnreadable`."""
    head = content.head
    columns = head.partition("\n")[0].lstrip("\ufeff").replace('"', "").replace(";", ",")
    if columns.startswith(_OWN_COLUMNS):
        raise content.refusal(_OWN_CSV)
    titles = {f"# {speak(code).text(_OWN_HEADING)}" for code in CODES}
    if head.partition("\n")[0].rstrip() in titles or _OWN_ENTRY.match(head):
        raise content.refusal(_OWN_TEXT)


def refuse_known_texts(content: Content) -> None:
    """Refuse texts that are known, but that hold no words to take. Raise `ImportUnreadable`."""
    if content.head.startswith(("┎", "┏")):
        raise content.refusal(_JRNL_BOXES)
    if re.match(r"<!doctype html|<html|<head|<body", content.head, re.IGNORECASE):
        raise content.refusal(_HTML)


def _is_random(data: bytes) -> bool:
    """Return whether bytes are what encryption in blocks leaves: no text, and no pattern."""
    if len(data) < _LEAST_RANDOM or len(data) % _BLOCK:
        return False
    sample = data[:_PAGE]
    unseen = sum(byte < 9 or 13 < byte < 32 or byte == 127 for byte in sample)
    return unseen > len(sample) // 20 and len(set(sample)) > min(len(sample) * 2 // 3, 200)
