"""`trainer new`: a complete small scenario, cut to size from a template, with guidance above every table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from trainer.errors import N_, TrainerError, UsageError
from trainer.packs.atomic_write import write_files
from trainer.packs.checks.validate import validated
from trainer.packs.file_names import PACK_FILE, VARIANTS
from trainer.packs.format.models import FORMAT, PackFile, ScenarioFile
from trainer.packs.load import load_files
from trainer.packs.pack_files import is_there
from trainer.packs.problems import FaultyPack, Key
from trainer.packs.sizing import FEWEST, MOST, sized
from trainer.packs.starters import TRADES, filled, refuse_trade, starter, truths
from trainer.packs.toml.read import parse, read_bytes
from trainer.packs.toml.render import remarks, rendered
from trainer.packs.variants import patch_between
from trainer.packs.zip_safety import is_device

MOST_VARIANTS = 2
"""Truths that the template has: who begins with two learns to write a third."""
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new scenario is to be.

    Attributes:
        title: its title.
        customer: name of the customer's house.
        people: how many people decide, 2–6.
        language: language of the texts: "en" or "zh".
        checked_on: ISO date for `law_checked_on`.
        variants: how many truths: 1 or 2.
        trade: one of `TRADES`.
    """

    title: str
    customer: str
    people: int
    language: str
    checked_on: str
    variants: int = MOST_VARIANTS
    trade: str = TRADES[0]


@dataclass(frozen=True, slots=True)
class Made:
    """What was written.

    Attributes:
        files: every file, the scenario's own before its variant.
        scenario: the scenario's own file.
    """

    files: tuple[Path, ...]
    scenario: Path


def scaffold(folder: Path, wishes: Wishes, *, force: bool = False) -> Made:
    """Write a new pack into `folder`, or a further scenario into the pack that is there; say what was written.

    The data of a pack that is there is read and never written.

    Args:
        folder: the folder of the pack.
        wishes: what the scenario is to be.
        force: whether a scenario of the same name is written over.

    Raises:
        TrainerError: if a wish cannot be met, a file is there already, or nothing can be written.
    """
    there = pack_there(folder)
    pack = there.id if there is not None else slug(_name_of(folder)) or "my-pack"
    if is_device(pack):
        pack += "-pack"
    if there is not None:
        refuse_other(folder, there, wishes.language)
    scenario = _name_for(folder, wishes.title, force=force)
    files = new_files(pack, scenario, wishes)
    if there is not None:
        del files[PACK_FILE]
    if not force:
        refuse_taken(folder, files)
    write_files(folder, {name: text.encode() for name, text in files.items()})
    return Made(tuple(folder / name for name in files), folder / f"{scenario}.toml")


def pack_there(folder: Path) -> PackFile | None:
    """Return the data of the pack that `folder` holds, None if it holds none.

    Raises:
        FaultyPack: if they cannot be used.
    """
    path = folder / PACK_FILE
    if not is_there(path):
        return None
    return validated(PackFile, parse(read_bytes(path), str(path)), str(path))


def refuse_other(folder: Path, pack: PackFile, language: str) -> None:
    """Refuse a scenario in another language than that of the pack in `folder`, or one that there are no texts in.

    Raises:
        UsageError: saying which language it is.
    """
    if language != pack.language:
        raise UsageError(
            N_("the pack is written in '{language}', and so are its scenarios"),
            where=str(folder),
            remedy=N_("leave --lang out; `trainer translate` adds another language"),
            language=pack.language,
        )
    refuse_language(language)


def _name_for(folder: Path, title: str, *, force: bool) -> str:
    """Return the name of the scenario: from its title, or the next one that is free if its title has no letters."""
    name = slug(title)
    if name:
        return f"{name}-deal" if f"{name}.toml" == PACK_FILE or is_device(name) else name
    if force or not is_there(folder / "first-deal.toml"):
        return "first-deal"
    return next(name for number in count(2) if not is_there(folder / f"{(name := f'deal-{number}')}.toml"))


def _name_of(folder: Path) -> str:
    try:
        return folder.resolve().name
    except (OSError, RuntimeError):
        return folder.name


