"""Out and in: export everything, import what was exported."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_format
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import (
    InState,
    OfSet,
    Since,
    Tagged,
    Until,
    format_of,
    free,
    one_of,
    read_filter,
)
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflectie_cli.flows.session import Session
    from reflectie_cli.journal.entry import Entry
    from reflectie_cli.transfer.imports.content import Reading

activity = Activity()

_MANY = 3_000
"""So many entries take longer than a second or two to lay out."""
MOST_TOLD = 20
"""How many broken records an import tells one by one."""


@activity.command(
    help=N_("Give everything: json and jsonl losslessly, csv, md, html or docx to use.")
)
def export(
    context: typer.Context,
    as_format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT",
            help=N_("json, jsonl, csv, md, html or docx; otherwise by the name of the file."),
            autocompletion=complete_format,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=N_("Into this file."))
    ] = None,
    history: Annotated[
        bool,
        typer.Option("--history", help=N_("Earlier wordings and half-typed words as well (json).")),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Also over a file that is there."))
    ] = False,
    deidentify: Annotated[
        bool, typer.Option("--deidentify", help=N_("People made less recognisable, not anonymous."))
    ] = False,
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    state: InState = None,
) -> None:  # fmt: skip
    """Write entries, oldest first; JSON holds the bin as well, for it is meant for safety."""
    from reflectie_cli.flows.export import FORMATS, Wish, take_out

    session: Session = context.obj
    one_of("--format", as_format, FORMATS)
    as_format = as_format or format_of(output, FORMATS, otherwise="json")
    output = free(output, force=force)
    wanted = read_filter(
        session, since=since, until=until, of_set=of_set, tags=tag, state=state,
        with_bin=as_format in ("json", "jsonl"),
    )  # fmt: skip
    with session.look() as journal:
        take_out(session, journal, wanted, Wish(as_format, output, history, deidentify))


@activity.command(
    "import", help=N_("Take in an export of reflectie, jrnl or Day One; twice is once.")
)
def import_file(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help=N_("JSON, JSONL or jrnl's own text; - for standard input.")
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only say what would come in."))
    ] = False,
    all_or_nothing: Annotated[
        bool,
        typer.Option("--all-or-nothing", help=N_("Take in nothing when something is broken.")),
    ] = False,
) -> None:
    """Add what is not here yet, in one go; print the handles of what came in."""
    session: Session = context.obj
    reading = _read_file(session, file)
    for broken in reading.broken[:MOST_TOLD]:
        session.say("{sentence}", sentence=broken.sentence(session.language))
    if (more := len(reading.broken) - MOST_TOLD) > 0:
        session.say(N_("And {count} more."), count=more)
    if reading.broken and all_or_nothing:
        session.say(N_("Nothing was imported."))
        raise typer.Exit(4)
    handles = _take_in(session, reading.entries, dry_run)
    session.out.write("".join(f"{handle}\n" for handle in handles))
    for note, count in reading.notes.items():
        session.say(note, count=count)
    if here := len(reading.entries) - len(handles):
        session.say(N_("Already here, or erased here: {count}"), count=here)
    if dry_run:
        session.say(N_("Would come in: {count}"), count=len(handles))
    if reading.broken:
        raise typer.Exit(4)


def _read_file(session: "Session", file: str) -> "Reading":
    """Read a file, or standard input for `-`, by what stands in it."""
    from reflectie_cli.system.yaml_tree import read_bytes
    from reflectie_cli.transfer.imports.content import Content, read_import
    from reflectie_cli.transfer.imports.day_one import read_day_one
    from reflectie_cli.transfer.imports.jrnl import read_jrnl_json, read_jrnl_text
    from reflectie_cli.transfer.imports.own import read_own

    content = Content.of(
        sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file)),
        session.language.text(N_("standard input")) if file == "-" else file,
        session.language,
        local=datetime.astimezone,  # the system knows when summer time was
    )
    return read_import(content, (read_day_one, read_jrnl_json, read_jrnl_text, read_own))


def _take_in(session: "Session", entries: "Sequence[Entry]", dry_run: bool) -> list[str]:
    """Take entries in and give their handles; no journal is made for nothing."""
    if not entries:
        return []
    if len(entries) >= _MANY and session.err.isatty():
        session.say(N_("This takes a while: {count} entries."), count=len(entries))
    with session.look() if dry_run else session.journal() as journal:
        return journal.merge.preview(entries) if dry_run else journal.merge.add(entries)
