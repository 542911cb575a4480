"""How far something is that takes long: one line in a terminal, gone when it is done."""

from collections.abc import Iterable, Iterator, Sized
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import Progress, TextColumn

Page = TypeVar("Page", bound=Sized)

PATIENCE = 1.0
"""What takes fewer seconds is done before anybody wonders."""


def counted(pages: Iterable[Page], stream: TextIO, *, colour: bool) -> Iterator[Page]:
    """Yield pages, and show on a terminal how many things were in them, where it takes long."""
    console = Console(file=stream, no_color=not colour)
    progress = Progress(
        TextColumn("{task.completed:.0f}"),
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        disable=not console.is_interactive,
    )
    progress.add_task("")
    (task,) = progress.tasks
    try:
        for page in pages:
            yield page
            progress.advance(task.id, len(page))
            if (task.elapsed or 0) > PATIENCE:
                progress.start()
                progress.refresh()
    finally:
        if progress.live.is_started:
            progress.stop()
