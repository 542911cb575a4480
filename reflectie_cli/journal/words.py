"""The different words of the journal, for a search that looks inside words.

Triggers note in `unread` whose words are new. They are read before a transaction ends, so no way
of writing can leave them out. What was taken out stays until the words are written anew, as it does
in the indexes themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from reflectie_cli.journal.engine import Engine
from reflectie_cli.language.letters import bare_letters

_FEW = 500
"""Up to so many texts are read one by one; for more, all words are asked of the indexes."""
_TOKENIZE = 'tokenize="unicode61 remove_diacritics 2"'
"""As the indexes have it: a word is one here where it is one there."""


def read_new_words(db: Engine) -> None:
    """Add the words of texts that were written since, so that they can be looked in."""
    unread = db.query("SELECT place, number FROM unread LIMIT ?", [_FEW + 1])
    if not unread:
        return
    if len(unread) > _FEW:
        _add_all(db)
    else:
        _add(db, _words_of(_texts(db, unread)))
    db.execute("DELETE FROM unread")


def write_words_anew(db: Engine) -> None:
    """Write down the words that the indexes hold, and nothing of what was there before.

    Written in their order, into an empty table, no word is ever moved: none leaves a trace.
    """
    db.execute("DELETE FROM words")
    _add_all(db)
    db.execute("DELETE FROM unread")


@contextmanager
def small_index(texts: Mapping[int, str]) -> Iterator[Engine]:
    """Give numbered texts an index in memory, as the journal's own: a table `texts`, and `words`."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as memory:
        db = Engine(memory, Path(":memory:"))
        db.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, content='', {_TOKENIZE})")
        db.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, row)")
        db.execute("CREATE TABLE words (word TEXT PRIMARY KEY, folded TEXT)")
        memory.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", texts.items())
        _add(db, [row["term"] for row in db.query("SELECT term FROM terms")])
        yield db


def _texts(db: Engine, unread: Iterable[dict[str, object]]) -> Iterator[str]:
    for row in unread:
        column = {"answers": "answer", "entries": "title"}[str(row["place"])]
        text = db.value(f"SELECT {column} FROM {row['place']} WHERE id = ?", [row["number"]])
        if text:
            yield text


def _words_of(texts: Iterable[str]) -> list[str]:
    """Return the different words of texts, as SQLite itself takes them apart."""
    with small_index(dict(enumerate(texts))) as index:
        return [row["word"] for row in index.query("SELECT word FROM words")]


def _add_all(db: Engine) -> None:
    db.execute(
        "INSERT OR IGNORE INTO words (word)"
        " SELECT term FROM answers_terms UNION SELECT term FROM entries_terms ORDER BY 1"
    )
    beyond_ascii = (
        "SELECT word FROM words WHERE folded IS NULL AND word GLOB '*[^' || char(1) || '-~]*'"
    )
    for row in db.query(beyond_ascii):
        if (folded := _folded(row["word"])) is not None:
            db.execute("UPDATE words SET folded = ? WHERE word = ?", [folded, row["word"]])


def _add(db: Engine, words: Iterable[str]) -> None:
    rows = [{"word": word, "folded": _folded(word)} for word in words]
    db.insert("words", rows, ignore=True)


def _folded(word: str) -> str | None:
    """Return how a word is compared, where SQLite writes it in another way."""
    folded = bare_letters(word)
    return None if folded == word else folded
