"""Writing prompt sets as text: a new file with comments, a copy to adapt, one change in place.

What somebody wrote in a file stays as it is, comments and all: a change touches its own lines.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from reflectie_cli.errors import ReflectieError, Unreadable
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.form import SCHEMA_FILE
from reflectie_cli.prompt_sets.model import Audience, QuestionType, Reason, Role, SetHeading
from reflectie_cli.system.yaml_tree import Node, read_tree

FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
"""It tells editors where the schema is, so that they complete and check."""

MOST_ASKED = 37
"""With ours beside them, so many questions fit in a set."""
_NOTHING = ("null",)
_NOT_KEYS = (*_NOTHING, "vent")  # the second is where steam is kept
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_LAST_VERSION = 9999
_INTRODUCTION = N_(
    "A prompt set of your own. Start it with: reflectie new {name}\n"
    "After a change, check it with: reflectie prompts check {name}\n"
    "What it may contain: reflectie prompts schema"
)
_REMARKS = (
    N_("goes up when the questions change"),
    N_("where you find it when you choose; one of:"),
    N_("when I'll ask what came of it"),
    N_("type is how it is answered:"),
    N_("optional: true lets Enter skip it; help is the line shown on ?"),
    N_(
        "the role story: what happened. It goes into no summary; take it off where another thing is asked"
    ),
)
_WHY = N_("What were you trying to do for the client?")
_WHY_HELP = N_("Think of what this person needed or enjoys at this moment.")
_LEARNED = N_("What do you take away from this?")
_LEARNED_HELP = N_("One sentence is enough. It may also be: I want to do this more often.")
_INTENTION = N_("What will you do or try, and when?")
_INTENTION_HELP = N_("Keep it small: one thing, with one person, at one moment.")


class NotLineByLine(Unreadable):
    """A file whose names do not each begin a line, so that no line can be changed for another."""

    says = N_("{name} is not written one name to a line, so I cannot change it. Change it by hand.")


class NoRotatingQuestion(ReflectieError):
    """A set in which no question takes turns."""

    says = N_("{name} has no question that takes turns. na-de-dienst and reflectiespel do.")


class Draft(Struct, frozen=True):
    """What somebody said about a set they want: the asked questions, and which one is the why.

    `why_at` counts from 0; None has the why-question added. `with_ending` adds what somebody
    takes from it, and a small step.
    """

    name: str
    title: str
    description: str
    reason: str
    questions: Sequence[str]
    why_at: int | None
    with_ending: bool


def written_out(draft: Draft, language: Language) -> str:
    """Write a new set as YAML, with comments for somebody who never saw any."""
    _ = language.text
    introduction = _(_INTRODUCTION).format(name=draft.name)
    on_version, on_reason, on_follow_up, on_type, on_optional, on_story = map(_, _REMARKS)
    has_story = len(draft.questions) > (draft.why_at is not None)
    lines = [
        FIRST_LINE,
        *(f"# {line}" for line in introduction.split("\n")),
        "",
        f"name: {_name(draft.name)}",
        f"version: 1  # {on_version}",
        f"title: {_quoted(draft.title)}",
        *([f"description: {_quoted(draft.description)}"] if draft.description else []),
        f"# {on_reason} {', '.join(Reason)}",
        f"reason: {draft.reason}",
        f"for: [individual]  # {', '.join(Audience)}",
        f"minutes: {max(3, len(draft.questions) * 2)}",
        f"follow_up: {{after: 14d}}  # {on_follow_up}",
        *([] if has_story else ["story: false"]),
        "",
        f"# {on_type} {', '.join(QuestionType)}",
        f"# {on_optional}",
        *([f"# {on_story}"] if has_story else []),
        "questions:",
    ]
    taken: set[str] = set()
    if draft.why_at is None:
        lines += _question("purpose", "text", _(_WHY), _(_WHY_HELP), roles="why, voice")
        taken.add("purpose")
    for at, text in enumerate(draft.questions):
        key = _key(text, taken | {"learned", "intention"})
        taken.add(key)
        roles = Role.WHY if at == draft.why_at else Role.STORY
        lines += _question(key, "text", text, roles=roles)
    if draft.with_ending:
        lines += _question("learned", "text", _(_LEARNED), _(_LEARNED_HELP), roles=Role.LEARN)
        lines += _question(
            "intention",
            "intention",
            _(_INTENTION),
            _(_INTENTION_HELP),
            roles=Role.ACT,
            optional=True,
        )
    return "\n".join(lines) + "\n"


def _question(
    key: str, kind: str, text: str, help_line: str = "", *, roles: str, optional: bool = False
) -> list[str]:
    return [
        f"  - key: {key}",
        f"    type: {kind}",
        *(["    optional: true"] if optional else []),
        *([f"    roles: [{roles}]"] if roles else []),
        f"    question: {_quoted(text)}",
        *([f"    help: {_quoted(help_line)}"] if help_line else []),
    ]


def _quoted(text: str) -> str:
    """Write words between quotes; signs nobody sees are written out."""
    words = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return "".join(c if c.isprintable() else _written_out(c) for c in words)


def _written_out(character: str) -> str:
    return f"\\U{ord(character):08x}"


def _name(name: str) -> str:
    return f'"{name}"' if name in _NOTHING else name


def _key(text: str, taken: set[str]) -> str:
    """Make a key of the first words of a question, unlike the others."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)[:4]
    key = "_".join(words)
    if not key[:1].isalpha() or key in _NOT_KEYS:
        key = f"question_{key}".rstrip("_")
    numbered = (f"{key}_{number}" for number in range(2, 1000))
    return key if key not in taken else next(k for k in numbered if k not in taken)


