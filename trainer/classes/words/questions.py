"""Questions for the group in words."""

from __future__ import annotations

from trainer.classes.facts.questions import ClassQuestion
from trainer.classes.facts.report import ScenarioReport
from trainer.classes.page import ReportPart
from trainer.i18n.translator import Translator
from trainer.paper.text import unstopped


def prompts_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return the questions that this class's plays give rise to."""
    title, sheet = tr("For the group: I saw … I think … I wonder …"), tr("Discussion")
    if not about.prompts:
        return ReportPart("discussion", title, sheet, (tr("Nothing stands out over the whole class."),))
    return ReportPart("discussion", title, sheet, points=tuple(prompt_words(tr, one) for one in about.prompts))


def prompt_words(tr: Translator, one: ClassQuestion) -> str:
    """Return a question for the group."""
    values: dict[str, object] = {"person": one.person, "count": one.count, "whole": one.whole}
    match one.kind:
        case "breach":
            return tr(
                "I saw a rule broken in {count} of {whole} plays: “{rule}”. I think it looked like the shortest way. "
                "I wonder who would have to answer for it, and what the lawful way would have cost.",
                rule=one.first,
                **values,
            )
        case "misled":
            return tr(
                "I saw {count} of {whole} cite “{clue}” for {person} as “{role}”. I think it sounded like proof. "
                "I wonder how one could have found out that it is not.",
                clue=unstopped(one.second),
                role=tr.term("role", one.first),
                **values,
            )
        case "moved":
            return tr(
                "I saw {count} of {whole} keep {person} as “{before}” when it was “{after}” already. "
                "I think nobody opens a map that is finished. I wonder what news should make you open it.",
                before=tr.term("role", one.first),
                after=tr.term("role", one.second),
                **values,
            )
        case "split":
            return tr(
                "I saw the class divided over {person}: for {count} it was “{first}”, for about as many “{second}”. "
                "I think both had reasons. I wonder which of them would stand up to the other side's clues.",
                first=tr.term("role", one.first),
                second=tr.term("role", one.second),
                **values,
            )
        case "misread":
            return tr(
                "I saw {count} of {whole} take {person}, who was “{second}”, for “{first}”. "
                "I think a title or a manner spoke louder than what this person can decide. "
                "I wonder what you would ask to tell the two apart.",
                first=tr.term("role", one.first),
                second=tr.term("role", one.second),
                **values,
            )
        case "sure":
            return tr(
                "I saw {count} of you sure that {person} is “{first}”. I think something made it look settled. "
                "I wonder what you would have had to hear to doubt it.",
                first=tr.term("role", one.first),
                **values,
            )
        case "pitch":
            need = tr.term(one.need.kind, one.need.id) if one.need else ""
            return tr(
                "I saw {count} of {whole} bring “{pitch}” to {person}. I think it was the case you had ready. "
                "I wonder what you would have said to somebody who wants this: {need}.",
                pitch=one.first,
                need=need,
                **values,
            )
        case "unasked":
            return tr(
                "I saw that nobody asked {person}: “{question}” I think it seemed too small, or too near. "
                "I wonder what you expect to hear, and what you would do with it.",
                question=one.first,
                **values,
            )
    return tr(
        "I saw that {count} of {whole} never met {person}. I think other doors were easier to open. "
        "I wonder what this person would have told you.",
        **values,
    )
