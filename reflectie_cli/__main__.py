"""`reflectie` and `python -m reflectie_cli`: both start here."""

import _thread
import os
import signal
import sys
from typing import Any

_SOON = 0.02


class HungUp(SystemExit):
    """The terminal was closed, or the program was asked to end: what is in work is cleared away.

    It goes up like a Ctrl-C, through everything that clears something away on its way.
    """

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number


def main() -> None:
    """Run the program; leave with the exit code the contract names.

    Whatever nobody thought of ends here as one line and 1: a traceback is nothing to read, and
    may show somebody's words.
    """
    sys.unraisablehook = _hear_interrupt
    _hear_hang_ups()
    try:
        from reflectie_cli.cli.app import app

        app(prog_name="reflectie")
    except KeyboardInterrupt:  # pressed while Python was still loading
        raise SystemExit(130) from None
    except HungUp as heard:  # whoever started us is to see what ended us
        signal.signal(heard.number, signal.SIG_DFL)
        signal.raise_signal(heard.number)
    except Exception as error:
        from reflectie_cli.cli.unforeseen import say_unforeseen

        raise SystemExit(say_unforeseen(error)) from None


def _hear_hang_ups() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Somebody who started us with nohup wants us to go on.
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _hang_up)


def _hang_up(number: int, _frame: object) -> None:
    raise HungUp(number)


def _hear_interrupt(lost: Any) -> None:
    """Let a signal be heard again that came while Python cleared something away, and was lost.

    What else goes wrong there is nothing that somebody can mend, and nothing was lost by it.
    """
    number = {KeyboardInterrupt: signal.SIGINT}.get(lost.exc_type)
    if lost.exc_type is HungUp:
        number = lost.exc_value.number
    if number is None:
        return
    from threading import Timer

    # Here it would be lost once more. A signal also ends a wait for the next key.
    if sys.platform == "win32":
        Timer(_SOON, _thread.interrupt_main).start()
    else:
        Timer(_SOON, os.kill, (os.getpid(), number)).start()


if __name__ == "__main__":
    main()
