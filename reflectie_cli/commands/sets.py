"""Prompt sets: which there are, what they ask, and whether a file of one's own is sound."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflectie_cli.commands.completing import complete_set
from reflectie_cli.commands.options import AsJson
from reflectie_cli.language import N_
from reflectie_cli.usage import Activity

if TYPE_CHECKING:
    from reflectie_cli.session import Session

activity = Activity()
prompts = Activity(no_args_is_help=False)


@activity.callback()
def only_groups() -> None:
    """Keep `prompts` a group of its own."""


activity.add_typer(
    prompts, name="prompts", help=N_("The prompt sets: which there are, and what they ask.")
)


@prompts.command("list", help=N_("List the prompt sets, by reason."))
def list_sets(context: typer.Context, as_json: AsJson = False) -> None:
    """List shipped and own sets; a file that cannot be read is listed with its problem."""
    session: Session = context.obj
    shelves = session.library().shelves()
    if as_json:
        from reflectie_cli.show.as_json import one_object
        from reflectie_cli.show.sets import set_item

        session.give(one_object([set_item(shelf, session.language) for shelf in shelves]))
    else:
        from reflectie_cli.show.sets import library_page

        session.show(library_page(shelves, session.language))


@prompts.command("show", help=N_("Show what a prompt set is for and what it asks."))
def show_set(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="SET", help=N_("Its name or alias."), autocompletion=complete_set),
    ],
    as_json: AsJson = False,
) -> None:
    """Show one set as a page, or as one item of JSON with its questions."""
    session: Session = context.obj
    shelf = session.library().shelf(name)
    if as_json:
        from reflectie_cli.show.as_json import one_object
        from reflectie_cli.show.sets import set_item

        session.give(one_object([set_item(shelf, session.language, questions=True)]))
    else:
        from reflectie_cli.show.sets import set_page

        session.show(set_page(session.library().find(name), session.language))


@prompts.command("check", help=N_("Look whether prompt set files are sound."))
def check_files(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=N_("Files of prompt sets."))
    ],
) -> None:
    """Say every problem of every file with its line; exit with 4 when there is one."""
    from reflectie_cli.errors import ReflectieError
    from reflectie_cli.method.problems import FileProblems
    from reflectie_cli.method.set_file import read_prompt_set

    session: Session = context.obj
    broken = False
    for file in files:
        try:
            prompt_set, warnings = read_prompt_set(file, own=True)
        except ReflectieError as problem:
            broken = True
            session.say_error(problem)
        else:
            for line in FileProblems(file.name, warnings).lines(session.language):
                session.say(N_("Worth a look: {line}"), line=line)
            count = len(prompt_set.questions)
            sound = session.language.text(N_("{file}: sound (questions: {count})"))
            session.out.write(sound.format(file=file.name, count=count) + "\n")
    if broken:
        raise typer.Exit(4)


@prompts.command("path", help=N_("Make the folder for prompt sets of your own, and say where."))
def own_folder(context: typer.Context) -> None:
    """Give the folder; a file NAME.yaml in it is a set called NAME."""
    from reflectie_cli.private_files import make_folder

    session: Session = context.obj
    with suppress(OSError):  # where it cannot be made, its name is still the answer
        make_folder(session.places.prompts)
    session.out.write(f"{session.places.prompts}\n")


@prompts.command("schema", help=N_("Print the JSON Schema of a prompt set, for an editor."))
def schema(context: typer.Context) -> None:
    """Give the schema, so that an editor can complete and check while somebody types."""
    import json

    from reflectie_cli.method.set_file import json_schema

    session: Session = context.obj
    session.out.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
