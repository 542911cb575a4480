import json
import re
from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import Language, speak
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.question_types import AnswerReader
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.prompt_sets.steps import Step
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.system.text_files import NotText
from reflectie_cli.walk.answers_file import read_answers

OPTIONS = {"yes": "ja", "partly": "voor een deel", "no": "nee"}
STEPS = tuple(
    Step(
        kind.value,
        kind,
        f"{kind.value}?",
        options=OPTIONS if kind in (QuestionType.CHOICE, QuestionType.MULTI) else {},
    )
    for kind in QuestionType
)
"""One question of every type, whose key is the type."""
LATER = (Step("learned", QuestionType.TEXT, "Learned?", later=True),)
READER = AnswerReader(speak("en"), today=date(2026, 11, 21), proposal=date(2026, 12, 5))
PROPOSED = date(2026, 12, 5)


def read(data: str | bytes, reader: AnswerReader = READER) -> dict[str, Reply]:
    """Read a file of answers."""
    content = data.encode() if isinstance(data, str) else data
    return read_answers(content, "f", STEPS, reader, not_now=LATER)


def one(data: str) -> Reply:
    """Read a file with one answer, or with none."""
    replies = read(data)
    assert len(replies) <= 1
    return next(iter(replies.values()), Reply())


def said(data: str | bytes, language: Language | None = None) -> list[str]:
    """Return what is said about a file that is refused, one problem an item."""
    with pytest.raises(FileProblems) as caught:
        read(data)
    return caught.value.lines(language or speak("en"))


