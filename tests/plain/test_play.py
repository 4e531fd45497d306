"""Plain mode: numbers that stay, lines in both languages, and all that the full screen shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.program import CAREFUL, trainer
from tests.conftest import CORNER, MILL, MILL_WON
from trainer.core.reflection import Reflection
from trainer.i18n.folding import cells
from trainer.play.workspace import Workspace


def menus(told: str) -> list[dict[str, str]]:
    """Return what stood behind the numbers at each prompt, oldest first."""
    found: list[dict[str, str]] = [{}]
    for line in told.splitlines():
        if entry := re.fullmatch(r"(\d+)\. (.+)", line):
            found[-1][entry[1]] = entry[2]
        elif line.startswith("["):
            found.append({})
    return [one for one in found if one]


def test_a_number_keeps_its_meaning_in_a_meeting() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\n1\n1\n2\nq\n").stdout
    told = told.replace("Which pitch?", "[pick]")
    meeting = [one for one in menus(told) if any("Take your leave" in text for text in one.values())]
    assert len(meeting) >= 2
    behind: dict[str, str] = {}
    for menu in meeting:
        for number, text in menu.items():
            assert behind.setdefault(number, text) == text
    assert "Nothing stands behind that number now" in told


def test_the_desk_keeps_its_numbers_when_something_is_used_up() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="review\nreview\nq\n").stdout
    before, _, after = [one for one in menus(told) if any("meet somebody" in text for text in one.values())]
    assert before["4"] == "hand the account map in"
    assert after == {number: text for number, text in before.items() if number != "4"}


def test_a_meeting_is_arranged_step_by_step() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="1\n2\n1\n2\nq\n").stdout
    assert "How?" in told
    assert re.search(r"2\. .*engineer.* \(\d+ meetings? left\)", told, re.IGNORECASE)
    assert "[Bo Kern, patience" in told
    back = trainer("play", CORNER, "--plain", "--name", "Pat", said="1\n2\n1\n\nq\n").stdout
    assert "[Bo Kern, patience" not in back


def test_names_for_typed_moves_are_shown_when_asked_for() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="i\nmeet bo visit\ni\nq\n").stdout
    shown, hidden = told.split("They are hidden again.")
    assert "[ask bo.day]" in shown
    assert "[ask bo.day]" not in hidden


def test_the_help_names_what_is_asked_about_first() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="?\nq\n").stdout
    assert "Asked about first, by its number and typed alike, are a pitch, handing the map in" in told


def test_the_language_turns_in_the_middle_of_a_meeting() -> None:
    told = trainer(
        "play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\nl\nask ada.day\nl\nask ada.day\nq\n"
    ).stdout
    assert "从这里起改说中文。" in told
    assert "这一步不行：“ask ada.day”" in told
    assert "illegal move 'ask ada.day': it is a question for somebody else" in told


def play(*typed: str) -> str:
    """Return what is told while these lines are typed, and the play left."""
    return trainer("play", CORNER, "--plain", "--name", "Pat", said="\n".join((*typed, "q", ""))).stdout


def test_a_typed_note_keeps_what_it_does_not_name_and_empties_what_it_names_without_a_value() -> None:
    whole = "note ada roles=user influence=2 stance=1 veto=budget concerns=risk wins=safety certainty=2"
    told = play(whole, "note ada roles=decider", "note ada influence= wins= certainty=")
    noted = [line for line in told.splitlines() if line.startswith("Noted: ")]
    assert noted[1] == noted[0].replace("User", "Decision maker")
    assert noted[2] == "Noted: Ada Holt: Decision maker; a guess; friendly; budget veto; Project risk"


def test_the_note_in_the_journal_is_whole() -> None:
    play("note ada roles=user stance=1", "note ada roles=decider")
    trainer("resume", "--plain", said="note ada veto=none\nq\n")
    told = trainer("resume", "--plain", said="p\nq\n").stdout
    assert "you think: Decision maker; a guess; friendly; no veto" in told


def test_a_typed_strategy_keeps_what_it_does_not_name() -> None:
    told = play("strategy win=ada neutral=bo,cy", "strategy win=ada,bo", "strategy case=proof neutral=")
    strategies = [line for line in told.splitlines() if line.startswith("strategy: ")]
    assert strategies == [
        "strategy: to be won: Ada Holt; to be kept neutral: Bo Kern, Cy Lund",
        "strategy: to be won: Ada Holt, Bo Kern; to be kept neutral: Cy Lund",
        "strategy: to be won: Ada Holt, Bo Kern; case for the house: A proof at your bench",
    ]


def test_where_something_is_picked_a_move_may_be_typed_and_q_goes_back() -> None:
    told = play("m", "note ada roles=decider", "1", "q", "1", "meet bo visit")
    assert "Noted: Ada Holt: Decision maker; a guess" in told
    assert "Bo Kern: Come in, Pat." in told
    assert "Type one of the numbers above" not in told


def test_a_move_typed_at_a_field_of_the_map_leaves_the_form_with_what_was_filled_in() -> None:
    told = play("m", "1", "1", "note bo stance=1")
    noted = [line for line in told.splitlines() if line.startswith("Noted: ")]
    assert noted == ["Noted: Ada Holt: Decision maker; a guess", "Noted: Bo Kern: no role yet; friendly"]


def test_full_width_keys_are_taken_as_their_half_width_twins() -> None:
    told = play("？", "ｍ", "１", "１", "ｑ", "ｎｏｔｅ　ｂｏ　ｓｔａｎｃｅ＝１", "５", "ｙ")
    assert "A number picks what it stands for" in told
    assert "Noted: Ada Holt: Decision maker; a guess" in told
    assert "Noted: Bo Kern: no role yet; friendly" in told
    assert "Your result:" in told


def test_going_on_says_where_one_stands() -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\nask bo.day\n")
    told = trainer("resume", "--plain", said="leave\n").stdout
    assert "# The corner workshop" in told
    assert "Bo Kern: Come in, Pat." in told
    told = trainer("resume", "--plain").stdout
    assert re.search(r"day \d of \d", told)


def test_closing_early_hands_in_what_is_due_and_says_so_once() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="close\n").stdout
    assert told.count("The account map is handed in.") == 1


def test_what_was_written_is_kept_line_by_line_and_asked_for_where_it_is_missing(user_folder: Path) -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="close\nTo win.\n").stdout
    assert told.index("What did you intend?") < told.index("What went well?") < told.index("# Lost")
    assert "What would you do otherwise?" not in told
    with Workspace(user_folder) as workspace:
        (attempt,) = workspace.attempts()
    assert attempt.reflection == Reflection("To win.")
    told = trainer("resume", attempt.id, "--plain", said="\nAsk first.\n").stdout
    assert "What did you intend?" not in told
    with Workspace(user_folder) as workspace:
        assert workspace.attempts()[0].reflection == Reflection("To win.", "", "Ask first.")


def test_the_debrief_can_be_read_at_once() -> None:
    moves = "\n".join(CAREFUL.splitlines()[1:]) + "\n"
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said=f"{moves}To win.\n\nIt was close.\ny\n").stdout
    attempt = json.loads(trainer("attempts", "--json").stdout)[0]["id"]
    printed = trainer("debrief", attempt).stdout
    for question, line in (("intend", "> To win."), ("went well", "> …"), ("otherwise", "> It was close.")):
        assert re.search(rf"{question}\?\n\n{line}", printed)
    _, _, read = told.partition("Read the debrief now?")
    assert "It was close." in read
    assert [line for line in printed.splitlines() if line.startswith("#")] == [
        line for line in read.splitlines() if line.startswith("#")
    ]
    assert not any(mark in read for mark in ("**", "|--", "\\"))


def test_the_glossary_is_there() -> None:
    told = trainer("play", "software-firm/service-desk", "--plain", "--name", "Pat", said="g\nq\n").stdout
    assert re.search(r"^- [A-Za-z ]+.*: .*[\u4e00-\u9fff]", told, re.MULTILINE)


def test_pitches_keep_their_numbers_when_one_was_made() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\n2\n\npitch proof\n2\n\nq\n").stdout
    cases = {"A proof at your bench", "One workshop, one saw", "The business case", "The plain model"}
    found = menus(told.replace("Which pitch?", "[pick]"))
    before, after = [one for one in found if len(cases & set(one.values())) > 2]
    assert len(after) == len(before) - 1
    assert after.items() < before.items()


def test_a_name_is_asked_for_and_kept_and_proposed(user_folder: Path) -> None:
    told = trainer("play", CORNER, "--plain", said="林晓\nmeet bo visit\nq\n").stdout
    assert told.index("What should your customers call you?") < told.index("# The corner workshop")
    assert "Bo Kern: Come in, 林晓." in told
    assert 'name = "林晓"' in (user_folder / "settings.toml").read_text(encoding="utf-8")
    told = trainer("play", CORNER, "--plain", said="\nmeet bo visit\nq\n").stdout
    assert "What should your customers call you? [林晓]" in told
    assert "Bo Kern: Come in, 林晓." in told
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\nq\n").stdout
    assert "Bo Kern: Come in, Pat." in told
    assert 'name = "林晓"' in (user_folder / "settings.toml").read_text(encoding="utf-8")


def test_nobody_gets_a_name_unasked_and_no_answer_begins_nothing(user_folder: Path) -> None:
    told = trainer("play", CORNER, "--plain", said="\nAnn; Ann\nAnn; Ben\nmeet bo visit\nq\n").stdout
    assert "nobody is named" in told
    assert "'Ann' stands there twice" in told
    assert "Bo Kern: Come in, Ann and Ben." in told
    (user_folder / "settings.toml").unlink()
    result = trainer("play", CORNER, "--plain")
    assert (result.returncode, result.stderr) == (0, "")
    assert len(json.loads(trainer("attempts", "--json").stdout)) == 1


def test_a_scenario_that_is_not_there_is_said_before_a_name_is_asked_for() -> None:
    result = trainer("play", "nope", "--plain", said="Pat\n")
    assert (result.returncode, result.stdout) == (2, "")
    assert "there is no scenario 'nope'" in result.stderr


def test_without_a_terminal_the_command_that_works_is_said_once_what_is_named_is_there() -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\nq\n")
    (row,) = json.loads(trainer("attempts", "--json").stdout)
    for line, said in {
        (): "`trainer play --plain`",
        ("play", "tutorial/first-visit"): "`trainer play tutorial/first-visit --plain`",
        ("play", "nope"): "there is no scenario 'nope'",
        ("resume",): "`trainer resume --plain`",
        ("resume", row["id"][:4]): f"`trainer resume {row['id'][:8]} --plain`",
        ("resume", "zzzz"): "there is no attempt 'zzzz'",
    }.items():
        result = trainer(*line)
        assert said in result.stderr, line
        assert ("needs a terminal" in result.stderr) == ("--plain" in said)


def test_the_strategy_is_chosen_field_by_field_and_stands_beside_the_map() -> None:
    told = trainer("play", CORNER, "--plain", "--name", "Pat", said="6\n1,2\n3\n-\n4\ny\nq\n").stdout
    assert "## Strategy" in told
    said = "strategy: to be won: Ada Holt, Bo Kern; to be kept neutral: Cy Lund"
    assert told.count(said) == 2, "once when it is chosen, once when the map is handed in"
    assert "No strategy lies beside it." not in told
    alone = trainer("play", CORNER, "--plain", "--name", "Pat", said="4\nn\nq\n").stdout
    assert "No strategy lies beside it." in alone


MILL_LINES = "8\n2\n1\n1\n2\n1\n1\nleave\n7\n2\n2\n3\n"


def test_accounts_and_questionnaires_are_picked_by_number_and_read_again() -> None:
    told = trainer("play", MILL, "--plain", "--name", "Pat", "--variant", "a", said=f"r\n{MILL_LINES}r\n2\nq\n").stdout
    assert "Nothing yet. What you study can be read again here." in told
    assert "## Whom do you go to first?" in told and "1. Ford Mill: The largest on the river." in told
    assert "- Gao Yi: does not come along yet: “I do not travel" in told
    assert "To whom?" in told and "1 more question goes in." in told
    assert "## A questionnaire of two questions (answers from Ole Brandt)" in told
    first = told.index("choose the account to go to first")
    assert "meet somebody" not in told[:first], "nobody is met before"


def test_records_are_a_table_in_both_languages() -> None:
    for language, head in (("en", "Ordered  What"), ("zh", "订货     货物")):
        told = trainer(
            "play", MILL, "--plain", "--name", "Pat", "--lang", language, "--variant", "a", said="study order-book\nq\n"
        ).stdout
        lines = told[told.index(head) :].splitlines()[:6]
        ends = {cells(line[: line.rindex(word)]) for line, word in zip(lines[2:], ("3", "2", "40", "1"), strict=False)}
        assert len(ends) == 1 and set(lines[1]) == {"─", " "}


def test_the_decision_tells_of_promises() -> None:
    said = MILL_WON.read_text(encoding="utf-8").partition("\n")[2]
    told = trainer("play", MILL, "--plain", "--name", "Pat", "--variant", "a", said=said).stdout
    assert "promise broken, −25: Half a year later" in told


# Say it first, then choose

SAID_FIRST = ("--name", "Pat", "--say-first")


def said_first(mode: str, *typed: str, practice: bool = False) -> str:
    """Return what is told while these lines are typed in a play that asks for one's own words."""
    more = ["--practice"] if practice else []
    said = "\n".join((*typed, "q", ""))
    return trainer("play", CORNER, "--plain", *SAID_FIRST, mode, *more, said=said).stdout


