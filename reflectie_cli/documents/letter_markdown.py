"""A review as Markdown: everything in it, to read or to keep elsewhere."""

from collections.abc import Iterator

from reflectie_cli.documents.letter import Item, Letter, themes_in_words
from reflectie_cli.documents.markdown import literal
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_margin
from reflectie_cli.screen.text import clean


def as_markdown(letter: Letter, language: Language) -> bytes:
    """Give a letter as Markdown. The same letter gives the same bytes."""
    return ("\n\n".join(_paragraphs(letter, language)) + "\n").encode()


def _paragraphs(letter: Letter, language: Language) -> Iterator[str]:
    yield f"# {literal(letter.title)}"
    yield f"*{literal(letter.span)}*"
    if letter.nothing:
        yield literal(letter.nothing)
    for section in letter.sections:
        yield f"## {literal(section.title)}"
        yield "\n".join(_item(item, language) for item in section.items)
    if letter.themes:
        yield f"## {literal(language.text(N_('Your themes')))}"
        said = themes_in_words(letter.themes, letter.weeks, language)
        yield "\n".join(f"- {literal(clean(line.text))}" for line in said)
    yield from map(literal, letter.words)


def _item(item: Item, language: Language) -> str:
    """Give one thing as an item of a list; its further lines stay inside it."""
    text = literal(clean(item.text)).replace("\n", "\n  ")
    day = f"**{say_margin(item.day, language.code).strip()}** " if item.day else ""
    note = f"\\\n  *{literal(clean(item.note))}*" if item.note else ""
    return f"- {day}{text}{note}"
