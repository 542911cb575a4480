"""Every format says the same: what an entry holds stands in each of them, in both languages."""

import io
import re
from datetime import date, datetime, timedelta, timezone
from html import unescape

import docx
import pytest

from reflectie_cli.documents.entry import entry_document
from reflectie_cli.documents.formats import FORMATS, to_read
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.flows.export import in_format
from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    FollowUp,
    Intention,
    IntentionState,
    Period,
    State,
)
from reflectie_cli.language import Code, speak
from reflectie_cli.prompt_sets.follow_up import DONE, KNOWN_HOW
from reflectie_cli.prompt_sets.model import BASIS, LINE, WHO, QuestionType
from reflectie_cli.screen.lines import plain_text
from tests.documents.pdf_text import words_of_pdf

MOMENT = datetime(2026, 11, 21, 23, 10, tzinfo=timezone(timedelta(hours=1)))


def answer(
    kind: QuestionType,
    said: str | tuple[str, ...],
    who: str | None = None,
    basis: str | None = None,
) -> Answer:
    """Return an answer to a question of a kind; a choice is said in the labels it had."""
    options = tuple(f"keuze {one}" for one in said) if isinstance(said, tuple) else ()
    return Answer(
        key=kind,
        type=kind,
        question=f"Vraag naar {kind}?",
        answer=said,
        options=options,
        answered=MOMENT,
        who=who,
        basis=basis,
    )


SAID: dict[QuestionType, str | tuple[str, ...]] = {
    QuestionType.TEXT: "Eerste regel.\n\nTweede regel.",
    QuestionType.DATE: "2026-12-05",
    QuestionType.CHOICE: ("thee",),
    QuestionType.MULTI: ("een", "twee"),
    QuestionType.TAG: "nacht, rust",
}
ANSWERS = tuple(
    answer(kind, SAID.get(kind, f"Antwoord op {kind}."), who="client", basis="assumed")
    if kind == QuestionType.PERSPECTIVE
    else answer(kind, SAID.get(kind, f"Antwoord op {kind}."))
    for kind in QuestionType
)
WHOLE = Entry(
    id="0",
    handle="k7f3q",
    set="reflectiecirkel",
    set_version=1,
    set_title="Reflectiecirkel",
    language="nl",
    title="Aan tafel",
    state=State.DRAFT,
    date=date(2026, 11, 20),
    created=MOMENT,
    updated=MOMENT,
    tags=("rust", "nacht"),
    period=Period(name="2026-W47", first=date(2026, 11, 16), last=date(2026, 11, 22)),
    answers=ANSWERS,
    intentions=(
        Intention(
            id="1",
            handle="abcde",
            key=QuestionType.INTENTION,
            text=f"Antwoord op {QuestionType.INTENTION}.",
            line="care",
            due=date(2026, 12, 1),
            check=date(2026, 12, 6),
            follow_ups=(
                FollowUp(
                    at=MOMENT,
                    done="partly",
                    what_happened="Ik schonk thee.",
                    effect_client="Zij lachte.",
                    known_how=("asked_client", "seen"),
                ),
            ),
        ),
        Intention(id="2", handle="abcdf", text="Ander voornemen.", state=IntentionState.LET_GO),
    ),
)
DAYS = {
    "nl": ("vrijdag 20 november 2026", "16 november 2026", "22 november 2026", "5 december 2026",
           "1 december", "6 december", "21 november 2026"),
    "en": ("Friday 20 November 2026", "16 November 2026", "22 November 2026", "5 December 2026",
           "1 December", "6 December", "21 November 2026"),
}  # fmt: skip
STATES = {"nl": ("concept", "losgelaten"), "en": ("draft", "let go")}


def words_of(as_format: str, code: Code) -> str:
    """Return the words that somebody reads in an entry of a format, on one line."""
    language = speak(code)
    if as_format == "terminal":
        text = plain_text(as_lines(entry_document(WHOLE, language, today=WHOLE.date)))
    else:
        data = b"".join(in_format([WHOLE], language, as_format))
        if as_format == "docx":
            text = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
        elif as_format == "pdf":
            text = words_of_pdf(data)
        elif as_format == "html":
            text = unescape(re.sub(r"<[^>]+>", " ", data.decode().partition("<body>")[2]))
        else:
            text = re.sub(r"\\(?=\W)", "", data.decode())
    return " ".join(text.split())


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("as_format", ["terminal", *filter(to_read, FORMATS)])
def test_every_fact_of_an_entry_is_in_every_format(as_format: str, code: Code) -> None:
    """Title, set, state, themes, handle, days, every answer and its side, intentions, outcomes."""
    say = speak(code).text
    facts = [
        "Aan tafel", "Reflectiecirkel", "rust, nacht", "k7f3q", *DAYS[code], *STATES[code],
        *(f"Vraag naar {kind}?" for kind in QuestionType),
        *(" ".join(one.words.split()) for one in ANSWERS if one.type != QuestionType.DATE),
        say(WHO["client"]), say(BASIS["assumed"]), say(LINE["care"]), say(DONE["partly"]),
        say(KNOWN_HOW["asked_client"]), say(KNOWN_HOW["seen"]),
        "Ik schonk thee.", "Zij lachte.", "Ander voornemen.",
    ]  # fmt: skip
    words = words_of(as_format, code)
    assert [fact for fact in facts if fact not in words] == []
