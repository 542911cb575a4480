"""Whether somebody has typed on while nothing was read."""

import select

AT_ONCE = 0.03
"""Seconds between two pieces of one paste at most; nobody types as fast."""
GULP = 8
"""Letters that arrive together at least where they were not typed; nobody types as many at once."""


def keys_wait(terminal_in: int, patience: float = 0) -> bool:
    """Look whether keys wait in a terminal, or come soon; where that cannot be seen, none do."""
    try:
        return bool(select.select([terminal_in], [], [], patience)[0])
    except (OSError, ValueError):  # Windows can look at sockets only
        return False
