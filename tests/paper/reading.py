"""Reading a PDF back."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader


def read(pdf: bytes) -> PdfReader:
    """Return a reader of `pdf`."""
    return PdfReader(io.BytesIO(pdf))


def catalogue(reader: PdfReader) -> Any:
    """Return the PDF's root dictionary."""
    return reader.trailer["/Root"]


def titles(outline: Any) -> list[str]:
    """Return the titles of one level of an outline, white space made one blank each."""
    return [" ".join(str(one["/Title"]).split()) for one in outline if not isinstance(one, list)]


def words(reader: PdfReader, first: int = 0, last: int | None = None) -> str:
    """Return the text of some pages without white space, which lines and columns break anywhere."""
    return "".join("".join(page.extract_text().split()) for page in reader.pages[first:last])
