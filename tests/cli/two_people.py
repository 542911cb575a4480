"""A coach and somebody they coach: two homes, and a file that goes from one to the other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reflectie_cli.transfer import sealed
from tests.transfer.light_seals import KEY_FILE, KEY_WORDS

Run = Callable[..., Any]


@dataclass(frozen=True)
class TwoPeople:
    """Whoever is named types; both have the same program and journals of their own."""

    run: Run
    folder: Path
    environment: pytest.MonkeyPatch
    keys: sealed.Keys

    def coach(self, *words: str, **settings: Any) -> Any:
        """Let the coach type something."""
        return self._typed("coach", *words, **settings)

    def noor(self, *words: str, **settings: Any) -> Any:
        """Let the person they coach type something."""
        return self._typed("noor", *words, **settings)

    def file(self, name: str) -> Path:
        """Return a file that both can reach."""
        return self.folder / name

    def key_of_noor(self) -> None:
        """Give the person who is coached a key of their own."""
        self._with_key("noor")

    def sends(self, name: str = "s.age", topic: str = "How I say no", *words: str) -> Path:
        """Let somebody say what the talk is to be about and seal a summary; return its file."""
        file = self.file(name)
        answers = f'{{"talk_about": "{topic}"}}'
        to = () if "--to" in words else ("--to", self.keys.public)
        said = self.noor(
            "summary", *to, "--yes", "--answers", "-", "-o", str(file), *words, stdin=answers
        )
        assert said.code == 0, said.err
        return file

    def opened(self, file: Path, name: str = "Noor") -> str:
        """Let the coach open a file, and return its handle."""
        said = self.coach("coach", "open", str(file), "--as", name)
        assert said.code == 0, said.err
        return str(said.out.splitlines()[-1])

    def replies(self, which: str, text: str, name: str = "r.age", *words: str) -> Path:
        """Let the coach write back, and return the file."""
        file = self.file(name)
        said = self.coach(
            "coach", "reply", which, "--answers", "-", "-o", str(file), *words,
            stdin=f"reply: |\n  {text}",
        )  # fmt: skip
        assert said.code == 0, said.err
        return file

    def _with_key(self, who: str) -> None:
        home = self.folder / who
        home.mkdir(exist_ok=True)
        (home / "coach-key.age").write_bytes(KEY_FILE)
        (home / "coach-key.pub").write_text(f"{self.keys.public}\n", encoding="utf-8")

    def _typed(self, who: str, *words: str, **settings: Any) -> Any:
        self.environment.setenv("REFLECTIE_HOME", str(self.folder / who))
        self.environment.setenv("REFLECTIE_PASSPHRASE", KEY_WORDS)
        return self.run(*words, **settings)


def two_people(run: Run, folder: Path, environment: pytest.MonkeyPatch) -> TwoPeople:
    """Return a coach with a key, and somebody with an empty journal."""
    keys = sealed.read_key_file(sealed.open_with_passphrase(KEY_FILE, KEY_WORDS, "key"), "key")
    people = TwoPeople(run, folder, environment, keys)
    people._with_key("coach")
    (folder / "noor").mkdir()
    return people
