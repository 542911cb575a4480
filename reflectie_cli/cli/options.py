"""Options that several commands share, and what they mean."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from reflectie_cli.cli.completion import complete_entry, complete_set, complete_theme
from reflectie_cli.cli.localized import argument, option
from reflectie_cli.cli.session import library, look_into_journal
from reflectie_cli.errors import FileExists, NoSuchSet, UnknownChoice, UnknownState
from reflectie_cli.language import N_
from reflectie_cli.system.streams import descriptor_of, is_stream

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reflectie_cli.flows.answers import Answers
    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.filters import Filter

EntryName = Annotated[
    str, argument("ENTRY", N_("A handle, the start of one, or last."), complete=complete_entry)
]
AsJson = Annotated[bool, option("--json", help=N_("JSON, for programs."))]
Since = Annotated[str | None, option("--since", takes="WHEN", help=N_("From this day on."))]
Until = Annotated[str | None, option("--until", takes="WHEN", help=N_("Through this day."))]
OfSet = Annotated[
    str | None, option("--set", takes="SET", help=N_("Made with this set."), complete=complete_set)
]
Tagged = Annotated[
    list[str] | None,
    option("--tag", "-t", takes="THEME", help=N_("With this theme."), complete=complete_theme),
]
WithoutTheme = Annotated[
    list[str] | None,
    option("--not-tag", takes="THEME", help=N_("Without this theme."), complete=complete_theme),
]
WithoutTag = Annotated[bool, option("--no-tag", help=N_("Without any theme."))]
InState = Annotated[
    str | None, option("--state", takes="STATE", help=N_("draft, open, done or deleted."))
]
OnThisDay = Annotated[bool, option("--on-this-day", help=N_("On this day in earlier years."))]
AnswersFile = Annotated[
    str | None, option("--answers", takes="FILE", help=N_("Answers as YAML or JSON; - for a pipe."))
]
InEditor = Annotated[bool, option("--editor", "-e", help=N_("Write in your own editor."))]
Output = Annotated[Path | None, option("--output", "-o", takes="FILE", help=N_("To this file."))]
Force = Annotated[bool, option("--force", help=N_("Overwrite a file that is already there."))]
WithPrivate = Annotated[
    bool, option("--with-private", help=N_("What stays with you otherwise as well."))
]
Yes = Annotated[bool, option("--yes", help=N_("Do not ask first."))]


def answers_from(session: "Session", answers: str | None, in_editor: bool) -> "Answers":
    """Decide where answers come from: a file, the editor, or a person at this terminal.

    Where nobody sits at a terminal they come from standard input.
    """
    from reflectie_cli.flows.answers import FromEditor, FromFile, FromTerminal

    if answers is not None or not (in_editor or session.can_ask):
        return FromFile(answers or "-")
    return FromEditor(asks=session.can_ask) if in_editor else FromTerminal()


def one_of(option: str, given: str | None, known: "Iterable[str]") -> None:
    """Check that an option that was given is one of its words. Raise `UnknownChoice`."""
    words = tuple(known)
    if given is not None and given not in words:
        raise UnknownChoice(option=option, text=given, choices=", ".join(words))


_OTHER_FORMATS = ("doc", "odt", "rtf", "xls", "xlsx", "ods", "epub", "pages", "pptx")
"""Endings by which a file would be opened with a program that cannot read it."""


def format_of(output: Path | None, known: "Collection[str]", otherwise: str = "md") -> str:
    """Return the format that a file's name asks for, or `otherwise`.

    Raise `UnknownChoice` where the name promises something that none of `known` is.
    """
    from reflectie_cli.documents.formats import FORMATS

    ending = output.suffix.removeprefix(".").lower() if output else ""
    ending = next((name for name, one in FORMATS.items() if ending in one.endings), ending)
    if ending in FORMATS or ending in _OTHER_FORMATS:
        one_of("--format", ending, known)
    return ending if ending in known else otherwise


def in_folder(output: Path | None, name: str) -> Path | None:
    """Return the file with a name of its own in the folder that was given; a file stays itself."""
    return output / name if output is not None and output.is_dir() else output


_STANDARD_OUTPUT = 1


def free_path(output: Path | None, *, force: bool) -> Path | None:
    """Return the file to write, None for standard output. Raise `FileExists`, unless `force`.

    A pipe or a device that takes words as they come is always free: it stays what it is.
    """
    if output is None or str(output) == "-" or descriptor_of(output) == _STANDARD_OUTPUT:
        return None
    if is_stream(output):
        return output
    if (output.exists() or output.is_symlink()) and not force:
        raise FileExists(path=output)
    return output


def read_filter(
    session: "Session",
    *,
    since: str | None,
    until: str | None,
    of_set: str | None,
    tags: list[str] | None,
    state: str | None,
    not_tags: list[str] | None = None,
    no_tag: bool = False,
    on_this_day: bool = False,
    with_bin: bool = False,
) -> "Filter":
    """Return the options of a list as one value. Raise `UnreadableDay` or `UnknownState`.

    A theme that no entry has is no error, but is told with the nearest one that is in use.
    """
    from reflectie_cli.journal.entry import State
    from reflectie_cli.journal.filters import Filter

    if state is not None and state not in tuple(State):
        raise UnknownState(text=state)
    if tags or not_tags:
        from reflectie_cli.flows.themes import unknown

        with look_into_journal(session) as journal:
            for problem in unknown(journal, [*(tags or ()), *(not_tags or ())]):
                session.say_error(problem)
    return Filter(
        since=session.read_day(since) if since else None,
        until=session.read_day(until) if until else None,
        set=_set_name(session, of_set) if of_set else None,
        tags=tuple(tags or ()),
        not_tags=tuple(not_tags or ()),
        no_tag=no_tag,
        state=State(state) if state else None,
        on_this_day=session.today if on_this_day else None,
        with_bin=with_bin,
    )


def _set_name(session: "Session", typed: str) -> str:
    """Return the name of a set by name or alias, or of one that is gone but was walked.

    Raise `NoSuchSet`.
    """
    try:
        return library(session).file(typed)[0].stem
    except NoSuchSet:
        with look_into_journal(session) as journal:
            if not journal.history.knows_set(typed):
                raise
        return typed
