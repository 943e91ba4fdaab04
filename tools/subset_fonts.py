"""Cut the chart fonts from full font files, keeping Latin, Cyrillic and Arabic.

One file has to cover all three: falling back from one font to another breaks an Arabic run in two. Run it with the
full DejaVu Sans files (Debian: package ``fonts-dejavu-core``) in an environment that holds ``fonttools``::

    python tools/subset_fonts.py DejaVuSans.ttf DejaVuSans-Bold.ttf --into timeline/charts/fonts
"""

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Timeline Sans"
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B: names as transliterated
    (0x0300, 0x0331),  # combining accents
    (0x0400, 0x052F),  # Cyrillic
    (0x0600, 0x06FF),  # Arabic, with Persian and Urdu letters and the Arabic-Indic digits
    (0x0750, 0x077F),  # Arabic Supplement
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x200F),  # spaces, zero-width characters, direction marks
    (0x2010, 0x2027),  # dashes, quotation marks, bullets, ellipsis
    (0x202A, 0x202F),  # embedding controls, narrow space
    (0x2030, 0x203A),  # per mille, primes, single guillemets
    (0x2066, 0x2069),  # isolates
    (0x20AC, 0x20AC),  # euro
    (0x2116, 0x2116),  # numero sign
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2215, 0x221E),  # division slash to infinity
    (0x2248, 0x2265),  # comparisons
    (0x25A0, 0x25CF),  # squares, triangles, circles
    (0x26A0, 0x26A0),  # warning sign
    (0xFB50, 0xFDFF),  # Arabic presentation forms A
    (0xFE70, 0xFEFF),  # Arabic presentation forms B
    (0xFFFD, 0xFFFD),  # replacement character
]


def cut(source: Path, target: Path) -> None:
    """Write the part of a font that charts need.

    Parameters
    ----------
    source, target
        The full font file, and the file to write.
    """
    options = subset.Options(
        hinting=False,  # charts are drawn as outlines; hints are a third of the file
        layout_features=["*"],  # the joining of Arabic letters lives here
        name_IDs=["*"],
        recalc_timestamp=False,
        drop_tables=[*subset.Options().drop_tables, "FFTM"],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    rename(font)
    font.save(target)


def rename(font: TTFont) -> None:
    """Give the font a family name of its own.

    With its old name a full DejaVu Sans installed on a reader's machine could be taken instead, and the same chart
    would come out as other bytes there. The licence allows any name without "Bitstream", "Vera" and "Arev".

    Parameters
    ----------
    font
        The font to change in place.
    """
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = str(record).replace("DejaVu Sans", FAMILY)
        elif record.nameID == 6:
            record.string = str(record).replace("DejaVuSans", FAMILY.replace(" ", ""))


def main() -> None:
    """Read the command line and cut each font named on it."""
    parser = argparse.ArgumentParser(description="Cut the chart fonts from full font files.")
    parser.add_argument("fonts", nargs="+", type=Path, help="full .ttf files")
    parser.add_argument("--into", required=True, type=Path, help="folder to write to")
    arguments = parser.parse_args()
    for source in arguments.fonts:
        target = arguments.into / source.name.replace("DejaVuSans", FAMILY.replace(" ", ""))
        cut(source, target)
        print(f"{target}: {target.stat().st_size:,} bytes of {source.stat().st_size:,}")


if __name__ == "__main__":
    main()
