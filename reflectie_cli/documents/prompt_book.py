"""The library as one text to read: what each set is for, from where, how long, what it asks."""

from collections.abc import Iterable, Iterator

from reflectie_cli.documents.markdown import literal
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import AUDIENCES, REASONS, PromptSet, Question
from reflectie_cli.screen.prompt_sets import STATUS

_TITLE = N_("The methods of reflectie")
_INTRODUCTION = N_(
    "Every set, by the reason somebody has for it. Start one with `reflectie new NAME`; read"
    " one with `reflectie prompts show NAME`. This page is made from the sets themselves with"
    " `reflectie prompts book`."
)


def book(sets: Iterable[PromptSet], language: Language) -> Iterator[str]:
    """Give the sets as Markdown, by reason, in the order of the picker."""
    _ = language.text
    every = list(sets)
    yield f"# {_(_TITLE)}\n\n{_(_INTRODUCTION)}\n"
    for reason, title in REASONS.items():
        of_reason = [one for one in every if one.reason == reason]
        if of_reason:
            yield f"\n## {_(title)}\n"
        for one in sorted(of_reason, key=lambda one: one.place):
            yield _chapter(one, language)


def _chapter(one: PromptSet, language: Language) -> str:
    _ = language.text
    pieces = [f"### {literal(language.of(one.title))}"]
    if one.description:
        pieces.append(literal(language.of(one.description)))
    names = ", ".join(f"`{name}`" for name in (one.name, *one.aliases))
    about = [
        names,
        _(N_("{minutes} min")).format(minutes=one.minutes),
        ", ".join(_(AUDIENCES[who]) for who in one.audience),
        _(N_("only for you")) if one.private else "",
    ]
    pieces.append(" · ".join(filter(None, about)))
    source = literal(language.of(one.origin.text))
    if one.origin.url:
        source = f"[{source}]({one.origin.url})"
    pieces.append(" · ".join(filter(None, (source, _(STATUS[one.origin.status])))))
    if one.note:
        pieces.append(f"> {literal(language.of(one.note))}")
    pieces.append("\n".join(_questions(one, language)))
    return "\n" + "\n\n".join(pieces) + "\n"


def _questions(one: PromptSet, language: Language) -> Iterator[str]:
    stage = ""
    for number, question in enumerate(one.questions, 1):
        asked = literal(language.of(question.text))
        if question.rotate:
            asked = language.text(N_("One of these, in turn:"))
        marks = list(_marks(question, language))
        stage_now = language.of(question.stage)
        if stage_now and stage_now != stage:
            end = "" if stage_now.endswith("?") else "."
            asked = f"**{literal(stage_now)}{end}** {asked}"
        stage = stage_now
        marked = f" *({', '.join(marks)})*" if marks else ""
        yield f"{number}. {asked}{marked}" + "\\" * bool(question.help)
        if question.help:
            yield f"   *{literal(language.of(question.help))}*"
        choices = question.options or question.rotate
        yield from (f"   - {literal(language.of(text))}" for text in choices.values())


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