@pytest.mark.parametrize(
    ("data", "reply"),
    [
        # text
        ("text: gewoon tekst", Reply("gewoon tekst")),
        ("text: 22:30", Reply("22:30")),
        ("text: no", Reply("no")),
        ("text: 012", Reply("012")),
        ("text: 2026-11-20", Reply("2026-11-20")),
        ("text: |\n  een\n\n  twee\n", Reply("een\n\ntwee")),
        ("text: >\n  een\n  twee\n", Reply("een twee")),
        ('text: " een\\n"', Reply(" een\n")),
        ("{text: een}", Reply("een")),
        ('{"text": "een\\ntwee\\n"}', Reply("een\ntwee\n")),
        ('{"text": "\\ud83d\\ude00"}', Reply("😀")),
        ('{"text": 1.10}', Reply("1.10")),
        ('{"text": 12345678901234567890}', Reply("12345678901234567890")),
        ('{"text": true}', Reply("true")),
        ("short: één regel", Reply("één regel")),
        # nothing
        ("text:", Reply()),
        ("text: ''", Reply()),
        ('{"text": null}', Reply()),
        ('{"text": " "}', Reply()),
        ("multi: []", Reply()),
        ("choice:", Reply()),
        # what is chosen
        ("choice: yes", Reply(chosen=("yes",))),
        ("choice: partly", Reply(chosen=("partly",))),
        ("choice: Voor een deel", Reply(chosen=("partly",))),
        ("choice: 2", Reply(chosen=("partly",))),
        ('{"choice": 2}', Reply(chosen=("partly",))),
        ("choice: [partly]", Reply(chosen=("partly",))),
        ("multi: yes", Reply(chosen=("yes",))),
        ("multi: yes, no", Reply(chosen=("yes", "no"))),
        ("multi: [no, yes]", Reply(chosen=("yes", "no"))),
        ("multi:\n  - voor een deel\n  - no\n", Reply(chosen=("partly", "no"))),
        ('{"multi": ["yes", "no"]}', Reply(chosen=("yes", "no"))),
        ("multi: 1 3", Reply(chosen=("yes", "no"))),
        ("multi: [yes, ja]", Reply(chosen=("yes",))),
        # numbers and days
        ("scale: 7", Reply("7")),
        ('{"scale": 10}', Reply("10")),
        ("date: 2026-11-20", Reply("2026-11-20")),
        ("date: gisteren", Reply("2026-11-20")),
        ("date: '-'", Reply()),
        # themes
        ("tag: rust, nacht", Reply(chosen=("rust", "nacht"))),
        ("tag: [rust, zelf  bepalen, rust]", Reply(chosen=("rust", "zelf bepalen"))),
        ('{"tag": ["rust", null, 7]}', Reply(chosen=("rust", "7"))),
        # what belongs to an answer
        ("perspective: zij keek weg", Reply("zij keek weg")),
        ("perspective: {text: weg, who: client, basis: seen}",
         Reply("weg", who="client", basis="seen")),
        ("perspective: {text: weg, who: the client, basis: 3}",
         Reply("weg", who="client", basis="assumed")),
        ('{"perspective": {"text": "weg", "who": null}}', Reply("weg")),
        ("intention: vragen", Reply("vragen", check=PROPOSED)),
        ("intention: {text: vragen}", Reply("vragen", check=PROPOSED)),
        ("intention: {text: vragen, due: 20-12, check: 2027-01-02, line: care}",
         Reply("vragen", due=date(2026, 12, 20), check=date(2027, 1, 2), line="care")),
        ("intention: {text: vragen, check: '-'}", Reply("vragen")),
        ('{"intention": {"text": "vragen", "check": null}}', Reply("vragen")),
        ("intention: |\n  vragen\n", Reply("vragen", check=PROPOSED)),
    ],
)  # fmt: skip
def test_an_answer_is_read_as_it_is_meant(data: str, reply: Reply) -> None:
    """Text, numbers, keys, labels, lists and mappings give the reply that typing them gives."""
    assert one(data) == reply


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("\ntex: x", "f, line 2: there is no question “tex” here; did you mean text?"),
        ("zzz: x", "f, line 1: there is no question “zzz” here; the questions are: "
         + ", ".join(QuestionType)),
        ("learned: x",
         "f, line 1: “learned” is asked later; give it then, with: reflectie resume"),
        ("choice: maybe", "f, line 1: “maybe” is not one of these: yes, partly, no."),
        ("choice: [maybe]", "f, line 1: “maybe” is not one of these: yes, partly, no."),
        ("choice: [yes, no]", "f, line 1: Choose one of these, not several."),
        ("multi: [yes, maybe]", "f, line 1: “maybe” is not one of these: yes, partly, no."),
        ("scale: 11", "f, line 1: “11” is not one of these: 1–10."),
        ('{"scale": 7.5}', "f: “7.5” is not one of these: 1–10."),
        ("date: nooit",
         "f, line 1: “nooit” is not a day I can read. Try 2026-11-20, 20-11, 20 nov or yesterday."),
        ("short: |\n  een\n  twee", "f, line 1: This takes one line, not several."),
        ("text: [een]", "f, line 1: plain text is expected after text"),
        ("text: {een: twee}", "f, line 1: plain text is expected after text"),
        ("scale: [7]", "f, line 1: plain text is expected after scale"),
        ("multi: [[yes]]", "f, line 1: plain text is expected after multi"),
        ("tag: {a: b}", "f, line 1: plain text is expected after tag"),
        ("perspective: [a]", "f, line 1: plain text is expected after perspective"),
        ("perspective: {text: [a]}", "f, line 1: plain text is expected after perspective"),
        ("perspective: {text: a, wo: client}",
         "f, line 1: “wo” does not belong to perspective; you can use: text, who, basis"),
        ("intention: {text: a, who: client}",
         "f, line 1: “who” does not belong to intention; you can use: text, check, due, line"),
        ("text: a\ntext: b", "f, line 2: “text” is here twice; keep one."),
        ('{"text": "a", "text": "b"}', "f: “text” is here twice; keep one."),
        ('{"perspective": {"text": "a", "text": "b"}}', "f: “text” is here twice; keep one."),
        ("- a", "f, line 1: answers are written as “key: answer”, one key for every question"),
        ("zomaar", "f, line 1: answers are written as “key: answer”, one key for every question"),
        ('["a"]', "f, line 1: answers are written as “key: answer”, one key for every question"),
        ("text: a\n---\ntext: b", "f, line 2: One file holds one document; remove this “---”."),
        ("text: &a b", "f, line 1: Anchors like &a are not used here; remove it."),
        ("text: a: b", "f, line 1: this is not YAML (mapping values are not allowed in this"
         " context). Check the spaces and the quotes just before it."),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_refused_with_its_place(data: str, problem: str) -> None:
    """Unknown keys, wrong options, unreadable days and wrong shapes are told with their line."""
    assert said(data) == [problem]


