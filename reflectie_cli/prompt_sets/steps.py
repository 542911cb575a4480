"""A set laid out as it is asked: its questions, one after another, in one language and wording."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import (
    Audience,
    PromptSet,
    Question,
    QuestionType,
    SetHeading,
    Text,
)


class Step(Struct, frozen=True):
    """One question as it is asked: one language, one wording.

    `because_of` names the question this step follows from: it is asked once that one has an answer,
    one `of` these where some are named, a word or two where it is `brief`: then the one before
    `goes_further`. Where a question is asked again, `after` is the time before: one more voice is
    asked after one that was heard, and what was heard stays in reach. What `is_extra` stands on a
    sheet of questions only where it would be asked. A scale is followed so, because a number never
    stands alone (methods.md, 0.1); what follows so is no question of the set, and is not `counted`. One that belongs to a branch of the set is, and `expected` says
    whether it is where nobody chose yet. It is not asked where what it is `instead_of` has an
    answer. `label` says which of the wordings that take turns this
    is, `others` are the rest, in the order they would come, and `others_roles` what these are for.
    `pause`: a new sitting begins here. `leads_on`: what is chosen is a set to walk next. `above` are
    the keys of answers that stand above it, and what `returns` is shown when one looks back. Of what is
    meant in a set that nobody walks alone, a `shared` one, it is asked who does it with somebody,
    where the words say that somebody does; not in a light one.
    """

    key: str
    type: QuestionType
    text: str
    position: int = 0
    help: str = ""
    stage: str | None = None
    optional: bool = False
    roles: tuple[str, ...] = ()
    options: Mapping[str, str] = {}
    later: bool = False
    because_of: str | None = None
    of: tuple[str, ...] = ()
    after: str | None = None
    brief: bool = False
    goes_further: bool = False
    is_extra: bool = False
    branches: bool = False
    expected: bool = True
    instead_of: str | None = None
    label: str | None = None
    others: Mapping[str, str] = {}
    others_roles: Mapping[str, tuple[str, ...]] = {}
    pause: bool = False
    leads_on: bool = False
    above: tuple[str, ...] = ()
    returns: bool = False
    shared: bool = False

    @property
    def counted(self) -> bool:
        """Whether it is one of the questions of its set, where it is asked."""
        return self.because_of is None or self.branches

    def turned(self) -> "Step":
        """Return the step with the wording that comes next. Another one can be drawn once."""
        label, text = next(iter(self.others.items()))
        return replace(
            self, label=label, text=text, others={}, roles=self.others_roles.get(label, self.roles)
        )


ONLY_AFTER = N_("Only if you chose at question {number}: {answers}")
"""When a question of a branch is asked, where all questions stand on one page."""

_BECAUSE = N_("What makes it that number?")
_LIGHT_MINUTES = 5
_MOST_SEVERAL = 6
"""How often a question is asked at most, one voice or value at a time."""
_SEVERAL_ON_A_SHEET = 2  # besides the first


def because_key(key: str) -> str:
    """Return the key of the question that follows the scale with this key."""
    return f"{key}_because"


def further_key(key: str) -> str:
    """Return the key under which a question is asked once more."""
    return f"{key}_further"


def several_keys(key: str) -> tuple[str, ...]:
    """Return the keys under which a question is asked again, after the first time."""
    return tuple(f"{key}_{number}" for number in range(2, _MOST_SEVERAL + 1))


def steps(
    prompt_set: PromptSet,
    language: Language,
    *,
    rotated: Mapping[str, str],
    sets: Callable[[], Sequence[SetHeading]] = tuple,
    about: str = "",
) -> tuple[Step, ...]:
    """Lay a set out as it is asked. `rotated` says which label of a rotating question.

    `sets` gives the library, for a question that lets somebody choose a set out of it; `about` says
    whom it is about, where that is not the one client: a key of `WHO`, or `TEAM`.
    """
    laid_out: list[Step] = []
    first_options = {one.key: next(iter(one.options), "") for one in prompt_set.questions}
    for question in prompt_set.questions:
        options = dict(question.options)
        alone = Audience.INDIVIDUAL in prompt_set.audience
        shared = not alone and prompt_set.minutes > _LIGHT_MINUTES
        if question.sets_for:
            options = _sets_to_choose(sets(), question.sets_for, besides=prompt_set.name)
        step = replace(_step(question, language, rotated.get(question.key), about), shared=shared)
        step = replace(step, options={key: language.of(text) for key, text in options.items()})
        for key, chosen in question.asked_if.items():
            expected = first_options.get(key) in chosen
            step = replace(step, because_of=key, of=chosen, branches=True, expected=expected)
        for one in (step, *_after_it(question, step, language)):
            laid_out.append(replace(one, position=len(laid_out)))
    return tuple(laid_out)


def _step(question: Question, language: Language, label: str | None, about: str) -> Step:
    """Return a question as it is asked, with the wording of `label` and for whom it is about."""
    label = label if label in question.rotate else None
    text = question.rotate[label] if label else question.about.get(about, question.text)
    roles = {key: question.rotate_roles.get(key, question.roles) for key in question.rotate}
    is_scale = question.type is QuestionType.SCALE
    return Step(
        key=question.key,
        type=question.type,
        text=language.of(text),
        help=language.of(question.help),
        stage=language.of(question.stage) or None,
        optional=question.optional or is_scale,
        roles=roles[label] if label else question.roles,
        later=question.later,
        label=label,
        others={
            key: language.of(question.rotate[key]) for key in _after(list(question.rotate), label)
        },
        others_roles=roles,
        pause=question.pause,
        leads_on=question.sets_for is not None,
        above=question.above,
        returns=question.returns,
        goes_further=bool(question.further),
    )


def _after_it(question: Question, step: Step, language: Language) -> Iterator[Step]:
    """Return the steps that follow from a question: what makes a number, once more, one more."""
    follows = replace(step, optional=True, because_of=step.key, of=(), branches=False, pause=False)
    follows = replace(follows, label=None, others={}, above=())
    if step.type is QuestionType.SCALE:
        because = language.text(_BECAUSE)
        key, kind = because_key(step.key), QuestionType.TEXT
        yield replace(follows, key=key, type=kind, text=because, help="", options={})
    if question.further:
        key, text = further_key(step.key), language.of(question.further)
        yield replace(follows, key=key, text=text, brief=True, is_extra=True, goes_further=False)
    if question.several:
        before = step.key
        text = language.of(question.several)
        for number, key in enumerate(several_keys(step.key)):
            extra = number >= _SEVERAL_ON_A_SHEET
            yield replace(follows, key=key, text=text, after=before, is_extra=extra)
            before = key


def next_labels(prompt_set: PromptSet, last: Mapping[str, str]) -> dict[str, str]:
    """Choose a label for every rotating question: the one after the label asked last."""
    chosen: dict[str, str] = {}
    for question in prompt_set.questions:
        if question.rotate:
            chosen[question.key] = _after(list(question.rotate), last.get(question.key))[0]
    return chosen


def _after(labels: list[str], label: str | None) -> list[str]:
    """Return the labels in turn, from the one after `label`, which itself comes last."""
    if label not in labels:
        return labels
    at = labels.index(label) + 1
    return [*labels[at:], *labels[: at - 1]] or [label]


def _sets_to_choose(sets: Sequence[SetHeading], audience: str, *, besides: str) -> dict[str, Text]:
    return {
        one.name: one.title
        for one in sets
        if one.is_picked and audience in one.audience and one.name != besides
    }
