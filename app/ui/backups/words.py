"""What is said about backups: sizes, what differs, what is safe about a place. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.model.domain.danish import moment_text, plural
from app.model.services.backups import BackupFile, Difference, Rehearsal

NAMES = {
    "helpers": ("hjælper", "hjælpere"),
    "contracts": ("kontrakt", "kontrakter"),
    "shifts": ("vagt", "vagter"),
    "absences": ("fravær", "fravær"),
    "grants": ("bevilling", "bevillinger"),
}
PAPERS = {
    "issued_documents": ("udstedt dokument", "udstedte dokumenter"),
    "attachments": ("scannet papir", "scannede papirer"),
    "talks": ("samtale", "samtaler"),
    "applicants": ("ansøger", "ansøgere"),
    "vacation_wishes": ("ferieønske", "ferieønsker"),
    "accidents": ("arbejdsulykke", "arbejdsulykker"),
    "parental_leaves": ("barsel", "barsler"),
    "stays": ("af borgerens ophold", "af borgerens ophold"),
}
OTHER = ("anden oplysning", "andre oplysninger")
THOUSAND = 1000
_CLOUDS = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "owncloud",
    "pcloud",
    "jottacloud",
)
_STICKS = ("/media/", "/run/media/", "/volumes/")
_NETWORKS = ("//", "/net/", "/nfs/", "/smb/", "gvfs")


def size_text(size: int) -> str:
    """704 kB, 8,7 MB: as file managers show it."""
    if size < THOUSAND * THOUSAND:
        return f"{max(1, round(size / THOUSAND))} kB"
    return f"{size / THOUSAND / THOUSAND:.1f} MB".replace(".", ",")


def place_text(backup: BackupFile, places: list[Path]) -> str:
    """Which of the two folders it lies in."""
    return "Ved siden af ordningen" if places and backup.path.parent == places[0] else str(backup.path.parent)


def backup_text(backup: BackupFile) -> str:
    return f"{moment_text(backup.made_at)}, {size_text(backup.size)}"


def differences_text(found: Mapping[str, Difference]) -> str:
    """What restoring would change, a sentence a line."""
    if not found:
        return "Den har det samme som din fil nu. Gendanner du den, ændrer intet sig."
    lines = ["Gendanner du den, sker dette:"]
    for name, difference in found.items():
        if name == "scheme":
            lines.append("Oplysningerne om ordningen bliver, som de var dengang.")
            continue
        one, many = NAMES.get(name) or PAPERS.get(name, OTHER)
        if difference.new:
            lines.append(f"{plural(difference.new, one, many)}, der er kommet til siden, forsvinder.")
        if difference.gone:
            lines.append(f"{plural(difference.gone, one, many)}, der er slettet siden, kommer tilbage.")
        if difference.changed:
            lines.append(f"{plural(difference.changed, one, many)}, der er rettet siden, bliver som dengang.")
    return "\n".join(lines)


def rehearsal_text(found: Rehearsal) -> str:
    counted = [plural(found.counts.get(name, 0), *names) for name, names in NAMES.items()]
    listed = f"{', '.join(counted[:-1])} og {counted[-1]}"
    return f"Prøven gik godt: kopien kan åbnes og er hel. Den har {listed}. Intet er rørt."


def place_kind(folder: str) -> str:
    """One of "cloud", "stick", "network" and "", as far as a path tells."""
    path = folder.replace("\\", "/").casefold() + "/"
    if any(name in path for name in _CLOUDS):
        return "cloud"
    if path.startswith(_STICKS):
        return "stick"
    return "network" if path.startswith(_NETWORKS) or "gvfs" in path else ""


def safety_text(folder: str, *, encrypted: bool) -> str:
    """What is safe about the second folder, and what is not."""
    if not folder:
        return (
            "Vælg en mappe på en USB-nøgle, et netværksdrev eller i skyen. Så er der en kopi, "
            "også hvis computeren går i stykker eller bliver stjålet."
        )
    locked = "Kopierne er låst med din adgangskode"
    words = {
        "cloud": (
            f"{locked}; den, der driver tjenesten, kan ikke læse dem.",
            "Kopierne kan læses af den, der driver tjenesten. Sæt en adgangskode på filen, før du bruger skyen.",
        ),
        "stick": (
            f"{locked}; den, der finder nøglen, kan ikke læse dem. Tag den ud, når du er færdig, og gem den et andet sted.",
            "Den, der finder nøglen, kan læse alt. Sæt en adgangskode på filen, eller gem nøglen et sikkert sted.",
        ),
        "network": (
            f"{locked}; andre, der kan se drevet, kan ikke læse dem.",
            "Andre, der kan se drevet, kan læse alt. Sæt en adgangskode på filen.",
        ),
        "": (
            f"{locked}, også hvis andre kan se mappen.",
            "Den, der kan se mappen, kan læse kopierne. Ligger den i skyen, så sæt en adgangskode på filen.",
        ),
    }
    safe, open_ = words[place_kind(folder)]
    return safe if encrypted else open_
