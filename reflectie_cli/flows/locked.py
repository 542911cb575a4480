"""Writing a summary as a PDF with a lock on it, and telling its passphrase once."""

from pathlib import Path

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.formats import locked_pdf
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_
from reflectie_cli.transfer.easy_words import new_words


def write_locked(session: Session, document: Document, output: Path | None) -> bytes:
    """Write a document as a PDF that opens with five words, and return what was written.

    The words are told when the file is there, on standard error, and kept nowhere.
    """
    words = new_words(session.language.code)
    data = locked_pdf(document, words)
    session.deliver([data], output, told=True)
    session.say(N_("It opens with these words, which are told only now: {words}"), words=words)
    session.say(N_("Say them to your coach by phone, or send them another way than the file."))
    return data
