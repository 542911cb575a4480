"""Invented entries, as long as real ones: the same texts for every program that is measured.

About 120 words over five answers. Words are drawn from some thousands by Zipf's law, as people
use them: a few all the time, most of them hardly ever. Every entry has a theme, and one word
stands in one entry only.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import accumulate
from pathlib import Path
from uuid import UUID

from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.journal.ids import handles
from reflectie_cli.language import speak
from reflectie_cli.prompt_sets.library import Library
from reflectie_cli.prompt_sets.steps import Step, steps

SET = "waarom"
ANSWERED = ("situation", "purpose", "whose_value", "fit", "learned")
"""The questions of the set that every invented entry answers."""

RARE_WORD = "quarantainebeleid"
"""It stands in one entry of a journal; no invented word has a q."""

THEMES = (
    "nabijheid", "rust", "grenzen", "eigen-regie", "samenwerken", "familie", "nacht", "medicatie",
    "maaltijd", "vertrouwen", "taal", "rouw", "dagbesteding", "overdracht", "veiligheid", "tijd",
    "hygiene", "spanning", "afscheid", "humor",
)  # fmt: skip
"""The commonest first."""

_SEED = 20261121
_VOCABULARY = 6_000
_WORDS_AN_ANSWER = 24
_LAST = datetime(2026, 11, 20, 21, 0, tzinfo=timezone(timedelta(hours=1)))
_BETWEEN = timedelta(hours=2, minutes=24)

_BEGINNINGS = ("b", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w", "z")
_MIDDLES = ("a", "aa", "e", "ee", "i", "ie", "o", "oe", "u", "ij")
_ENDS = ("", "", "n", "r", "t", "s", "ng")


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wrote at one moment: the words of each answer, in the order of the set."""

    moment: datetime
    theme: str
    answers: tuple[str, ...]


def texts(count: int) -> Iterator[Text]:
    """Invent texts, oldest first; the same count gives the same texts every time."""
    chance = random.Random(_SEED)
    words = _vocabulary(chance)
    weights, of_themes = _zipf(len(words)), _zipf(len(THEMES))
    for number in range(count):
        answers = [_sentence(chance, words, weights) for _ in ANSWERED]
        if number == count // 2:
            answers[2] = answers[2].replace(" ", f" {RARE_WORD} ", 1)
        [theme] = chance.choices(THEMES, cum_weights=of_themes)
        yield Text(_LAST - (count - 1 - number) * _BETWEEN, theme, tuple(answers))


def one_more() -> Text:
    """Return a text to add to a journal; the rare word does not stand in it."""
    return next(texts(2))


def as_entry(text: Text, number: int, asked: Sequence[Step]) -> Entry:
    """Return a text as an entry of the set, as an export writes it."""
    uid = _uid(text.moment, number)
    return Entry(
        id=uid,
        handle=handles(uid)[0],
        set=SET,
        set_version=1,
        set_title="The why-question",
        language="en",
        state=State.DONE,
        date=text.moment.date(),
        created=text.moment,
        updated=text.moment,
        finished=text.moment,
        tags=(text.theme,),
        answers=tuple(
            _as_answer(step, words, text.moment)
            for step, words in zip(asked, text.answers, strict=True)
        ),
    )


def as_typed(text: Text, *, themes: bool) -> str:
    """Return a text as somebody types it for jrnl: its first answer is the title, themes get @."""
    return "\n".join([*text.answers, f"@{text.theme}"] if themes else text.answers) + "\n"


def as_jrnl(text: Text, *, themes: bool) -> str:
    """Return a text as jrnl keeps it."""
    return f"[{text.moment:%Y-%m-%d %H:%M}] {as_typed(text, themes=themes)}\n"


def as_answers(text: Text) -> str:
    """Return a text as a file of answers, as `new --answers` reads it."""
    return "".join(f"{key}: {words}\n" for key, words in zip(ANSWERED, text.answers, strict=True))


def asked_steps() -> tuple[Step, ...]:
    """Return the questions that are answered, as the program itself asks them."""
    prompt_set = Library(Path("none of one's own")).find(SET)
    laid_out = {step.key: step for step in steps(prompt_set, speak("en"), rotated={})}
    return tuple(laid_out[key] for key in ANSWERED)


def _as_answer(step: Step, words: str, moment: datetime) -> Answer:
    asked = step.key == "whose_value"
    return Answer(
        key=step.key,
        type=step.type.value,
        stage=step.stage,
        roles=step.roles,
        question=step.text,
        answer=words,
        who="client" if asked else None,
        basis="asked" if asked else None,
        answered=moment,
    )


def _uid(moment: datetime, number: int) -> str:
    """Return a UUIDv7 whose chance is seeded, so that handles are the same every time."""
    milliseconds = int(moment.timestamp() * 1000)
    chance = random.Random(_SEED + number).getrandbits(62)
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | 0x2 << 62 | chance))


def _sentence(chance: random.Random, words: Sequence[str], weights: Sequence[float]) -> str:
    chosen = chance.choices(words, cum_weights=weights, k=_WORDS_AN_ANSWER)
    return " ".join(chosen).capitalize() + "."


def _zipf(count: int) -> list[float]:
    """Return how often words of each rank are used, added up from the commonest on."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def _vocabulary(chance: random.Random) -> list[str]:
    """Invent different words of one to four syllables; the commonest are the shortest."""
    words: set[str] = set()
    while len(words) < _VOCABULARY:
        words.add("".join(_syllable(chance) for _ in range(chance.choice((1, 2, 2, 3, 3, 4)))))
    return sorted(words, key=lambda word: (len(word), word))


def _syllable(chance: random.Random) -> str:
    return chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
