"""What is wrong in a file somebody wrote: each problem with its place, all of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reflectie_cli.errors import Unreadable, in_words
from reflectie_cli.language import N_, Language

_WITH_LINE = N_("{path}, line {line}: {problem}")
_WITH_COLUMN = N_("{path}, line {line}, column {column}: {problem}")
_WITHOUT_LINE = N_("{path}: {problem}")
_FOR_EXAMPLE = N_("{problem} (for example: {example})")
_AND_MORE = N_("{path}: and {count} more")
_SCREENFUL = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `line` and `column` count from 1; line 0 means the file as a whole.

    `example` is what would be right, as somebody would type it.
    """

    says: str
    line: int = 0
    column: int = 0
    details: Mapping[str, object] = field(default_factory=dict)
    warning: bool = False
    example: str = ""

    def sentence(self, language: Language) -> str:
        """Return what is wrong and what would be right."""
        return language.text(self.says).format(**in_words(self.details, language))

    def explained(self, language: Language) -> str:
        """Return it with an example of what would be right."""
        if not self.example:
            return self.sentence(language)
        return language.text(_FOR_EXAMPLE).format(
            problem=self.sentence(language), example=language.text(self.example)
        )


class FileProblems(Unreadable):
    """A file with problems; one line of text for each."""

    def __init__(self, path: str, problems: Sequence[Problem]) -> None:
        super().__init__(path=path)
        self.path = path
        self.problems = tuple(problems)

    def lines(self, language: Language, *, explain: bool = False) -> list[str]:
        """Return problems with their places, in the order of the file, at most a screenful.

        With `explain`, with columns and examples as well.
        """
        in_order = sorted(self.problems, key=lambda problem: (problem.line, problem.column))
        with_place = _WITH_COLUMN if explain else _WITH_LINE
        lines = [
            language.text(with_place if problem.line else _WITHOUT_LINE).format(
                path=self.path,
                line=problem.line,
                column=problem.column,
                problem=problem.explained(language) if explain else problem.sentence(language),
            )
            for problem in in_order[:_SCREENFUL]
        ]
        if left := len(in_order) - len(lines):
            lines.append(language.text(_AND_MORE).format(path=self.path, count=left))
        return lines

    def sentence(self, language: Language) -> str:
        """Return the problems, one a line."""
        return "\n".join(self.lines(language))

    def __str__(self) -> str:
        return f"{self.path}: {len(self.problems)} problems"
