"""A PDF that opens with a passphrase: AES-256 (PDF 2.0, R6), as every viewer knows it.

It keeps others out while it travels. Whoever has the words can copy, print and pass on.
"""

import io
import secrets

import pikepdf


def locked(data: bytes, passphrase: str) -> bytes:
    """Return a PDF that only opens with the passphrase; its title and properties are closed as well.

    The one of an owner, which would open it too, is thrown away.
    """
    closed = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        key = pikepdf.Encryption(
            user=passphrase, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True
        )
        file.save(closed, encryption=key)
    return closed.getvalue()
