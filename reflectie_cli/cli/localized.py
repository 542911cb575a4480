"""Typer's own words, in the language of the person: help pages and usage errors.

Typer's vendored Click speaks English only and knows no aliases. These classes write a help page
with the names of the language in use, and return an error of usage as one sentence.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from itertools import compress
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from reflectie_cli.cli.commands import command_name, commands_within, english_name
from reflectie_cli.cli.session import language_in_use
from reflectie_cli.errors import Misused, in_words
from reflectie_cli.language import N_, Language

CommandFunction = TypeVar("CommandFunction", bound=Callable[..., Any])

_TYPERS_OWN = (
    N_("OPTIONS"),
    N_("COMMAND"),
    N_("ENTRY"),
    N_("FILE"),
    N_("ID"),
    N_("LINE"),
    N_("FORMAT"),
    N_("LEVEL"),
    N_("RECIPIENT"),
    N_("ROLE"),
    N_("KEY"),
    N_("NAME"),
    N_("PATH"),
    N_("PERIOD"),
    N_("SET"),
    N_("STATE"),
    N_("THEME"),
    N_("TEXT"),
    N_("VALUE"),
    N_("WHAT"),
    N_("WHEN"),
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
_SAID = (
    (r"Got unexpected extra argument\(s\) \((?P<words>.*)\)", N_("“{words}” is one word too many.")),
    (r"Missing argument '(?P<name>.*?)'.*", N_("{name} is missing.")),
    (r"Missing option '(?P<name>.*?)'.*", N_("{name} is missing.")),
    (r"Missing command\.", N_("A command is missing.")),
    (r"No such option: (?P<name>\S+)(?: \(Possible options: (?P<near>.*)\))?", N_("There is no option {name}.")),
    (r"Option '(?P<name>.*?)' requires an argument\.", N_("{name} needs a value after it.")),
    (r"Option '(?P<name>.*?)' does not take a value\.", N_("{name} takes no value.")),
    (r"Invalid value for '(?P<name>.*?)': '(?P<text>.*)' is not a valid int.*", N_("{name} takes a whole number, not “{text}”.")),
    (r"Invalid value for '(?P<name>.*?)': (?P<text>\S+) is not in the range.*", N_("{name} takes a number from 1 up, not {text}.")),
)  # fmt: skip


class NotUnderstood(Misused):
    """The command line was not understood."""

    says = N_("{problem} See: {help}")

    def sentence(self, language: Language) -> str:
        """Return what was wrong with what was `typed`, and where it is explained."""
        details = in_words(self.details, language)
        typed: Mapping[str, str] = self.details.get("typed", {})  # type: ignore[assignment]  # ours
        words = {**typed, "name": language.text(typed.get("name", ""))}
        details["problem"] = str(details["problem"]).format(**words)
        return language.text(self.says).format(**details)


class NoSuchCommand(Misused):
    """A command that does not exist."""

    says = N_("There is no command “{name}”. All of them: {page}")
    says_nearest = N_("There is no command “{name}”. Did you mean {nearest}?")

    def sentence(self, language: Language) -> str:
        """Offer the nearest names, in the language in use."""
        near = [command_name(name, language) for name in self.details["nearest"]]  # type: ignore[attr-defined]  # a list of ours
        says = self.says_nearest if near else self.says
        nearest = ", ".join(dict.fromkeys(near))
        said = {**in_words(self.details, language), "nearest": nearest}
        return language.text(says).format(**said)


def as_misuse(error: typer.TyperException, page: str) -> NotUnderstood:
    """Return an error of usage as one of ours; `page` is the help page to look at.

    What Typer says is matched; what is not known here stays as it is.
    """
    said = error.format_message()
    for pattern, says in _SAID:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            typed = {key: word.replace("'", "") for key, word in found.groupdict("").items()}
            return NotUnderstood(problem=says, typed=typed, help=page)
    return NotUnderstood(problem=said.replace("{", "{{").replace("}", "}}"), help=page)


def language_of(context: Any) -> Language:
    """Return the language of a run, also where help is asked for before anything began."""
    root = context.find_root()
    if hasattr(root.obj, "language"):
        return root.obj.language  # type: ignore[no-any-return]  # a Session's
    return language_in_use(getattr(root.command, "typed_language", None))


_NO_BRACES = str.maketrans("", "", "{}")
"""Typer puts what must be there in braces; brackets around what may be left out say enough."""


class _LocalizedHelp:
    """A help page in the language of the person."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _ = language_of(ctx).text
        command: Any = self
        pieces = " ".join(command.collect_usage_pieces(ctx))
        spoken = re.sub("[A-Z]+", lambda found: _(found[0]), pieces.translate(_NO_BRACES))
        formatter.write_usage(ctx.command_path, spoken, prefix=_(N_("Usage: ")))
        formatter.write_paragraph()
        formatter.write_text(_(command.help or ""))
        self._section(ctx, formatter, "argument", N_("Arguments"))
        self._section(ctx, formatter, "option", N_("Options"))
        if command.epilog:
            with formatter.section(_(N_("For example"))):
                for line in _(command.epilog).splitlines():
                    formatter.write(f"  {line}\n")
        if isinstance(self, TyperGroup):
            self._commands(ctx, formatter)

    def _section(self, ctx: Any, formatter: Any, kind: str, title: str) -> None:
        _ = language_of(ctx).text
        command: Any = self
        rows = []
        for parameter in command.get_params(ctx):
            if parameter.param_type_name != kind or parameter.hidden:
                continue
            names = ", ".join(sorted(parameter.opts, key=len, reverse=True))
            metavar = re.sub("[A-Z]+", lambda found: _(found[0]), parameter.metavar or "")
            shown = metavar if kind == "argument" else f"{names} {metavar}".strip()
            rows.append((shown, _(parameter.help or "")))
        if rows:
            with formatter.section(_(title)):
                formatter.write_dl(rows)

    def _commands(self, ctx: Any, formatter: Any) -> None:
        language = language_of(ctx)
        group: Any = self
        rows = [
            (command_name(one.name, language), language.text(one.help))
            for one in commands_within(group.within).values()
        ]
        with formatter.section(language.text(N_("Commands"))):
            formatter.write_dl(rows)


