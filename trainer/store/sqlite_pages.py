"""Reading a damaged SQLite file page by page: every whole page gives its rows, whatever became of the others.

What SQLite itself refuses to read (a file that was cut, a tree with a broken branch) still holds most of its rows in
pages that are whole. The layout is that of <https://www.sqlite.org/fileformat2.html>.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

Value = int | float | str | bytes | None

PAGE_SIZE = 4096
"""Bytes of a page where the header of the file does not tell: what SQLite makes by default."""
_HEADER = 100
_JOURNAL = bytes.fromhex("d9d505f920a163d7")
_TABLE_LEAF, _TABLE_BRANCH, _INDEX_LEAF, _INDEX_BRANCH = 0x0D, 0x05, 0x0A, 0x02
_MOST_COLUMNS = 64
_MOST_PAYLOAD = 64 * 1024 * 1024
_FIXED = {1: ">b", 2: ">h", 4: ">i", 6: ">q", 7: ">d"}
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


class _Torn(Exception):
    """What a cell points to is not there, or is no record."""


def rolled_back(data: bytes, journal: bytes) -> bytes:
    """Return a file as it was before the transaction that its rollback journal belongs to.

    Args:
        data: the bytes of the file, some of whose pages were written by a transaction that did not end.
        journal: the bytes of the file beside it, with those pages as they were. Of a page that is not whole there,
            the one in `data` stays.
    """
    before = bytearray(data)
    offset = pages = 0
    while journal[offset : offset + 8] == _JOURNAL and len(journal) >= offset + 28:
        count, nonce, first_pages, sector, size = struct.unpack_from(">5I", journal, offset + 8)
        if not (512 <= size <= 65536 and 32 <= sector <= 65536):
            break
        place = offset + sector
        for _ in range(min(count, len(journal) // size)):
            page = journal[place + 4 : place + 4 + size]
            told = journal[place + 4 + size : place + 8 + size]
            if len(told) < 4 or _checksum(page, nonce) != int.from_bytes(told, "big"):
                break
            begin = (int.from_bytes(journal[place : place + 4], "big") - 1) * size
            if 0 <= begin <= len(before) - size:
                before[begin : begin + size] = page
            pages = pages or first_pages
            place += size + 8
        offset = -(-place // sector) * sector
    if pages:
        # What the transaction had added at the end was not there before.
        del before[pages * _page_size(data) :]
    return bytes(before)


def _checksum(page: bytes, nonce: int) -> int:
    return (nonce + sum(page[place] for place in range(len(page) - 200, 0, -200))) & 0xFFFFFFFF


def table_rows(data: bytes) -> Iterator[tuple[str, tuple[Value, ...], int]]:
    """Yield the rows of every whole leaf of every table in `data`, the bytes of a file.

    Each comes with the name of its table, or "" where the tree that leads to it is broken, and with the number that it
    has in its table; text that is no UTF-8 comes as bytes. A page that was freed may give rows that were deleted.
    """
    owners = _owners(data)
    for page, row, record in _records(data, tables=True):
        yield owners.get(page, ""), record, row


def index_keys(data: bytes) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Yield the keys of every whole page of every index, each with the number of its row as the last value.

    Each comes with the name of the table that it is an index of, or "" where the tree that leads to it is broken.
    """
    owners = _owners(data)
    for page, _, record in _records(data, tables=False):
        yield owners.get(page, ""), record


def _owners(data: bytes) -> dict[int, str]:
    """Return which table a page belongs to, or is an index of, for all pages that can be reached."""
    described = set(_tree(data, 1))
    owners: dict[int, str] = {}
    for number, _, record in _records(data, tables=True):
        if number in described and len(record) == 5 and record[0] in ("table", "index"):
            name, root = record[2], record[3]
            if isinstance(name, str) and isinstance(root, int):
                owners |= dict.fromkeys(_tree(data, root), name)
    return owners | dict.fromkeys(described, "sqlite_schema")


