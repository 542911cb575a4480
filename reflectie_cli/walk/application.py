"""An application of prompt_toolkit in which nothing goes wrong out of sight, nor stands askew."""

from typing import Any, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer

from reflectie_cli.screen.text import JOINED

Result = TypeVar("Result")


class LoudApplication(Application[Result]):
    """An application that ends with what went wrong in a key, a drawing or a timer.

    prompt_toolkit would show a traceback over the screen and go on after Enter.
    """

    def _handle_exception(self, loop: Any, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context.get("message"))
        if self.is_running and not self.is_done:
            self.exit(exception=error)


def draw_joined_signs_anew(application: Application[Any], buffer: Buffer) -> None:
    """Have a page with joined emoji drawn from its beginning at every letter.

    prompt_toolkit counts the columns of their parts, most terminals draw one sign: a letter that
    is put beside what stands there lands in the wrong place.
    """
    if JOINED.search(buffer.text):
        application.renderer.erase(leave_alternate_screen=False)
