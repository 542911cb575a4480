"""A summary that only its reader can open: keys, passphrases, and what is refused."""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reflectie_cli.documents.document import Document, Passage, Section, Table
from reflectie_cli.documents.terminal import as_lines
from reflectie_cli.errors import FileMissing, ReflectieError
from reflectie_cli.language import Language, speak
from reflectie_cli.transfer import sealed
from reflectie_cli.transfer.sealed import (
    MOST,
    NoRecipient,
    NoSummary,
    NotSealed,
    PrivateKeyGiven,
    SealBroken,
    SealedTooLarge,
    WrongKey,
    WrongPassphrase,
)
from tests.transfer.light_seals import SUMMARY, SUMMARY_WORDS

DOCUMENT = Document(
    title="Voor het gesprek",
    language="nl",
    about="november 2026",
    sections=(
        Section(
            "Geleerd", (Passage("Eerst [bold]vragen[/x]\x1b[2J", date(2026, 11, 2), "Waarom?"),)
        ),
        Section("Voornemens", table=Table(("Ik", "Het is"), (("wachten", "open"),))),
        Section("Ons gesprek", room=6),
    ),
    closing=("Zelf gekozen.",),
)
MADE = date(2026, 11, 21)
FILE = "brief.age"
AGE, KEYGEN = shutil.which("age"), shutil.which("ssh-keygen")


@pytest.fixture(scope="module")
def keys() -> sealed.Keys:
    """Return a coach's pair of keys."""
    return sealed.make_identity()


def nobody() -> str:
    """Stand in for a passphrase where none is to be asked for."""
    raise AssertionError("no passphrase is needed here")


def closed(keys: sealed.Keys, document: Document = DOCUMENT) -> bytes:
    """Seal a summary for a key."""
    return sealed.seal_for(keys.public, document, made=MADE, passphrase=nobody)


def payload(**changes: Any) -> bytes:
    """Return what stands inside, with something else in it."""
    return json.dumps(json.loads(sealed.summary_bytes(DOCUMENT, MADE)) | changes).encode()


def one_line(problem: ReflectieError, language: Language) -> str:
    """Return the sentence, which is one line."""
    sentence = problem.sentence(language)
    assert sentence
    assert "\n" not in sentence
    return sentence


def test_what_was_sealed_comes_out_as_it_went_in(keys: sealed.Keys) -> None:
    """The reader sees the very document the writer saw; nothing of it can be read outside."""
    data = closed(keys)
    assert b"vragen" not in data
    summary = sealed.read_summary(sealed.open_with_key(data, keys.secret, FILE), FILE)
    assert summary.document == DOCUMENT
    assert as_lines(summary.document) == as_lines(DOCUMENT)


def test_only_the_month_goes_along_and_no_property(keys: sealed.Keys) -> None:
    """A day could tell which shift it was; what was not on the screen does not leave."""
    told = replace(DOCUMENT, properties={"description": "niet gezien"})
    inside = sealed.open_with_key(closed(keys, told), keys.secret, FILE)
    assert json.loads(inside)["made"] == "2026-11"
    assert json.loads(inside)["schema"] == "reflectie-summary/1"
    assert b"2026-11-21" not in inside
    assert b"niet gezien" not in inside


