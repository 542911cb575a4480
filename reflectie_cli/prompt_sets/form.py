"""What may stand in the file of a prompt set: the contract's form (section 6), stated once.

`SET` is its only description, for checking and for the JSON Schema alike.
"""

import json
import re
from typing import Any

from reflectie_cli.language import N_
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import (
    ENDINGS,
    TEAM,
    WHO,
    Audience,
    QuestionType,
    ReadBack,
    Reason,
    Role,
)
from reflectie_cli.system.shapes import (
    Either,
    Field,
    Flag,
    Many,
    Named,
    Number,
    OneOf,
    RecordShape,
    Spoken,
    Words,
)

SCHEMA_FILE = "prompt-set.schema.json"
"""The JSON Schema, beside the sets it is for."""

_NAME = Words("[a-z0-9]+(-[a-z0-9]+)*", example=known.AFTER_SHIFT)
_KEY = Words("[a-z][a-z0-9_]*", example="good_for_client")
_AFTER = Words("[1-9][0-9]{0,2}d", example="14d")
QUESTION = RecordShape(
    {
        "key": Field(
            _KEY,
            "stable for ever: reviews find answers by it",
            needed=True,
            example="key: situation",
        ),
        "type": Field(
            OneOf(tuple(QuestionType)), "how it is answered", needed=True, example="type: text"
        ),
        "question": Field(Spoken(), "what is asked", example=N_("question: What happened?")),
        "help": Field(Spoken(), "the line shown on ?", example=N_("help: One moment. No names.")),
        "stage": Field(
            Spoken(), "the phase of the method, where it has phases", example=N_("stage: Action")
        ),
        "optional": Field(Flag(), "true: Enter skips it", example="optional: true"),
        "later": Field(
            Flag(),
            "true: asked on the check date; the entry stays open until then",
            example="later: true",
        ),
        "pause": Field(Flag(), "true: a new sitting begins here", example="pause: true"),
        "roles": Field(Many(OneOf(tuple(Role))), "what the answer is for", example="roles: [why]"),
        "options": Field(
            Named(_KEY, Spoken()),
            "what a choice or multi chooses from; what a tag proposes",
            example=N_("options: {good: good, bad: bad}"),
        ),
        "rotate": Field(
            Named(_KEY, Spoken({"roles": Field(Many(OneOf(tuple(Role)), least=0))})),
            "one of these is asked, never twice in a row; one may have roles of its own",
            example=N_("rotate: {first: What struck you?, second: Who helped you?}"),
        ),
        "sets_for": Field(
            OneOf(tuple(Audience)),
            "instead of options: choose one of the prompt sets for these people",
            example="sets_for: team",
        ),
        "asked_if": Field(
            Named(_KEY, Many(_KEY)),
            "asked only after one of these answers to an earlier choice",
            example="asked_if: {done: [partly, different]}",
        ),
        "about": Field(
            Named(OneOf((*WHO, TEAM)), Spoken()),
            "other words for the question, where it is about somebody else than the client",
            example=N_("about: {relative: What did the relative notice?}"),
        ),
        "above": Field(
            Many(_KEY),
            "earlier questions, of which the answers stand above this one",
            example="above: [purpose]",
        ),
        "further": Field(
            Spoken(),
            "asked once more, where the answer was a word or two",
            example=N_("further: And what is that for?"),
        ),
        "several": Field(
            Spoken(),
            "asked again after every answer, until it is left empty",
            example=N_("several: And who else?"),
        ),
        "returns": Field(
            Flag(),
            "true: the answer is shown when you look back on the entry",
            example="returns: true",
        ),
    }
)
_HEADING = {
    "name": Field(
        _NAME, "the name of the file, without .yaml", needed=True, example="name: at-table"
    ),
    "aliases": Field(Many(_NAME), "other names people may type", example="aliases: [a-meal]"),
    "version": Field(Number(1, 9999), "raised when its questions change", example="version: 1"),
    "title": Field(Spoken(), "what people call it", needed=True, example=N_("title: At table")),
    "description": Field(
        Spoken(), "one line: what it is for", example=N_("description: Look back on one meal.")
    ),
    "note": Field(
        Spoken(),
        "one line shown before the first question",
        example=N_("note: Facts go elsewhere."),
    ),
    "reason": Field(OneOf(tuple(Reason)), "where the picker shows it", example="reason: look-back"),
    "for": Field(Many(OneOf(tuple(Audience))), "who it is for", example="for: [individual]"),
    "minutes": Field(Number(1, 480), "how long it takes", example="minutes: 5"),
    "starter": Field(
        Flag(), "true: shown before the other sets of its reason", example="starter: true"
    ),
    "origin": Field(
        RecordShape(
            {
                "status": Field(
                    OneOf(("verified", "partly", "own")),
                    "how sure the source is",
                    example="status: own",
                ),
                "text": Field(
                    Spoken(), "where the method comes from", example=N_("text: Made by our team")
                ),
                "url": Field(
                    Words("https?://.+", example="https://example.org"),
                    "its page",
                    example="url: https://example.org",
                ),
            }
        ),
        example=N_("origin: {status: own, text: Made by our team}"),
    ),
    "private": Field(Flag(), "true: never in a summary for a coach", example="private: true"),
    "story": Field(
        Flag(), "false: none of its questions asks what happened", example="story: false"
    ),
    "reads_back": Field(
        Either(Flag(), Many(OneOf(tuple(ReadBack)))),
        "what you wrote before is shown above the first question; true: your latest insights",
        example="reads_back: [former]",
    ),
    "follow_up": Field(
        RecordShape(
            {
                "after": Field(_AFTER, "the default check date", needed=True, example="after: 14d"),
                "ends": Field(
                    OneOf(ENDINGS),
                    "asked in one line with the next entry; or when looking back: a next round,"
                    " whether the client was told, or whether you still think so",
                    example="ends: next-time",
                ),
            }
        ),
        example="follow_up: {after: 14d}",
    ),
}
_QUESTIONS = Field(
    Many(QUESTION, most=40),
    "in the order they are asked",
    needed=True,
    example=N_("- {key: situation, type: text, question: What happened?}"),
)
HEADING = RecordShape(_HEADING)
SET = RecordShape(_HEADING | {"questions": _QUESTIONS})


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a prompt set, so that an editor can complete and check."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reflectie prompt set",
        **SET.schema(),
    }


def schema_text() -> str:
    """Return the JSON Schema as the text of its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def is_set_name(text: str) -> bool:
    """Tell whether a prompt set, and so its file, may be called this."""
    return re.fullmatch(_NAME.pattern, text) is not None