def _tree(data: bytes, root: int) -> Iterator[int]:
    """Yield the numbers of the pages of the tree under the page `root`, as far as its branches are whole."""
    size = _page_size(data)
    waiting, seen = [root], set[int]()
    while waiting:
        number = waiting.pop()
        start = (number - 1) * size
        if number in seen or number < 1 or start + size > len(data):
            continue
        seen.add(number)
        head = start + (_HEADER if number == 1 else 0)
        if data[head] in (_TABLE_LEAF, _INDEX_LEAF, _TABLE_BRANCH, _INDEX_BRANCH):
            yield number
        if data[head] in (_TABLE_BRANCH, _INDEX_BRANCH):
            count = int.from_bytes(data[head + 3 : head + 5], "big")
            pointers = data[head + 12 : min(head + 12 + 2 * count, start + size)]
            cells = [start + offset for (offset,) in struct.iter_unpack(">H", pointers[: len(pointers) // 2 * 2])]
            waiting += [int.from_bytes(data[cell : cell + 4], "big") for cell in cells]
            waiting.append(int.from_bytes(data[head + 8 : head + 12], "big"))


def _records(data: bytes, *, tables: bool) -> Iterator[tuple[int, int, tuple[Value, ...]]]:
    """Yield every record of leaves of tables, or of pages of indexes: number of its page, of its row (or 0), itself."""
    size = _page_size(data)
    usable = size - (data[20] if len(data) > _HEADER and data[20] < 64 else 0)
    for start in range(0, len(data) - size + 1, size):
        page = data[start : start + size]
        head = _HEADER if start == 0 else 0
        kind = page[head]
        if kind != _TABLE_LEAF if tables else kind not in (_INDEX_LEAF, _INDEX_BRANCH):
            continue
        first = head + (12 if kind == _INDEX_BRANCH else 8)
        count = int.from_bytes(page[head + 3 : head + 5], "big")
        if first + 2 * count > usable:
            continue
        for (offset,) in struct.iter_unpack(">H", page[first : first + 2 * count]):
            try:
                row, payload = _payload(data, page, offset, size, usable, kind)
                yield start // size + 1, row, _record(payload)
            except (_Torn, IndexError, struct.error, ValueError, OverflowError):
                continue


def _page_size(data: bytes) -> int:
    told = int.from_bytes(data[16:18], "big")
    told = 65536 if told == 1 else told
    return told if told >= 512 and told & (told - 1) == 0 else PAGE_SIZE


def _payload(data: bytes, page: bytes, offset: int, size: int, usable: int, kind: int) -> tuple[int, bytes]:
    """Return the number of the row (0 in an index) and its record in the cell at `offset`.

    The record is gathered from the pages where it runs over.
    """
    row = 0
    if kind == _INDEX_BRANCH:
        offset += 4
    length, offset = _varint(page, offset)
    if kind == _TABLE_LEAF:
        row, offset = _varint(page, offset)
        most = usable - 35
    else:
        most = (usable - 12) * 64 // 255 - 23
    if length > _MOST_PAYLOAD:
        raise _Torn
    if length <= most:
        if offset + length > usable:
            raise _Torn
        return row, page[offset : offset + length]
    least = (usable - 12) * 32 // 255 - 23
    inside = least + (length - least) % (usable - 4)
    inside = inside if inside <= most else least
    parts = [page[offset : offset + inside]]
    following = int.from_bytes(page[offset + inside : offset + inside + 4], "big")
    missing = length - inside
    while missing > 0:
        begin = (following - 1) * size
        if following < 2 or begin + size > len(data):
            raise _Torn
        parts.append(data[begin + 4 : begin + 4 + min(missing, usable - 4)])
        missing -= usable - 4
        following = int.from_bytes(data[begin : begin + 4], "big")
    return row, b"".join(parts)


def _record(payload: bytes) -> tuple[Value, ...]:
    length, offset = _varint(payload, 0)
    if not offset <= length <= len(payload):
        raise _Torn
    kinds: list[int] = []
    while offset < length:
        kind, offset = _varint(payload, offset)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise _Torn
    values: list[Value] = []
    for kind in kinds:
        width = _SIZES[kind] if kind in _SIZES else (kind - 12) // 2
        if width < 0 or offset + width > len(payload):
            raise _Torn
        values.append(_value(kind, payload[offset : offset + width]))
        offset += width
    return tuple(values)


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind in _FIXED:
        number: int | float = struct.unpack(_FIXED[kind], data)[0]
        return number
    if kind in (3, 5):
        return int.from_bytes(data, "big", signed=True)
    if kind in (10, 11):
        raise _Torn
    if kind % 2 == 0:
        return data
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    value = 0
    for position in range(9):
        byte = data[offset + position]
        if position == 8:
            return value << 8 | byte, offset + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + position + 1
    raise _Torn
