"""Both maps as one self-contained SVG that prints in black and white."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.packs.graph.clue_map import Section, clue_map
from trainer.packs.graph.power_map import PowerNode, power_map, tops
from trainer.packs.graph.svg_canvas import PAD, Canvas, box_height, wrapped

_LEFT = 24
_SEAT, _ACROSS, _DOWN = 236, 34, 118
_COLUMNS = (_LEFT, 464, 984)
_WIDTHS = (310, 390, 250)
_GAP = 10

Lines = list[tuple[str, str]]
Spot = tuple[float, float, float]
"""Left, top and height of somebody's box."""
Label = tuple[float, float, str]


def svg(scenario: Scenario, tr: Translator, what: str) -> str:
    """Return the map `what` ("power", "clues" or "both") as SVG."""
    canvas = Canvas()
    y = 40.0
    canvas.text(_LEFT, y, scenario.brief.title, "h1")
    y += 34
    if what != "clues":
        y = _power(canvas, y, power_map(scenario, tr), tops(scenario), tr) + 50
    if what != "power":
        _clues(canvas, y, clue_map(scenario, tr), tr)
    return canvas.svg(scenario.brief.title)


def _power(canvas: Canvas, y: float, seats: Sequence[PowerNode], roots: Sequence[int], tr: Translator) -> float:
    """Draw the reporting tree with the ties over it; returns where the picture ends."""
    canvas.text(_LEFT, y, tr("Power map: who reports to whom, and who moves whom"), "h2")
    canvas.text(
        _LEFT, y + 21, tr("Solid line: reports to. Dashed arrow: moves, with its strength from −3 to 3."), "faint"
    )
    words = [_seat_lines(seat, seats, tr) for seat in seats]
    columns: dict[int, float] = {}
    depths: dict[int, int] = {}
    _place(seats, roots, columns, depths)
    top = y + 44
    rows: list[tuple[float, float]] = []
    for depth in range(max(depths.values()) + 1):
        height = max(box_height(len(words[index])) for index, at in depths.items() if at == depth)
        rows.append((top, height))
        top += height + _DOWN
    spots = {
        index: (_LEFT + columns[index] * (_SEAT + _ACROSS), rows[depths[index]][0], box_height(len(words[index])))
        for index in columns
    }
    for seat in seats:
        for other in seat.reports:
            _report(canvas, spots[seat.index], spots[other])
    labels = _ties(canvas, seats, spots, depths, rows)
    for index, (x, begun, _) in spots.items():
        canvas.box(x, begun, _SEAT, words[index])
    for x, height, text in labels:
        canvas.label(x, height, text)
    return canvas.height


def _seat_lines(seat: PowerNode, seats: Sequence[PowerNode], tr: Translator) -> Lines:
    inside = _SEAT - 2 * PAD
    lines: Lines = [("b", line) for line in wrapped(seat.name, inside)]
    for words in (seat.title, seat.unit):
        lines += [("faint", line) for line in wrapped(words, inside)]
    for fact in seat.facts:
        lines += [("", line) for line in wrapped(fact, inside)]
    if seat.ties:
        moved = tr.listed(f"{seats[tie.other].name} {tie.strength:+d}" for tie in seat.ties)
        lines += [("", line) for line in wrapped(tr("moves {people}", people=moved), inside)]
    for later in seat.later:
        lines += [("i", line) for line in wrapped(later, inside)]
    return lines


def _place(seats: Sequence[PowerNode], roots: Sequence[int], columns: dict[int, float], depths: dict[int, int]) -> None:
    """Give everybody a column: leaves from left to right, a superior over the middle of those below."""
    free = 0.0

    def put(index: int, depth: int) -> None:
        nonlocal free
        depths[index] = depth
        below = seats[index].reports
        for other in below:
            put(other, depth + 1)
        if below:
            columns[index] = (columns[below[0]] + columns[below[-1]]) / 2
        else:
            columns[index] = free
            free += 1

    for root in roots:
        put(root, 0)


def _report(canvas: Canvas, boss: Spot, other: Spot) -> None:
    x, y = boss[0] + _SEAT / 2, boss[1] + boss[2]
    end = other[0] + _SEAT / 2
    bend = other[1] - 16
    canvas.path(f"M{x:.0f} {y:.0f}V{bend:.0f}H{end:.0f}V{other[1]:.0f}", "line")


