"""`reflectie` and `python -m reflectie_cli`: both start here."""

import _thread
import os
import signal
import sys
from typing import Any

_SOON = 0.02


def main() -> None:
    """Run the program; leave with the exit code the contract names."""
    sys.unraisablehook = _hear_interrupt
    try:
        from reflectie_cli.cli.app import app

        app(prog_name="reflectie")
    except KeyboardInterrupt:  # pressed while Python was still loading
        raise SystemExit(130) from None


def _hear_interrupt(lost: Any) -> None:
    """Let a Ctrl-C be heard again that came while Python cleared something away, and was lost."""
    if lost.exc_type is KeyboardInterrupt:
        from threading import Timer

        # Here it would be lost once more. A signal also ends a wait for the next key.
        if sys.platform == "win32":
            Timer(_SOON, _thread.interrupt_main).start()
        else:
            Timer(_SOON, os.kill, (os.getpid(), signal.SIGINT)).start()
    else:
        sys.__unraisablehook__(lost)


if __name__ == "__main__":
    main()
