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
    format_of,
    free_path,
    one_of,
    read_filter,
)
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.documents.formats import formats_of
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session

commands = CommandGroup()


@commands.command("export")
def export(
    context: typer.Context,
    as_format: Annotated[
        str | None,
        option(
            "--format",
            "-f",
            takes="FORMAT",
            help=N_("json, jsonl, csv, md, html or docx; otherwise by the name of the file."),
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
        write_entries(
            session, journal, wanted, ExportRequest(as_format, output, history, deidentify)
        )


@commands.command("import")
def import_file(
    context: typer.Context,
    file: Annotated[
        str, argument("FILE", N_("JSON, JSONL or jrnl's own text; - for standard input."))
    ],
    dry_run: Annotated[bool, option("--dry-run", help=N_("Only say what would come in."))] = False,
    all_or_nothing: Annotated[
        bool, option("--all-or-nothing", help=N_("Import nothing when something is broken."))
    ] = False,
) -> None:
    """Add what is not here yet, in one go; print the handles of what came in."""
    from reflectie_cli.flows.imports import add_entries, read_file, tell_of_rest

    session: Session = context.obj
    found = read_file(session, file, all_or_nothing=all_or_nothing)
    handles: list[str] = []
    if found.entries:  # no journal is made for nothing
        with look_into_journal(session) if dry_run else open_journal(session) as journal:
            handles = add_entries(session, journal, found.entries, dry_run=dry_run)
    session.write("".join(f"{handle}\n" for handle in handles))
    tell_of_rest(session, found, len(handles), dry_run=dry_run)
