"""The table: ratios first, what they were made of beside them, the promises last."""

from collections.abc import Mapping, Sequence

from bench.targets import TARGETS, Measured, Target, ratio
from bench.tasks import EXPORT, FLOOR, JRNL, JRNL_PLAIN, LIST, NEW, OURS, SEARCH, TYPER, Case
from bench.timing import Cost, Costs

_TASKS = {
    LIST: "list -n 10                     jrnl -n 10",
    SEARCH: "search RAREWORD                jrnl -contains RAREWORD",
    EXPORT: "export --format jsonl -o FILE  jrnl --format json --file FILE",
    NEW: "new waarom --answers FILE      jrnl < FILE",
}
"""Every task, in our words and in jrnl's."""

_QUIET = 0.9
_PROGRAMS = (OURS, FLOOR, JRNL, JRNL_PLAIN)
_COLUMNS = "{:>8}  {:>8}  {:>7}  {:>7}  {:>7}    {:>8}  {:>8}  {:>8}  {:>8}  {:>8}"
_HEADINGS = (
    ("", "ours x", "ours x", "jrnl x", "same, no", "", "", "", "jrnl, no", "ours,"),
    ("entries", "smallest", "floor", "ours", "themes", "ours", "floor", "jrnl", "themes", "peak"),
)


def starting_table(costs: Costs[str]) -> list[str]:
    """Show what starting takes, beside the library that it cannot do without."""
    lines = ["Starting", f"  {'':30}  {'x typer':>8}  {'median':>9}"]
    for name in costs.runs:
        seconds = costs.seconds(name)
        beside = _times(ratio(seconds, costs.seconds(TYPER)))
        lines.append(f"  {name:30}  {beside:>8}  {_time(seconds):>9}")
    return lines


def working_tables(costs: Costs[Case], sizes: Sequence[int]) -> list[str]:
    """Show each task at every size: the ratios, then the medians they were made of."""
    lines: list[str] = []
    for task, words in _TASKS.items():
        lines += ["", words, *(_COLUMNS.format(*heading) for heading in _HEADINGS)]
        lines += [_row(costs, task, size, sizes[0]) for size in sizes]
    return lines


def taking_in_table(costs: Mapping[int, Cost]) -> list[str]:
    """Show what it took to take all entries in, for information."""
    lines = ["", "import FILE (once, for information)"]
    return lines + [
        f"{size:>9,}  {_time(cost.seconds):>12}  {_memory(cost.peak):>12}"
        for size, cost in costs.items()
    ]


def quiet(measured: Measured, smallest: int) -> list[str]:
    """Say whether the machine had time for this: what only computes should get a whole core."""
    shares = (
        measured.starting.share(TYPER),
        measured.working.share(Case(LIST, OURS, smallest)),
    )
    known = [share for share in shares if share is not None]
    if measured.working.by_processor or min(known, default=1) >= _QUIET:
        return []
    return [
        "",
        f"The machine was busy: what only computes got {min(known):.0%} of a core."
        " Measure again when it is quiet, or with --processor.",
    ]


def promises(measured: Measured) -> list[str]:
    """Show each promise, and whether it was met."""
    return ["", "Promises", *(_promise(target, target.found(measured)) for target in TARGETS)]


def _row(costs: Costs[Case], task: str, size: int, smallest: int) -> str:
    medians = [costs.seconds(Case(task, name, size)) for name in _PROGRAMS]
    ours, bare, theirs, theirs_plain = medians
    return _COLUMNS.format(
        f"{size:,}",
        _times(ratio(ours, costs.seconds(Case(task, OURS, smallest)))),
        _times(ratio(ours, bare)),
        _times(ratio(theirs, ours)),
        _times(ratio(theirs_plain, ours)),
        *(_time(seconds) for seconds in medians),
        _memory(costs.peak(Case(task, OURS, size))),
    )


def _promise(target: Target, found: float | None) -> str:
    if found is None:
        verdict, shown = "not measured", ""
    else:
        verdict = "met" if target.met(found) else "missed"
        shown = f"{found:.2f} {target.unit}"
    return f"  {verdict:12}  {target.says:42}  {target.promise:15}  {shown}".rstrip()


def _times(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.2f}" if ratio < 100 else f"{ratio:,.0f}"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _memory(peak: float | None) -> str:
    return "–" if peak is None else f"{peak:.0f} MiB"
