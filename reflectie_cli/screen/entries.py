"""Pages of more entries: a list, and what a search found."""

from collections.abc import Container, Sequence

from reflectie_cli.journal.entry import NOT_FINISHED, STATES, Found, Heading, How, ListedEntry
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_short
from reflectie_cli.screen.lines import WIDTH, Line, set_apart
from reflectie_cli.screen.text import columns, cut, pad

FOUND: dict[How, str] = {
    "form": N_("(another form of the word: {word})"),
    "inside": N_("(inside a longer word: {word})"),
}
_TITLE_COLUMNS = 22


def list_page(listed: Sequence[ListedEntry], language: Language) -> list[Line]:
    """Show entries, one a line: handle, day, set, and how it begins."""
    lines = []
    for one in listed:
        margin = _margin(one.heading, language)
        words = one.heading.title or one.begins
        if one.unfinished and not words:
            words = f"({language.text(NOT_FINISHED)}) {one.unfinished}"
        begins = cut(words, max(10, WIDTH - columns(margin)))
        lines.append(Line(margin + begins))
    return lines


def found_page(
    found: Sequence[Found], language: Language, of_team: Container[str] = ()
) -> list[Line]:
    """Show what a search found: each entry, and below it where the words stand.

    `of_team` are the handles of those that a team wrote.
    """
    return set_apart(_found(one, language, of_team=one.handle in of_team) for one in found)


def _found(one: Found, language: Language, *, of_team: bool) -> list[Line]:
    whose = f"  {language.text(N_('of the team'))}" if of_team else ""
    lines = [Line(_margin(one, language).rstrip() + whose)]
    for match in one.matches:
        if match.question:
            lines.append(Line(match.question, "quiet", indent=1))
        lines.append(Line(" ".join(match.snippet.split()), indent=2))
        if match.how in FOUND:
            said = language.text(FOUND[match.how]).format(word=match.word)
            lines.append(Line(said, "quiet", indent=2))
        if match.unfinished:
            lines.append(Line(f"({language.text(NOT_FINISHED)})", "quiet", indent=2))
    return lines


def _margin(heading: Heading, language: Language) -> str:
    state = language.text(STATES.get(heading.state, ""))
    title = cut(heading.set_title, _TITLE_COLUMNS)
    day = say_short(heading.date, language.code)
    return f"{pad(heading.handle, 5)}  {day}  {pad(title, _TITLE_COLUMNS)}  " + (
        f"[{state}] " if state else ""
    )