def test_a_number_is_no_line_and_the_list_comes_after_one() -> None:
    told = said_first("on", "meet bo visit", "1", "How is your day?", "1", "3")
    asked, listed = told.split("[Bo Kern, patience 4] How is your day?")
    assert "What do you say to Bo Kern? Type it in your own words; then choose." in asked
    assert "1. What does a day look like?" not in asked
    assert "Say it in your own words first: the lines have their numbers after that." in asked
    assert "In your own words: How is your day?\n1. What does a day look like? (situation)\n" in listed
    assert "0. None of these is what I mean" in listed
    assert "You: What does a day look like?" in listed
    # Leaving keeps its number, before a line as after it.
    assert listed.count("What do you say to Bo Kern?") == 1 and "step 3 of 5" in listed


def test_a_typed_move_is_refused_until_something_was_said() -> None:
    told = said_first("on", "meet bo visit", "ask bo.day", "ask about the day", "ask bo.day")
    assert "illegal move 'ask bo.day': say it in your own words first" in told
    assert "In your own words: ask about the day" in told
    assert "You: What does a day look like?" in told


def test_nothing_typed_is_for_practice_alone() -> None:
    told = said_first("on", "meet bo visit", "")
    assert "nothing is typed" in told and "1. What does a day look like?" not in told
    told = said_first("on", "meet bo visit", "", "1", practice=True)
    assert "Enter: Show the lines without saying anything" in told
    assert "You: What does a day look like?" in told and "None of these" not in told


