"""Templates of pages (Jinja2). What they show goes through a filter; compiled, they lie where Python keeps its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket

from trainer import __version__


def template_of(path: Path, shown: Callable[[object], object], *folders: Path, markup: bool = False) -> Template:
    """Return a template.

    Args:
        path: the file; others that it includes lie beside it, or in one of `folders`.
        shown: what becomes of each value that it shows: it goes through this, so that none can be forgotten.
        folders: where else included files lie.
        markup: whether what `shown` returns is escaped for HTML then.

    Raises:
        jinja2.TemplateError: if it is faulty.
    """
    environment = Environment(
        loader=FileSystemLoader([path.parent, *folders]),
        autoescape=markup,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_kept(path),
    )
    return environment.get_template(path.name)


class _Kept(FileSystemBytecodeCache):
    """Templates compile in a tenth of a second: that is the third of a debrief. Where nothing can be kept, they do."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:
            # What is left of a damaged file can fail in any way.
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _kept(path: Path) -> BytecodeCache | None:
    if sys.dont_write_bytecode:
        return None
    folder = Path(cache_from_source(str(path))).parent
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return _Kept(str(folder), f"jinja-{__version__}-%s.cache")
