"""The library as one text to read: what each set is for, from where, how long, what it asks."""

from collections.abc import Iterable, Iterator

from reflectie_cli.documents.document import Document, Passage, Section
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import AUDIENCES, REASONS, PromptSet, Question
from reflectie_cli.screen.prompt_sets import STATUS, only_after, other_wordings

_TITLE = N_("The methods of reflectie")
_INTRODUCTION = N_(
    "Every set, by the reason somebody has for it. Start one with reflectie new NAME; read one"
    " with reflectie prompts show NAME. This page is made from the sets themselves with"
    " reflectie prompts book."
)


def book_document(sets: Iterable[PromptSet], language: Language) -> Document:
    """Return the sets as a text to read, by reason, in the order of the picker."""
    return Document(
        title=language.text(_TITLE),
        language=language.code,
        about=language.text(_INTRODUCTION),
        sections=tuple(_sections(list(sets), language)),
    )


def _sections(sets: list[PromptSet], language: Language) -> Iterator[Section]:
    for reason, title in REASONS.items():
        of_reason = [one for one in sets if one.reason == reason]
        if of_reason:
            yield Section(language.text(title))
        for one in sorted(of_reason, key=lambda one: one.place):
            yield _about(one, language)
            yield Section("", tuple(_questions(one, language)), layout="numbered")


def _about(one: PromptSet, language: Language) -> Section:
    """Return what stands above the questions of a set: first what it is for."""
    _ = language.text
    heading = (
        ", ".join((one.name, *one.aliases)),
        _(N_("{minutes} min")).format(minutes=one.minutes),
        ", ".join(_(AUDIENCES[who]) for who in one.audience),
        _(N_("only for you")) if one.private else "",
    )
    source = (language.of(one.origin.text), _(STATUS[one.origin.status]), one.origin.url)
    lines = (
        language.of(one.description) if one.description else "",
        " · ".join(filter(None, heading)),
        " · ".join(filter(None, source)),
        language.of(one.note) if one.note else "",
    )
    first, *more = filter(None, lines)
    said = Passage(first, note="\n".join(more))
    return Section(language.of(one.title), (said,), layout="text", level=2)


def _questions(one: PromptSet, language: Language) -> Iterator[Passage]:
    stage = ""
    for question in one.questions:
        stage_before, stage = stage, language.of(question.stage)
        yield Passage(
            _asked(question, one, language),
            note=language.of(question.help) if question.help else "",
            asked=stage if stage != stage_before else "",
        )


def _asked(question: Question, one: PromptSet, language: Language) -> str:
    """Return a question with what there is to choose from and its other wordings, a line each."""
    asked = language.of(question.text)
    if question.rotate:
        asked = language.text(N_("One of these, in turn:"))
    marks = ", ".join(_marks(question, language))
    choices = question.options or question.rotate
    lines = (
        f"{asked} ({marks})" if marks else asked,
        only_after(question, one, language),
        *(f"• {language.of(text)}" for text in choices.values()),
        *other_wordings(question, language),
    )
    return "\n".join(filter(None, lines))


def _marks(question: Question, language: Language) -> Iterator[str]:
    _ = language.text
    if question.optional:
        yield _(N_("may be skipped"))
    if question.later:
        yield _(N_("later"))
    if question.sets_for:
        yield _(N_("one of the prompt sets: {audience}")).format(
            audience=_(AUDIENCES[question.sets_for])
        )
