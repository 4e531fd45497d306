"""A server with one class whose round is open, for browsers.

`python -m tests.browser.class_server PORT SCENARIO [SAY_FIRST]`
"""

from __future__ import annotations

import sys

from trainer.classes.live.lessons import Lessons
from trainer.core.own_words import SAY_FIRST, SayFirst
from trainer.packs.user_folder import home
from trainer.store.open import open_journal
from trainer.web import server
from trainer.web.app import create_app
from trainer.web.site import Site

LEAD_KEY, SHOW_KEY = "1" * 32, "2" * 32


def main(port: int, scenario: str, say_first: SayFirst = "off") -> None:
    """Serve until it is ended; the class's code is printed first."""
    journal = open_journal(home())
    lessons = Lessons(journal, home())
    lesson = lessons.make("Bench", "en")
    if not lesson.rounds:
        lesson.add_round(lessons.scenarios.named(scenario, "en"), letter="", minutes=0, say_first=say_first)
        lesson.set_pace("open")
    app = create_app(Site(lessons, LEAD_KEY, SHOW_KEY, f"http://localhost:{port}", frozenset({"localhost"}), "en"))
    # As the command does it, socket and all: how answers are sent is measured here, too.
    with server.listening("127.0.0.1", port) as socket, server.troubles_to(sys.stderr):
        print(lesson.lesson.code, flush=True)
        server.Server(server.configuration(app), lambda: None).run([socket])


if __name__ == "__main__":
    mode = next((one for one in SAY_FIRST if one in sys.argv[3:]), SAY_FIRST[0])
    main(int(sys.argv[1]), sys.argv[2], mode)
