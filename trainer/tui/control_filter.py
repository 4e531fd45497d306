"""The last door before the terminal: whatever a widget shows, no character of it steers the terminal.

Texts come from packs, journals, settings, folders and the environment; this is the one place that all of them pass.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from trainer.outside_text import replaced, steers


class ControlFilter(LineFilter):
    """Takes control, direction and invisible characters out of drawn lines, whose widths stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line without what steers."""
        if not any(steers(text) for text, _, control in segments if not control):
            return segments
        return [
            Segment(text if control else replaced(text, _stand_in), style, control) for text, style, control in segments
        ]


def _stand_in(sign: str) -> str:
    return "\N{REPLACEMENT CHARACTER}" * max(0, cell_len(sign))
