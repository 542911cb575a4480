"""What a command found, shown in one place: as lines, as JSON for a program, or as a sentence."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.screen.lines import Line

Item = TypeVar("Item")

MORE = N_("There is more than this; to see it, add: -n {number}")


def show_items(
    session: "Session",
    items: Sequence[Item],
    page: "Callable[[Sequence[Item]], list[Line]]",
    *,
    as_json: bool,
    nothing: str = "",
    item: Callable[[Item], Any] | None = None,
    limit: int | None = None,
) -> None:
    """Show items: as a `page`, as JSON, or say that there is `nothing`.

    `item` returns what stands for one of them in JSON, where that is not the item itself. With a
    `limit` no more are shown than that; where there are, how to see them is told beside the page.
    """
    shown = items[:limit]
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([item(one) for one in shown] if item else shown))
    elif items or not nothing:
        session.show(page(shown))
        if limit and len(items) > limit:
            from reflectie_cli.screen.lines import Line

            session.tell([Line(session.language.text(MORE).format(number=5 * limit), "quiet")])
    else:
        session.say(nothing)
