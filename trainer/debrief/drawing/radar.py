"""Where the lines of the radar chart run: pure geometry, in the units of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

WIDTH = 480
SIDE_MARGIN = 0.17
"""Share of the width left free on either side for labels."""
RADIUS = WIDTH * (0.5 - SIDE_MARGIN) - 8
HEIGHT = 2 * RADIUS + 92
LEGEND = 24
"""Height of the line below that says which outline is whose."""
LEAST_AXES = 3


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """An axis: where it ends, where its value lies, and how its label is set."""

    label: str
    value: str
    x: float
    y: float
    dot_x: float
    dot_y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class RadarScore:
    """A score to draw: its name, its value in words, 0–100, and what to hold it against, None where that is unknown."""

    label: str
    words: str
    value: float
    par: float | None = None
    median: float | None = None


@dataclass(frozen=True, slots=True)
class Radar:
    """A radar chart; `rings`, `area`, `par` and `median` are points as SVG writes them, "" for an outline not drawn."""

    width: int
    height: float
    x: float
    y: float
    rings: tuple[str, ...]
    area: str
    par: str
    median: str
    legend: float
    spokes: tuple[RadarAxis, ...]


def radar(scores: Sequence[RadarScore]) -> Radar | None:
    """Return the chart of `scores`; None for fewer than three, which span no area."""
    if len(scores) < LEAST_AXES:
        return None
    x, y = WIDTH / 2, HEIGHT / 2
    angles = [2 * pi * index / len(scores) - pi / 2 for index in range(len(scores))]
    spokes = []
    for angle, score in zip(angles, scores, strict=True):
        across, down = cos(angle), sin(angle)
        reach = RADIUS * max(0.0, min(100.0, score.value)) / 100
        spokes.append(
            RadarAxis(
                label=score.label,
                value=score.words,
                x=_round(x + RADIUS * across),
                y=_round(y + RADIUS * down),
                dot_x=_round(x + reach * across),
                dot_y=_round(y + reach * down),
                label_x=_round(x + (RADIUS + 12) * across),
                label_y=_round(y + (RADIUS + 20) * down - 2),
                anchor="middle" if abs(across) < 0.2 else "start" if across > 0 else "end",
            )
        )
    rings = tuple(
        " ".join(
            f"{_round(x + RADIUS * part * cos(angle))},{_round(y + RADIUS * part * sin(angle))}" for angle in angles
        )
        for part in (0.25, 0.5, 0.75, 1.0)
    )
    area = " ".join(f"{spoke.dot_x},{spoke.dot_y}" for spoke in spokes)

    def outline(values: Sequence[float | None]) -> str:
        # An outline with a gap would look like a score of 0.
        points = [
            f"{_round(x + RADIUS * value / 100 * cos(angle))},{_round(y + RADIUS * value / 100 * sin(angle))}"
            for value, angle in zip(values, angles, strict=True)
            if value is not None
        ]
        return " ".join(points) if len(points) == len(scores) else ""

    par, median = outline([score.par for score in scores]), outline([score.median for score in scores])
    legend = _round(HEIGHT + LEGEND / 2) if par or median else 0
    height = HEIGHT + (LEGEND if legend else 0)
    return Radar(WIDTH, _round(height), _round(x), _round(y), rings, area, par, median, legend, tuple(spokes))


def _round(value: float) -> float:
    return round(value, 1)
