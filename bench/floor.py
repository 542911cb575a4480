"""The floor: the same questions put to the same file by the engine alone, in a bare Python.

Each is a program for `python -c` that takes the journal's path; what it takes, no program that
keeps its journal this way can go below. It uses sqlcipher3, because the SQLite of the system may
be too old for the index of the journal.
"""

_OPEN = """
import sys
from sqlcipher3 import dbapi2
db = dbapi2.connect(sys.argv[1], isolation_level=None)
"""

LIST = f"""{_OPEN}
for row in db.execute('''
    SELECT handle, day, set_title, state, (
        SELECT answer FROM answers WHERE entry_id = entries.id ORDER BY position LIMIT 1
    ), (SELECT group_concat(tag) FROM entry_tags WHERE entry_id = entries.id)
    FROM entries WHERE deleted_utc IS NULL ORDER BY day DESC, id DESC LIMIT 10
'''):
    print(*row)
"""
"""The latest ten, with how each begins."""

SEARCH = f"""{_OPEN}
for row in db.execute('''
    SELECT entries.handle, entries.day, answers.question,
        snippet(answers_words, 0, '', '', '…', 12)
    FROM answers_words
    JOIN answers ON answers.id = answers_words.rowid
    JOIN entries ON entries.id = answers.entry_id
    WHERE answers_words MATCH ? AND entries.deleted_utc IS NULL ORDER BY rank LIMIT 10
''', [f'"{{sys.argv[2]}}"*']):
    print(*row)
"""
"""Where a word stands; the word comes second."""

NEW = f"""{_OPEN}
import time, uuid
for setting in ('foreign_keys = ON', 'secure_delete = ON', 'synchronous = EXTRA'):
    db.execute(f'PRAGMA {{setting}}')
uid, now = str(uuid.uuid4()), time.strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', time.gmtime())
db.execute('BEGIN IMMEDIATE')
entry = db.execute('''
    INSERT INTO entries (uid, handle, set_name, set_version, set_title, language, state, day,
        created_utc, created_offset, updated_utc, updated_offset, finished_utc, finished_offset)
    VALUES (?, ?, 'waarom', 1, 'The why-question', 'en', 'done', ?, ?, 0, ?, 0, ?, 0)
''', [uid, uid[-12:], now[:10], now, now, now]).lastrowid
for position, line in enumerate(open(sys.argv[2], encoding='utf-8')):
    key, _, answer = line.partition(': ')
    db.execute('''
        INSERT INTO answers (entry_id, position, key, type, question, answer, answered_utc,
            answered_offset) VALUES (?, ?, ?, 'text', 'What?', ?, ?, 0)
    ''', [entry, position, key, answer.strip(), now])
db.execute('INSERT INTO entry_tags VALUES (?, ?, ?)', [entry, sys.argv[3], sys.argv[3]])
db.execute('COMMIT')
print(uid)
"""
"""One entry, as safely on disk; the file of answers comes second, the theme third."""

EXPORT = f"""{_OPEN}
with open(sys.argv[2], 'w', encoding='utf-8') as file:
    for line, in db.execute('''
        SELECT json_object('id', uid, 'handle', handle, 'set', set_name, 'date', day,
            'created', created_utc, 'tags', (
                SELECT json_group_array(tag) FROM entry_tags WHERE entry_id = entries.id
            ), 'answers', (
                SELECT json_group_array(json_object('key', key, 'question', question,
                    'answer', answer, 'answered', answered_utc))
                FROM (SELECT * FROM answers WHERE entry_id = entries.id ORDER BY position)))
        FROM entries ORDER BY id
    '''):
        file.write(line + chr(10))
"""
"""Every entry as a line of JSON; the file to write comes second."""
