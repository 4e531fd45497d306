"""Every code that `trainer check` can say: the one table from which the author's guide is made."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.errors import N_


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means.

    Attributes:
        meaning: in one line, as the catalogues know it.
        remedy: why it matters and how to mend it, likewise.
    """

    meaning: str
    remedy: str


GROUPS = {
    "E0": N_("The file itself"),
    "E1": N_("The shape of tables and values"),
    "E2": N_("Names"),
    "E3": N_("Rules of play"),
    "E4": N_("Translations and variants"),
    "W2": N_("What gives the case away"),
    "W3": N_("People"),
    "W4": N_("Translations that are not finished"),
    "W5": N_("Texts"),
    "W6": N_("Findings"),
    "W7": N_("Conduct and law"),
    "W8": N_("What has no effect"),
    "W9": N_("Objections"),
}
"""By the first two signs of a code, what its group is about."""

CODES = {
    "E001": Code(
        N_("the file cannot be read"),
        N_("Check the path and the file's permissions; name a file or a pack's folder."),
    ),
    "E002": Code(
        N_("the file is too large"),
        N_(
            "A scenario is a few hundred KB of text with two or three thousand values; nothing over 2 MB, 20,000 "
            "lines or 10,000 values is read."
        ),
    ),
    "E003": Code(
        N_("the file is not UTF-8 text"),
        N_("Save it as UTF-8 in your editor. GBK, UTF-16 and binary files are not read."),
    ),
    "E004": Code(N_("the file is not TOML"), N_("Mend the place that is marked; nothing behind it could be checked.")),
    "E005": Code(
        N_("a key or number is too long"), N_("A key has at most 8 parts and 400 characters. Texts stand in quotes.")
    ),
    "E006": Code(N_("arrays or tables are nested too deeply"), N_("Nothing in the format is nested deeper than 12.")),
    "E007": Code(
        N_("the folder holds no scenario"), N_("A pack's folder holds `NAME.toml` files beside its `pack.toml`.")
    ),
    "E008": Code(
        N_("more is wrong than is told"),
        N_("Mend what is told, beginning with the first: often one slip brings hundreds of errors with it."),
    ),
    "E101": Code(
        N_("unknown key"),
        N_(
            'Take the name that the message proposes, or look it up under "Every table" in `scenarios/README.md`. '
            "A key may also stand in the wrong table."
        ),
    ),
    "E102": Code(N_("a key is missing"), N_("Add it to the table that is marked.")),
    "E103": Code(
        N_("a value of the wrong type"),
        N_("Texts stand in quotes, numbers and true/false do not, lists in [ ], tables in { }."),
    ),
    "E104": Code(N_("a value out of range"), N_("The message says how much there may be.")),
    "E105": Code(N_("not one of the words that may stand here"), N_("Choose one of the words in the message.")),
    "E106": Code(
        N_("not of the form that is needed here"),
        N_("Ids are lower-case letters, digits and hyphens, beginning with a letter."),
    ),
    "E107": Code(
        N_("a character that may not stand in a text"),
        N_("Control and direction characters are refused; names and lines have no line break."),
    ),
    "E108": Code(
        N_("a table in the wrong place or without its header"),
        N_(
            "What stands below a header belongs to it, up to the next header; [[person.question]] belongs to the "
            "[[person]] above it, and what is said of the whole file stands above the first header."
        ),
    ),
    "E201": Code(N_("an id is used twice"), N_("Ids are unique in their list; those of scenarios in their pack.")),
    "E202": Code(N_("there is no such person"), N_("Name a person by their `id`.")),
    "E203": Code(N_("there is no such clue"), N_("Name a `[[clue]]` by its `id`, or write it.")),
    "E204": Code(N_("there is no such question"), N_("Questions are named `person.question`.")),
    "E205": Code(N_("there is no such pitch"), N_("Name a `[[pitch]]` by its `id`.")),
    "E206": Code(N_("there is no such source"), N_("Name a `[[source]]` by its `id`.")),
    "E207": Code(N_("there is no such rule of conduct"), N_("Name a `[[conduct]]` by its `id`, or write it.")),
    "E208": Code(N_("a flag that nothing sets"), N_("A flag exists once some `sets` names it.")),
    "E209": Code(
        N_("nothing that a clue can support"),
        N_("Write `axis:value`, such as `role:decider`, `influence:3` or `win:safety`."),
    ),
    "E210": Code(
        N_("a name that points at itself"),
        N_("Nobody reports to or sways themselves, and no pitch contradicts itself."),
    ),
    "E211": Code(
        N_("a condition on a meeting where there is none"),
        N_(
            "`trust`, `coach`, `channel` and `companion` are known only in meetings; "
            "elsewhere use `trusted_by` or `met`."
        ),
    ),
    "E212": Code(N_("there is no such account"), N_("Name an `[[account]]` by its `id`.")),
    "E301": Code(
        N_("an objection whose responses can all be closed"),
        N_("One response must have neither `needs` nor `stays`, so that a trainee can never be stranded."),
    ),
    "E302": Code(N_("nobody decides"), N_("At every time somebody present holds the role `decider`.")),
    "E303": Code(N_("nobody has influence"), N_("Support is weighed by influence; somebody present needs 1 or more.")),
    "E304": Code(
        N_("a review day that does not fit the calendar"), N_("Review days rise and are not after the last day.")
    ),
    "E305": Code(
        N_("an event after the last day"), N_("Events happen on the morning of a day of the calendar, 2 to `days`.")
    ),
    "E306": Code(N_("a reporting line that circles"), N_("Somebody at the top reports to nobody.")),
    "E307": Code(
        N_("an outcome without an ending"),
        N_("Each outcome needs an ending with neither `needs` nor `reason` to fall back on."),
    ),
    "E308": Code(
        N_("a condition that no play can meet"),
        N_("Compare it with the calendar, the team, the clues that are revealed and the trust that can be won."),
    ),
    "E309": Code(
        N_("conditions that wait for each other"),
        N_("Nothing leads into the circle: take a condition from one of its members."),
    ),
    "E310": Code(N_("weights that add up to nothing"), N_("Give at least one competency a weight.")),
    "E311": Code(
        N_("too many events with conditions"),
        N_("Every set of them is a history of its own; at most 10 events have `needs`."),
    ),
    "E312": Code(
        N_("an ending that asks for a person without a reason"),
        N_("`person` stands beside `reason` = `veto` or `decider`: whose veto, or whose missing support, it was."),
    ),
    "E313": Code(
        N_("a questionnaire that cannot be filled in"),
        N_(
            "Everybody in `to` has exactly one answer to each question, and there are at least as many questions as "
            "`choose` says."
        ),
    ),
    "E314": Code(
        N_("accounts without the customer among them"),
        N_('Where there are `[[account]]` tables, one of them is the customer: `account = "…"` in `[customer]`.'),
    ),
    "E315": Code(N_("a line of records of another length"), N_("Every row has a cell for each of the `columns`.")),
    "E316": Code(
        N_("a colleague who stays away without a word"),
        N_("`needs` and `wants` of a colleague stand together: what must hold, and what they say while it does not."),
    ),
    "E401": Code(
        N_("a translation of what is no text"),
        N_("A translation holds only texts and the ids by which they are matched."),
    ),
    "E402": Code(
        N_("a translation of what the scenario does not have"),
        N_("The source lost it or named it otherwise: remove it or mend its id."),
    ),
    "E403": Code(
        N_("a translation without an id to match it by"),
        N_("Entries of lists are matched by `id`, never by position."),
    ),
    "E404": Code(N_("a translation without its scenario"), N_("`NAME.zh.toml` stands beside `NAME.toml`.")),
    "E405": Code(
        N_("a translated list of another length"),
        N_("Records are translated cell by cell: as many columns and rows as in the scenario's own file."),
    ),
    "E411": Code(
        N_("a variant's file that is called wrongly, or stands alone"),
        N_('`NAME.b.toml` stands beside `NAME.toml` and says `variant = "b"`; letters go from b to f.'),
    ),
    "E412": Code(
        N_("a variant that changes what is seen"),
        N_(
            "What a trainee sees or chooses before it has consequences is the same in every variant, or the first page "
            "would tell which one it is. Take it out; change what is hidden, answered, found or told."
        ),
    ),
    "E413": Code(
        N_("a variant of what is not there"),
        N_("Mend the id; or, where entries may be added, write the whole entry."),
    ),
    "E414": Code(
        N_("a difference that nobody is told"),
        N_("Flags open menus: where a variant sets others, the text beside them must differ too."),
    ),
    "W201": Code(
        N_("a word that is shared with one person's public text"),
        N_(
            "A rare word, or a number with what it counts, stands in what anybody sees of one person, in no other such "
            "text, and in what is for that person: whoever reads both need not ask. Words that lead astray are welcome."
        ),
    ),
    "W202": Code(
        N_("an id that tells"),
        N_(
            "Ids and file names stand in transcripts and may be typed. Take words that are read beside them, or that "
            "say nothing: no rank, role, need or veto, and nothing of what is true."
        ),
    ),
    "W203": Code(
        N_("the kind of a response told by its form"),
        N_(
            "The probe a third longer or a quarter shorter than all others, the only kind with a question mark, the "
            "only right one with digits or a name, the tone of a brush-off: all can be seen without reading."
        ),
    ),
    "W204": Code(
        N_("a role told by the title"),
        N_(
            "Let a title carry several truths: in one variant the finance director does the sums, in another she "
            "decides or only watches."
        ),
    ),
    "W205": Code(
        N_("a text left as it was in the base"),
        N_("A variant changed what stands beside it. Change the text too, or say the same in both truths on purpose."),
    ),
    "W206": Code(
        N_("the same line said twice"),
        N_("Nobody repeats themselves word for word. Write another line; `[[person.reaction]]` holds further ones."),
    ),
    "W207": Code(
        N_("a line that needs a visit where there is none"),
        N_("Nobody sits down or shakes hands on the telephone: change the line, or the channel that it waits for."),
    ),
    "W301": Code(
        N_("ties that circle"),
        N_(
            "Support moves once along the ties; people who sway each other are hard to tell apart. "
            "Drop the weakest tie."
        ),
    ),
    "W401": Code(N_("not translated"), N_("What a translation leaves out is shown in the language of the source.")),
    "W402": Code(N_("left in the language of the source"), N_("The translation repeats the source word for word.")),
    "W501": Code(
        N_("a text too long for its place"), N_("It is measured in terminal cells; a Chinese character takes two.")
    ),
    "W502": Code(
        N_("length gives the answer away"),
        N_("In more than half of the lists the right response is the longest. Shorten it or lengthen another."),
    ),
    "W503": Code(
        N_("position gives the answer away"),
        N_("The right response is the first of every list. Put some elsewhere."),
    ),
    "W504": Code(
        N_("an unknown placeholder"), N_("`{you}` is the only one; anything else in braces is shown as it stands.")
    ),
    "W505": Code(
        N_("records too wide for a screen"),
        N_("All columns together should fit into 68 terminal cells, or lines are broken within them."),
    ),
    "W506": Code(N_("a text that says nothing"), N_("An empty text is read as an empty line: write it.")),
    "W601": Code(N_("a clue that supports nothing"), N_("Say in `supports` what a careful reader may take from it.")),
    "W602": Code(N_("a clue that is never revealed"), N_("Name it in some `reveals`, or remove it.")),
    "W603": Code(
        N_("every clue about a person misleads"),
        N_("A trainee must be able to find the truth: write one that holds at some time."),
    ),
    "W604": Code(
        N_("a source or questionnaire that tells nothing"),
        N_("It costs time and brings no clue, flag or temptation: give it something to reveal."),
    ),
    "W605": Code(
        N_("a clue about the wrong person"),
        N_(
            "Its text speaks by name of one person only, and that is neither the one it is `about` nor whoever told "
            "it: mend `about`, or say in the text whom it concerns."
        ),
    ),
    "W701": Code(
        N_("no day on which the law was checked"),
        N_("`law_checked_on` in `pack.toml` says how old the rules of conduct are."),
    ),
    "W702": Code(
        N_("a temptation without a lawful substitute"),
        N_("The substitute breaks a rule itself: name a move that breaks none."),
    ),
    "W703": Code(
        N_("a rule that nothing tempts to break"),
        N_("Name it as the `breach` of some question, response, pitch or source."),
    ),
    "W801": Code(N_("a flag that nothing needs"), N_("Remove it, or let some `needs` or `cleared_by` ask for it.")),
    "W802": Code(
        N_("a pitch that nobody needs"), N_("It answers no concern and appeals to no win that anybody ever holds.")
    ),
    "W803": Code(
        N_("power moves after the last review"),
        N_("Nobody looks at the map again: add a review day, or let it happen earlier."),
    ),
    "W804": Code(
        N_("an objection that never comes up"),
        N_("It comes up only while its person holds the concern or win that it means."),
    ),
    "W805": Code(
        N_("levels of the decision out of order"),
        N_("`deferred` ≤ `concessions` ≤ `threshold`, or an outcome can never happen."),
    ),
    "W806": Code(
        N_("an ending that is never told"),
        N_("The first that fits is told: put the special ones before the general one."),
    ),
    "W807": Code(
        N_("a line that is never said"),
        N_("In the committee and at the first meeting one line is said, the first that fits; the order decides."),
    ),
    "W808": Code(
        N_("accounts that make no difference"),
        N_("Let going to another house first cost time, or nobody needs to think about it."),
    ),
    "W809": Code(
        N_("a promise that is always kept"),
        N_("Let `kept` ask for something that `made` does not ask for, or nothing is at stake."),
    ),
    "W810": Code(N_("a name twice in one list"), N_("Once is enough: take one out.")),
    "W811": Code(
        N_("a copy with nothing changed but its id"),
        N_("An entry was copied and not changed yet, or copied once too often."),
    ),
    "W812": Code(
        N_("a contradiction that only one side knows of"),
        N_("If one pitch contradicts another, that one contradicts it, too: name each in the other's `conflicts`."),
    ),
    "W901": Code(
        N_("an objection that can be answered without listening"),
        N_(
            "Its words fit several meanings: two or three responses bring evidence, each for another concern or win, "
            "one of them for what is meant, and one more asks what is behind it and stays."
        ),
    ),
}
"""Every code with its meaning and remedy."""