def copied(text: str, source: SetHeading, name: str) -> str:
    """Return the text of a set as a set of one's own, under another name.

    Aliases stay with the one they belong to, and where it comes from is said. Raise
    `NotLineByLine` where the file is not written one name a line.
    """
    root = _root(text, name)
    title = {
        code: f"{'Naar' if code == 'nl' else 'After'}: {said}"
        for code, said in source.title.items()
    }
    origin = f"origin: {{status: own, text: {json.dumps(title, ensure_ascii=False)}}}"
    named = f"name: {_name(name)}"
    if "origin" not in _names(root):
        named += f"\n{origin}"
    changed = {"name": named, "version": "version: 1", "origin": origin}
    lines = _with_lines(text, root, changed | {"aliases": None, "starter": None})
    return lines if lines.startswith("# yaml-language-server:") else f"{FIRST_LINE}\n{lines}"


def with_version(text: str, version: int) -> str:
    """Return the text of a set with another version. Raise `NotLineByLine`."""
    root = _root(text, "")
    number = str(min(version, _LAST_VERSION))
    if "version" in _names(root):
        assert isinstance(root.value, dict)
        at = _offset(text, root.value["version"])
        rest = re.sub("^['\"]?[0-9]+['\"]?", "", text[at:])
        return f"{text[:at]}{number}{rest}"
    at = _line_starts(text)[_names(root)["name"].line]
    return f"{text[:at]}version: {number}\n{text[at:]}"


def with_card(text: str, words: str, name: str) -> str:
    """Return the text of a set with one more wording for the question that takes turns.

    Raise `NoRotatingQuestion` where the set has no such question.
    """
    root = _root(text, name)
    assert isinstance(root.value, dict)
    questions = root.value["questions"].value
    assert isinstance(questions, list)
    cards = next(
        (
            question.value["rotate"]
            for question in questions
            if isinstance(question.value, dict) and "rotate" in question.value
        ),
        None,
    )
    if cards is None or not cards.names:
        raise NoRotatingQuestion(name=name)
    key = next(f"own_{number}" for number in range(1, 10_000) if f"own_{number}" not in cards.names)
    first = next(iter(cards.names.values()))
    at = _offset(text, first)
    in_braces = text[_offset(text, cards)] == "{"
    between = ", " if in_braces else "\n" + " " * (first.column - 1)
    return f"{text[:at]}{key}: {_quoted(words)}{between}{text[at:]}"


def _line_starts(text: str) -> list[int]:
    return [0, *(end.end() for end in _LINE_END.finditer(text)), len(text)]


def _offset(text: str, node: Node) -> int:
    return _line_starts(text)[node.line - 1] + node.column - 1


def _root(text: str, name: str) -> Node:
    root = read_tree(text, name)
    names = _names(root)
    lines = [node.line for node in names.values()]
    if not names or len(set(lines)) < len(lines) or any(node.column > 1 for node in names.values()):
        raise NotLineByLine(name=name)
    return root


def _names(root: Node) -> Mapping[str, Node]:
    return root.names or {}


def _with_lines(text: str, root: Node, changed: Mapping[str, str | None]) -> str:
    """Put other lines in the place of what stands behind some names; None takes them out.

    Remarks and empty lines before the next name stay.
    """
    starts = _line_starts(text)
    names = sorted(node.line for node in _names(root).values())
    for name, node in sorted(_names(root).items(), key=lambda pair: -pair[1].line):
        if name not in changed:
            continue
        new = changed[name]
        after = next((line for line in names if line > node.line), len(starts) - 1)
        while after - 1 > node.line and _is_remark(text[starts[after - 2] : starts[after - 1]]):
            after -= 1
        end = starts[after - 1] if after < len(starts) - 1 else len(text)
        text = text[: starts[node.line - 1]] + ("" if new is None else f"{new}\n") + text[end:]
    return text


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
