"""Reading pages back: an HTML reader that is strict, and what a line of Markdown is taken for."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

VOID = {"meta", "rect", "polygon", "line", "circle"}
TAGS = VOID | {
    "html", "head", "title", "style", "body", "header", "main", "section", "article", "details", "summary", "div", "p",
    "span", "b", "small", "a", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody",
    "tr", "th", "td", "svg", "text",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "open", "scope", "title", "role",
    "aria-label", "aria-hidden", "viewbox", "preserveaspectratio", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r",
    "width", "height", "points", "text-anchor", "tabindex",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects tags, attributes and text, and checks that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def read(page: str) -> Reader:
    """Return what stands in an HTML page, whose tags must all be closed."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


def style_of(page: str) -> str:
    """Return the style sheet of an HTML page."""
    return page.partition("<style>")[2].partition("</style>")[0]


def kind_of(reader: MarkdownIt, page: str) -> list[str]:
    """Return what Markdown makes of a page: its blocks, and what stands in them besides text."""
    kinds = []
    for token in reader.parse(page):
        kinds.append(f"{token.type} {token.level}")
        kinds += [child.type for child in token.children or [] if child.type not in ("text", "text_special")]
    return kinds
