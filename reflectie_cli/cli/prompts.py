"""Prompt sets: which there are, what they ask, and whether a file of one's own is sound."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.cli.completion import complete_reason, complete_set
from reflectie_cli.cli.localized import Activity
from reflectie_cli.cli.options import AsJson, one_of
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reflectie_cli.flows.session import Session
    from reflectie_cli.prompt_sets.library import Shelf
    from reflectie_cli.prompt_sets.model import Heading

SetName = Annotated[
    str, typer.Argument(metavar="SET", help=N_("Its name or alias."), autocompletion=complete_set)
]

activity = Activity()
prompts = Activity(no_args_is_help=False)


@activity.callback()
def only_groups() -> None:
    """Keep `prompts` a group of its own."""


activity.add_typer(
    prompts, name="prompts", help=N_("The prompt sets: which there are, and what they ask.")
)


@prompts.command("list", help=N_("List the prompt sets, by reason."))
def list_sets(
    context: typer.Context,
    audience: Annotated[
        str | None,
        typer.Option("--for", metavar="WHO", help=N_("individual, pair, team or leader.")),
    ] = None,
    most_minutes: Annotated[
        int | None,
        typer.Option("--max-minutes", min=1, metavar="N", help=N_("Not longer than this.")),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="REASON", help=N_("One reason, such as contact or team."),
            autocompletion=complete_reason,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """List shipped and own sets; a file that cannot be read is listed with its problem."""
    from reflectie_cli.prompt_sets.model import AUDIENCES, REASONS

    session: Session = context.obj
    one_of("--for", audience, AUDIENCES)
    one_of("--reason", reason, REASONS)

    def fits(found: "Heading | None") -> bool:
        if found is None:  # a broken file is shown, unless somebody looks for something else
            return not (audience or most_minutes or reason)
        return (
            (audience is None or audience in found.audience)
            and (most_minutes is None or found.minutes <= most_minutes)
            and reason in (None, found.reason)
        )

    _show(session, [one for one in session.library().shelves() if fits(one.heading)], as_json)


@prompts.command("search", help=N_("Find prompt sets by a word in them."))
def search_sets(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=N_("Words that stand in a set."))],
    as_json: AsJson = False,
) -> None:
    """Look in names, titles, descriptions and questions, in both languages."""
    session: Session = context.obj
    library = session.library()
    found = {one.name for one in library.whole() if one.says(text)}
    if not found and not as_json:
        session.say(N_("Nothing found."))
    _show(session, [one for one in library.shelves() if one.name in found], as_json)


@prompts.command("show", help=N_("Show what a prompt set is for and what it asks."))
def show_set(
    context: typer.Context,
    name: SetName,
    questions: Annotated[
        bool, typer.Option("--questions", help=N_("Only the questions, to print beforehand."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show one set as a page, or as one item of JSON with its questions."""
    from reflectie_cli.prompt_sets.file import read_prompt_set
    from reflectie_cli.prompt_sets.library import Shelf

    session: Session = context.obj
    path, own = session.library().file(name)
    found = read_prompt_set(path, own=own)[0]
    if as_json:
        from reflectie_cli.screen.json_output import one_object
        from reflectie_cli.screen.prompt_sets import set_item

        shelf = Shelf(path.stem, path, own, found)
        session.give(one_object([set_item(shelf, session.language, questions=True)]))
    else:
        from reflectie_cli.screen.prompt_sets import questions_page, set_page

        page = questions_page if questions else set_page
        session.show(page(found, session.language))


@prompts.command("new", help=N_("Make a prompt set of your own."))
def new_own(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("a-z, digits and hyphens."))],
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="SET", help=N_("Copy this set, to adapt it."),
            autocompletion=complete_set,
        ),
    ] = None,
) -> None:  # fmt: skip
    """Ask a few questions and write the file, or copy another set; print where it stands."""
    from reflectie_cli.flows.prompt_sets import new_set

    new_set(context.obj, name, source)


@prompts.command("edit", help=N_("Change a prompt set in your editor, and check it."))
def edit_own(context: typer.Context, name: SetName) -> None:
    """Open the file in the editor; what is wrong is said afterwards, with its place."""
    from reflectie_cli.flows.prompt_sets import edit_set

    edit_set(context.obj, name)


@prompts.command("add", help=N_("Add a question of your own to the cards of a set."))
def add_own(
    context: typer.Context,
    name: SetName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=N_("The question."))],
) -> None:
    """Add a wording to a question that takes turns, such as the label of na-de-dienst."""
    from reflectie_cli.flows.prompt_sets import add_card

    add_card(context.obj, name, text)


@prompts.command("check", help=N_("Look whether prompt set files are sound."))
def check_files(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help=N_("Files or names; without one, all your own.")),
    ] = None,
) -> None:
    """Say every problem of every file with its line; exit with 4 when there is one."""
    from reflectie_cli.flows.prompt_sets import check

    check(context.obj, files or ())


@prompts.command("path", help=N_("Make the folder for prompt sets of your own, and say where."))
def own_folder(context: typer.Context) -> None:
    """Give the folder; a file NAME.yaml in it is a set called NAME."""
    from reflectie_cli.errors import CannotWrite
    from reflectie_cli.system.private_files import make_folder

    session: Session = context.obj
    with suppress(OSError, CannotWrite):  # where it cannot be made, its name is still the answer
        make_folder(session.places.prompts)
        publish_schema(session.places.prompts)
    session.out.write(f"{session.places.prompts}\n")


@prompts.command("schema", help=N_("Print the JSON Schema of a prompt set, for an editor."))
def schema(context: typer.Context) -> None:
    """Give the schema, so that an editor can complete and check while somebody types."""
    from reflectie_cli.prompt_sets.file import schema_text

    session: Session = context.obj
    session.out.write(schema_text())


@prompts.command("book", help=N_("Give the whole library as one text to read, in Markdown."))
def whole_book(context: typer.Context) -> None:
    """Give every set: what it is for, from where, how long, and its questions."""
    from reflectie_cli.documents.prompt_book import book

    session: Session = context.obj
    for chapter in book(session.library().whole(), session.language):
        session.out.write(chapter)


def publish_schema(folder: "Path") -> None:
    """Put the schema beside the sets, for editors that complete and check while typing."""
    from reflectie_cli.prompt_sets.file import SCHEMA_FILE, schema_text
    from reflectie_cli.system.private_files import write_whole

    write_whole(folder / SCHEMA_FILE, [schema_text().encode()])


def _show(session: "Session", shelves: "Sequence[Shelf]", as_json: bool) -> None:
    if as_json:
        from reflectie_cli.screen.json_output import one_object
        from reflectie_cli.screen.prompt_sets import set_item

        session.give(one_object([set_item(shelf, session.language) for shelf in shelves]))
    else:
        from reflectie_cli.screen.prompt_sets import library_page

        session.show(library_page(shelves, session.language))