def new_files(pack: str, scenario: str, wishes: Wishes) -> dict[str, str]:
    """Return the files of a new pack, by name.

    Raises:
        TrainerError: if a wish cannot be met.
    """
    refuse_people(wishes.people)
    refuse_variants(wishes.variants)
    refuse_language(wishes.language)
    refuse_name(wishes.title)
    refuse_name(wishes.customer)
    refuse_trade(wishes.trade)
    begun = starter(wishes.trade, wishes.language)
    cut = sized(truths(begun, wishes.language, wishes.variants), wishes.people)
    names = {"title": wishes.title, "customer": wishes.customer}
    document, *others = ({**filled(one, names), "id": scenario} for one in cut)
    data = {
        "format": FORMAT,
        "id": pack,
        "title": wishes.title,
        "summary": WORDS[wishes.language]["pack"].format(customer=wishes.customer),
        "version": "0.1.0",
        "language": wishes.language,
        "authors": (),
        "licence": "CC-BY-4.0",
        "law_checked_on": wishes.checked_on,
        "disclaimer": WORDS[wishes.language]["disclaimer"],
    }
    files = {
        PACK_FILE: rendered(PackFile, data, _Guidance(PACK_GUIDANCE[wishes.language])),
        f"{scenario}.toml": rendered(ScenarioFile, document, _Guidance(GUIDANCE[wishes.language])),
    }
    letters = VARIANTS[: wishes.variants]
    for letter, other in zip(letters[1:], others, strict=True):
        patch = patch_between(document, other, letter)
        guidance = _Guidance(VARIANT_GUIDANCE[wishes.language])
        files[f"{scenario}.{letter}.toml"] = rendered(ScenarioFile, patch, guidance)
    data_of = {name: text.encode() for name, text in files.items()}
    try:
        for letter in letters:
            load_files(data_of, f"{scenario}.toml", None, f"{scenario}.toml", letter)
    except FaultyPack as fault:
        raise TrainerError(
            N_("the new scenario would not load: {reason}"), where=fault.where, reason=fault.wrong
        ) from None
    return files


def refuse_people(people: int) -> None:
    """Refuse a number of people that no scenario can be made for.

    Raises:
        UsageError: saying how many are possible.
    """
    if not FEWEST <= people <= MOST:
        raise UsageError(
            N_("{count} people are not possible"), remedy=N_("from {fewest} to {most}"),
            count=people, fewest=FEWEST, most=MOST,
        )  # fmt: skip


def refuse_variants(variants: int) -> None:
    """Refuse a number of variants that the template does not have.

    Raises:
        UsageError: saying how many are possible.
    """
    if not 1 <= variants <= MOST_VARIANTS:
        raise UsageError(
            N_("{count} variants are not possible"),
            remedy=N_("1 or {most}; `trainer studio` begins a third once these are yours"),
            count=variants,
            most=MOST_VARIANTS,
        )


def refuse_language(language: str) -> None:
    """Refuse a language that there is no template in.

    Raises:
        UsageError: saying which there are.
    """
    if language not in SCAFFOLD_LANGUAGES:
        raise UsageError(
            N_("there are no texts in '{language}'"),
            remedy=N_("one of {known}; `trainer translate` adds others"),
            language=language[:20],
            known=SCAFFOLD_LANGUAGES,
        )


def refuse_name(text: str) -> None:
    """Refuse a title or a customer's name that cannot stand in a scenario.

    Raises:
        UsageError: saying what can.
    """
    if not text.strip() or len(text) > LONGEST_NAME or not text.isprintable() or "{" in text or "}" in text:
        raise UsageError(
            N_("'{text}' cannot be used as a name"),
            remedy=N_("1 to {count} characters on one line, no braces, no control characters"),
            text="".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text[:20]),
            count=LONGEST_NAME,
        )


def refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """Refuse to write over files of a folder.

    Raises:
        TrainerError: naming the first that is there.
    """
    taken = next((folder / name for name in names if is_there(folder / name)), None)
    if taken is not None:
        raise TrainerError(
            N_("is there already"), where=str(taken),
            remedy=N_("name another folder or title, or --force writes over it"),
        )  # fmt: skip


def slug(text: str) -> str:
    """Return an id made of `text`, or "" if it has no letter that an id may begin with."""
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return re.sub(r"^[^a-z]+", "", words)[:40].strip("-")