def test_it_survives_a_mail(keys: sealed.Keys) -> None:
    """Other line ends, words around it, empty lines: it opens, and is the same file."""
    data = closed(keys)
    assert data.isascii()
    assert max(map(len, data.splitlines())) <= 64
    for mailed in (
        data.replace(b"\n", b"\r\n"),
        b"Hoi,\n\n" + data + b"\n\nGroet\n",
        b"\xef\xbb\xbf" + data,
        data.rstrip(),
    ):
        assert sealed.open_with_key(mailed, keys.secret, FILE) == sealed.open_with_key(
            data, keys.secret, FILE
        )
        assert sealed.digest(mailed) == sealed.digest(data)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_key_opens_only_what_is_for_it_and_whole(
    keys: sealed.Keys, lang: str, tmp_path: Path
) -> None:
    """Another key is distinguished from a damaged file, each in one line without a word of it."""
    language = speak("nl" if lang == "nl" else "en")
    data = closed(keys)
    with pytest.raises(WrongKey) as caught:
        sealed.open_with_key(data, sealed.make_identity().secret, FILE)
    assert caught.value.exit_code == 6
    assert FILE in one_line(caught.value, language)
    lines = data.splitlines(keepends=True)
    middle = bytearray(lines[-3])
    middle[10] = ord("A") if middle[10] != ord("A") else ord("B")
    for broken in (
        data[: len(data) // 2],
        data[:100],
        data[:60],
        b"".join(lines[:-1]),
        b"".join([*lines[:-3], lines[-2], lines[-1]]),
        b"".join([*lines[:-3], bytes(middle), *lines[-2:]]),
    ):
        with pytest.raises(SealBroken) as damaged:
            sealed.open_with_key(broken, keys.secret, FILE)
        assert damaged.value.exit_code == 4
        assert FILE in one_line(damaged.value, language)


def test_a_passphrase_opens_what_it_closed_and_nothing_else_does(keys: sealed.Keys) -> None:
    """Wrong words, a key, and a file cut off are told apart."""
    data = sealed.seal_for("wachtwoord", DOCUMENT, made=MADE, passphrase=lambda: "één woord")
    assert sealed.needs_passphrase(data)
    assert not sealed.needs_passphrase(closed(keys))
    inside = sealed.open_with_passphrase(data, "één woord", FILE)
    assert sealed.read_summary(inside, FILE).document == DOCUMENT
    inside = sealed.open_with_passphrase(SUMMARY, SUMMARY_WORDS, FILE)
    assert sealed.read_summary(inside, FILE).document.language == "en"
    with pytest.raises(WrongPassphrase) as wrong:
        sealed.open_with_passphrase(SUMMARY, "geheim", FILE)
    assert wrong.value.exit_code == 6
    assert "geheim" not in str(wrong.value)
    with pytest.raises(SealBroken):
        sealed.open_with_passphrase(SUMMARY[:-60], SUMMARY_WORDS, FILE)


def test_a_file_that_would_take_for_ever_is_refused_at_once() -> None:
    """Somebody can ask for a year of work in a few letters."""
    data = b"age-encryption.org/v1\n-> scrypt k+hq6spW34flxfrfIYsGlQ 40\nbmYHxIb5FmyIAYyKbZ0AzBAqcft9WKHyc8sG9EKaXK0\n--- bmYHxIb5FmyIAYyKbZ0AzBAqcft9WKHyc8sG9EKaXK0\n0123456789abcdef"
    with pytest.raises(SealBroken):
        sealed.open_with_passphrase(data, "woord", FILE)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"Hoi coach", b"\0" * 1000, b"PK\x03\x04", b"-----BEGIN AGE ENCRYPTED FILE-----\nx"],
)  # fmt: skip
def test_what_is_no_age_file_is_refused_before_a_passphrase_is_asked(
    tmp_path: Path, data: bytes, keys: sealed.Keys
) -> None:
    """Nobody types a passphrase for a file that cannot be one."""
    file = tmp_path / FILE
    file.write_bytes(data)
    with pytest.raises(NotSealed) as caught:
        sealed.read_sealed(file)
    assert caught.value.exit_code == 4
    with pytest.raises(NotSealed):
        sealed.open_with_key(data, keys.secret, FILE)


def test_a_file_is_not_read_past_what_a_summary_can_be(tmp_path: Path) -> None:
    """Two hundred megabytes cost nothing, and a pipe, which may never end, is not waited for."""
    large = tmp_path / FILE
    with large.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(SealedTooLarge):
        sealed.read_sealed(large)
    endless = tmp_path / "endless"
    os.mkfifo(endless)
    for path in (endless, tmp_path, tmp_path / "niets"):
        with pytest.raises(FileMissing):
            sealed.read_sealed(path)