def test_all_problems_of_a_file_come_at_once_and_in_dutch(dutch: Language) -> None:
    """One reading tells everything, in the person's language, in the order of the file."""
    data = "tex: a\nscale: 11\ntext: goed\ndate: ooit\nlearned: x\nmulti: [nooit]\n"
    assert said(data, dutch) == [
        "f, regel 1: de vraag “tex” is er niet; bedoelde je text?",
        "f, regel 2: “11” hoort niet bij: 1–10.",
        "f, regel 4: “ooit” kan ik niet als dag lezen. "
        "Probeer 2026-11-20, 20-11, 20 nov of gisteren.",
        "f, regel 5: “learned” komt later aan bod; geef het dan, met: reflectie hervat",
        "f, regel 6: “nooit” hoort niet bij: yes, partly, no.",
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("intention:\n  text: vragen\n  line: care\n  due: ooit\n", 4),
        ("perspective:\n  text: weg\n  who: buurman\n", 3),
        ("multi:\n  - yes\n  - no\n  - nooit\n", 4),
        ("choice:\n  - nooit\n", 2),
        ("perspective:\n  text: weg\n  wo: client\n", 3),
        ("perspective:\n  who: client\n  text: [weg]\n", 3),
    ],
    ids=["a day", "who", "an option", "a choice", "an unknown name", "a list"],
)
def test_a_problem_inside_an_answer_has_its_own_line(data: str, line: int) -> None:
    """In an answer of several lines the line that is wrong is named, not the first one."""
    (problem,) = said(data)
    assert problem.startswith(f"f, line {line}: ")


@pytest.mark.parametrize("data", ["perspective: {who: buurman}", "intention: {due: ooit}"])
def test_what_is_wrong_without_a_text_is_refused_as_well(data: str) -> None:
    """Nothing in a file is passed by in silence: a wrong part is wrong without its text too."""
    assert len(said(data)) == 1


@pytest.mark.parametrize("data", ["", "\n\n", "# niets\n", "{}", "---\n", "null"])
def test_a_file_without_answers_gives_none(data: str) -> None:
    """An empty file is no problem of its own; there is only nothing to keep."""
    assert read(data) == {}


def test_answers_come_in_the_order_of_the_questions() -> None:
    """Whatever the order in the file, answers are kept in the order of asking."""
    assert list(read("tag: a\nscale: 7\ntext: b\nchoice: yes\n")) == [
        "text", "choice", "scale", "tag",
    ]  # fmt: skip


def test_a_file_as_windows_writes_it_is_read() -> None:
    """A byte order mark and Windows line ends change nothing."""
    replies = read(b"\xef\xbb\xbftext: |\r\n  een\r\n  twee\r\nscale: 7\r\n")
    assert replies == {"text": Reply("een\ntwee"), "scale": Reply("7")}


def test_json_as_windows_writes_it_is_read_as_json() -> None:
    """A byte order mark does not turn JSON, with its own escapes, into YAML."""
    assert read(b'\xef\xbb\xbf{"text": "\\ud83d\\ude00"}') == {"text": Reply("😀")}


@pytest.mark.parametrize(
    "data",
    [
        "text: caf\xe9 \u20ac".encode("cp1252"),
        "\ufefftext: caf\xe9 \u20ac".encode("utf-16-le"),
        "\ufefftext: caf\xe9 \u20ac".encode("utf-16-be"),
        "\ufefftext: caf\xe9 \u20ac".encode(),
    ],
    ids=["windows-1252", "utf-16-le", "utf-16-be", "a mark"],
)
def test_a_file_that_an_older_program_wrote_is_read_as_it_meant(data: bytes) -> None:
    """The same letters come out of every encoding that editors and Excel write."""
    assert read(data) == {"text": Reply("caf\xe9 \u20ac")}


