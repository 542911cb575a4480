"""When the journal refuses in the middle of a walk: put the words where they can be found."""

import os
from collections.abc import Sequence
from pathlib import Path

from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step

RESCUED = "reflectie-*.txt"
"""The names of files with words that a journal refused."""


def rescue(step: Step, reply: Reply, folders: Sequence[Path]) -> Path | None:
    """Write an answer and its question into the first folder that takes it; None if none does.

    The file is readable by its owner alone, and never takes the place of another.
    """
    said = reply.text or ", ".join(step.options.get(key, key) for key in reply.chosen)
    data = f"{step.text}\n\n{said}\n".encode("utf-8", "replace")
    for folder in folders:
        for number in range(1, 100):
            path = folder / f"reflectie-{number}.txt"
            try:
                handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                continue
            except OSError:
                break
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                path.unlink(missing_ok=True)
                break
            return path
    return None
