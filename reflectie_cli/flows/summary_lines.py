"""Choosing what goes along in a summary: part by part, then who is who, then the exact text.

Nothing is taken in until it was seen, and nothing leaves without a yes to all of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.documents.document import Document
from reflectie_cli.documents.one_page import lines_left
from reflectie_cli.documents.summary import line_belongs, line_note, line_words, section_title
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.menu import ask, is_yes, menu
from reflectie_cli.flows.pager import by_screen, tell_by_screen
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.stranger import read_as_a_stranger
from reflectie_cli.flows.summary_choice import AsDocument
from reflectie_cli.language import N_, Language
from reflectie_cli.language.typed import BACK, CHOOSE_AGAIN, NONE
from reflectie_cli.loop.summary import SummaryLine
from reflectie_cli.screen.lines import Line
from reflectie_cli.transfer.deidentified_lines import DeidentifiedLines, Substitution, said_in
from reflectie_cli.walk.checklist import read_numbers, say_numbers


class _Screen(Struct, frozen=True):
    """Some lines of one part, as many as can be seen at once."""

    title: str
    lines: tuple[SummaryLine, ...]


def choose(
    session: Session,
    lines: Sequence[SummaryLine],
    ticked: frozenset[str],
    says: str,
    as_document: AsDocument,
) -> frozenset[str]:
    """Show every line, part by part, and return the ids of those that go along.

    `ticked` are those that were chosen before; Enter keeps them. `<` goes back a screen. `says` is
    what stands above the first one. How much still fits on a page is said on each.
    """
    screens = _screens(session, lines)
    session.say("")
    session.say(says)
    at = 0
    while at < len(screens):
        page = as_document([line for line in lines if line.id in ticked])
        chosen = _ask(session, screens, at, ticked, _room(page, session.language))
        if chosen is None:
            at = max(0, at - 1)
            continue
        ticked = ticked - {line.id for line in screens[at].lines} | chosen
        at += 1
    return ticked


def _screens(session: Session, lines: Iterable[SummaryLine]) -> list[_Screen]:
    language = session.language
    return [
        _Screen(title, tuple(screen))
        for title, of_part in groupby(lines, lambda line: section_title(line, language))
        for screen in by_screen(
            session,
            of_part,
            lambda line: [*_belongs(line, language), *_numbered(1, line, language)],
        )
    ]


def _belongs(
    line: SummaryLine, language: Language, before: SummaryLine | None = None
) -> list[Line]:
    """Return, quietly, what a line belongs to; nothing where the line before it does as well."""
    said = line_belongs(line, language)
    if before is not None and (before.of, line_belongs(before, language)) == (line.of, said):
        return []
    words = " ".join(said.split())
    return [Line(), Line(words, "quiet")] if words else []


def _numbered(number: int, line: SummaryLine, language: Language) -> list[Line]:
    """Return a line by its number, and quietly what was asked and what goes along with it."""
    beside = " " * 5
    asked = [Line(line.question, "quiet", margin=beside)] if line.question else []
    words = Line(" ".join(line_words(line, language).split()), margin=f"{number:>3}  ")
    note = " ".join(line_note(line, language).split())
    return [*asked, words, *([Line(note, "quiet", margin=beside)] if note else [])]


def _room(page: Document, language: Language) -> str:
    """Say about how much still fits on the one page that a coach reads."""
    left = lines_left(page)
    if left < 0:
        return language.text(N_("This takes more than one page; nothing of it is cut."))
    return language.text(N_("About {count} lines still fit on the page.")).format(count=left)


def _ask(
    session: Session, screens: Sequence[_Screen], at: int, ticked: frozenset[str], room: str
) -> frozenset[str] | None:
    """Show one screen, and return the ids that were chosen on it; None to go back."""
    _ = session.language.text
    screen = screens[at]
    place = _(N_("{number} of {all}")).format(number=at + 1, all=len(screens))
    shown = [Line(), Line(screen.title, "quiet", right=place)]
    for number, (above, line) in enumerate(pairwise((None, *screen.lines)), 1):
        assert line is not None
        shown += _belongs(line, session.language, above)
        shown += _numbered(number, line, session.language)
    session.tell(shown)
    before = [number for number, line in enumerate(screen.lines, 1) if line.id in ticked]
    enter = say_numbers(before) or _(N_("none"))
    below = _(N_("Numbers such as 1 3 5-8, or all. Enter = {numbers}.")).format(numbers=enter)
    if before:
        below += " " + _(N_("- = none."))
    keys = [("Enter", enter), *([(BACK, _(N_("back")))] if at else [])]
    if at and session.plain:  # plain lines show no keys below
        below += " " + _(N_("< = back."))
    asks = _(N_("Which of these do you want to include?"))
    question = menu(asks, below=[below, room], keys=keys)
    while True:
        said = ask(session, question)
        if said == BACK:
            return None
        try:
            wanted = set(before) if not said else read_numbers(said, len(screen.lines))
        except ReflectieError as problem:
            question = replace(question, note=problem.sentence(session.language))
            continue
        return frozenset(line.id for at, line in enumerate(screen.lines, 1) if at in wanted)


def reword(
    session: Session, replaced: Sequence[Substitution], instead: Mapping[str, str]
) -> dict[str, str]:
    """Show what was made less recognisable; give what somebody wants for an original instead.

    `instead` is what they wanted before.
    """
    _ = session.language.text
    wanted = dict(instead)
    if not replaced:
        return wanted
    page = [Line(), Line(_(N_("Made less recognisable:")), "quiet")]
    for number, one in enumerate(replaced, 1):
        now = wanted.get(one.originals[0], one.placeholder)
        page.append(Line(f"{one.written} → {now}", margin=f"{number:>3}  "))
    tell_by_screen(session, page)
    how = _(N_("Enter = yes. 2 = keep number 2 as it was. 2 a colleague = write that instead."))
    question = menu(_(N_("Is that right?")), below=[how], keys=[("Enter", _(N_("yes")))])
    while (said := ask(session, question)) not in ("", NONE):
        which, _space, words = said.partition(" ")
        if not which.isdecimal() or not 1 <= int(which) <= len(replaced):
            question = replace(question, note=_(N_("Type a number from the list.")))
            continue
        one = replaced[int(which) - 1]
        for original in one.originals:
            wanted[original] = words.strip() or original
        question = replace(question, note=f"{one.written} → {wanted[one.originals[0]]}")
    return wanted


Agreed = Literal["yes", "no", "again"]


def read_over(session: Session, document: Document, questions: Iterable[str]) -> Agreed:
    """Show the exact text that would be written, and ask each question about it."""
    _ = session.language.text
    lines = as_lines(document)
    tell_by_screen(session, [Line(), *lines])
    nudge = _(N_("Read every line. Is there anything somebody could be recognised by?"))
    if lines_left(document) < 0:
        nudge += " " + _(N_("It is more than one page; a coach reads one page."))
    keys = [
        (_(N_("yes")), _(N_("write it"))),
        (_(N_("c")), _(N_("choose again"))),
        ("Enter", _(N_("do not write it"))),
    ]
    below = [nudge, _(N_("yes = write it. c = choose again. Enter = do not write it."))]
    for question in questions:
        said = ask(session, menu(_(question), below=below, keys=keys))
        if said.casefold() in CHOOSE_AGAIN:
            return "again"
        if not is_yes(said):
            return "no"
    return "yes"


Deidentify = Callable[[Sequence[SummaryLine]], DeidentifiedLines]
"""Makes lines less recognisable."""


def choose_and_read(
    session: Session,
    every: Sequence[SummaryLine],
    deidentify: Deidentify,
    as_document: AsDocument,
    says: str,
    questions: Sequence[str],
) -> tuple[Document, frozenset[str]] | None:
    """Let somebody choose, reword and read, until they agree; None when nothing is to leave.

    `says` is what stands above the first choice, and `questions` are asked about the whole text.
    Gives the text exactly as it was read, and the ids of its lines.
    """
    shown = deidentify(every).written({})
    ticked: frozenset[str] = frozenset()
    instead: dict[str, str] = {}
    while True:
        ticked = choose(session, shown, ticked, says, as_document)
        lines = [line for line in every if line.id in ticked]
        if not lines:
            return None
        deidentified = deidentify(lines)
        instead = reword(session, deidentified.changes, instead)
        texts = said_in(deidentified.written(instead))
        instead = read_as_a_stranger(session, texts, instead)
        document = as_document(deidentified.written(instead))
        says = N_("Once more. What you chose is included, unless you choose otherwise.")
        said = read_over(session, document, questions)
        if said != "again":
            return (document, ticked) if said == "yes" else None