def _ties(
    canvas: Canvas,
    seats: Sequence[PowerNode],
    spots: dict[int, Spot],
    depths: dict[int, int],
    rows: list[tuple[float, float]],
) -> list[Label]:
    """Draw the ties, by the gaps between rows and columns, and return what is to be written on them."""
    labels: list[Label] = []
    outgoing: dict[int, int] = {}
    for seat in seats:
        for tie in seat.ties:
            number = outgoing[seat.index] = outgoing.get(seat.index, -1) + 1
            ours, theirs = spots[seat.index], spots[tie.other]
            shift = (-60, 60, -90, 90, -30)[number % 5]
            x, end = ours[0] + _SEAT / 2 + shift, theirs[0] + _SEAT / 2 - shift / 2
            here, there = depths[seat.index], depths[tie.other]
            upward = there < here
            y = ours[1] if upward else ours[1] + ours[2]
            finish = theirs[1] if there > here else theirs[1] + theirs[2]
            if here == there:
                low = rows[here][0] + rows[here][1] + 44 + 10 * number
                canvas.path(f"M{x:.0f} {y:.0f}C{x:.0f} {low:.0f} {end:.0f} {low:.0f} {end:.0f} {finish:.0f}", "tie")
                at = ((x + end) / 2, 0.125 * y + 0.75 * low + 0.125 * finish)
                canvas.height = max(canvas.height, low)
            elif abs(here - there) == 1:
                half = (y + finish) / 2
                canvas.path(f"M{x:.0f} {y:.0f}C{x:.0f} {half:.0f} {end:.0f} {half:.0f} {end:.0f} {finish:.0f}", "tie")
                at = ((x + end) / 2, half)
            else:
                between = [spot for index, spot in spots.items() if min(here, there) < depths[index] < max(here, there)]
                aisle = _aisle(between, end)
                turn = rows[here][0] - 36 - 9 * number if upward else rows[here][0] + rows[here][1] + 36 + 9 * number
                last = rows[there][0] + rows[there][1] + 52 if upward else rows[there][0] - 52
                canvas.path(f"M{x:.0f} {y:.0f}V{turn:.0f}H{aisle:.0f}V{last:.0f}H{end:.0f}V{finish:.0f}", "tie")
                at = ((x + aisle) / 2, turn)
            labels.append(_free(at, f"{tie.strength:+d}", labels))
    return labels


def _aisle(between: Sequence[Spot], wanted: float) -> float:
    """Return the place nearest to `wanted` where a line down or up meets none of the boxes `between`."""
    sides = [x + step for x, _, _ in between for step in (-_ACROSS / 2, _SEAT + _ACROSS / 2)]
    clear = [x for x in (wanted, *sides) if not any(left - 4 < x < left + _SEAT + 4 for left, _, _ in between)]
    return min(clear, key=lambda x: abs(x - wanted))


def _free(at: tuple[float, float], text: str, taken: list[Label]) -> Label:
    """Return a place for a label near `at` where none stands yet."""
    x, y = at
    while any(abs(x - other) < 30 and abs(y - height) < 18 for other, height, _ in taken):
        x += 32
    return x, y, text


def _clues(canvas: Canvas, y: float, sections: Sequence[Section], tr: Translator) -> None:
    canvas.text(_LEFT, y, tr("Clue map: what brings which clue, and what it supports"), "h2")
    y += 28
    for x, words in zip(_COLUMNS, (tr("source or question"), tr("clue"), tr("what it supports")), strict=True):
        canvas.text(x, y, words, "b")
    y += 18
    for section in sections:
        y = _section(canvas, y, section, tr) + 26


def _section(canvas: Canvas, y: float, section: Section, tr: Translator) -> float:
    canvas.path(f"M{_LEFT} {y:.0f}H{_COLUMNS[2] + _WIDTHS[2]}", "edge")
    canvas.text(_LEFT, y + 22, section.name, "h2")
    y += 38
    inside = [width - 2 * PAD for width in _WIDTHS]
    left: list[Lines] = [[("", line) for line in wrapped(words, inside[0], 3)] for words in section.origins]
    middle: list[Lines] = []
    misleads = tr("misleads")
    for finding in section.findings:
        head = f"{finding.id} · {misleads}" if finding.misleads else finding.id
        middle.append([("b", head), *(("", line) for line in wrapped(finding.text, inside[1], 4))])
    right: list[Lines] = [[("", line) for line in wrapped(words, inside[2], 2)] for words in section.facts]
    places = [_stacked(column, y, _tall(left, middle, right)) for column in (left, middle, right)]
    for row, clue in section.brings:
        _edge(canvas, places[0][row], 0, places[1][clue], 1, false=False)
    for clue, fact in section.supports:
        _edge(canvas, places[1][clue], 1, places[2][fact], 2, false=section.findings[clue].misleads)
    end = y
    for column, (boxes, spots) in enumerate(zip((left, middle, right), places, strict=True)):
        for row, (lines, (begun, _)) in enumerate(zip(boxes, spots, strict=True)):
            strong = column == 1 and section.findings[row].misleads
            end = max(end, begun + canvas.box(_COLUMNS[column], begun, _WIDTHS[column], lines, strong=strong))
    return end


def _tall(*columns: list[Lines]) -> float:
    return max(sum(box_height(len(lines)) + _GAP for lines in column) for column in columns)


def _stacked(column: list[Lines], y: float, room: float) -> list[tuple[float, float]]:
    """Return top and height of every box of a column, spread over the room that there is."""
    heights = [box_height(len(lines)) for lines in column]
    spare = (room - sum(heights)) / max(1, len(heights))
    places: list[tuple[float, float]] = []
    for height in heights:
        places.append((y + spare / 2, height))
        y += height + spare
    return places


def _edge(
    canvas: Canvas, begin: tuple[float, float], left: int, end: tuple[float, float], right: int, *, false: bool
) -> None:
    x, y = _COLUMNS[left] + _WIDTHS[left], begin[0] + begin[1] / 2
    to, finish = _COLUMNS[right], end[0] + end[1] / 2
    half = (x + to) / 2
    canvas.path(
        f"M{x} {y:.0f}C{half:.0f} {y:.0f} {half:.0f} {finish:.0f} {to} {finish:.0f}", "false" if false else "edge"
    )
