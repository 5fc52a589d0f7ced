"""Cuts the variable Noto Sans (package fontpkg-noto-sans, OFL) to the static weights that reportlab needs.

Run: uv run python pakning/skrifttyper.py. Latin, Greek, Cyrillic and Vietnamese letters are kept, so that names from
all over can be printed; the result is committed in ressourcer/skrifttyper/ with the licence beside it.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg_noto_sans
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "ressourcer" / "skrifttyper"
WEIGHTS = {"Regular": 400, "Bold": 700}
LETTERS = [
    *range(0x20, 0x530),
    *range(0x1E00, 0x2000),
    *range(0x2010, 0x2070),
    *range(0x20A0, 0x20C0),
    0x2122,
    0x2212,
    0xFFFD,
]


def main() -> None:
    source = Path(fontpkg_noto_sans.__file__).parent / "files" / "NotoSans[wdth,wght].ttf"
    for name, weight in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(source), {"wght": weight, "wdth": 100}, updateFontNames=True)
        options = subset.Options(
            layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], notdef_outline=True, name_IDs=["*"]
        )
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        font.save(TARGET / f"NotoSans-{name}.ttf")


if __name__ == "__main__":
    main()
