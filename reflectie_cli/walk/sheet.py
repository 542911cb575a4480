"""A whole set as one text to write in, for an editor, and the way back."""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.question_types import AnswerReader, kind_of, numbered
from reflectie_cli.prompt_sets.reply import Reply, with_plain_line_ends
from reflectie_cli.prompt_sets.steps import ONLY_AFTER, Step
from reflectie_cli.system.problems import FileProblems, Problem

_RULE = "──"
_MARK = re.compile(r"\W*(\d+)/(\d+)\W")


class Sheet(Struct, frozen=True):
    """All questions of a walk as one text to write in, and the way back.

    What the sheet put there is taken out again, also where an editor took away the space before
    it or broke or joined its lines; every other line is an answer, whatever it begins with.
    """

    steps: Sequence[Step]
    language: Language
    explanation: str

    def text(self, replies: Mapping[str, Reply]) -> str:
        """Write the sheet, with what was answered already."""
        blocks = [self.explanation]
        for step in self.steps:
            shown = _shown(step, replies.get(step.key, Reply()))
            lines = [*self._printed(step), shown, ""]
            blocks.append("\n".join(lines))
        return "\n\n".join(blocks) + "\n"

    def read(
        self, text: str, reader: AnswerReader, replies: Mapping[str, Reply], name: str
    ) -> dict[str, Reply]:
        """Read a sheet back: a reply for every step, empty where nothing stands.

        What belonged to an earlier reply stays with it. Raise `FileProblems` with every answer
        that cannot be read; `name` is the file's.
        """
        found, places, adrift = self._sorted(with_plain_line_ends(text).split("\n"))
        problems = (
            [Problem(N_("there are words above the first question; put them under a question"))]
            if adrift
            else []
        )
        read: dict[str, Reply] = {}
        for step in self.steps:
            said = _trimmed("\n".join(found.get(step.key, [])))
            before = replies.get(step.key, Reply())
            if _bare(said) == _bare(_trimmed(with_plain_line_ends(_shown(step, before)))):
                read[step.key] = before
                continue
            try:
                reply = reader.whole(step, said)
            except ReflectieError as problem:
                problems.append(Problem(problem.says, places[step.key], 0, problem.details))
            else:
                read[step.key] = before.reworded(reply)
        if problems:
            raise FileProblems(name, problems)
        return read

    def _sorted(self, lines: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, int], bool]:
        """Return the lines of every answer, where its question stands, and if some have none."""
        found: dict[str, list[str]] = {}
        places: dict[str, int] = {}
        current: Step | None = None
        rest = _without(lines, self.explanation)
        adrift = False
        while rest:
            if marked := self._marked(rest):
                current, behind = marked
                places[current.key] = len(lines) - len(rest) + 1
                rest = self._without_help(behind, current)
                continue
            line, *rest = rest
            if current is None:
                adrift = adrift or bool(line.strip())
            elif line not in self._printed(current):
                found.setdefault(current.key, []).append(line)
        return found, places, adrift

    def _marked(self, lines: list[str]) -> tuple[Step, list[str]] | None:
        """Return the step whose mark stands first in some lines, and what stands behind it."""
        match = _MARK.match(lines[0])
        if not match or int(match[2]) != len(self.steps) or not 0 < int(match[1]) <= int(match[2]):
            return None
        step = self.steps[int(match[1]) - 1]
        behind = _behind([lines[0][match.end() :], *lines[1:]], f"{_RULE} {step.text}")
        if behind is None:
            behind = _behind([lines[0][match.end() :], *lines[1:]], step.text, skip=_is_rule)
        return None if behind is None else (step, behind)

    def _without_help(self, lines: list[str], step: Step) -> list[str]:
        """Return lines without the help and options of a step, where all of these stand first."""
        return _without(lines, " ".join(self._printed(step)[1:]))

    def _mark(self, step: Step) -> str:
        number = self.steps.index(step) + 1
        return f"{_RULE} {number}/{len(self.steps)} {_RULE} {_one_line(step.text)}"

    def _printed(self, step: Step) -> list[str]:
        help_line = [f"   {_one_line(step.help)}"] if step.help else []
        labels = [_one_line(label) for label in step.options.values()]
        options = [f"   {line}" for line in numbered(labels)]
        return [self._mark(step), *help_line, *self._condition(step), *options]

    def _condition(self, step: Step) -> list[str]:
        """Say after which answers a question is meant, where the choice stands on the sheet too."""
        for number, cause in enumerate(self.steps, 1):
            if cause.key == step.because_of and step.branches:
                answers = " / ".join(cause.options.get(key, key) for key in step.of)
                says = self.language.text(ONLY_AFTER).format(number=number, answers=answers)
                return [f"   {_one_line(says)}"]
        return []


def _without(lines: Sequence[str], printed: str) -> list[str]:
    behind = _behind(lines, printed)
    return [*lines] if behind is None else behind


def _behind(
    lines: Sequence[str], printed: str, skip: Callable[[str], bool] = lambda _: False
) -> list[str] | None:
    """Return what stands behind some words, however these are broken into lines.

    None where the lines do not begin with all of them.
    """
    wanted = printed.split()
    for number, line in enumerate(lines):
        if not wanted:
            return [*lines[number:]]
        for found in re.finditer(r"\S+", line):
            if not wanted:
                return [line[found.start() :], *lines[number + 1 :]]
            if skip(found[0]):
                continue
            if found[0] != wanted.pop(0):
                return None
    return None if wanted else []


def _is_rule(word: str) -> bool:
    """Whether a word is a rule of a mark, whatever an old encoding made of it."""
    return len(word) <= len(_RULE) * 3 and not any(letter.isalnum() for letter in word)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(step: Step, reply: Reply) -> str:
    return kind_of(step.type).typed(step, reply)


def _trimmed(text: str) -> str:
    """Take away empty lines before an answer and white space after it."""
    return re.sub(r"\A\s*\n|\s+\Z", "", text)


def _bare(text: str) -> str:
    """Take away the space behind every line: editors do."""
    return "\n".join(line.rstrip() for line in text.split("\n"))
