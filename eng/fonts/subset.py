#!/usr/bin/python3
"""Makes the font of the figures from Source Sans 3 (OFL), as packed by the npm package @fontsource/source-sans-3 5.3.1.

    apt-get install python3-fonttools
    npm install @fontsource/source-sans-3@5.3.1
    /usr/bin/python3 eng/fonts/subset.py node_modules/@fontsource/source-sans-3 src/EcosystemSim.Reporting/Fonts

What is kept: Latin letters (West and Central European, Sami), digits, punctuation and signs. What is dropped: kerning and all
other features, so that a text is exactly as wide as the sum of its letters, in any reader; hints. The name is another, since the
licence reserves 'Source' for the unmodified font.
"""
import pathlib
import sys
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont

FAMILY = "EcosystemSim Sans"
KEPT = (
    list(range(0x20, 0x7F)) + list(range(0xA0, 0x180))
    + [0x2009, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2191, 0x2193, 0x2212]
)
STYLES = {400: "Regular", 600: "SemiBold"}


def main(package: pathlib.Path, out: pathlib.Path) -> None:
    for weight, style in STYLES.items():
        with tempfile.TemporaryDirectory() as scratch:
            parts = []
            for script in ("latin", "latin-ext"):
                font = TTFont(package / "files" / f"source-sans-3-{script}-{weight}-normal.woff")
                font.flavor = None
                for table in ("GPOS", "GSUB", "GDEF", "BASE", "STAT", "gasp", "prep", "fpgm", "cvt "):
                    if table in font:
                        del font[table]
                path = pathlib.Path(scratch) / f"{script}.ttf"
                font.save(path)
                parts.append(str(path))
            font = merge.Merger().merge(parts)
        options = subset.Options()
        options.layout_features = []
        options.hinting = False
        options.glyph_names = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.recalc_timestamp = False
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=KEPT)
        subsetter.subset(font)
        for record in list(font["name"].names):
            if record.nameID in (1, 16):
                record.string = FAMILY
            elif record.nameID in (3, 4):
                record.string = f"{FAMILY} {style}"
            elif record.nameID == 6:
                record.string = f"EcosystemSimSans-{style}"
        # The same file on every day.
        font["head"].created = font["head"].modified = 3_786_825_600
        font.recalcTimestamp = False
        font.flavor = "woff"
        font.save(out / f"EcosystemSimSans-{style}.woff")
    (out / "OFL.txt").write_text((package / "LICENSE").read_text())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
