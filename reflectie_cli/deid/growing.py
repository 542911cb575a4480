"""A name that grows: the first name, surname and particles beside a word known to be one."""

from dataclasses import dataclass

from reflectie_cli.deid.reading import Reading


@dataclass(frozen=True, slots=True)
class Named:
    """Which words of a text are names, so far: `named` marks them, `glued` those that go on a name."""

    reading: Reading
    named: bytearray
    glued: bytearray

    def name(self, first: int, end: int) -> None:
        """Mark words as one name."""
        self.named[first:end] = b"\x01" * (end - first)
        self.glued[first + 1 : end] = b"\x01" * (end - first - 1)

    def grow(self, index: int) -> None:
        """Take in the words beside a name that belong to it."""
        self.rightward(index)
        if not self.glued[index]:
            self._leftward(index)

    def rightward(self, index: int) -> None:
        """Take in the words after a name that go on it: `Jan de Vries`."""
        reading, around = self.reading, self.reading.around
        while (word := reading.at(index + 1)) is not None and not reading.closed[index + 1]:
            if self.named[index + 1]:
                # It grew (or will grow) by itself; walking on would make long rows slow.
                if word.near and reading.name_like(index + 1) and not word.begins:
                    self.glued[index + 1] = 1
                return
            compound = word.gap in ("-", "‐", "‑") and (
                word.capital
                or word.loud
                or (word.text.islower() and reading.part_of_name(index + 1))
            )
            if compound or (word.near and reading.name_like(index + 1) and not word.begins):
                index += 1
            else:
                end = index + 1
                while end - index <= 3 and (
                    (part := reading.at(end)) is not None
                    and part.gap in (" ", " '", " ’", "-")
                    and part.folded in around.particles
                    and not reading.closed[end]
                ):
                    end += 1
                last = reading.at(end)
                if end == index + 1 or last is None or not self._binds(index + 1, end):
                    return
                if last.gap not in (" ", "'", "’") or not reading.name_like(end) or last.begins:
                    return
                self.glued[index + 1 : end] = b"\x01" * (end - index - 1)
                self.named[index + 1 : end] = b"\x01" * (end - index - 1)
                index = end
            self.named[index] = self.glued[index] = 1

    def _binds(self, first: int, end: int) -> bool:
        around = self.reading.around
        return any(
            word.folded in around.binding or word.capital for word in self.reading.words[first:end]
        )

    def _leftward(self, index: int) -> None:
        reading, around = self.reading, self.reading.around
        while index > 0 and not reading.closed[index - 1] and not self.named[index - 1]:
            word, before = reading.words[index], reading.words[index - 1]
            if word.gap in ("-", "‐", "‑") and before.capital:
                pass
            elif word.near and reading.name_like(index - 1):
                if before.begins and reading.noun(before.folded):
                    return
            elif word.near and word.loud and before.loud and not reading.shouted[index - 1]:
                if reading.ordinary(before.folded) and before.folded not in around.particles:
                    return
            elif before.capital and before.folded in around.particles and word.near:
                if before.begins and not reading.acts(index):
                    return
            elif word.near or word.gap in ("'", "’"):
                first = index - 1
                while first > 0 and index - first < 4 and reading.folded(first) in around.particles:
                    first -= 1
                head = reading.words[first]
                parts = reading.words[first + 1 : index]
                if not parts or not all(part.gap in (" ", " '", " ’") for part in parts):
                    return
                if not reading.name_like(first) or reading.closed[first]:
                    return
                if reading.noun(head.folded) and head.begins:
                    return
                binding = any(part.folded in around.binding for part in parts)
                if not binding and (head.begins and not reading.acts(index)):
                    return
                self.named[first : index + 1] = b"\x01" * (index + 1 - first)
                self.glued[first + 1 : index + 1] = b"\x01" * (index - first)
                index = first
                continue
            else:
                return
            self.glued[index] = self.named[index - 1] = 1
            index -= 1
