"""The scheme file's password: how strong one is, setting and removing it, and remembering it in the system's keyring.

None of this is an undo step: undoing a password would make a plain file of a protected one. Passwords and codes pass
through and are kept nowhere here; why the recovery code is as it is stands in pakning/beslutninger/0006-adgangskode.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from app.model.domain.errors import KnownFault, Mistake, Refused
from app.model.services.binder import Binder
from app.model.store.keys import CODE_LETTERS, SALT_BYTES, from_recovery_code, from_secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

OLD, NEW, AGAIN = "Nuværende adgangskode", "Ny adgangskode", "Gentag adgangskoden"
WRONG_OLD = "passer ikke til filen. Se efter store og små bogstaver, og skriv den igen"
NOT_OPENED = (
    "Adgangskoden passer ikke til filen. Se efter store og små bogstaver, og ret den. "
    "Er den rigtig, så kan filen være beskadiget; gendan den i så fald fra en sikkerhedskopi."
)
SERVICE = "hjaelpermappen"  # the keyring's name for us; the user is the file's absolute path
NO_KEYRING = "Computeren har ikke noget sikkert sted at huske adgangskoden. Den skal skrives, hver gang filen åbnes."
WORDS = ("meget svag", "svag", "nogenlunde", "god", "stærk")
_STEPS = (24, 36, 48, 64)  # bits of guessing between the words; the key's derivation adds some 18 to each


@dataclass(frozen=True)
class Strength:
    """`score` 0-4 with its word, and what would help ("" when nothing has to)."""

    score: int
    word: str
    advice: str = ""

    @property
    def text(self) -> str:
        return f"Styrke: {self.word}. {self.advice}".strip()


@dataclass(frozen=True)
class Kept:
    """What the keyring did: whether it went well, and the sentence that says so."""

    done: bool
    text: str


_COMMON = re.compile(
    r"adgangskode|kodeord|password|passw0rd|hemmelig(?:hed)?|velkommen|hjælper(?:mappen)?|hjaelper(?:mappen)?|danmark"
    r"|københavn|kobenhavn|aarhus|århus|sommer|vinter|efterår|forår|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"
    r"|januar|februar|marts|april|juni|juli|august|september|oktober|november|december|admin|login|letmein|welcome"
    r"|qwerty|elsker|skat|mor|far|kode|test|1234+|0000+|(?:19|20)\d\d"
)
_ROWS = (
    "abcdefghijklmnopqrstuvwxyzæøå",
    "qwertyuiopå",
    "asdfghjklæø",
    "zxcvbnm",
    "01234567890",
    "1q2w3e4r5t6y7u8i9o0p",
)
_SHORT = 8


def strength(password: str) -> Strength:
    """A rough estimate from length, variety and what is guessed first; advice only, nothing but empty is refused."""
    if not password:
        return Strength(0, "ingen", "Skriv en adgangskode.")
    bits = _effective_length(password) * _bits_a_sign(password)
    score = sum(bits >= step for step in _STEPS)
    return Strength(score, WORDS[score], _advice(password, score))


def _effective_length(password: str) -> float:
    """The number of signs, where one that follows from the signs before it hardly counts."""
    plain = password.casefold()
    text = _COMMON.sub("\0\0", plain)  # a word that is tried first counts as two signs
    length = 0.0
    for at, sign in enumerate(text):
        length += 0.25 if at and _follows(text[at - 1], sign) and sign != "\0" else 1.0
    half = len(plain) // 2
    return length / 2 if half > 1 and plain == plain[:half] * 2 else length


def _follows(before: str, sign: str) -> bool:
    pair = before + sign
    return before == sign or any(pair in row or pair in row[::-1] for row in _ROWS)


def _bits_a_sign(password: str) -> float:
    kinds = (
        (any(sign.isdigit() for sign in password), 10),
        (any(sign.islower() for sign in password), 8),  # of 29, since people write words
        (any(sign.isupper() for sign in password), 8),
        (any(not sign.isalnum() and sign != " " for sign in password), 12),
    )
    return log2(sum(size for used, size in kinds if used) or 2)


def _advice(password: str, score: int) -> str:
    if score >= len(WORDS) - 2:
        return ""
    if len(password) < _SHORT:
        return "Den er kort og kan gættes; fire tilfældige ord er lette at huske og svære at gætte."
    return "Flere ord, som ikke hører sammen, gør den sværere at gætte."


def set_password(binder: Binder, password: str, again: str | None = None) -> str:
    """Encrypts the open file, or gives it another password; returns the new recovery code. No undo step.

    Args:
        binder: the open binder; it stays open.
        password: anything but empty.
        again: what was typed the second time; None when nobody was asked.

    Raises:
        Refused: the password is empty, not the same twice, or can't be a password.
        KnownFault: the file can't be written; it is as it was.

    """
    if mistakes := _password_mistakes(password, again):
        raise Refused(*mistakes)
    binder.database.set_password(password)
    return binder.database.recovery_code


def change_password(binder: Binder, old: str, password: str, again: str | None = None) -> str:
    """Like set_password, for who knows the present password or recovery code. Older backups keep the old ones."""
    _refuse_stranger(binder, old)
    return set_password(binder, password, again)


def remove_password(binder: Binder, old: str) -> None:
    """Makes the file plain again, for who knows its password or recovery code. No undo step.

    Raises:
        Refused: the password is wrong.
        KnownFault: the file can't be written; it is as it was.

    """
    _refuse_stranger(binder, old)
    binder.database.set_password(None)


def check_password(binder: Binder, secret: str) -> bool:
    """Whether a password, or a recovery code, is the open file's; no look at the file, whose lock would be lost."""
    if not secret or not binder.database.encrypted or not _encodable(secret):
        return False
    with binder.database.read() as session:
        salt = bytes.fromhex(session.connection().exec_driver_sql("PRAGMA cipher_salt").scalar_one())
    return from_secret(secret, salt).recovery_code == binder.database.recovery_code


