"""What is offered to a shell, quoted as that shell needs it: nothing in somebody's theme runs.

Fish quotes by itself. Typer's own classes quote nothing for bash and PowerShell, and lose
apostrophes and quotes for zsh.
"""

import os
import re

from typer import _completion_shared
from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._completion_classes import BashComplete, PowerShellComplete, ZshComplete

_AT_ONCE = 'if [[ $funcstack[1] == _%(prog_name)s ]]; then %(complete_func)s "$@"; fi\n'
_BARE = re.compile(r"[\w@%+,./-]+")


def quote_for_each_shell() -> None:
    """Let Typer offer what is offered in the notation of the shell that asks."""
    add_completion_class(_Bash, "bash")
    add_completion_class(_Zsh, "zsh")
    add_completion_class(_PowerShell, "powershell")
    add_completion_class(_PowerShell, "pwsh")


def complete_from_the_first_tab() -> None:
    """Let the script that is installed for zsh offer something at the first Tab as well.

    zsh reads that file only then, as a function: it has to complete what was asked, besides saying
    who will complete what comes. Sourced from a `.zshrc` it only says so.
    """
    _completion_shared._completion_scripts["zsh"] = (
        f"{_completion_shared.COMPLETION_SCRIPT_ZSH}{_AT_ONCE}"
    )


class _Bash(BashComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return _for_bash(str(item.value), _open_quote())


def _open_quote() -> str:
    """Return the quote that somebody opened before the word that is asked for."""
    typed = os.environ.get("COMP_WORDS", "")
    words = typed.split("\n" if "\n" in typed else " ")
    number = int(os.environ.get("COMP_CWORD", "0"))
    word = words[number] if number < len(words) else ""
    return word[0] if word[:1] in ('"', "'") else ""


def _for_bash(word: str, quote: str) -> str:
    if quote == "'":
        return word.replace("'", "'\\''")
    special = r'(["\\$`])' if quote else r"([^\w@%+,./-])"
    return re.sub(special, r"\\\1", word)


class _Zsh(ZshComplete):
    def format_completion(self, item: CompletionItem) -> str:
        # Twice over: `_describe` reads `word:help`, in a list that zsh evaluates.
        word = _in_zsh(str(item.value).replace("\\", "\\\\").replace(":", "\\:"))
        return f"{word}:{_in_zsh(item.help)}" if item.help else word

    def complete(self) -> str:
        arguments, start = self.get_completion_args()
        found = "\n".join(map(self.format_completion, self.get_completions(arguments, start)))
        inside = found.replace("'", "'\\''")  # all of it stands between apostrophes
        return f"_arguments '*: :(({inside}))'" if found else "_files"


def _in_zsh(text: str) -> str:
    return '"' + re.sub(r'(["\\$`])', r"\\\1", " ".join(text.split())) + '"'


class _PowerShell(PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        word = str(item.value)
        if not _BARE.fullmatch(word) or word.startswith("@"):
            word = "'" + re.sub("(['\u2018\u2019\u201a\u201b])", r"\1\1", word) + "'"
        return super().format_completion(CompletionItem(word, help=item.help))