class LocalizedCommand(_LocalizedHelp, TyperCommand):
    """A command whose help is in the language of the person."""


_ONE_LETTER_AND_NUMBER = re.compile("-[a-zA-Z][0-9]+")
_LEFT_OUT = re.compile('-(?:[0-9]|[^\\W_].|["“„].)')


class TakingOut(LocalizedCommand):
    """A command in whose words `-word` is a word to leave out, not options of one letter each.

    An option of one letter stands apart from its value here: `-t THEME`, `-n 20` or `-n20`.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the words to leave out behind all options, where nothing is taken for one."""
        valued = {
            name
            for parameter in self.get_params(ctx)
            for name in parameter.opts
            if parameter.param_type_name == "option" and not getattr(parameter, "is_flag", False)
        }
        end = args.index("--") if "--" in args else len(args)
        left_out = [
            _LEFT_OUT.match(word) is not None
            and _ONE_LETTER_AND_NUMBER.fullmatch(word) is None
            and before not in valued
            for before, word in zip(["", *args], args[:end], strict=False)
        ]
        words = [*compress(args, left_out), *args[end + 1 :]]
        options = [word for word, out in zip(args, left_out, strict=False) if not out]
        return super().parse_args(ctx, [*options, "--", *words])


class LocalizedGroup(_LocalizedHelp, TyperGroup):
    """A group whose commands answer to their English and their Dutch names.

    `within` is its name in the table of commands; the root's is empty.
    """

    @property
    def within(self) -> str:
        """The name of the group in the table of commands."""
        return self.name or ""

    def list_commands(self, ctx: Any) -> list[str]:
        """List the commands by the names of the language in use, in the order of the table."""
        language = language_of(ctx)
        return [command_name(name, language) for name in commands_within(self.within)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Find a command by either name."""
        return super().get_command(ctx, english_name(cmd_name))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command somebody typed. Raise `NoSuchCommand` with the nearest names."""
        name = args[0]
        if ctx.resilient_parsing or name.startswith("-") or self.get_command(ctx, name):
            return super().resolve_command(ctx, args)
        both = [name for one in commands_within(self.within).values() for name in one[:2]]
        near = difflib.get_close_matches(name, both, n=2)
        nearest = [english_name(word) for word in near]
        raise NoSuchCommand(name=name, nearest=nearest, page=f"{ctx.command_path} --help")


def option(*names: str, help: str, takes: str = "", complete: Any = None, **more: Any) -> Any:
    """Return an option for `Annotated`; `takes` is the word for its value, `complete` offers it."""
    return typer.Option(
        *names, help=help, metavar=takes or None, autocompletion=_offered(complete), **more
    )


def argument(name: str, help: str, complete: Any = None) -> Any:
    """Return an argument for `Annotated`, by the word that help calls it."""
    return typer.Argument(metavar=name, help=help, autocompletion=_offered(complete))


class _Found(str):
    """A word to offer, whatever was typed: whoever found it knows that it fits, `Café` for `ca`."""

    def startswith(self, *_: Any) -> bool:
        """Return that it fits: Typer leaves out what does not begin with the letters typed."""
        return True


def _offered(complete: Any) -> Any:
    if complete is None:
        return None

    def found(context: typer.Context, incomplete: str) -> list[Any]:
        return [
            (_Found(one[0]), one[1]) if isinstance(one, tuple) else _Found(one)
            for one in complete(context, incomplete)
        ]

    return found


class CommandGroup(typer.Typer):
    """The commands of one file, each with the help of its row in the table of commands."""

    def __init__(self, within: str = "", **settings: Any) -> None:
        self.rows = commands_within(within)
        super().__init__(
            cls=LocalizedGroup,
            subcommand_metavar="COMMAND ...",
            rich_markup_mode=None,
            add_completion=False,
            **settings,
        )
        self.callback()(_only_commands)

    def command(
        self, name: str | None = None, **settings: Any
    ) -> Callable[[CommandFunction], CommandFunction]:
        """Add a command of the table, as Typer does."""
        assert name is not None, "a command has a row in the table"
        settings = {"cls": LocalizedCommand, **settings}
        row = self.rows[name]
        return super().command(name, help=row.help, epilog=row.examples, **settings)

    def add_group(self, group: "CommandGroup", name: str) -> None:
        """Add commands that belong to a command of the table."""
        self.add_typer(group, name=name, help=self.rows[name].help)


def _only_commands() -> None:
    """Keep the one command of a file a command of a group."""