def test_none_of_these_has_a_number_and_the_line_can_be_said_once_more() -> None:
    told = said_first("on", "meet bo visit", "One.", "0", "Two.", "0", "", "1")
    assert told.count("Kept for the debrief, and for whoever wrote this case.") >= 2
    assert told.count("Or say it once more, in other words:") == 1
    assert "In your own words: Two." in told
    assert "You: What does a day look like?" in told


def test_a_pitch_is_said_before_the_pitches_are_shown() -> None:
    told = said_first("pitches", "meet bo visit", "2", "2", "Less dust.", "0", "", "1", "y")
    assert "1. What does a day look like?" in told.partition("What do you propose")[0]
    shown = told.partition("[Your pitches] Less dust.")[2]
    assert "Which pitch?" in shown and "0. None of these is what I mean" in shown
    assert "In your own words: Less dust." in shown
    assert "Make this pitch?" in shown and "You: " in shown
    assert "None of these" not in told.partition("[Bo Kern")[2].partition("What do you propose")[0]
    again = said_first("pitches", "meet bo visit", "2", "A dog.", "0", "Less dust.", "1", "y")
    assert "Or say it once more" in again and "In your own words: Less dust." in again and "Make this pitch?" in again
    kept = said_first("pitches", "meet bo visit", "2", "A dog.", "0", "", "", "1")
    assert kept.count("Which pitch?") == 2 and "You: What does a day look like?" in kept
    assert "None of these" not in kept.rpartition("Which pitch?")[2]
    back = said_first("pitches", "meet bo visit", "2", "", "1")
    assert "You: What does a day look like?" in back and "Which pitch?" not in back


