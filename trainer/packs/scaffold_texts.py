"""What `trainer new` says to an author, above every kind of table, in the languages that it writes."""

from __future__ import annotations

LANGUAGES = ("en", "zh")

WORDS = {
    "en": {
        "pack": "A first scenario at {customer}, made by `trainer new`.",
        "disclaimer": "For training only, not legal advice.",
    },
    "zh": {
        "pack": "在{customer}的第一个剧本，由 `trainer new` 生成。",
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
        "format": "这个文件夹是一个剧本包，每个剧本一个文件，放在旁边。\n"
        "请修改 title、summary 和 authors；交给别人之前把 version 加大（`trainer pack`）。",
        "language": "基础文件的语言。译文放在旁边：`trainer translate FILE LANG`。",
        "law_checked_on": "行为规则最后一次对照法规核对的日期。开课之前请再核对。",
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
        "person.objection.response": "The ways to answer: a probe that stays, right and wrong evidence, a failure.\n"
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
        "format": "一个完整的小剧本：现在就能载入、能玩、能赢。一点一点改，\n"
        "边改边运行 `trainer check` 和 `trainer verify`；每个键的含义见 scenarios/README.md。\n"
        "文字不带任何标记；{you} 是学员的名字。有人玩过之后，不要再改 id。",
        "level": "难度 1 到 3，以及玩一局的分钟数：两者都显示在书架上。",
        "customer": "开局之前告诉学员的情况。换成您的客户和它的麻烦；这里不要透露任何人的角色。",
        "seller": "学员自己这一方：卖什么，以及它老实说做不到什么。",
        "seller.team": "可以带去会谈的同事，每一位都对应某个客户愿意打交道的类型。",
        "calendar": "每天两个半天。评审日经理收走客户地图，地图要计分。",
        "person": "客户方的人。先写谁都看得见的；请替换姓名、头衔和说话的口吻。",
        "#person": "----- {id} -----",
        "person.hidden": "真相，只在复盘时公开：角色（主要的在前）、权重 1 到 3、能影响谁。\n"
        "这里改了什么，就要有两条线索支持它。",
        "person.reactions": "这个人自己的话。最后三句在决策时说，要能听出原因。",
        "person.question": "可以问什么：类型和问法、回答、回答带出的线索（reveals）、先要满足什么（needs）。\n"
        "让回答露出事实，不要让人直说“我是拍板的”。",
        "person.objection": "陈述之后对方口头说的（said），以及背后真正的关切或个人的“赢”（meant）。",
        "person.objection.response": "回应的几种方式：留在桌上的追问、对的证据、不对题的证据、失误。\n"
        "对的那条不要总在第一位，也不要总是最长；必须有一条既没有 needs 也没有 stays。",
        "clue": "关于某个人的发现，以及细心的读者能从中得出什么（supports）。\n"
        "每个角色、关切和“赢”各要两条；支持假象的那条会误导人，口气应当很肯定。",
        "source": "会谈之外可以研究的资料，以及要花几个半天。",
        "pitch": "可以陈述的方案：回应哪些关切（answers）、打动哪些“赢”（appeals）、以哪些线索为凭（proof）。\n"
        "互相矛盾的承诺在 conflicts 里写上对方；shared 的方案对谁都合适。",
        "conduct": "行为规则。每条都有一个带 breach 的诱惑：眼前有好处，也有合规的替代做法。",
        "event": "某天早上客户那边发生的事，以及它改变了谁的真相。不要明说。",
        "decision": "支持度门槛，0 到 100：干净赢单、拍板人、有否决权的人。",
        "ending": "每种结局一段文字，不带 needs 和 reason；另写的会优先讲。",
        "lesson": "每项得分背后的道理，印在复盘里。",
        "discussion": "给小组的问题：我看到……我认为……我想知道……",
        "facilitator": "给带课老师的一页。",
    },
}
