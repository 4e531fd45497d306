"""What a class said first: told from five plays on, in the order of the letters, and nobody is in it."""

from __future__ import annotations

from tests.debrief.plays import CAREFUL, FORBIDDEN, corner, moves, spoken
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.own_words import ClassWords, SaidLine, class_words
from trainer.classes.facts.report import FEWEST_UNNAMED, scenario_report
from trainer.core.own_words import NOTHING_SAID, OwnWords
from trainer.debrief.facts.replay import replayed_play

PLAY = replayed_play(corner().scenario, moves(CAREFUL), "you")


def sitting(number: int, said: OwnWords) -> ClassPlay:
    """Return the careful play of somebody."""
    return ClassPlay((f"{number:032}",), f"Trainee {number}", 1, False, PLAY, said=said)


def words(count: int, *, anonymous: bool = False) -> ClassWords:
    """Return what so many said, the first and the last the same."""
    letters = ["a" if number in (0, count - 1) else chr(122 - number) for number in range(count)]
    said = [spoken(CAREFUL, f"Line {letter}", "") for letter in letters]
    sittings = [sitting(number, one) for number, one in enumerate(said)]
    return class_words(sittings, sittings, FEWEST_UNNAMED, anonymous=anonymous)


def test_five_are_told_and_four_are_not() -> None:
    few, five = words(4), words(5)
    assert not few.points and few.untold and few.plays == 4
    assert five.untold == 0 and five.points
    (objection,) = (one for one in five.points if one.kind == "objection")
    assert (objection.person, objection.what, objection.plays) == ("Cy Lund", "Who says so?", 5)
    assert objection.lines == (
        SaidLine("Line a 19", 2), SaidLine("Line w 19", 1), SaidLine("Line x 19", 1), SaidLine("Line y 19", 1),
    )  # fmt: skip
    pitches = {one.person: one for one in five.points if one.kind == "pitch"}
    assert set(pitches) == {"Ada Holt", "Bo Kern", "Cy Lund"}
    assert pitches["Ada Holt"].lines[0].words == "Line a 5", "the line that was meant, not the first try"
    assert "Trainee" not in repr(five) and "000" not in repr(five)


def test_what_no_line_meant_is_collected_person_by_person_unless_few_could_be_recognised() -> None:
    five = words(5)
    assert [(one.person, one.words, one.times) for one in five.unmet if "a " in one.words] == [
        ("Ada Holt", "Line a 5, at first", 2), ("Ada Holt", "Line a 6", 2), ("Cy Lund", "Line a 20", 2),
    ]  # fmt: skip
    assert words(4).unmet and not words(4, anonymous=True).unmet
    assert words(5, anonymous=True).unmet == five.unmet


def test_where_nothing_was_said_there_is_nothing_to_tell() -> None:
    silent = [sitting(number, NOTHING_SAID) for number in range(6)]
    assert class_words(silent, silent, 5, anonymous=False) == ClassWords(0, (), 0, 5, ())
    assert class_words([], [], 5, anonymous=True) == ClassWords(0, (), 0, 5, ())
    erased = OwnWords(tuple(one._replace(words="") for one in spoken(CAREFUL, "W", "").utterances), ())
    gone = [sitting(number, erased) for number in range(6)]
    assert class_words(gone, gone, 5, anonymous=False).plays == 0


def test_practice_and_second_plays_count_for_the_author_alone() -> None:
    game = replayed_play(corner().scenario, moves(FORBIDDEN), "you")
    practised = ClassPlay(("p",), "P", 1, True, game, said=OwnWords(spoken(CAREFUL, "W", "").utterances[:1]))
    sittings = [*(sitting(number, spoken(CAREFUL, "W", "")) for number in range(5)), practised]
    about = scenario_report(sittings, {}).words
    assert about.plays == 6 and {one.plays for one in about.points} == {5}
