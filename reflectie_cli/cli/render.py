"""What a command found, shown in one place: as lines, as JSON for a program, or as a sentence."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session
    from reflectie_cli.screen.lines import Line

Item = TypeVar("Item")


def show_items(
    session: "Session",
    items: Sequence[Item],
    page: "Callable[[Sequence[Item]], list[Line]]",
    *,
    as_json: bool,
    nothing: str = "",
    item: Callable[[Item], Any] | None = None,
) -> None:
    """Show items: as a `page`, as JSON, or say that there is `nothing`.

    `item` returns what stands for one of them in JSON, where that is not the item itself.
    """
    if as_json:
        from reflectie_cli.screen.json_output import one_object

        session.give(one_object([item(one) for one in items] if item else items))
    elif items or not nothing:
        session.show(page(items))
    else:
        session.say(nothing)
