"""Out and in: export everything, import what was exported."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.commands.completing import complete_format
from reflectie_cli.commands.options import InState, OfSet, Since, Tagged, Until, read_filter
from reflectie_cli.errors import FileExists, UnknownFormat
from reflectie_cli.language import N_
from reflectie_cli.usage import Activity

if TYPE_CHECKING:
    from reflectie_cli.session import Session

activity = Activity()


@activity.command(help=N_("Give everything, losslessly: json, jsonl, csv or md."))
def export(
    context: typer.Context,
    as_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=N_("json, jsonl, csv or md."),
            autocompletion=complete_format,
        ),
    ] = "json",
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
    since: Since = None,
    until: Until = None,
    of_set: OfSet = None,
    tag: Tagged = None,
    state: InState = None,
) -> None:  # fmt: skip
    """Write entries, oldest first; JSON holds the bin as well, for it is meant for safety."""
    from reflectie_cli.private_files import write_whole
    from reflectie_cli.share.export import FORMATS, Leaving

    session: Session = context.obj
    if as_format not in FORMATS:
        raise UnknownFormat(text=as_format, formats=", ".join(FORMATS))
    wanted = read_filter(
        session, since=since, until=until, of_set=of_set, tags=tag, state=state,
        with_bin=as_format in ("json", "jsonl"),
    )  # fmt: skip
    if output and output.exists() and not force:
        raise FileExists(path=output)
    with session.look() as journal:
        entries = Leaving(journal.pages(wanted, with_history=history))
        pieces = FORMATS[as_format](entries, session.language)
        if output:
            write_whole(output, pieces)
        else:
            for piece in pieces:
                session.give(piece)
    if entries.left_out:
        session.say(N_("Left out, for they are only for you: {count}"), count=entries.left_out)


@activity.command("import", help=N_("Take in an export of reflectie; twice is once."))
def import_file(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=N_("JSON or JSONL; - for standard input."))
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only say what would come in."))
    ] = False,
) -> None:
    """Add what is not here yet, whole or not at all; print the handles of what came in."""
    from reflectie_cli.method.yaml_file import read_bytes
    from reflectie_cli.share.own_import import read_export

    session: Session = context.obj
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    name = session.language.text(N_("standard input")) if file == "-" else file
    entries = read_export(data, name)
    with session.look() if dry_run else session.journal() as journal:
        handles = journal.would_take_in(entries) if dry_run else journal.take_in(entries)
    session.out.write("".join(f"{handle}\n" for handle in handles))
    here = len(entries) - len(handles)
    if here:
        session.say(N_("Already here, or erased here: {count}"), count=here)