def test_a_file_with_nuls_is_refused() -> None:
    """Nobody can tell what such a file says: UTF-16 without a mark, or no text at all."""
    with pytest.raises(NotText):
        read("text: caf\xe9".encode("utf-16-le"))


def test_a_lone_half_of_a_pair_can_be_kept() -> None:
    """A JSON escape that is no letter by itself does not stop the rest from being kept."""
    reply = one('{"text": "een \\ud800 twee"}').keepable()
    assert reply.text.encode()
    assert reply.text.startswith("een ")
    assert reply.text.endswith(" twee")


def test_a_settled_check_day_is_left_to_its_question() -> None:
    """Where a question asks the check day, an intention from a file has none of its own."""
    settled = AnswerReader(speak("en"), READER.today, READER.proposal, settled=True)
    assert read("intention: vragen", settled) == {"intention": Reply("vragen")}


@pytest.mark.parametrize(
    "data", ["{" * 3000, '{"text":' + "[" * 3000 + "]" * 3000 + "}", '{"text":' + "[" * 300]
)
def test_a_file_of_brackets_is_refused_in_words(data: str) -> None:
    """However deep it goes, it ends in a sentence."""
    assert said(data)


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=200, deadline=None)
@given(text=ANY_TEXT)
@example("\ufeff")
@example(" \n een\n")
@example("\u2028\x85\x00")
def test_any_text_comes_back_equal_through_json(text: str) -> None:
    """What a program writes as JSON is kept letter for letter, escaped or not."""
    expected = Reply(text if text.strip() else "")
    assert one(json.dumps({"text": text})) == expected
    assert one(json.dumps({"text": text}, ensure_ascii=False, indent=1)) == expected


@settings(max_examples=200, deadline=None)
@given(text=ANY_TEXT)
@example("\ufeff")
@example(" \n een\n")
@example("\u2028\x85\x00")
@example("een\n\n  twee\n---\n<<: &a *b\n\n")
def test_any_text_comes_back_equal_through_yaml(text: str) -> None:
    """What a program writes as YAML is kept letter for letter, in quotes or in a block.

    PyYAML itself loses the rarer line ends where it does not escape them.
    """
    expected = Reply(text if text.strip() else "")
    assert one(yaml.safe_dump({"text": text})) == expected
    if not re.search("[\x85\u2028\u2029]", text):
        assert one(yaml.safe_dump({"text": text}, allow_unicode=True)) == expected
        if not text.endswith("\n"):  # the last line end of a block is its notation's
            block = yaml.safe_dump({"text": text}, allow_unicode=True, default_style="|")
            assert one(block) == expected


def replies_or_problem(data: bytes) -> dict[str, Reply] | ReflectieError:
    """Read a file of answers; give what a person would be told where it is refused."""
    try:
        return read(data)
    except ReflectieError as problem:
        return problem


PIECES = st.sampled_from(
    ["text", "multi", "perspective", "intention", ": ", "yes", "{", "}", "[", "]", ", ", "- ", "\n",
     "\n  ", "text: ", "who: ", "due: ", '"', "'", "|\n  ", "7", "gisteren", "null", "\\u", "\\ud800",
     "&a ", "*a", "<<", "---\n", "#", "\t", "\x00", "é"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=80),
        st.lists(PIECES, max_size=20).map(lambda pieces: "".join(pieces).encode()),
        st.lists(PIECES, max_size=20).map(lambda pieces: ("{" + "".join(pieces)).encode()),
    )
)
def test_whatever_stands_in_a_file_it_is_answers_or_a_sentence(data: bytes) -> None:
    """Any bytes give replies to known questions, or an error that can be said."""
    outcome = replies_or_problem(data)
    if isinstance(outcome, ReflectieError):
        assert outcome.exit_code == 4
        assert outcome.sentence(speak("nl")).strip()
    else:
        assert set(outcome) <= {step.key for step in STEPS}
        assert not any(reply.empty for reply in outcome.values())
