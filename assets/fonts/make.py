"""Make the fonts of the printed pages: `python assets/fonts/make.py WHEELS UNIHAN`, with fonttools installed.

WHEELS is a folder with what `pip download --no-deps justmytype-intl-cjk fontpkg-noto-sans` brings; UNIHAN is
`Unihan_OtherMappings.txt.bz2` of Debian's package `unicode-data`. Both wheels hold Noto fonts under the OFL.

The Chinese face keeps GB 2312 and the 8,105 characters of the Table of General Standard Chinese Characters
(通用规范汉字表): GB 2312 alone lacks 喆, 镕, 堃 and other common characters of names. Static TrueType only: variable
fonts and CFF end as pictures of letters in some viewers.
"""

from __future__ import annotations

import bz2
import io
import re
import sys
import zipfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
WEIGHTS = {"Regular": 400, "Bold": 700}
LATIN = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2015),
    (0x2018, 0x2026), (0x2030, 0x203A), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x2199),
    (0x2200, 0x22FF), (0x25A0, 0x25FF), (0xFFFD, 0xFFFD),
)  # fmt: skip
CHINESE = (
    (0x20, 0x7E), (0xB7, 0xB7), (0x2010, 0x2027), (0x2190, 0x2199), (0x2460, 0x2473), (0x2500, 0x257F),
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2702, 0x2702), (0x2713, 0x2713), (0x3000, 0x303F), (0xFE30, 0xFE4F),
    (0xFF01, 0xFF65), (0xFFE0, 0xFFE6),
)  # fmt: skip


def main(wheels: Path, unihan: Path) -> None:
    """Write the fonts, their licence and the list of what they hold."""
    latin, latin_licence = source(wheels, "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "LICENSE")
    chinese, chinese_licence = source(wheels, "justmytype_intl_cjk", "NotoSansSC[wght].ttf", "notosanssc/OFL.txt")
    faces = (
        ("NotoSans", latin, points(LATIN), {"wdth": 100}, ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]),
        ("NotoSansSC", chinese, points(CHINESE) | gb2312() | general_standard(unihan), {}, ["ccmp"]),
    )
    held: set[int] = set()
    for name, data, wanted, axes, features in faces:
        for weight, value in WEIGHTS.items():
            font = static(data, wanted, {**axes, "wght": value}, features, weight)
            path = HERE / f"{name}-{weight}.ttf"
            font.save(path)
            held |= set(font.getBestCmap())
            print(path.name, path.stat().st_size)
    (HERE / "coverage.txt").write_text(" ".join(ranges(held)) + "\n", encoding="ascii")
    (HERE / "OFL.txt").write_text(f"{latin_licence.strip()}\n\n\n{chinese_licence.strip()}\n", encoding="utf-8")


def source(wheels: Path, package: str, font: str, licence: str) -> tuple[bytes, str]:
    """Return the bytes of a font and the text of its licence out of a wheel."""
    (wheel,) = wheels.glob(f"{package}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        data = archive.read(next(name for name in names if name.endswith(font)))
        return data, archive.read(next(name for name in names if name.endswith(licence))).decode()


def static(data: bytes, wanted: set[int], axes: dict[str, float], features: list[str], weight: str) -> TTFont:
    """Return a static font of one weight with the characters `wanted`; the same bytes at every making."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = Options(
        layout_features=features, hinting=False, notdef_outline=True, name_IDs=["*"], glyph_names=False,
        drop_tables=["DSIG", "vhea", "vmtx", "VORG", "BASE", "MVAR"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font = instantiateVariableFont(font, axes, inplace=True, updateFontNames=False)
    family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 5, 13, 14)]
    for name, text in {
        1: family, 2: weight, 4: f"{family} {weight}", 6: f"{family.replace(' ', '')}-{weight}",
    }.items():  # fmt: skip
        font["name"].setName(text, name, 3, 1, 0x409)
    bold = weight == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[weight]
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)
    return font


def points(spans: tuple[tuple[int, int], ...]) -> set[int]:
    """Return the code points in `spans`, both ends with them."""
    return {code for first, last in spans for code in range(first, last + 1)}


def gb2312() -> set[int]:
    """Return the characters of GB 2312."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def general_standard(unihan: Path) -> set[int]:
    """Return the 8,105 characters of the Table of General Standard Chinese Characters."""
    text = bz2.decompress(unihan.read_bytes()).decode()
    found = {int(code, 16) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}
    assert len(found) == 8105, len(found)
    return found


def ranges(codes: set[int]) -> list[str]:
    """Return `codes` as hexadecimal ranges."""
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return [f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in spans]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
