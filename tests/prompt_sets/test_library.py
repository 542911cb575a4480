from pathlib import Path

import pytest

from reflectie_cli.errors import NoSuchSet
from reflectie_cli.language import Language
from reflectie_cli.prompt_sets import file
from reflectie_cli.prompt_sets.library import Library, shipped_folder
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.system.yaml_tree import Node, read_set_file


def own(folder: Path, name: str, title: str = "Eigen", extra: str = "") -> None:
    """Write a set of one's own."""
    folder.mkdir(exist_ok=True)
    text = (
        f"name: {name}\ntitle: {title}\n{extra}questions: [{{key: a, type: text, question: W}}]\n"
    )
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library whose folder of own sets does not exist yet."""
    return Library(tmp_path / "prompts")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of every file that is read."""
    seen: list[str] = []

    def noting(path: Path, *, until: str | None = None) -> Node:
        seen.append(f"{path.name} until {until}" if until else path.name)
        return read_set_file(path, until=until)

    monkeypatch.setattr(file, "read_set_file", noting)
    return seen


def test_the_shipped_sets_are_there_without_a_folder_of_ones_own(library: Library) -> None:
    """Nobody has to make a folder to begin."""
    shipped = [path.stem for path in shipped_folder().glob("*.yaml")]
    assert library.names() == sorted(shipped)
    assert [set_file.own for set_file in library.set_files()] == [False] * len(shipped)


def test_a_set_of_ones_own_wins_over_a_shipped_one(library: Library) -> None:
    """Whoever writes a waarom.yaml walks that one, and sees it listed once."""
    own(library.own_folder, "waarom", "Mijn waarom")
    found = library.find("waarom")
    assert (found.own, found.title["nl"]) == (True, "Mijn waarom")
    assert [set_file.own for set_file in library.set_files() if set_file.name == "waarom"] == [True]
    assert library.names().count("waarom") == 1


@pytest.mark.parametrize("name", ["korthagen", "reflection-circle", " Korthagen ", "ALACT"])
def test_a_set_is_found_by_an_alias(library: Library, name: str) -> None:
    """An alias, in whatever capitals, leads to the set."""
    assert library.find(name).name == "reflectiecirkel"


def test_a_name_wins_over_an_alias(library: Library) -> None:
    """A set that is called why is found by that name, whatever goes by it as alias."""
    own(library.own_folder, "why")
    assert library.find("why").own


def test_an_alias_that_another_set_has_stays_with_that_set(
    library: Library, english: Language
) -> None:
    """One name leads to one set: the second claim is told, and the set goes by its own name."""
    own(library.own_folder, "mijn", extra="aliases: [korthagen, van-mij]\n")
    assert library.find("korthagen").name == "reflectiecirkel"
    assert library.find("van-mij").name == "mijn"
    claims = {
        set_file.name: set_file.problem for set_file in library.set_files() if set_file.problem
    }
    assert claims["mijn"].sentence(english) == (
        "mijn.yaml: the alias “korthagen” belongs to the set reflectiecirkel; choose another one."
    )
    assert list(claims) == ["mijn"]


def test_a_shipped_set_taken_over_leaves_its_aliases(library: Library) -> None:
    """An alias of a shipped set that was replaced leads nowhere instead of to the old one."""
    own(library.own_folder, "reflectiecirkel")
    with pytest.raises(NoSuchSet):
        library.find("korthagen")


def test_an_unknown_name_offers_the_nearest(library: Library, english: Language) -> None:
    """A slip of the finger is answered with names that look like it."""
    with pytest.raises(NoSuchSet) as caught:
        library.find("warom")
    assert caught.value.sentence(english) == (
        "There is no prompt set “warom”. Did you mean waarom, waarom-hoe-wat?"
    )


def test_a_name_like_nothing_points_to_the_list(library: Library, dutch: Language) -> None:
    """Where nothing looks like it, the list of all sets is offered."""
    with pytest.raises(NoSuchSet) as caught:
        library.find("qqq")
    assert caught.value.sentence(dutch) == (
        "Er is geen vragenset “qqq”. Allemaal: reflectie vragensets lijst"
    )


def test_finding_a_name_reads_one_file(library: Library, reads: list[str]) -> None:
    """A name is a file's name, so however many sets there are one is read."""
    for number in range(5):
        own(library.own_folder, f"eigen-{number}")
    library.find("pdca")
    assert reads == ["pdca.yaml"]


def test_listing_names_reads_no_file(library: Library, reads: list[str]) -> None:
    """What a shell offers while somebody types costs no reading."""
    assert "pdca" in library.names()
    assert reads == []


def test_listing_the_shelves_reads_every_file_once(library: Library, reads: list[str]) -> None:
    """The whole library is one reading of each file: of an own one whole, of others the heading."""
    own(library.own_folder, "eigen")
    library.set_files()
    shipped = [name for name in library.names() if name != "eigen"]
    expected = ["eigen.yaml", *(f"{name}.yaml until questions" for name in shipped)]
    assert sorted(reads) == sorted(expected)


def test_a_broken_file_is_listed_and_hides_nothing(library: Library, english: Language) -> None:
    """One broken file stands in the list with its problem; all others can be walked."""
    own(library.own_folder, "kapot", extra="titel: x\n")
    set_files = {set_file.name: set_file for set_file in library.set_files()}
    problem = set_files["kapot"].problem
    assert problem is not None
    assert "did you mean title?" in problem.sentence(english)
    assert set_files["kapot"].heading is None
    assert all(set_file.heading for name, set_file in set_files.items() if name != "kapot")
    assert library.find("korthagen").name == "reflectiecirkel"


def test_asking_for_a_broken_set_says_what_is_wrong_with_it(library: Library) -> None:
    """Somebody who walks a broken set reads its problems, not that it does not exist."""
    own(library.own_folder, "kapot", extra="titel: x\n")
    with pytest.raises(FileProblems):
        library.find("kapot")


def test_a_broken_set_of_ones_own_does_not_fall_back_on_the_shipped_one(library: Library) -> None:
    """A slip in one's own waarom.yaml is told, never silently passed by."""
    own(library.own_folder, "waarom", extra="titel: x\n")
    with pytest.raises(FileProblems):
        library.find("waarom")


@pytest.mark.parametrize(
    "name",
    ["README.md", "eigen.yaml~", "eigen.yml", ".eigen.yaml.swp", ".#eigen.yaml", "._eigen.yaml"],
)
def test_other_files_in_the_folder_are_left_alone(library: Library, name: str) -> None:
    """Notes, back-ups and locks of an editor, and what a Mac leaves on a stick, are no sets."""
    own(library.own_folder, "eigen")
    (library.own_folder / name).write_text("x", encoding="utf-8")
    shipped = {path.stem for path in shipped_folder().glob("*.yaml")}
    assert set(library.names()) == {*shipped, "eigen"}
