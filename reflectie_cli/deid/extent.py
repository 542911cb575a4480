"""How far a name goes: the first name, surname and particles beside a word known to be one."""

from reflectie_cli.deid.context import Context

_HYPHENS = ("-", "‐", "‑")
NO_SURNAME = ("I", "U", "A")
"""Letters that are words: `Sanne I think`."""
_BEFORE_SURNAME = ("vd", "der", "den")
_IN_SURNAME = (" ", " '", " ’")


def mark(context: Context, first: int, end: int) -> None:
    """Mark words as one name."""
    context.named[first:end] = b"\x01" * (end - first)
    context.glued[first + 1 : end] = b"\x01" * (end - first - 1)


def extend(context: Context, index: int) -> None:
    """Mark the words beside a name that belong to it: `Jan de Vries`, `Jean-Pierre`."""
    extend_right(context, index)
    while index > 0 and not context.glued[index]:
        if context.closed[index - 1] or context.named[index - 1]:
            return
        first = _start_before(context, index)
        if first is None:
            return
        mark(context, first, index)
        context.glued[index] = 1
        index = first


def extend_right(context: Context, index: int) -> None:
    """Mark the words after a name that go on it."""
    while (word := context.at(index + 1)) is not None and not context.closed[index + 1]:
        like = context.is_name_like(index + 1) or context.is_surname_like(index + 1)
        name_like = word.near and like and not word.begins
        if context.named[index + 1]:
            # It grew (or will grow) by itself; walking on would make long rows slow.
            if name_like:
                context.glued[index + 1] = 1
            return
        if _is_letter_of_surname(context, index + 1):
            context.named[index + 1] = context.glued[index + 1] = 1
            return
        compound = word.gap in _HYPHENS and (
            word.capital
            or word.loud
            or (word.text.islower() and context.is_part_of_name(index + 1))
        )
        last = index + 1 if compound or name_like else _surname_after(context, index)
        if last is None:
            return
        context.named[index + 1 : last + 1] = b"\x01" * (last - index)
        context.glued[index + 1 : last + 1] = b"\x01" * (last - index)
        index = last


def _is_letter_of_surname(context: Context, index: int) -> bool:
    """Return whether a letter is all that is told of a surname: `Sanne B.`, `Fatima E was`."""
    word, after = context.words[index], context.at(index + 1)
    letter = word.near and len(word.text) == 1 and word.letters and word.text.isupper()
    if not letter or word.text in NO_SURNAME or context.shouted[index]:
        return False
    return after is None or after.gap[:1] in (".", ",", " ", ")", "\n", "?", "!", ":", ";")


def _surname_after(context: Context, index: int) -> int | None:
    """Return the word behind the particles that go on a name: `Vries` of `Jan de Vries`."""
    known, end = context.lists, index + 1
    while end - index <= 3 and (
        (part := context.at(end)) is not None
        and part.gap in (*_IN_SURNAME, "-")
        and part.folded in known.particles
        and not context.closed[end]
    ):
        end += 1
    last, parts = context.at(end), context.words[index + 1 : end]
    binds = any(part.folded in known.binding_particles or part.capital for part in parts)
    if last is None or not binds or last.gap not in (" ", "'", "’") or last.begins:
        return None
    if last.capital and parts[-1].folded in _BEFORE_SURNAME:
        return end  # "Hans van der Meer"
    if parts[-1].folded == "vd" and last.letters and not context.is_common(last.folded):
        return end  # "jan v.d. berg"
    return end if context.is_name_like(end) else None


def _start_before(context: Context, index: int) -> int | None:
    """Return where a name begins that a word belongs to, if what stands before it is of that name."""
    word, before = context.words[index], context.words[index - 1]
    particle = before.folded in context.lists.particles
    if word.gap in ("'", "’") and before.folded in ("d", "l", "m"):
        return index - 1  # "d'Souza"
    if word.gap in _HYPHENS and before.capital:
        return index - 1
    if word.near and context.is_name_like(index - 1):
        other = before.begins and context.is_noun(before.folded)
    elif word.near and word.loud and before.loud and not context.shouted[index - 1]:
        other = context.is_common(before.folded) and not particle
    elif word.near and before.capital and particle:
        other = before.begins and not context.acts(index)
    elif word.near or word.gap in ("'", "’"):
        return _start_before_particles(context, index)
    else:
        return None
    return None if other else index - 1


def _start_before_particles(context: Context, index: int) -> int | None:
    known, first = context.lists, index - 1
    while first > 0 and index - first < 4 and context.folded(first) in known.particles:
        first -= 1
    head, parts = context.words[first], context.words[first + 1 : index]
    if not parts or not all(part.gap in _IN_SURNAME for part in parts):
        return None
    if not context.is_name_like(first) or context.closed[first]:
        return None
    if head.begins and context.is_noun(head.folded):
        return None
    binding = any(part.folded in known.binding_particles for part in parts)
    return first if binding or not head.begins or context.acts(index) else None
