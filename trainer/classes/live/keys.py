"""What lets people in: the code of a class, the cookie of a seat, the words by which it is taken up elsewhere.

Only digests are stored. Sources: OWASP ASVS 4.0.3, 3.2 (at least 64 bits in a session token) and 2.6 (look-up secrets).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

from trainer.classes.live.word_list import WORDS

CODE_DIGITS = 6
WORDS_TOGETHER = 4
"""Words that name a seat: of 512 in a language, 36 bits, which are tried a few times a minute at most."""
COOKIE_BYTES = 32


def new_code() -> str:
    """Return a code of six digits; the first is no 0, which people leave out."""
    return str(10 ** (CODE_DIGITS - 1) + secrets.randbelow(9 * 10 ** (CODE_DIGITS - 1)))


def new_cookie() -> str:
    """Return a cookie: 256 bits of chance as 43 letters, digits, hyphens and underscores."""
    return secrets.token_urlsafe(COOKIE_BYTES)


def new_words(language: str) -> str:
    """Return four words of a language with blanks between them."""
    return " ".join(secrets.choice(WORDS[language]) for _ in range(WORDS_TOGETHER))


def tidied_words(typed: str) -> str:
    """Return words as they were given out: whatever stands between them and their case do not matter.

    Chinese words need nothing between them: they are all of two characters.
    """
    folded = unicodedata.normalize("NFKC", typed).casefold()
    letters = "".join(sign if sign.isalpha() else " " for sign in folded)
    parts = []
    for part in letters.split():
        chinese = not part.isascii()
        parts += [part[at : at + 2] for at in range(0, len(part), 2)] if chinese else [part]
    return " ".join(parts)


def digest(what: str, secret: str) -> str:
    """Return what is stored of a secret: SHA-256, 64 hex digits; `what` keeps secrets of two kinds apart."""
    return hashlib.sha256(f"{what} {secret}".encode()).hexdigest()


def derived(key: str, what: str) -> str:
    """Return the secret that a key gives for a purpose, the same each time: 32 hex digits (HMAC-SHA-256)."""
    return hmac.new(key.encode(), what.encode(), hashlib.sha256).hexdigest()[:32]


def same(one: str, other: str) -> bool:
    """Return whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode(), other.encode())
