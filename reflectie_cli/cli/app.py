"""The program: its global options, where each command lives, and the one place for errors."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from reflectie_cli import __version__
from reflectie_cli.cli.localized import SpokenGroup, as_misuse, english_name, language_of
from reflectie_cli.errors import CannotWrite, ReflectieError, UnknownLanguage
from reflectie_cli.language import N_, Language, recognise

ROOMS = {
    "new": "write",
    "resume": "write",
    "edit": "write",
    "list": "read",
    "show": "read",
    "search": "read",
    "tags": "read",
    "intentions": "intentions",
    "follow-up": "intentions",
    "review": "review",
    "schedule": "review",
    "status": "read",
    "delete": "housekeeping",
    "restore": "housekeeping",
    "erase": "housekeeping",
    "condense": "condense",
    "summary": "summary",
    "names": "privacy",
    "privacy": "privacy",
    "coach": "coach",
    "export": "transfer",
    "import": "transfer",
    "prompts": "prompts",
    "config": "housekeeping",
    "demo": "demo",
}
"""Every command, in the order help shows them, and the file of `commands` it lives in."""


class Program(SpokenGroup):
    """The root: it loads only the file of the command that is asked for, and says every error.

    What a person can mend becomes one line on standard error and its exit code here, for the
    console script and for tests alike.
    """

    context: Any = None
    typed: Sequence[str] = ()

    def english_names(self) -> list[str]:
        """List every command."""
        return list(ROOMS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load the file of a command, the first time it is asked for."""
        name = english_name(cmd_name)
        if name in ROOMS and name not in self.commands:
            activity = import_module(f"reflectie_cli.cli.{ROOMS[name]}").activity
            self.commands[name] = typer.main.get_group(activity).commands[name]
        return super().get_command(ctx, cmd_name)

    def make_context(self, info_name: Any, args: Any, parent: Any = None, **extra: Any) -> Any:
        """Remember what was typed, so that help and errors are in the language of the person."""
        self.typed = list(args)
        self.context = super().make_context(info_name, args, parent, **extra)
        return self.context

    @property
    def typed_language(self) -> str | None:
        """The language somebody typed, wherever it stands among the global options."""
        for number, word in enumerate(self.typed):
            if word == "--lang":
                return next(iter(self.typed[number + 1 :]), None)
            if word.startswith("--lang="):
                return word.removeprefix("--lang=")
        return None

    @property
    def page(self) -> str:
        """The help page of the command that was typed."""
        group: Any = self
        words = ["reflectie"]
        for word in self.typed:
            found = group.get_command(None, word) if isinstance(group, SpokenGroup) else None
            if found is not None:
                group = found
                words.append(word)
        return " ".join([*words, "--help"])

    def main(self, args: Any = None, *arguments: Any, **settings: Any) -> Any:
        """Run, say what went wrong, and leave with the exit code of the contract."""
        settings["standalone_mode"] = False
        try:
            code = super().main(args, *arguments, **settings)
            if sys.stdout is not None:
                sys.stdout.flush()
        except typer.TyperException as error:
            code = self._say(as_misuse(error, self.page), self.context)
        except ReflectieError as error:
            code = self._say(error, self.context)
        except typer.Abort:
            code = 130
        except BrokenPipeError:
            sys.stdout = None  # the reader has gone; there is nobody to flush to at the end
            code = 0
        except OSError as error:
            where = error.filename or self._language(self.context).text(N_("standard output"))
            code = self._say(CannotWrite(path=where, problem=error.strerror), self.context)
        sys.exit(code if isinstance(code, int) else 0)

    def _say(self, error: ReflectieError, context: Any) -> int:
        from reflectie_cli.screen.text import clean

        if sys.stderr is None:  # nobody to say it to
            return error.exit_code
        sys.stderr.write(clean(error.sentence(self._language(context))) + "\n")
        return error.exit_code

    def _language(self, context: Any) -> Language:
        if context is not None:
            return language_of(context)
        from reflectie_cli.flows.session import start

        return start(language=self.typed_language).language


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"reflectie {__version__}\n")
        raise typer.Exit


def _known_language(value: str | None) -> str | None:
    if value is not None and recognise(value) is None:
        raise UnknownLanguage(text=value)
    return value


app = typer.Typer(
    cls=Program,
    subcommand_metavar="COMMAND ...",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # its tracebacks show local variables: somebody's diary
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback(
    invoke_without_command=True,
    help=N_("Look back on your work with people. Everything stays on this computer."),
)
def begin(
    context: typer.Context,
    journal: Annotated[
        str | None, typer.Option(metavar="PATH", help=N_("Another journal than your own."))
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="nl|en",
            help=N_("The language: nl or en."),
            is_eager=True,
            callback=_known_language,
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help=N_("Plain lines: no colour, nothing that moves.")),
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help=N_("Show the version."), is_eager=True, callback=_version),
    ] = False,
) -> None:
    """Begin a session; without a command show the start screen, or help where nobody looks."""
    from reflectie_cli.flows.session import start

    context.obj = start(journal=journal, language=lang, plain=plain)
    if context.invoked_subcommand is None:
        if context.obj.out.isatty():
            from reflectie_cli.cli.read import show_start

            show_start(context.obj)
        else:
            context.obj.out.write(context.get_help() + "\n")
