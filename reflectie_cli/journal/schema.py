"""The tables of the journal, grown by migrations that are added and never changed.

Nothing of ours is imported here: an old migration must do in ten years what it does today.
A migration sets `user_version` to its number. One that an older program could not write beside
also raises `oldest_writer` in `meta`.
"""

import unicodedata

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x7265666C  # "refl": tells a journal from any other SQLite file
NAMES = (
    "m001_entries",
    "m002_search",
    "m003_looking_back",
    "m004_sharing",
    "m005_themes",
    "m006_copies",
    "m007_words",
    "m008_half_typed",
    "m009_chosen",
    "m010_together",
    "m011_shared_with",
)
"""Every migration below, in order; a journal that had another one is a newer program's."""
VERSION = len(NAMES)
"""The newest schema this program knows."""

migrations = Migrations("reflectie")


@migrations()
def m001_entries(db: Database) -> None:
    """Make entries, answers, their earlier wordings, intentions, tags and tombstones.

    A moment is a pair of columns: UTC as text, and the offset of that moment in minutes. A day is
    `YYYY-MM-DD`. Integer keys are SQLite's own; a uid (UUIDv7) is what the world sees.
    """
    db.execute("""
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT
    """)
    db.execute("""
        CREATE TABLE entries (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            handle TEXT NOT NULL UNIQUE,
            set_name TEXT NOT NULL,
            set_version INTEGER NOT NULL,
            set_title TEXT NOT NULL,
            language TEXT NOT NULL,
            title TEXT,
            state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'done')),
            day TEXT NOT NULL,
            builds_on INTEGER REFERENCES entries(id) ON DELETE SET NULL,
            private INTEGER NOT NULL DEFAULT 0,
            rotated TEXT,
            unfinished TEXT,
            created_utc TEXT NOT NULL,
            created_offset INTEGER NOT NULL,
            updated_utc TEXT NOT NULL,
            updated_offset INTEGER NOT NULL,
            finished_utc TEXT,
            finished_offset INTEGER,
            deleted_utc TEXT,
            deleted_offset INTEGER
        ) STRICT
    """)
    db.execute("""
        CREATE INDEX entries_by_day ON entries(day DESC, id DESC) WHERE deleted_utc IS NULL
    """)
    db.execute("CREATE INDEX entries_by_set ON entries(set_name, day DESC, id DESC)")
    db.execute(
        "CREATE INDEX entries_unfinished ON entries(state, updated_utc) WHERE state <> 'done'"
    )
    db.execute("CREATE INDEX entries_builds_on ON entries(builds_on) WHERE builds_on IS NOT NULL")
    db.execute("""
        CREATE TABLE answers (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            key TEXT NOT NULL,
            type TEXT NOT NULL,
            stage TEXT,
            roles TEXT NOT NULL DEFAULT '[]',
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            chosen TEXT,
            labels TEXT,
            who TEXT,
            basis TEXT,
            answered_utc TEXT NOT NULL,
            answered_offset INTEGER NOT NULL,
            UNIQUE (entry_id, key)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE wordings (
            id INTEGER PRIMARY KEY,
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            type TEXT NOT NULL,
            stage TEXT,
            roles TEXT NOT NULL DEFAULT '[]',
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            chosen TEXT,
            labels TEXT,
            who TEXT,
            basis TEXT,
            answered_utc TEXT NOT NULL,
            answered_offset INTEGER NOT NULL,
            replaced_utc TEXT NOT NULL,
            replaced_offset INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX wordings_of_entry ON wordings(entry_id)")
    db.execute("""
        CREATE TABLE intentions (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            handle TEXT NOT NULL UNIQUE,
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            key TEXT,
            text TEXT NOT NULL,
            line TEXT,
            due_day TEXT,
            check_day TEXT,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'let_go')),
            created_utc TEXT NOT NULL,
            created_offset INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX intentions_of_entry ON intentions(entry_id)")
    db.execute("CREATE INDEX intentions_due ON intentions(check_day) WHERE state = 'open'")
    db.execute("""
        CREATE TABLE entry_tags (
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            folded TEXT NOT NULL,
            PRIMARY KEY (entry_id, folded)
        ) STRICT
    """)
    db.execute("CREATE INDEX entries_of_tag ON entry_tags(folded)")
    db.execute("""
        CREATE TABLE tombstones (
            uid TEXT PRIMARY KEY,
            erased_utc TEXT NOT NULL,
            erased_offset INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("INSERT INTO meta (key, value) VALUES ('oldest_writer', '1'), ('proof', '0')")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_search(db: Database) -> None:
    """Make the index for full-text search, and put into it what was already written.

    FTS5's own `secure-delete` is not used: with it an index loses its soundness when a long
    answer is changed (SQLite 3.53). What erases a word has the index written anew instead.
    """
    for table, column in (("answers", "answer"), ("entries", "title")):
        index = f"{table}_words"
        db.execute(f"""
            CREATE VIRTUAL TABLE {index} USING fts5(
                {column}, content='{table}', content_rowid='id',
                tokenize="unicode61 remove_diacritics 2", prefix='2 3'
            )
        """)
        add = f"INSERT INTO {index} (rowid, {column}) VALUES (new.id, new.{column});"
        remove = (
            f"INSERT INTO {index} ({index}, rowid, {column}) "
            f"VALUES ('delete', old.id, old.{column});"
        )
        db.execute(f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END")
        db.execute(f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {remove} END")
        db.execute(
            f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {column} ON {table} "
            f"BEGIN {remove} {add} END"
        )
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    db.execute("UPDATE meta SET value = '2' WHERE key = 'oldest_writer'")
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_looking_back(db: Database) -> None:
    """Let an entry look back: on an intention, or on a period and what was written in it.

    `period` is JSON: its name, its first and its last day. An older program would go on with a
    follow-up as with any draft, and never settle its intention.
    """
    db.execute("""
        ALTER TABLE entries
        ADD COLUMN follows INTEGER REFERENCES intentions(id) ON DELETE SET NULL
    """)
    db.execute("ALTER TABLE entries ADD COLUMN period TEXT")
    db.execute("CREATE INDEX entries_follow ON entries(follows) WHERE follows IS NOT NULL")
    db.execute("""
        CREATE TABLE covered (
            review_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            PRIMARY KEY (review_id, entry_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX covered_entries ON covered(entry_id)")
    db.execute("UPDATE meta SET value = '3' WHERE key = 'oldest_writer'")
    db.execute("PRAGMA user_version = 3")


@migrations()
def m004_sharing(db: Database) -> None:
    """Make the own list of names to leave out, and what was shared: when, at which level, a hash.

    Nothing of the shared text is kept here; `selection` names the lines that went out.
    """
    db.execute("""
        CREATE TABLE names (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE shared (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            period TEXT NOT NULL,
            level TEXT NOT NULL,
            format TEXT NOT NULL,
            hash TEXT NOT NULL,
            selection TEXT NOT NULL,
            recipient TEXT,
            entry_id INTEGER REFERENCES entries(id) ON DELETE SET NULL,
            shared_utc TEXT NOT NULL,
            shared_offset INTEGER NOT NULL
        ) STRICT
    """)
    db.execute("PRAGMA user_version = 4")


@migrations()
def m005_themes(db: Database) -> None:
    """Compare themes without accents and without a leading #; what is then one becomes one.

    An older program would find only what it folds itself, and keep a theme twice.
    """
    rows = list(db.query("SELECT entry_id, tag FROM entry_tags ORDER BY rowid"))
    db.execute("DELETE FROM entry_tags")
    for row in rows:
        theme = " ".join(row["tag"].split()).lstrip("# ")
        letters = unicodedata.normalize("NFKD", theme.casefold())
        folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
        if theme:
            db.execute(
                "INSERT OR IGNORE INTO entry_tags (entry_id, tag, folded) VALUES (?, ?, ?)",
                [row["entry_id"], theme, folded],
            )
    db.execute("UPDATE meta SET value = '5' WHERE key = 'oldest_writer'")
    db.execute("PRAGMA user_version = 5")


@migrations()
def m006_copies(db: Database) -> None:
    """Note when each field was changed last, so that two copies of a journal can become one.

    `changes` names a field of an entry and a moment by the clock in `meta`, which a transaction
    that writes moves on; while it is empty nothing is noted (what is merged brings its own).
    `wordings.stamp` is that moment of an earlier wording where it is not when it was answered.
    `links` holds what an entry builds on, follows or covers, while that is not here. `back_utc` is
    when an erased entry was brought back. An older program would note nothing.
    """
    db.execute("""
        CREATE TABLE changes (
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (entry_id, field)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE links (
            entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            uid TEXT NOT NULL,
            PRIMARY KEY (entry_id, kind, uid)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX links_to ON links(uid)")
    db.execute("CREATE INDEX entries_by_beginning ON entries(created_utc, uid)")
    db.execute("ALTER TABLE wordings ADD COLUMN stamp TEXT")
    db.execute("ALTER TABLE tombstones ADD COLUMN back_utc TEXT")
    for field, of_entries in (
        ("'date'", "entries"),
        ("'state'", "entries"),
        ("'title'", "entries WHERE title IS NOT NULL"),
        ("'bin'", "entries WHERE deleted_utc IS NOT NULL"),
        ("'unfinished'", "entries WHERE unfinished IS NOT NULL"),
        ("'tag:' || folded", "entry_tags JOIN entries ON entries.id = entry_id"),
        ("'check:' || intentions.uid", "intentions JOIN entries ON entries.id = entry_id"),
        ("'became:' || intentions.uid", "intentions JOIN entries ON entries.id = entry_id"),
    ):
        db.execute(f"INSERT INTO changes SELECT entries.id, {field}, updated_utc FROM {of_entries}")
    db.execute("INSERT INTO meta VALUES ('clock', '0')")
    clock = "(SELECT value FROM meta WHERE key = 'clock')"
    note = "INSERT OR REPLACE INTO changes VALUES"
    for field, columns in {
        "date": ("day",),
        "title": ("title",),
        "state": ("state", "finished_utc"),
        "bin": ("deleted_utc",),
        "unfinished": ("unfinished",),
        "rotated": ("rotated",),
    }.items():
        changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
        db.execute(f"""
            CREATE TRIGGER {field}_changed AFTER UPDATE OF {", ".join(columns)} ON entries
            WHEN ({changed}) AND {clock} <> ''
            BEGIN {note} (new.id, '{field}', {clock}); END
        """)
    for event, row in (("INSERT", "new"), ("DELETE", "old")):
        db.execute(f"""
            CREATE TRIGGER tag_after_{event.lower()} AFTER {event} ON entry_tags
            WHEN {clock} <> '' AND EXISTS (SELECT 1 FROM entries WHERE id = {row}.entry_id)
            BEGIN {note} ({row}.entry_id, 'tag:' || {row}.folded, {clock}); END
        """)
    for field, column in (("check", "check_day"), ("became", "state")):
        db.execute(f"""
            CREATE TRIGGER {field}_changed AFTER UPDATE OF {column} ON intentions
            WHEN old.{column} IS NOT new.{column} AND {clock} <> ''
            BEGIN {note} (new.entry_id, '{field}:' || new.uid, {clock}); END
        """)
    db.execute(f"""
        CREATE TRIGGER intention_taken_back AFTER DELETE ON intentions
        WHEN {clock} <> '' AND EXISTS (SELECT 1 FROM entries WHERE id = old.entry_id)
        BEGIN {note} (old.entry_id, 'intention:' || old.uid, {clock}); END
    """)
    for event in ("INSERT", "UPDATE OF answer, chosen, who, basis, answered_utc"):
        name = event.split()[0].lower()
        db.execute(f"""
            CREATE TRIGGER answer_after_{name} AFTER {event} ON answers
            WHEN {clock} <> '' AND ({clock} > new.answered_utc OR EXISTS (
                SELECT 1 FROM changes WHERE entry_id = new.entry_id AND field = 'answer:' || new.key
            ))
            BEGIN
                {note} (new.entry_id, 'answer:' || new.key, max({clock}, new.answered_utc));
            END
        """)
    db.execute(f"""
        CREATE TRIGGER answer_after_delete AFTER DELETE ON answers
        WHEN {clock} <> '' AND EXISTS (SELECT 1 FROM entries WHERE id = old.entry_id)
        BEGIN
            {note} (old.entry_id, 'away:' || old.key, {clock});
            DELETE FROM changes WHERE entry_id = old.entry_id AND field = 'answer:' || old.key;
            INSERT OR REPLACE INTO changes
            SELECT old.entry_id, 'gone:' || old.key, {clock} WHERE NOT EXISTS (
                SELECT 1 FROM wordings WHERE entry_id = old.entry_id AND key = old.key
                AND answered_utc = old.answered_utc
            );
        END
    """)
    db.execute(f"""
        CREATE TRIGGER wording_stamped AFTER INSERT ON wordings
        WHEN {clock} <> ''
        BEGIN
            UPDATE wordings SET stamp = (
                SELECT at FROM changes WHERE entry_id = new.entry_id AND field = 'answer:' || new.key
            ) WHERE id = new.id;
        END
    """)
    db.execute(f"""
        CREATE TRIGGER wording_thrown_away AFTER DELETE ON wordings
        WHEN {clock} <> '' AND EXISTS (SELECT 1 FROM entries WHERE id = old.entry_id)
        BEGIN
            {note} (old.entry_id, 'gone:' || old.key, max(
                coalesce(old.stamp, old.answered_utc),
                coalesce((
                    SELECT at FROM changes
                    WHERE entry_id = old.entry_id AND field = 'gone:' || old.key
                ), '')
            ));
        END
    """)
    db.execute("UPDATE meta SET value = '6' WHERE key = 'oldest_writer'")
    db.execute("PRAGMA user_version = 6")


@migrations()
def m007_words(db: Database) -> None:
    """Write down the different words, to look inside them, and note whose words are still unread.

    `folded` is how a word is compared, where the index writes it in another way. An older program
    would leave a word behind that it erased.
    """
    db.execute("CREATE TABLE words (word TEXT PRIMARY KEY, folded TEXT) STRICT, WITHOUT ROWID")
    db.execute("CREATE INDEX words_folded ON words(folded) WHERE folded IS NOT NULL")
    db.execute("""
        CREATE TABLE unread (
            place TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (place, number)
        ) STRICT, WITHOUT ROWID
    """)
    for table, column in (("answers", "answer"), ("entries", "title")):
        db.execute(f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab({table}_words, row)")
        note = f"INSERT OR IGNORE INTO unread (place, number) VALUES ('{table}', new.id);"
        for name, event in (("added", "INSERT"), ("changed", f"UPDATE OF {column}")):
            db.execute(
                f"CREATE TRIGGER {table}_unread_{name} AFTER {event} ON {table} "
                f"WHEN new.{column} IS NOT NULL BEGIN {note} END"
            )
        db.execute(f"INSERT OR IGNORE INTO words (word) SELECT term FROM {table}_terms")
    beyond_ascii = "SELECT word FROM words WHERE word GLOB '*[^' || char(1) || '-~]*'"
    for row in list(db.query(beyond_ascii)):
        letters = unicodedata.normalize("NFKD", row["word"]).casefold()
        letters = unicodedata.normalize("NFD", letters)
        folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
        if folded != row["word"]:
            db.execute("UPDATE words SET folded = ? WHERE word = ?", [folded, row["word"]])
    db.execute("UPDATE meta SET value = '7' WHERE key = 'oldest_writer'")
    db.execute("PRAGMA user_version = 7")


@migrations()
def m008_half_typed(db: Database) -> None:
    """Find what stands half-typed, mostly in drafts, as quickly among many entries as among few."""
    db.execute("CREATE INDEX entries_half_typed ON entries(id) WHERE unfinished IS NOT NULL")
    db.execute("PRAGMA user_version = 8")


@migrations()
def m009_chosen(db: Database) -> None:
    """Note of what was shared whether somebody chose the lines of it, or a page was filled."""
    db.execute("ALTER TABLE shared ADD COLUMN chosen INTEGER NOT NULL DEFAULT 1")
    db.execute("PRAGMA user_version = 9")


@migrations()
def m010_together(db: Database) -> None:
    """Keep of an intention in which role somebody does it along."""
    db.execute("ALTER TABLE intentions ADD COLUMN together TEXT")
    db.execute("PRAGMA user_version = 10")


@migrations()
def m011_shared_with(db: Database) -> None:
    """Note for whom something was shared, as its owner calls them."""
    db.execute("ALTER TABLE shared ADD COLUMN name TEXT")
    db.execute("PRAGMA user_version = 11")
