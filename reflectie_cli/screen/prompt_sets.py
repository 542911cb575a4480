"""Pages of prompt sets: the library by reason, and one set with its questions."""

from collections.abc import Iterator, Sequence
from typing import Any

from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.library import SetFile
from reflectie_cli.prompt_sets.model import (
    AUDIENCES,
    REASONS,
    TEAM,
    WHO,
    PromptSet,
    Question,
    SetHeading,
)
from reflectie_cli.prompt_sets.steps import ONLY_AFTER
from reflectie_cli.screen.lines import Line, set_apart
from reflectie_cli.screen.text import columns, pad

_SEVERAL_CLIENTS = N_("clients")
_FURTHER = N_("After a word or two: {question}")
_SEVERAL = N_("After every answer, until you leave it empty: {question}")
STATUS = {
    "verified": N_("source confirmed"),
    "partly": N_("source confirmed in part"),
    "own": N_("our own version"),
}


def library_page(set_files: Sequence[SetFile], language: Language) -> list[Line]:
    """Show every set under its reason; a broken file stands last, with what is wrong."""
    _ = language.text
    names = max((columns(set_file.name) for set_file in set_files), default=0)
    digits = max((len(str(s.heading.minutes)) for s in set_files if s.heading), default=1)
    blocks: list[list[Line]] = []
    for reason, title in REASONS.items():
        sets = [s.heading for s in set_files if s.heading and s.heading.reason == reason]
        lines = [Line(_(title), "quiet")]
        for one in sorted(sets, key=lambda one: one.place):
            minutes = _(N_("{minutes} min")).format(minutes=f"{one.minutes:>{digits}}")
            about = [language.of(one.title), _(N_("your own")) if one.own else ""]
            text = " · ".join(filter(None, about))
            lines.append(Line(f"{pad(one.name, names)}  {minutes}  {text}", indent=1))
        blocks += [lines] if sets else []
    problems = [set_file.problem.sentence(language) for set_file in set_files if set_file.problem]
    if problems:
        wrong = [Line(line, indent=1) for said in problems for line in said.split("\n")]
        blocks.append([Line(_(N_("Something is wrong here")), "quiet"), *wrong])
    return set_apart(blocks)


def questions_page(prompt_set: PromptSet, language: Language) -> list[Line]:
    """Show what a set asks, to print beforehand: first the talk, then the typing."""
    return [Line(language.of(prompt_set.title), "title"), *_questions(prompt_set, language)]


def set_page(prompt_set: PromptSet, language: Language) -> list[Line]:
    """Show one set: what it is for, where it comes from, and what it asks."""
    _ = language.text
    origin = prompt_set.origin
    about = [
        _(N_("{minutes} min")).format(minutes=prompt_set.minutes),
        ", ".join(_(AUDIENCES[one]) for one in prompt_set.audience),
        _(N_("only for you")) if prompt_set.private else "",
    ]
    source = [language.of(origin.text), origin.url or "", _(STATUS[origin.status])]
    page = [
        Line(language.of(prompt_set.title), "title", right=prompt_set.name),
        *([Line(language.of(prompt_set.description))] if prompt_set.description else []),
        Line(" · ".join(filter(None, about)), "quiet"),
        Line(" · ".join(filter(None, source)), "quiet"),
        *([Line(), Line(language.of(prompt_set.note))] if prompt_set.note else []),
    ]
    return page + _questions(prompt_set, language)


def _questions(prompt_set: PromptSet, language: Language) -> list[Line]:
    _ = language.text
    page: list[Line] = []
    stage = ""
    later = False
    for number, question in enumerate(prompt_set.questions, 1):
        if question.later and not later:
            later = True
            page += [Line(), Line(_(N_("Later, on the check date:")), "quiet")]
        if language.of(question.stage) != stage:
            stage = language.of(question.stage)
            page += [Line(), Line(stage, "quiet")]
        page += [Line(), *_question(number, question, prompt_set, language)]
    return page


