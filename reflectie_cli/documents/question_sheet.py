"""The questions of a set with room to write by hand, for whoever walks it without a screen."""

from collections.abc import Iterator

from reflectie_cli.documents.document import Document, Section
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import PromptSet, Question, QuestionType
from reflectie_cli.screen.prompt_sets import only_after

_LINES = {QuestionType.TEXT: 5, QuestionType.PERSPECTIVE: 4, QuestionType.INTENTION: 3}
_SHORT = 1


def question_sheet(prompt_set: PromptSet, language: Language) -> Document:
    """Return a set as a sheet: each question with its help, what there is to choose, and lines."""
    _ = language.text
    about = [
        language.of(prompt_set.description),
        _(N_("{minutes} min")).format(minutes=prompt_set.minutes),
    ]
    if prompt_set.note:
        about.append(language.of(prompt_set.note))
    return Document(
        title=language.of(prompt_set.title),
        language=language.code,
        about="\n".join(filter(None, about)),
        sections=tuple(_sections(prompt_set, language)),
        closing=(_(N_("No names; a role is enough.")),),
    )


def _sections(prompt_set: PromptSet, language: Language) -> Iterator[Section]:
    for number, question in enumerate(prompt_set.questions, 1):
        choices = (question.options or question.rotate).values()
        about = (
            only_after(question, prompt_set, language),
            language.of(question.help) if question.help else "",
            *(f"○ {language.of(text)}" for text in choices),
        )
        yield Section(
            f"{number}. {language.of(question.text)}",
            about="\n".join(filter(None, about)),
            room=_room(question),
        )


def _room(question: Question) -> int:
    """Return how many lines to write on an answer needs; what is ticked needs none."""
    if question.type in (QuestionType.CHOICE, QuestionType.MULTI):
        return 0
    return _LINES.get(question.type, _SHORT)