def test_nothing_is_sealed_that_could_not_be_opened_again(keys: sealed.Keys) -> None:
    """What is too large to read is refused while its writer can still do something."""
    with pytest.raises(sealed.SummaryTooLarge):
        closed(keys, replace(DOCUMENT, about="x" * MOST))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hallo",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"a":' * 100_000,
        b'{"schema":"reflectie-summary/1","made":"2026-11","document":' + b"[" * 50_000,
        payload(schema="reflectie-summary/2"),
        payload(made="2026-11-21"),
        payload(made="2026-11\n"),
        payload(made="2026-13"),
        payload(more=1),
        payload(document={"title": "x"}),
        payload(document={"title": " ", "language": "nl"}),
        payload(document="tekst"),
        payload(document=None),
    ],
    ids=lambda data: data[:30],
)
def test_something_else_inside_is_no_summary(data: bytes) -> None:
    """Any other text is refused whole, in one line."""
    with pytest.raises(NoSummary) as caught:
        sealed.read_summary(data, FILE)
    assert caught.value.exit_code == 4


SAYING = {"text": "x", "day": None, "note": "", "asked": ""}
TABLE = {"headings": ["a"], "rows": [["1"]], "reached": []}
COURSE = {"times": ["mei"], "rows": [["x", [0]]]}
PART = {"title": "x", "sayings": [SAYING], "table": TABLE, "room": 0, "course": COURSE}


def test_a_document_with_something_of_everything_can_be_shown() -> None:
    """What is refused below is refused for what is changed in it."""
    document = json.loads(payload())["document"] | {"parts": [PART]}
    assert sealed.read_summary(payload(document=document), FILE).document.sections[0].timeline


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "fr"},
        {"title": ""},
        {"title": "x" * 400},
        {"title": 3},
        {"author": "Ik"},
        {"parts": [PART | {"html": "<b>"}]},
        {"parts": [PART | {"table": TABLE | {"rows": [["1", "2"]]}}]},
        {"parts": [PART | {"table": TABLE | {"headings": [], "rows": []}}]},
        {"parts": [PART | {"table": TABLE | {"reached": [4]}}]},
        {"parts": [PART | {"table": TABLE | {"reached": [1, 2]}}]},
        {"parts": [PART | {"course": COURSE | {"rows": [["x", [1]]]}}]},
        {"parts": [PART | {"course": COURSE | {"rows": [["x", [-1]]]}}]},
        {"parts": [PART | {"sayings": [SAYING | {"day": "21-11-2026"}]}]},
        {"parts": [PART | {"sayings": [SAYING | {"text": "\ud800"}]}]},
    ],
    ids=str,
)  # fmt: skip
def test_a_document_that_cannot_be_shown_whole_is_refused(changes: dict[str, Any]) -> None:
    """Fields nobody knows, rows without a heading, another language: nothing goes unnoticed."""
    document = json.loads(payload())["document"] | changes
    with pytest.raises(NoSummary):
        sealed.read_summary(payload(document=document), FILE)


def test_the_first_and_the_last_day_there_are_can_be_shown() -> None:
    """A day from nowhere is no reason for a traceback."""
    sayings = (Passage("x", date.min), Passage("y", date.max))
    document = replace(DOCUMENT, sections=(Section("x", sayings),))
    data = sealed.summary_bytes(document, MADE)
    assert as_lines(sealed.read_summary(data, FILE).document)


def test_a_recipient_is_a_key_or_a_file_with_one_or_the_word(
    keys: sealed.Keys, tmp_path: Path
) -> None:
    """However somebody hands it over, it is the same key."""
    file = tmp_path / "coach.pub"
    file.write_text(f"# mijn coach\n\n  {keys.public}  \r\n", encoding="utf-8")
    for text in (keys.public, f" {keys.public}\n", keys.public.upper(), str(file)):
        assert sealed.read_recipient(text) == keys.public
    for word in ("passphrase", "wachtwoord", "Wachtwoord"):
        assert sealed.read_recipient(word) is None


@pytest.mark.parametrize(
    "text", ["", "age1", "age1xyz", "coach.pub", "/", "x" * 5000, "ssh-ed25519 AAAA", "ssh-rsa AAAA", "a\0b"],
)  # fmt: skip
def test_what_is_no_recipient_is_refused_as_a_slip(text: str) -> None:
    """A key with a letter wrong would seal for nobody."""
    with pytest.raises(NoRecipient) as caught:
        sealed.read_recipient(text)
    assert caught.value.exit_code == 2


