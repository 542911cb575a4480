"""The program: its global options, where each command lives, and the one place for errors."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer

from reflectie_cli import __version__
from reflectie_cli.cli.commands import commands_within, english_name
from reflectie_cli.cli.localized import LocalizedGroup, as_misuse, language_of
from reflectie_cli.cli.session import (
    begin_session,
    language_in_use,
    look_into_journal,
    tell_of_unreadable_sets,
    typed_language,
)
from reflectie_cli.errors import CannotWrite, Ended, ReflectieError, UnknownLanguage
from reflectie_cli.language import N_, Language, recognise

_OF_A_STREAM = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EBADF,
    errno.EINVAL,
    errno.EAGAIN,
)
"""What a system says of a stream that takes nothing more: no name of a file belongs to it."""


class OutputRefused(ReflectieError):
    """Standard output took nothing more: a full disk behind it, as a rule."""

    says = N_(
        "Standard output takes nothing more ({problem}); what stands there is cut short. Make some"
        " room and try again."
    )


class _FromSystem(Exception):
    """What the system said; Typer would leave at once for some of it, with another exit code."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error


@contextmanager
def _told_here() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _FromSystem(error) from error


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
        if {"--install-completion", "--show-completion"}.intersection(args):
            from reflectie_cli.cli.shells import complete_from_the_first_tab

            complete_from_the_first_tab()
        with _told_here():
            self.context = super().make_context(info_name, args, parent, **extra)
        return self.context

    def _main_shell_completion(self, *arguments: Any, **settings: Any) -> None:
        if os.environ.get("_REFLECTIE_COMPLETE"):
            from reflectie_cli.cli.shells import quote_for_each_shell

            quote_for_each_shell()
        super()._main_shell_completion(*arguments, **settings)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what the system says of it is told in `main`."""
        with _told_here():
            return super().invoke(ctx)

    @property
    def typed_language(self) -> str | None:
        """The language somebody typed, wherever it stands among the global options."""
        return typed_language(self.typed)

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

    def main(self, args: Any = None, *arguments: Any, **settings: Any) -> NoReturn:
        """Run, say what went wrong, and leave with the exit code of the contract."""
        settings["standalone_mode"] = False
        try:
            code = super().main(args, *arguments, **settings)
        except typer.TyperException as error:
            code = self._say(as_misuse(error, self.page))
        except ReflectieError as error:
            code = self._say(error)
        except Ended as ended:
            code = ended.exit_code
        except typer.Abort:
            code = 130
        except _FromSystem as held:
            code = self._say_system(held.error)
        sys.exit(self._all_said(code if isinstance(code, int) else 0))

    def _say(self, error: ReflectieError) -> int:
        from reflectie_cli.screen.text import clean

        if sys.stderr is not None:  # somebody to say it to
            try:
                sys.stderr.write(clean(error.sentence(self._language)) + "\n")
            except OSError:
                _lead_nowhere("stderr")
        return error.exit_code

    def _say_system(self, error: OSError) -> int:
        """Say what the system refused. Raise it where nobody can mend it: it is ours then."""
        if isinstance(error, BrokenPipeError):  # whoever read along has seen enough
            _lead_nowhere("stdout")
            return 0
        if error.filename:
            return self._say(CannotWrite(path=error.filename, problem=error.strerror))
        if error.errno not in _OF_A_STREAM:
            raise error
        _lead_nowhere("stdout")
        return self._say(OutputRefused(problem=error.strerror))

    def _all_said(self, code: int) -> int:
        """Write out what waits in the streams, and return the exit code.

        Otherwise Python does it when it ends, in words of its own and with a code of its own.
        """
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except OSError as error:
            code = self._say_system(error) or code
        try:
            if sys.stderr is not None:
                sys.stderr.flush()
        except OSError as error:
            _lead_nowhere("stderr")
            code = code or int(not isinstance(error, BrokenPipeError))
        return code

    @property
    def _language(self) -> Language:
        if self.context is not None:
            return language_of(self.context)
        return language_in_use(self.typed_language)


def _lead_nowhere(name: str) -> None:
    """Let a stream that takes nothing more lead nowhere: Python tries once more when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, getattr(sys, name).fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        setattr(sys, name, None)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reflectie {__version__}")
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
    if english_name(context.invoked_subcommand or "") != "prompts":  # which tell of it themselves
        tell_of_unreadable_sets(context.obj)
    if context.invoked_subcommand is not None:
        return
    if context.obj.out.isatty():
        from reflectie_cli.flows.start import start_lines

        with look_into_journal(context.obj) as opened:
            context.obj.show(start_lines(context.obj, opened))
    else:
        context.obj.write(context.get_help() + "\n")
