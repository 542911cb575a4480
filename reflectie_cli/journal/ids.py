"""Names for what is kept: a UUIDv7 for the world, a short handle for people.

The handle comes from the random part of the UUID, so it tells nothing about when.
"""

import secrets
from datetime import datetime
from uuid import UUID

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u
SHORTEST = 5
_RANDOM_BITS = 62


def new_uid(moment: datetime) -> str:
    """Return a new UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness."""
    return uuid7(int(moment.timestamp() * 1000), secrets.randbits(80))


def uuid7(milliseconds: int, noise: int) -> str:
    """Return the UUIDv7 of a time, with 80 bits that tell it from others of that time."""
    value = (milliseconds & (2**48 - 1)) << 80 | noise
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))


def handles(uid: str) -> list[str]:
    """Return the handles that fit a uid, shortest first: the first one not taken is its own."""
    rest = UUID(uid).int & (2**_RANDOM_BITS - 1)
    letters: list[str] = []
    while len(letters) < 13:
        rest, digit = divmod(rest, 32)
        letters.append(_ALPHABET[digit])
    return ["".join(letters[:length]) for length in range(SHORTEST, len(letters) + 1)]
