"""What of a review fits on a screen and a half: the heart of it first, whole sentences, in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle

from msgspec import UNSET, structs

from reflectie_cli.documents import review_parts as parts_of
from reflectie_cli.documents.document import Passage, Section, Timeline
from reflectie_cli.documents.layout import DaySaid
from reflectie_cli.documents.review_parts import Part, Piece
from reflectie_cli.documents.terminal import margin_of
from reflectie_cli.language import Language
from reflectie_cli.screen.lines import WIDTH, Line
from reflectie_cli.screen.text import clean, columns, cut, lines_taken

LINES = 46
"""A screen and a half; below it stands how to read all of it."""
_ROUND = (
    *(parts_of.WHY, parts_of.SAID, parts_of.NOTICED, parts_of.WHY, parts_of.SAID),
    *(parts_of.THEN_AND_NOW, parts_of.NOT_ASKED, parts_of.LEARNED, parts_of.WORKED, parts_of.OPEN),
    *(parts_of.WHY, parts_of.SAID, parts_of.OTHERS, parts_of.NOTICED, parts_of.LEARNED),
    *(parts_of.PASSING, parts_of.DIFFERENCES, parts_of.HAPPENED, parts_of.THEMES),
)
"""Whose turn it is to get one piece more, again and again while there is room: what it was for and
what clients said come first and most often."""


def what_fits(
    parts: Sequence[Part],
    say: DaySaid,
    language: Language,
    page: Callable[[Sequence[Section]], list[Line]],
) -> list[Section]:
    """Return so much of the parts that the `page` of them is no longer than `LINES`."""
    parts = [_shortened(part, say, language) for part in parts]
    most = dict.fromkeys((part.title for part in parts), 0)
    growing = set(most)

    def sections() -> list[Section]:
        chosen = [_chosen(part, most[part.title]) for part in parts]
        why = next((part for part in chosen if part.title == parts_of.WHY), None)
        shown = (
            frozenset(one for piece in why.pieces for one in piece.shows) if why else frozenset()
        )
        return [part.section(language) for part in _said_once(chosen, shown)]

    for title in cycle(_ROUND):
        if not growing:
            return sections()
        if title not in growing:
            continue
        most[title] += 1
        part = next(part for part in parts if part.title == title)
        whole = most[title] > _length(part)
        if whole or height(page(sections())) > LINES:
            most[title] -= 1
            growing.discard(title)
    raise AssertionError("a round never ends")


def height(lines: Iterable[Line]) -> int:
    """Return how many lines of the screen these take."""
    return sum(
        lines_taken(words, WIDTH - columns(line.margin) - 2 * line.indent)
        for line in lines
        for words in line.text.split("\n")
    )


def lacks(whole: Sequence[Section], shown: Sequence[Section]) -> bool:
    """Return whether words of some sections are not on the screen."""
    return [*map(_words, whole)] != [*map(_words, shown)]


def two_lines(text: str, room: int) -> str:
    """Return a text as it fits on two lines of the screen; where it is cut, a sign says so."""
    for width in range(2 * room, room, -1):
        shown = cut(text, width)
        if lines_taken(shown, room) <= 2:
            return shown
    return cut(text, room)


def on_two_lines(passages: Iterable[Passage], room: int) -> tuple[Passage, ...]:
    """Return passages as a screen shows them: each text on two lines, what stands beside on one."""
    return tuple(
        structs.replace(
            one,
            text=two_lines(one.text, room),
            note=cut(one.note, room),
            asked=cut(one.asked, room),
        )
        for one in passages
    )


def _words(section: Section) -> tuple[list[str], Timeline | None]:
    texts = [" ".join(clean(passage.text).split()) for passage in section.passages]
    return texts, section.timeline


def _length(part: Part) -> int:
    return len(part.timeline.rows) if part.timeline else len(part.pieces)


def _chosen(part: Part, most: int) -> Part:
    """Return a part with so many of its pieces, or of the rows of its timeline."""
    if part.timeline:
        return structs.replace(part, timeline=_most_used(part.timeline, most) if most else None)
    return structs.replace(part, pieces=tuple(_spread(part.pieces, most)))


def _said_once(parts: Iterable[Part], shown: frozenset[str]) -> Iterator[Part]:
    """Yield parts in which something stands, without what is `shown` beside what it was for."""
    for part in parts:
        if part.title != parts_of.WHY:
            pieces = tuple(one for one in part.pieces if not one.shows or one.shows - shown)
            part = structs.replace(part, pieces=pieces)
        if part.pieces or part.timeline:
            yield part


def _shortened(part: Part, say: DaySaid, language: Language) -> Part:
    """Return a part as a screen shows it; a note that is `brief` there may take two lines."""
    room = WIDTH - margin_of(part.section(language), say)
    pieces = (
        structs.replace(piece, passages=_of_a_piece(piece, room), brief=None)
        for piece in part.pieces
    )
    return structs.replace(part, pieces=tuple(pieces))


def _of_a_piece(piece: Piece, room: int) -> tuple[Passage, ...]:
    first, *more = on_two_lines(piece.passages, room)
    if piece.brief is not None:
        first = structs.replace(first, note=two_lines(piece.brief, room))
    return first, *more


def _spread(pieces: Sequence[Piece], most: int) -> list[Piece]:
    """Choose what has the lowest rank, and of one rank evenly over the period."""
    kept: list[int] = []
    for rank in sorted({piece.rank for piece in pieces}):
        same = [at for at, piece in enumerate(pieces) if piece.rank == rank]
        room = most - len(kept)
        if len(same) > room:
            last = len(same) - 1
            same = [same[round(at * last / max(1, room - 1))] for at in range(room)]
        kept += same
    return [pieces[at] for at in sorted(kept)]


def _most_used(timeline: Timeline, most: int) -> Timeline:
    """Keep what came up most often; it stays in its order."""
    often = sorted(
        range(len(timeline.rows)),
        key=lambda at: (-len(timeline.rows[at][1]), timeline.rows[at][0]),
    )
    kept = sorted(often[:most])
    said = tuple(timeline.said[at] for at in kept) if timeline.said else UNSET
    return structs.replace(timeline, rows=tuple(timeline.rows[at] for at in kept), said=said)
