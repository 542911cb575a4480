"""Whether somebody has typed on while nothing was read."""

import select


def keys_wait(terminal_in: int) -> bool:
    """Look whether keys wait in a terminal; where that cannot be seen, none do."""
    try:
        return bool(select.select([terminal_in], [], [], 0)[0])
    except (OSError, ValueError):  # Windows can look at sockets only
        return False
