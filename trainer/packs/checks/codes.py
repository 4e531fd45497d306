"""Every code that `trainer check` can say: the one table from which the author's guide is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means.

    Attributes:
        meaning: in one line.
        remedy: why it matters and how to mend it.
    """

    meaning: str
    remedy: str


GROUPS = {
    "E0": "The file itself",
    "E1": "The shape of tables and values",
    "E2": "Names",
    "E3": "Rules of play",
    "E4": "Translations",
    "W3": "People",
    "W4": "Translations that are not finished",
    "W5": "Texts",
    "W6": "Findings",
    "W7": "Conduct and law",
    "W8": "What has no effect",
}
"""By the first two signs of a code, what its group is about."""

CODES = {
    "E001": Code(
        "the file cannot be read",
        "Check the path and the file's permissions; name a file or a pack's folder.",
    ),
    "E002": Code("the file is too large", "A scenario is a few hundred KB of text; nothing over 8 MB is read."),
    "E003": Code(
        "the file is not UTF-8 text",
        "Save it as UTF-8 in your editor. GBK, UTF-16 and binary files are not read.",
    ),
    "E004": Code("the file is not TOML", "Mend the place that is marked; nothing behind it could be checked."),
    "E005": Code("a key or number is too long", "A key has at most 8 parts and 400 characters. Texts stand in quotes."),
    "E006": Code("arrays or tables are nested too deeply", "Nothing in the format is nested deeper than 12."),
    "E007": Code("the folder holds no scenario", "A pack's folder holds `NAME.toml` files beside its `pack.toml`."),
    "E101": Code(
        "unknown key",
        'Take the name that the message proposes, or look it up under "Every table" in `scenarios/README.md`. '
        "A key may also stand in the wrong table.",
    ),
    "E102": Code("a key is missing", "Add it to the table that is marked."),
    "E103": Code(
        "a value of the wrong type",
        "Texts stand in quotes, numbers and true/false do not, lists in [ ], tables in { }.",
    ),
    "E104": Code("a value out of range", "The message says how much there may be."),
    "E105": Code("not one of the words that may stand here", "Choose one of the words in the message."),
    "E106": Code(
        "not of the form that is needed here",
        "Ids are lower-case letters, digits and hyphens, beginning with a letter.",
    ),
    "E107": Code(
        "a character that may not stand in a text",
        "Control and direction characters are refused; names and lines have no line break.",
    ),
    "E201": Code("an id is used twice", "Ids are unique in their list; those of scenarios in their pack."),
    "E202": Code("there is no such person", "Name a person by their `id`."),
    "E203": Code("there is no such clue", "Name a `[[clue]]` by its `id`, or write it."),
    "E204": Code("there is no such question", "Questions are named `person.question`."),
    "E205": Code("there is no such pitch", "Name a `[[pitch]]` by its `id`."),
    "E206": Code("there is no such source", "Name a `[[source]]` by its `id`."),
    "E207": Code("there is no such rule of conduct", "Name a `[[conduct]]` by its `id`, or write it."),
    "E208": Code("a flag that nothing sets", "A flag exists once some `sets` names it."),
    "E209": Code(
        "nothing that a clue can support",
        "Write `axis:value`, such as `role:decider`, `influence:3` or `win:safety`.",
    ),
    "E210": Code(
        "a name that points at itself",
        "Nobody reports to or sways themselves, and no pitch contradicts itself.",
    ),
    "E211": Code(
        "a condition on a meeting where there is none",
        "`trust`, `coach`, `channel` and `companion` are known only in meetings; elsewhere use `trusted_by` or `met`.",
    ),
    "E301": Code(
        "an objection whose responses can all be closed",
        "One response must have neither `needs` nor `stays`, so that a trainee can never be stranded.",
    ),
    "E302": Code("nobody decides", "At every time somebody present holds the role `decider`."),
    "E303": Code("nobody has influence", "Support is weighed by influence; somebody present needs 1 or more."),
    "E304": Code("a review day that does not fit the calendar", "Review days rise and are not after the last day."),
    "E305": Code("an event after the last day", "Events happen on the morning of a day of the calendar, 2 to `days`."),
    "E306": Code("a reporting line that circles", "Somebody at the top reports to nobody."),
    "E307": Code(
        "an outcome without an ending",
        "Each outcome needs an ending with neither `needs` nor `reason` to fall back on.",
    ),
    "E308": Code(
        "a condition that no play can meet",
        "Compare it with the calendar, the team, the clues that are revealed and the trust that can be won.",
    ),
    "E309": Code(
        "conditions that wait for each other",
        "Nothing leads into the circle: take a condition from one of its members.",
    ),
    "E310": Code("weights that add up to nothing", "Give at least one competency a weight."),
    "E311": Code(
        "too many events with conditions",
        "Every set of them is a history of its own; at most 10 events have `needs`.",
    ),
    "E401": Code(
        "a translation of what is no text",
        "A translation holds only texts and the ids by which they are matched.",
    ),
    "E402": Code(
        "a translation of what the scenario does not have",
        "The source lost it or named it otherwise: remove it or mend its id.",
    ),
    "E403": Code(
        "a translation without an id to match it by",
        "Entries of lists are matched by `id`, never by position.",
    ),
    "E404": Code("a translation without its scenario", "`NAME.zh.toml` stands beside `NAME.toml`."),
    "W301": Code(
        "ties that circle",
        "Support moves once along the ties; people who sway each other are hard to tell apart. Drop the weakest tie.",
    ),
    "W401": Code("not translated", "What a translation leaves out is shown in the language of the source."),
    "W402": Code("left in the language of the source", "The translation repeats the source word for word."),
    "W501": Code("a text too long for its place", "It is measured in terminal cells; a Chinese character takes two."),
    "W502": Code(
        "length gives the answer away",
        "In more than half of the lists the right response is the longest. Shorten it or lengthen another.",
    ),
    "W503": Code(
        "position gives the answer away",
        "The right response is the first of every list. Put some elsewhere.",
    ),
    "W504": Code("an unknown placeholder", "`{you}` is the only one; anything else in braces is shown as it stands."),
    "W601": Code("a clue that supports nothing", "Say in `supports` what a careful reader may take from it."),
    "W602": Code("a clue that is never revealed", "Name it in some `reveals`, or remove it."),
    "W603": Code(
        "every clue about a person misleads",
        "A trainee must be able to find the truth: write one that holds at some time.",
    ),
    "W604": Code(
        "a source that tells nothing",
        "It costs time and brings no clue, flag or temptation: give it something to reveal.",
    ),
    "W701": Code(
        "no day on which the law was checked",
        "`law_checked_on` in `pack.toml` says how old the rules of conduct are.",
    ),
    "W702": Code(
        "a temptation without a lawful substitute",
        "The substitute breaks a rule itself: name a move that breaks none.",
    ),
    "W703": Code(
        "a rule that nothing tempts to break",
        "Name it as the `breach` of some question, response, pitch or source.",
    ),
    "W801": Code("a flag that nothing needs", "Remove it, or let some `needs` or `cleared_by` ask for it."),
    "W802": Code("a pitch that nobody needs", "It answers no concern and appeals to no win that anybody ever holds."),
    "W803": Code(
        "power moves after the last review",
        "Nobody looks at the map again: add a review day, or let it happen earlier.",
    ),
    "W804": Code(
        "an objection that never comes up",
        "It comes up only while its person holds the concern or win that it means.",
    ),
    "W805": Code(
        "levels of the decision out of order",
        "`deferred` ≤ `concessions` ≤ `threshold`, or an outcome can never happen.",
    ),
    "W806": Code(
        "an ending that is never told",
        "The first that fits is told: put the special ones before the general one.",
    ),
}
"""Every code with its meaning and remedy."""