def code_mistake(code: str) -> str:
    """What is wrong with a recovery code as it is typed, before any file is tried; "" for nothing."""
    count = sum(sign.isalnum() for sign in code)
    if count != CODE_LETTERS:
        return f"Koden har {CODE_LETTERS} bogstaver og tal i grupper på 4. Du har skrevet {count}."
    if not is_recovery_code(code):
        return "Der er et forkert tegn i koden. Sammenlign den med papiret, gruppe for gruppe."
    return ""


def why_not_opened(fault: KnownFault) -> str:
    """What an unlock page says when a file did not open: a wrong password in plain words, other faults as they are."""
    return NOT_OPENED if "adgangskoden" in str(fault) else str(fault)


def recovery_pdf(binder: Binder, code: str) -> bytes:
    """The page to print and put away."""
    from app.model.documents.recovery_pdf import render

    return render(binder.database.path.name, code, binder.today, binder.resources.fonts)


def write_recovery_pdf(binder: Binder, code: str, path: Path) -> None:
    """Raises Refused if the file can't be written, or is the scheme's own."""
    from app.model.services.exchange import refuse_own_file, write_whole

    refuse_own_file(binder, path)
    write_whole(path, recovery_pdf(binder, code))


def _refuse_stranger(binder: Binder, old: str) -> None:
    if not old:
        raise Refused(Mistake(OLD, "skal skrives"))
    if not check_password(binder, old):
        raise Refused(Mistake(OLD, WRONG_OLD))


def _password_mistakes(password: str, again: str | None) -> list[Mistake]:
    if not password:
        return [Mistake(NEW, "skal skrives")]
    if not _encodable(password):
        return [Mistake(NEW, "har et tegn, der ikke kan bruges")]
    if is_recovery_code(password):  # the file would take it for its key, and never open by it
        return [Mistake(NEW, "er en gendannelseskode; vælg en anden")]
    if again is not None and again != password:
        return [Mistake(AGAIN, "er ikke den samme som den nye adgangskode")]
    return []


def is_recovery_code(text: str) -> bool:
    return from_recovery_code(text, bytes(SALT_BYTES)) is not None


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def remember(path: Path, password: str) -> Kept:
    """Keeps a password in the keyring; says so when there is none, and never fails."""
    try:
        ring = _ring()
        ring.set_password(SERVICE, _user(path), password)
        if ring.get_password(SERVICE, _user(path)) == password:
            return Kept(done=True, text="Adgangskoden huskes nu på denne computer.")
    except Exception:  # noqa: BLE001 - every keyring fails in its own way, and none may stop the program
        return Kept(done=False, text=NO_KEYRING)
    return Kept(done=False, text=NO_KEYRING)


def remembered(path: Path) -> str | None:
    """The password that the keyring has for a file; None without one, or without a keyring."""
    try:
        return _ring().get_password(SERVICE, _user(path)) or None
    except Exception:  # noqa: BLE001 - as above
        return None


def forget(path: Path) -> Kept:
    """Takes a password out of the keyring; that there was none is as good."""
    gone = Kept(done=True, text="Adgangskoden huskes ikke længere på denne computer.")
    try:
        ring = _ring()
        if ring.get_password(SERVICE, _user(path)) is not None:
            ring.delete_password(SERVICE, _user(path))
    except LookupError:
        return gone  # no keyring, so nothing in it
    except Exception:  # noqa: BLE001 - as above
        text = "Adgangskoden kunne ikke slettes fra computerens nøglering. Slet den der: den hedder »hjaelpermappen«."
        return Kept(done=False, text=text)
    return gone


def _ring() -> KeyringBackend:
    """The system's own keyring; LookupError without one. Those that keep plain text or nothing rank below 1."""
    import keyring

    ring = keyring.get_keyring()
    if ring.priority < 1:
        raise LookupError("no keyring")
    return ring


def _user(path: Path) -> str:
    return str(path.absolute())