def test_what_was_said_stands_above_the_list_when_the_play_goes_on() -> None:
    said_first("on", "meet bo visit", "\u30003 hours, 您看呢？")
    told = trainer("resume", "--plain", "--lang", "zh", said="q\n").stdout
    assert "用自己的话：3 hours, 您看呢？\n1. " in told


def test_a_reason_is_asked_for_after_the_fields_of_a_note(user_folder: Path) -> None:
    long = "x" * 501
    fields = ("",) * 6
    told = said_first("on", "m", "1", "1", "", *fields[:5], long, "note how she sat", "m", "1", *fields, "", "-")
    assert "501 characters are too many for one line of talk" in told
    assert "Noted: Ada Holt: note how she sat" in told
    assert "[note how she sat]" in told
    with Workspace(user_folder) as workspace:
        (attempt,) = workspace.attempts()
        session = workspace.resume(attempt.id)
    assert [one.words for one in session.said.reasons] == ["note how she sat", ""]
    assert not session.reasons
    assert "why I think so" not in play("m", "1", "1", "", *fields)


def test_a_case_has_the_same_number_for_the_strategy_as_for_a_pitch() -> None:
    told = play("meet bo visit", "pitch proof", "2", "", "leave", "6", "", "", "")
    listed = told.partition("Which pitch?")[0]
    pitches = {title: number for number, title in re.findall(r"^(\d+)\. (.+)$", listed, re.M)}
    cases = {title: number for number, title in re.findall(r"^  (\d+) (.+)$", told, re.M)}
    both = pitches.keys() & cases.keys()
    assert len(both) > 2 and {title: pitches[title] for title in both} == {title: cases[title] for title in both}
    assert "A proof at your bench" in cases.keys() - both, "made here already, its number stays free"