def test_a_letter_wrong_in_a_key_is_noticed(keys: sealed.Keys) -> None:
    """A slip in copying is found before anything is sealed."""
    letter = "q" if keys.public[20] != "q" else "p"
    with pytest.raises(NoRecipient):
        sealed.seal(b"x", keys.public[:20] + letter + keys.public[21:])


def test_a_private_key_as_a_recipient_is_refused_and_not_repeated(
    keys: sealed.Keys, tmp_path: Path, english: Language
) -> None:
    """Whoever copied the wrong line reads so, and the line is not printed once more."""
    file = tmp_path / "key.txt"
    file.write_bytes(f"# created\n{keys.secret}\n".encode())
    for text in (keys.secret, keys.secret.lower(), str(file)):
        with pytest.raises(PrivateKeyGiven) as caught:
            sealed.read_recipient(text)
        assert keys.secret[20:].casefold() not in one_line(caught.value, english).casefold()
    assert keys.secret not in repr(keys)


def test_the_words_of_a_key_can_be_said_and_stay_the_same(keys: sealed.Keys) -> None:
    """Two people compare four words by phone; the same key has them on every computer."""
    known = "age1dswyzkcdwuuk9an3mzpzm654h8hk9gfjgxx9eyr9z0ya0gqr63esh6aesp"
    assert (
        sealed.fingerprint(known) == sealed.fingerprint(f"{known}\n") == "tizab bisad dofos kigib"
    )
    consonant, vowel = "[bdfghjklmnprstvz]", "[aiou]"
    word = consonant + vowel + consonant + vowel + consonant
    assert re.fullmatch(f"{word}( {word}){{3}}", sealed.fingerprint(keys.public))
    assert sealed.fingerprint(keys.public) != sealed.fingerprint(known)


def test_the_file_with_a_key_reads_back_and_says_nothing_when_it_is_broken(
    keys: sealed.Keys,
) -> None:
    """The private key stands in no message."""
    data = sealed.as_key_file(keys)
    assert sealed.read_key_file(data, "coach-key.age") == keys
    for broken in (b"", data[:-5], b"\xff", data.replace(b"SECRET", b"PUBLIC")):
        with pytest.raises(SealBroken) as caught:
            sealed.read_key_file(broken, "coach-key.age")
        assert "AGE-SECRET" not in str(caught.value)


@pytest.mark.skipif(not KEYGEN, reason="ssh-keygen is not on this computer")
def test_a_key_of_ssh_will_do_as_a_recipient(tmp_path: Path) -> None:
    """A coach with a key for other things opens it with age and that key."""
    import pyrage

    assert KEYGEN
    file = tmp_path / "id_ed25519"
    command = [KEYGEN, "-q", "-t", "ed25519", "-N", "", "-C", "coach@huis", "-f", str(file)]
    subprocess.run(command, check=True)
    data = sealed.seal_for(f"{file}.pub", DOCUMENT, made=MADE, passphrase=nobody)
    inside = pyrage.decrypt(data, [pyrage.ssh.Identity.from_buffer(file.read_bytes())])
    assert sealed.read_summary(inside, FILE).document == DOCUMENT
    with pytest.raises(PrivateKeyGiven):
        sealed.read_recipient(str(file))


@pytest.mark.skipif(not AGE, reason="age is not on this computer")
def test_age_itself_opens_our_files_and_we_open_its(keys: sealed.Keys, tmp_path: Path) -> None:
    """Nobody depends on this program to read what they were sent."""
    assert AGE
    identity = tmp_path / "key.txt"
    identity.write_bytes(sealed.as_key_file(keys))
    decrypt = [AGE, "--decrypt", "-i", str(identity)]
    done = subprocess.run(decrypt, input=closed(keys), capture_output=True, check=True)
    assert sealed.read_summary(done.stdout, FILE).document == DOCUMENT
    for armour in ([], ["--armor"]):
        encrypt = [AGE, "--encrypt", *armour, "-r", keys.public]
        done = subprocess.run(encrypt, input=payload(), capture_output=True, check=True)
        assert sealed.open_with_key(done.stdout, keys.secret, FILE) == payload()
