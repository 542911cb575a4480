"""The program: its global options, where each command lives, and the one place for errors."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from reflectie_cli import __version__
from reflectie_cli.cli.commands import commands_within, english_name
from reflectie_cli.cli.localized import LocalizedGroup, as_misuse, language_of
from reflectie_cli.cli.session import begin_session, language_in_use, look_into_journal
from reflectie_cli.errors import CannotWrite, Ended, ReflectieError, UnknownLanguage
from reflectie_cli.language import N_, Language, recognise


class Program(LocalizedGroup):
    """The root: it loads only the file of the command that is asked for, and says every error.

    What a person can mend becomes one line on standard error and its exit code here, for the
    console script and for tests alike.
    """

    context: Any = None
    typed: Sequence[str] = ()
    within = ""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load the file of a command, the first time it is asked for."""
        name = english_name(cmd_name)
        row = commands_within("").get(name)
        if row and name not in self.commands:
            group = import_module(f"reflectie_cli.cli.{row.module}").commands
            self.commands[name] = typer.main.get_group(group).commands[name]
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
            found = group.get_command(None, word) if isinstance(group, LocalizedGroup) else None
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
            code = self._say(as_misuse(error, self.page))
        except ReflectieError as error:
            code = self._say(error)
        except Ended as ended:
            code = ended.exit_code
        except typer.Abort:
            code = 130
        except BrokenPipeError:
            sys.stdout = None  # the reader has gone; there is nobody to flush to at the end
            code = 0
        except OSError as error:
            where = error.filename or self._language.text(N_("standard output"))
            code = self._say(CannotWrite(path=where, problem=error.strerror))
        sys.exit(code if isinstance(code, int) else 0)

    def _say(self, error: ReflectieError) -> int:
        from reflectie_cli.screen.text import clean

        if sys.stderr is not None:  # somebody to say it to
            sys.stderr.write(clean(error.sentence(self._language)) + "\n")
        return error.exit_code

    @property
    def _language(self) -> Language:
        if self.context is not None:
            return language_of(self.context)
        return language_in_use(self.typed_language)


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
        str | None, typer.Option(metavar="PATH", help=N_("A journal other than your own."))
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
        bool, typer.Option("--plain", help=N_("Plain lines: no colour, nothing that moves."))
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help=N_("Show the version."), is_eager=True, callback=_version),
    ] = False,
) -> None:
    """Begin a session; without a command show the start screen, or help where nobody looks."""
    context.obj = begin_session(journal=journal, language=lang, plain=plain)
    if context.invoked_subcommand is not None:
        return
    if context.obj.out.isatty():
        from reflectie_cli.flows.start import start_lines

        with look_into_journal(context.obj) as opened:
            context.obj.show(start_lines(context.obj, opened))
    else:
        context.obj.out.write(context.get_help() + "\n")
