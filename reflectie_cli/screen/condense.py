"""What would go of old entries, before it goes: the questions, and the words that stand there."""

from collections.abc import Mapping, Sequence

from reflectie_cli.journal.entry import Answer, Entry
from reflectie_cli.language import N_, Language
from reflectie_cli.language.days import say_day
from reflectie_cli.screen.lines import Line


def condensing_page(
    entries: Sequence[Entry], going: Mapping[str, Sequence[Answer]], language: Language
) -> list[Line]:
    """Show the exact text that would go, entry by entry; what stays is not in it."""
    lines = [Line(language.text(N_("This would be gone for good, earlier wordings included:")))]
    for entry in entries:
        about = f"{say_day(entry.date, language.code)}, {entry.set_title}"
        lines += [Line(), Line(about, "quiet", right=entry.handle)]
        for answer in going[entry.id]:
            lines += [Line(answer.question, "quiet", indent=1), Line(answer.words, indent=2)]
    return lines
