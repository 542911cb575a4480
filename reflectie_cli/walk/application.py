"""An application of prompt_toolkit in which nothing goes wrong out of sight."""

from typing import Any, TypeVar

from prompt_toolkit.application import Application

Result = TypeVar("Result")


class LoudApplication(Application[Result]):
    """An application that ends with what went wrong in a key, a drawing or a timer.

    prompt_toolkit would show a traceback over the screen and go on after Enter.
    """

    def _handle_exception(self, loop: Any, context: dict[str, Any]) -> None:
        error = context.get("exception") or RuntimeError(context.get("message"))
        if self.is_running and not self.is_done:
            self.exit(exception=error)
