"""Prompt sets: which there are, what they ask, and those of one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_reason, complete_set
from reflectie_cli.cli.localized import CommandGroup, argument, option
from reflectie_cli.cli.options import AsJson, Force, Output, format_of, free_path, one_of
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import library, tell_of_unreadable_sets
from reflectie_cli.documents.formats import formats_of
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reflectie_cli.flows.session import Session
    from reflectie_cli.prompt_sets.library import SetFile

BOOK_FORMATS = formats_of("book")

SetName = Annotated[str, argument("SET", N_("Its name or alias."), complete=complete_set)]

commands = CommandGroup()
prompts = CommandGroup("prompts", no_args_is_help=False)
commands.add_group(prompts, "prompts")


@prompts.command("list")
def list_sets(
    context: typer.Context,
    audience: Annotated[
        str | None, option("--for", takes="WHO", help=N_("individual, pair, team or leader."))
    ] = None,
    most_minutes: Annotated[
        int | None, option("--max-minutes", takes="N", help=N_("No longer than this."), min=1)
    ] = None,
    reason: Annotated[
        str | None,
        option(
            "--reason",
            takes="REASON",
            help=N_("One reason, such as contact or team."),
            complete=complete_reason,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List shipped and own sets; a file that cannot be read is listed with its problem."""
    from reflectie_cli.prompt_sets.model import Audience, Reason

    session: Session = context.obj
    tell_of_unreadable_sets(session)
    one_of("--for", audience, Audience)
    one_of("--reason", reason, Reason)
    found = [
        set_file
        for set_file in library(session).set_files()
        if set_file.fits(audience=audience, most_minutes=most_minutes, reason=reason)
    ]
    _show(session, found, as_json=as_json)


@prompts.command("search")
def search_sets(
    context: typer.Context,
    text: Annotated[str, argument("TEXT", N_("Words that appear in a set."))],
    as_json: AsJson = False,
) -> None:
    """Look in names, titles, descriptions and questions, in both languages."""
    session: Session = context.obj
    tell_of_unreadable_sets(session)
    sets = library(session)
    found = {one.name for one in sets.whole() if one.says(text)}
    set_files = [one for one in sets.set_files() if one.name in found]
    _show(session, set_files, as_json=as_json, nothing=N_("Nothing found."))


@prompts.command("show")
def show_set(
    context: typer.Context,
    name: SetName,
    questions: Annotated[
        bool, option("--questions", help=N_("Only the questions, to print beforehand."))
    ] = False,
    as_format: Annotated[
        str | None,
        option("--format", "-f", takes="FORMAT", help=N_("On paper: md, html, docx or pdf.")),
    ] = None,
    output: Output = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Show one set as a page, as one item of JSON, or as a sheet with room to write."""
    if as_format or output:
        return _write_sheet(context.obj, name, as_format, output, force=force)
    from reflectie_cli.prompt_sets.file import read_prompt_set
    from reflectie_cli.prompt_sets.library import SetFile
    from reflectie_cli.screen.prompt_sets import questions_page, set_item, set_page

    session: Session = context.obj
    tell_of_unreadable_sets(session)
    path, own = library(session).file(name)
    found = read_prompt_set(path, own=own)[0]
    page = questions_page if questions else set_page
    show_items(
        session,
        [SetFile(path.stem, path, own, found)],
        lambda _: page(found, session.language),
        as_json=as_json,
        item=lambda set_file: set_item(set_file, session.language, questions=True),
    )


def _write_sheet(
    session: "Session", name: str, as_format: str | None, output: "Path | None", *, force: bool
) -> None:
    """Write the questions of a set with room to write on by hand."""
    from reflectie_cli.documents.formats import document_pieces
    from reflectie_cli.documents.question_sheet import question_sheet

    one_of("--format", as_format, BOOK_FORMATS)
    kind = as_format or format_of(output, BOOK_FORMATS)
    sheet = question_sheet(library(session).find(name), session.language)
    session.deliver(document_pieces(sheet, kind), free_path(output, force=force))


@prompts.command("new")
def new_own(
    context: typer.Context,
    name: Annotated[str, argument("NAME", N_("a-z, digits and hyphens."))],
    source: Annotated[
        str | None,
        option(
            "--from", takes="SET", help=N_("Copy this set, to adapt it."), complete=complete_set
        ),
    ] = None,
) -> None:
    """Ask a few questions and write the file, or copy another set; print where it stands."""
    from reflectie_cli.flows.prompt_sets import new_set

    new_set(context.obj, name, source)


@prompts.command("edit")
def edit_own(context: typer.Context, name: SetName) -> None:
    """Open the file in the editor; what is wrong is said afterwards, with its place."""
    from reflectie_cli.flows.prompt_sets import edit_set

    edit_set(context.obj, name)


@prompts.command("add")
def add_own(
    context: typer.Context,
    name: SetName,
    text: Annotated[str, argument("TEXT", N_("The question."))],
) -> None:
    """Add a wording to a question that takes turns, such as the label of na-de-dienst."""
    from reflectie_cli.flows.prompt_sets import add_card

    add_card(context.obj, name, text)


@prompts.command("check")
def check_files(
    context: typer.Context,
    files: Annotated[
        list[str] | None, argument("FILE...", N_("Files or names; without one, all your own."))
    ] = None,
) -> None:
    """Say every problem of every file with its line; exit with 4 when there is one."""
    from reflectie_cli.flows.prompt_sets import check

    check(context.obj, files or ())


@prompts.command("path")
def own_folder(context: typer.Context) -> None:
    """Print the folder; a file NAME.yaml in it is a set called NAME."""
    from reflectie_cli.prompt_sets.library import make_own_folder

    session: Session = context.obj
    session.write(f"{make_own_folder(session.places.prompts)}\n")


@prompts.command("schema")
def schema(context: typer.Context) -> None:
    """Print the schema, so that an editor can complete and check while somebody types."""
    from reflectie_cli.prompt_sets.form import schema_text

    session: Session = context.obj
    session.write(schema_text())


@prompts.command("book")
def whole_book(
    context: typer.Context,
    as_format: Annotated[
        str | None, option("--format", "-f", takes="FORMAT", help=N_("md, html, docx or pdf."))
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write every set: what it is for, from where, how long, and its questions."""
    from reflectie_cli.documents.formats import document_pieces
    from reflectie_cli.documents.prompt_book import book_document

    session: Session = context.obj
    one_of("--format", as_format, BOOK_FORMATS)
    as_format = as_format or format_of(output, BOOK_FORMATS)
    output = free_path(output, force=force)
    book = book_document(library(session).whole(), session.language)
    session.deliver(document_pieces(book, as_format), output)


def _show(
    session: "Session", set_files: "Sequence[SetFile]", *, as_json: bool, nothing: str = ""
) -> None:
    from reflectie_cli.screen.prompt_sets import library_page, set_item

    show_items(
        session,
        set_files,
        lambda set_files: library_page(set_files, session.language),
        as_json=as_json,
        nothing=nothing,
        item=lambda set_file: set_item(set_file, session.language),
    )