class _Guidance:
    """Comments by kind of table or key, each said where it is first needed; `#person` above every person."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._left = dict(texts)

    def __call__(self, kind: str, key: Key) -> list[str]:
        lines = remarks(self._left.pop(kind, ""))
        if kind == "person":
            lines += [*([""] if lines else []), *remarks(self._left["#person"].format(id=key[-1]))]
        return lines


SCAFFOLD_LANGUAGES = ("en", "zh")

WORDS = {
    "en": {
        "pack": "A first scenario at {customer}, made by `trainer new`.",
        "disclaimer": "For training only, not legal advice.",
    },
    "zh": {
        "pack": "在{customer}的第一个案例，由 `trainer new` 生成。",
        "disclaimer": "仅供培训，不构成法律意见。",
    },
}

PACK_GUIDANCE = {
    "en": {
        "format": "What this folder is: one pack, one file per scenario beside it.\n"
        "Change title, summary and authors; raise the version when you hand it on (`trainer pack`).",
        "language": "The language of the base files. A translation stands beside: `trainer translate FILE LANG`.",
        "law_checked_on": "When the rules of conduct were last checked against the law. Check them before you teach.",
    },
    "zh": {
        "format": "这个文件夹是一个案例包，每个案例一个文件，放在旁边。\n"
        "请修改 title、summary 和 authors；交给别人之前把 version 加大（`trainer pack`）。",
        "language": "基础文件的语言。译文放在旁边：`trainer translate FILE LANG`。",
        "law_checked_on": "行为规范最后一次对照法规核对的日期。开课之前请再核对。",
    },
}

VARIANT_GUIDANCE = {
    "en": {
        "note": "What is true here, in a line, for facilitators only. What fits no line is no other truth yet.",
        "person": "Another truth for the same cast. This file holds only what differs; everything else is taken from\n"
        "the scenario's own file. Ask first: who else could decide with these titles? Then go through each\n"
        "visible text and see whether it can carry both; what cannot has to become neutral there.",
        "#person": "----- {id} -----",
        "person.hidden": "Replaced whole, so every key again: another primary role, other first concerns and wins.",
        "person.reactions": "Only the lines that would not be said by this person in this truth.",
        "person.question": "The words asked are the same. Another answer, and with it other findings.",
        "person.objection": "Said in the same words, and meant otherwise.",
        "person.objection.response": "The responses are the same, what is answered is not: another evidence fits.",
        "clue": "The same findings read otherwise, under the same ids; new ones are given whole, `remove = true`\n"
        "takes one away. No clue may speak of what is true only in the other variant.",
        "source": "What is studied is the same, what stands there is not.",
        "pitch": "Only the clues that prove it, or who is pleased by it, may differ.",
        "conduct": "What is learned from it, where it named what is no longer so.",
        "event": "Power moves elsewhere here; it could move on another day, or not at all (`remove = true`).",
        "lesson": "Principles that were told with the other truth in mind.",
        "discussion": "Likewise the questions for the group.",
        "facilitator": "Likewise what to watch for.",
    },
    "zh": {
        "note": "这里的真相，一句话，只给主持人看。一句话装不下，就还不是另一套真相。",
        "person": "同一班人，另一套真相。这个文件只写不同的地方，其余都取自案例自己的文件。先问：顶着这些头衔，\n"
        "还有谁可能说了算？再把每一处看得见的文字过一遍，看它能不能两套都装下；装不下的，\n"
        "要在案例自己的文件里改得中性。",
        "#person": "----- {id} -----",
        "person.hidden": "整张表替换，所以每个键都要再写：另一个主要角色，另外的首要利益和“赢”。",
        "person.reactions": "只写这个人在这套真相里不会那样说的几句。",
        "person.question": "问法一样，回答不同，带出的发现也不同。",
        "person.objection": "说的话一样，意思不同。",
        "person.objection.response": "回应一样，听完以后答的话不同：对路的是另一条证据。",
        "clue": "同样的发现、同样的 id，读出来不同；新的要写全，`remove = true` 拿走一条。\n"
        "任何线索都不能讲只在另一个变体里才成立的事。",
        "source": "研究的资料一样，里面写的不同。",
        "pitch": "只有作为凭据的线索、或者谁听了高兴，可以不同。",
        "conduct": "从中学到什么：原来的话说的是已经不成立的事。",
        "event": "在这里，权力移到别处；也可以移在另一天，或者根本不移（`remove = true`）。",
        "lesson": "原来照着另一套真相讲的道理。",
        "discussion": "给小组的问题也一样。",
        "facilitator": "要留意的事也一样。",
    },
}

GUIDANCE = {
    "en": {
        "format": "A complete small scenario: it loads, plays and can be won as it stands. Change it bit by bit and\n"
        "run `trainer check` and `trainer verify` as you go; scenarios/README.md explains every key.\n"
        "Texts are plain; {you} is the trainee's name. Never change an id once somebody has played.",
        "level": "1 easy to 3 hard, and the minutes that a play takes: both stand on the shelf.",
        "customer": "What the trainee is told before the play. Change house and trouble; give no role away.",
        "seller": "The trainee's own side: what is sold, and what it honestly cannot do.",
        "seller.team": "Colleagues who may be brought along, each of the kind that some customer likes to talk to.",
        "calendar": "Half-day slots, two a day. On review days the manager takes the account map, which is scored.",
        "person": "The customer's people. What anybody can see comes first; replace names, titles and voices.",
        "#person": "----- {id} -----",
        "person.hidden": "The truth, shown only in the debrief: roles (primary first), weights 1 to 3, ties.\n"
        "Whatever you change here needs two clues that support it.",
        "person.reactions": "Lines of this person's own. The last three are said at the decision and should show why.",
        "person.question": "What can be asked: kind, words, answer, the clues it `reveals`, what it `needs` first.\n"
        "Let answers show things; let nobody say 'I am the decision maker'.",
        "person.objection": "What is `said` against the offer after a pitch, and the concern or win `meant` by it.",
        "person.objection.response": "Ways to answer: evidence for two or three needs, and a probe that stays.\n"
        "Keep the right one from being always first or longest; one must have neither `needs` nor `stays`.",
        "clue": "Findings about one person, and what a careful reader may take from each (`supports`).\n"
        "Two for every role, concern and win; one that supports something false misleads, and should sound sure.",
        "source": "What can be studied outside meetings, and what half days it costs.",
        "pitch": "The cases that can be made: what it `answers` and `appeals` to, and the clues that are its `proof`.\n"
        "Promises that contradict each other name one another in `conflicts`; a `shared` case suits all.",
        "conduct": "Rules of conduct. Each is tested by a move with `breach`, which pays at first; name a lawful way.",
        "event": "What happens at the customer's on a morning, and whose truth it changes. Tell nobody outright.",
        "decision": "Levels of support, 0 to 100: for a clean win, for the decider, for whoever has a veto.",
        "ending": "One text for each outcome, without `needs` and `reason`; further ones may be told first.",
        "lesson": "The principle behind each score, as this scenario teaches it: printed in the debrief.",
        "discussion": "Questions for the group: I saw ..., I think ..., I wonder ...",
        "facilitator": "The page for whoever leads the class.",
    },
    "zh": {
        "format": "一个完整的小案例：现在就能载入、能演练、能赢。一点一点改，\n"
        "边改边运行 `trainer check` 和 `trainer verify`；每个键的含义见 scenarios/README.zh.md。\n"
        "文字不带任何标记；{you} 是学员的名字。有人演练过之后，不要再改 id。",
        "level": "难度 1 到 3，以及演练一次的分钟数：两者都显示在案例库里。",
        "customer": "演练之前告诉学员的情况。换成您的客户和它的麻烦；这里不要透露任何人的角色。",
        "seller": "学员自己这一方：卖什么，以及它老实说做不到什么。",
        "seller.team": "可以带去会面的同事，每一位都对应某个客户愿意打交道的类型。",
        "calendar": "每天两个半天。审阅日经理收走客户地图，地图要计分。",
        "person": "客户方的人。先写谁都看得见的；请替换姓名、头衔和说话的口吻。",
        "#person": "----- {id} -----",
        "person.hidden": "真相，只在复盘时公开：角色（主要的在前）、权重 1 到 3、能影响谁。\n"
        "这里改了什么，就要有两条线索支持它。",
        "person.reactions": "这个人自己的话。最后三句在决策时说，要能听出原因。",
        "person.question": "可以问什么：类型和问法、回答、回答带出的线索（reveals）、先要满足什么（needs）。\n"
        "让回答露出事实，不要让人直说“这事我定”。",
        "person.objection": "推介之后对方口头说的（said），以及背后真正的组织利益或个人的“赢”（meant）。",
        "person.objection.response": "回应的几种方式：两三条证据，各针对一种需要；再加一条留在桌上的追问。\n"
        "对的那条不要总在第一位，也不要总是最长；必须有一条既没有 needs 也没有 stays。",
        "clue": "关于某个人的发现，以及细心的读者能从中得出什么（supports）。\n"
        "每个角色、组织利益和“赢”各要两条；支持假象的那条会误导人，口气应当很肯定。",
        "source": "会面之外可以研究的资料，以及要花几个半天。",
        "pitch": "可以用得上的推介：回应哪些组织利益（answers）、打动哪些“赢”（appeals）、以哪些线索为凭（proof）。\n"
        "互相矛盾的承诺在 conflicts 里写上对方；shared 的方案对谁都合适。",
        "conduct": "行为规范。每条都有一个带 breach 的诱惑：眼前有好处，也有合规的替代做法。",
        "event": "某天早上客户那边发生的事，以及它改变了谁的真相。不要明说。",
        "decision": "支持度门槛，0 到 100：全胜、决策者、有否决权的人。",
        "ending": "每种结局一段文字，不带 needs 和 reason；另写的会优先讲。",
        "lesson": "每项得分背后的道理，印在复盘里。",
        "discussion": "给小组的问题：我看到……我认为……我想知道……",
        "facilitator": "给主持人的一页。",
    },
}
