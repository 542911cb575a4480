"""Out and in: export everything, import what was exported."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_format
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import (
    Force,
    InState,
    OfSet,
    Output,
    Since,
    Tagged,
    Until,
    WithoutTag,
    WithoutTheme,
    WithPrivate,
    format_of,
    free_path,
    one_of,
    read_filter,
)
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.documents.formats import formats_of
from reflectie_cli.errors import UnknownChoice
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()

_TABLES = ("excel-nl", "excel-en", "plain")

_HELD = {
    **{name: name for name in ("date", "time", "title", "text", "tags")},
    **{"datum": "date", "tijd": "time", "titel": "title", "tekst": "text", "thema": "tags"},
}
"""What a column of a table may hold, by how it may be typed."""


@commands.command("export")
def export(
    context: typer.Context,
    as_format: Annotated[
        str | None,
        option(
            "--format",
            "-f",
            takes="FORMAT",
            help=N_("json, jsonl, csv, md, html, docx or pdf; otherwise by the name of the file."),
            complete=complete_format,
        ),
    ] = None,
    output: Output = None,
    history: Annotated[
        bool, option("--history", help=N_("Earlier wordings and half-typed words as well (json)."))
    ] = False,
    force: Force = False,
    deidentify: Annotated[
        bool, option("--deidentify", help=N_("People made less recognisable, not anonymous."))
    ] = False,
    with_private: WithPrivate = False,
    csv_for: Annotated[
        str,
        option(
            "--csv-for",
            takes="PROGRAM",
            help=N_("Who opens a table: excel-nl, excel-en, or plain for programs."),
        ),
    ] = "excel-nl",
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    not_tag: WithoutTheme = None,
    no_tag: WithoutTag = False,
    state: InState = None,
) -> None:
    """Write entries, oldest first; JSON holds the bin as well, for it is meant for safety."""
    from reflectie_cli.flows.export import ExportRequest, write_entries

    session: Session = context.obj
    one_of("--csv-for", csv_for, _TABLES)
    known = formats_of("entries")
    one_of("--format", as_format, known)
    as_format = as_format or format_of(output, known, otherwise="json")
    output = free_path(output, force=force)
    wanted = read_filter(
        session,
        since=since,
        until=until,
        of_set=of_set,
        tags=tag,
        not_tags=not_tag,
        no_tag=no_tag,
        state=state,
        with_bin=as_format in ("json", "jsonl"),
    )
    with look_into_journal(session) as journal:
        request = ExportRequest(as_format, output, history, deidentify, with_private, csv_for)
        write_entries(session, journal, wanted, request)


@commands.command("import")
def import_file(
    context: typer.Context,
    file: Annotated[
        str,
        argument(
            "FILE",
            N_("Of reflectie, jrnl, Day One, Daylio; text or a table; a folder, a zip or -."),
        ),
    ],
    dry_run: Annotated[bool, option("--dry-run", help=N_("Only say what would come in."))] = False,
    all_or_nothing: Annotated[
        bool, option("--all-or-nothing", help=N_("Import nothing when something is broken."))
    ] = False,
    bring_back: Annotated[
        bool, option("--bring-back", help=N_("Also what was erased here."))
    ] = False,
    column: Annotated[
        list[str] | None,
        option(
            "--column",
            takes="WHAT=NAME",
            help=N_("The name of the column that holds the date, time, title, text or tags."),
        ),
    ] = None,
) -> None:
    """Take in what is new or was changed elsewhere; print the handles of what changed here."""
    from reflectie_cli.flows.imports import (
        NOTHING_CAME,
        give_handles,
        read_file,
        take_in,
        tell_of_rest,
    )

    session: Session = context.obj
    columns = _columns(column or [], session.language.text(N_("date, time, title, text, tags")))
    found = read_file(session, file, all_or_nothing=all_or_nothing, columns=columns)
    taken = NOTHING_CAME
    if found.entries or found.erased:  # no journal is made for nothing
        with look_into_journal(session) if dry_run else open_journal(session) as journal:
            taken = take_in(session, journal, found, bring_back=bring_back, dry_run=dry_run)
    give_handles(session, taken.handles)
    tell_of_rest(session, found, taken, dry_run=dry_run)


def _columns(chosen: list[str], choices: str) -> dict[str, str]:
    """Return the columns somebody chose, by what they hold. Raise `UnknownChoice`."""
    columns = {}
    for one in chosen:
        holds, _, name = one.partition("=")
        if holds not in _HELD or not name.strip():
            raise UnknownChoice(option="--column", text=one, choices=choices)
        columns[_HELD[holds]] = name.strip()
    return columns
