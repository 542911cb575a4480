import os
import stat
from pathlib import Path

import pytest

from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.walk.rescue import rescue

STORY = Step("story", QuestionType.TEXT, "Wat maakte je mee?")


def test_the_words_stand_in_the_first_folder_that_takes_them(tmp_path: Path) -> None:
    """Question and answer stand together where somebody can find them."""
    path = rescue(STORY, Reply("Ik had haast.\n"), [tmp_path / "gone", tmp_path])
    assert path == tmp_path / "reflectie-1.txt"
    assert path.read_text(encoding="utf-8") == "Wat maakte je mee?\n\nIk had haast.\n\n"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_words_are_for_their_writer_alone(tmp_path: Path) -> None:
    """Rescued words are no less private."""
    path = rescue(STORY, Reply("x"), [tmp_path])
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_file_is_ever_overwritten(tmp_path: Path) -> None:
    """Words rescued earlier stay; a link somebody laid is not followed."""
    (tmp_path / "reflectie-1.txt").write_text("eerder", encoding="utf-8")
    (tmp_path / "reflectie-2.txt").symlink_to(tmp_path / "elsewhere")
    assert rescue(STORY, Reply("nieuw"), [tmp_path]) == tmp_path / "reflectie-3.txt"
    assert (tmp_path / "reflectie-1.txt").read_text(encoding="utf-8") == "eerder"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("reply", "said"),
    [(Reply(chosen=("yes", "gone")), "ja, gone"), (Reply("half \ud800 pair"), "half ? pair")],
)
def test_whatever_was_given_is_written_so_that_it_can_be_read(
    reply: Reply, said: str, tmp_path: Path
) -> None:
    """Choices by their labels, and letters that are none as a question mark."""
    step = Step("one", QuestionType.CHOICE, "Welke?", options={"yes": "ja"})
    path = rescue(step, reply, [tmp_path])
    assert path is not None
    assert path.read_text(encoding="utf-8") == f"Welke?\n\n{said}\n"


def test_where_no_folder_takes_them_nothing_is_promised(tmp_path: Path) -> None:
    """Without a place there is no path, so that the words can be shown instead."""
    assert rescue(STORY, Reply("x"), [tmp_path / "gone", tmp_path / "gone too"]) is None