def _question(
    number: int, question: Question, prompt_set: PromptSet, language: Language
) -> list[Line]:
    optional = language.text(N_("(may be skipped)")) if question.optional else ""
    lines = [Line(f"{number}. {language.of(question.text)} {optional}".rstrip())]
    if question.help:
        lines.append(Line(language.of(question.help), "quiet", indent=2))
    if question.sets_for:
        says = language.text(N_("one of the prompt sets: {audience}"))
        audience = language.text(AUDIENCES[question.sets_for])
        lines.append(Line(says.format(audience=audience), "quiet", indent=2))
    if condition := only_after(question, prompt_set, language):
        lines.append(Line(condition, "quiet", indent=2))
    choices = question.options or question.rotate
    lines += [Line(f"- {language.of(text)}", indent=2) for text in choices.values()]
    lines += [Line(says, "quiet", indent=2) for says in other_wordings(question, language)]
    return lines


def only_after(question: Question, prompt_set: PromptSet, language: Language) -> str:
    """Say after which answer a question of a set is asked; nothing where it always is."""
    for number, choice in enumerate(prompt_set.questions, 1):
        if chosen := question.asked_if.get(choice.key):
            labels = (language.of(choice.options[key]) for key in chosen)
            says = language.text(ONLY_AFTER)
            return says.format(number=number, answers=" / ".join(labels))
    return ""


def other_wordings(question: Question, language: Language) -> Iterator[str]:
    """Say in which other words a question is asked, and when: about others, further, once more."""
    _ = language.text
    for who, text in question.about.items():
        whom = _(_SEVERAL_CLIENTS if who == TEAM else WHO[who])
        yield _(N_("About {whom}: {question}")).format(whom=whom, question=language.of(text))
    for says, further in ((_FURTHER, question.further), (_SEVERAL, question.several)):
        if further:
            yield _(says).format(question=language.of(further))


def set_item(set_file: SetFile, language: Language, *, questions: bool = False) -> dict[str, Any]:
    """Return a set for a program (contract, section 4); texts are in the language in use."""
    found = set_file.heading
    item: dict[str, Any] = {
        "name": set_file.name,
        "aliases": list(found.aliases) if found else [],
        "title": language.of(found.title) if found else None,
        "description": language.of(found.description) or None if found else None,
        "reason": found.reason if found else None,
        "for": list(found.audience) if found else [],
        "minutes": found.minutes if found else None,
        "origin": _origin(found, language) if found else None,
        "private": found.private if found else None,
        "own": set_file.own,
        "version": found.version if found else None,
        "problem": set_file.problem.sentence(language) if set_file.problem else None,
    }
    if isinstance(found, PromptSet) and questions:
        item["questions"] = [
            {
                "key": question.key,
                "type": question.type.value,
                "question": language.of(question.text),
                "help": language.of(question.help) or None,
                "stage": language.of(question.stage) or None,
                "optional": question.optional,
                "later": question.later,
                "pause": question.pause,
                "sets_for": question.sets_for,
                "roles": list(question.roles),
                "options": {key: language.of(text) for key, text in question.options.items()},
                "rotate": {key: language.of(text) for key, text in question.rotate.items()},
                "rotate_roles": {key: list(own) for key, own in question.rotate_roles.items()},
                "asked_if": {key: list(chosen) for key, chosen in question.asked_if.items()},
                "about": {who: language.of(text) for who, text in question.about.items()},
                "above": list(question.above),
                "further": language.of(question.further) or None,
                "several": language.of(question.several) or None,
                "returns": question.returns,
            }
            for question in found.questions
        ]
    return item


def _origin(found: SetHeading, language: Language) -> dict[str, Any]:
    return {
        "status": found.origin.status,
        "text": language.of(found.origin.text) or None,
        "url": found.origin.url,
    }
