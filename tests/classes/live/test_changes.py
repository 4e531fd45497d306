from __future__ import annotations

from trainer.classes.live.changes import Changes


def test_whoever_listens_is_told_once_and_nobody_else() -> None:
    changes, told = Changes(), []
    changes.listen(lambda: told.append("both"), "a", "b")
    end = changes.listen(lambda: told.append("b"), "b")
    changes.tell("a", "b")
    assert sorted(told) == ["b", "both"]
    changes.tell("c")
    assert changes.listening("b") == 2
    end()
    assert changes.listening("b") == 1
    told.clear()
    changes.tell("b")
    assert told == ["both"]


def test_a_listener_may_stop_while_it_is_told() -> None:
    changes, told = Changes(), []

    def once() -> None:
        told.append(1)
        end()

    end = changes.listen(once, "a")
    changes.tell("a")
    changes.tell("a")
    assert told == [1]
    assert changes.listening("a") == 0
