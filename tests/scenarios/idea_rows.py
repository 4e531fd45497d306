"""The ideas that no closed list holds, each with the places where it is played; and the words around the table."""

# An idea is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

HEADS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Where each idea is lived through",
        "lead": "What the course texts on customer roles teach, and where it is played: not named in a glossary, but met, asked "
        "about, decided upon or got wrong by the trainee. After a person or a thing stands the scenario, and after a person "
        "its variants. The five steps (collect, analyse, define roles, choose a strategy, evaluate) stand at the foot of the desk in every case, and the strategy is chosen at the first review. This page is for authors and facilitators: **it gives hidden truth away.** It is written by "
        "`python -m tests.scenarios.ideas`, which looks every place up.",
        "columns": "| idea | where |",
        "more": " … and {count} more",
        "several": "A title settles no role: the same person, other primary roles",
        "sections": {
            "roles": "Roles",
            "concerns": "Organisational concerns",
            "wins": "Personal wins",
            "power": "What shapes power, and moves it",
            "finding": "Ways to find out",
            "pitches": "Pitches, tailoring and the shared story",
            "objections": "Objections",
            "conduct": "Rules of conduct",
        },
    },
    "zh": {
        "title": "每个观点在哪里亲历",
        "lead": "课程讲义里关于客户角色的观点，在案例里由学员亲身经历：不是写在术语表里，而是遇到、问到、为它作决定，或者做错。"
        "人和事后面写着案例，人后面还写着变体。五个步骤（数据收集、数据分析、角色定义、策略制定、效果评估）在每个案例的案头都看得到，策略在第一次审阅时选定。这一页供作者和带班的人看：**里面有隐藏的真相。**"
        "它由 `python -m tests.scenarios.ideas` 写成，每一处都查对过。",
        "columns": "| 观点 | 在哪里 |",
        "more": "……另有 {count} 处",
        "several": "头衔定不了角色：同一个人，不同的主要角色",
        "sections": {
            "roles": "角色",
            "concerns": "组织利益",
            "wins": "个人的“赢”",
            "power": "什么塑造权力，权力又怎样转移",
            "finding": "了解情况的途径",
            "pitches": "推介：因人而异与同一个故事",
            "objections": "异议",
            "conduct": "行为规范",
        },
    },
}


ROWS: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    (
        "roles",
        {
            "en": "The company decides whether to buy, a person decides from whom",
            "zh": "买不买公司决定，买谁的个人决定",
        },
        (
            "platform-deal ask zhao.simple",
            "service-desk ask liang.who",
            "bottle-works ask mi.steps",
            "two-desks ask yan.path",
        ),
    ),
    (
        "roles",
        {
            "en": "Influencer and opinion leader differ: by office, by prestige",
            "zh": "影响者与意见领袖不同：一个靠职位，一个靠声望",
        },
        (
            "platform-deal person qiu",
            "bottle-works ask teng.who",
            "second-hospital person duan",
            "new-market ask tao.who",
        ),
    ),
    (
        "roles",
        {
            "en": "A coach is developed by helping with what the coach wants",
            "zh": "客户指导员是培养出来的：帮他成他想成的事",
        },
        (
            "platform-deal pitch nine",
            "bottle-works pitch pages",
            "second-hospital pitch brief",
            "two-desks pitch report",
        ),
    ),
    (
        "roles",
        {
            "en": "A coach helps without harming their own house; bid secrets are a breach",
            "zh": "客户指导员不会损害自己的单位；打听标书秘密就是违规",
        },
        (
            "platform-deal rule rival-price",
            "bottle-works rule envelope",
            "two-desks ask wei.who",
            "service-hall rule reply",
        ),
    ),
    (
        "roles",
        {"en": "The technical approver cannot say yes and can say no", "zh": "技术把关者不能说“行”，却能说“不行”"},
        ("platform-deal person tan", "new-market person xue", "service-hall person gan", "formulary person tian"),
    ),
    (
        "wins",
        {
            "en": "A purchaser does not want the last cent: squeezed suppliers cut service",
            "zh": "采购不要最后一分钱：压得太狠，服务就打折",
        },
        (
            "two-desks ask fu.squeezed",
            "two-desks ask fu.room",
            "bottle-works ask mi.second",
            "platform-deal ask ma.keep",
        ),
    ),
    (
        "wins",
        {"en": "Users see the business problem first", "zh": "使用者最先看到业务上的问题"},
        (
            "service-desk ask mai.day",
            "formulary ask jin.day",
            "platform-deal ask han.morning",
            "service-hall ask jing.day",
        ),
    ),
    (
        "wins",
        {"en": "Finance watches terms and cash flow", "zh": "财务盯账期和现金流"},
        (
            "service-desk ask liang.cash",
            "platform-deal ask sun.books",
            "bottle-works ask fan.books",
            "two-desks ask zhu.purse",
        ),
    ),
    (
        "wins",
        {"en": "Technical people like to talk to engineers: bring one", "zh": "技术人员爱跟工程师谈：带一个去"},
        (
            "two-desks colleague xiang",
            "bottle-works colleague kong",
            "platform-deal study bench",
            "new-market study bench",
        ),
    ),
    (
        "wins",
        {
            "en": "Buyers are not purely rational: the same fact moves two people differently",
            "zh": "买的人并不全凭理性：同一件事，打动的两个人各不相同",
        },
        (
            "second-hospital objection jiang.whose-syringe",
            "two-desks objection yan.cupboards",
            "formulary objection feng.autumn",
        ),
    ),
    (
        "power",
        {"en": "Power moves: people leave, projects change owner", "zh": "权力会转移：人走了，项目换了主"},
        (
            "platform-deal event new-lines",
            "second-hospital event door-plate",
            "new-market event notice",
            "service-hall event course",
        ),
    ),
    (
        "power",
        {"en": "A notice may move nobody", "zh": "一纸通知，也可能谁的权都没动"},
        ("platform-deal event new-lines", "service-hall event course", "two-desks event notice"),
    ),
    (
        "power",
        {
            "en": "A public body weighs policy, public benefit and that nobody can be blamed",
            "zh": "公共部门看重政策、公众利益，以及谁也别担责",
        },
        ("service-hall person ruan", "service-hall pitch queue", "service-hall objection xin.sofa"),
    ),
    (
        "power",
        {
            "en": "Cloud and IoT buyers weigh foresight, compatibility, security and proven cases",
            "zh": "云与物联网的买家看重前瞻、兼容、安全和成功案例",
        },
        ("bottle-works ask qu.ten", "bottle-works ask lian.gate", "bottle-works study qingkou"),
    ),
    (
        "power",
        {"en": "Segmenting: which account first", "zh": "客户细分：先去哪一家"},
        ("new-market account lanjiang", "new-market account haiyue", "new-market account qingping"),
    ),
    (
        "finding",
        {"en": "Records that must be read, not told", "zh": "记录要自己读，没有人替你下结论"},
        (
            "two-desks study records",
            "formulary study minutes",
            "second-hospital study records",
            "service-hall study notices",
            "bottle-works study tickets",
        ),
    ),
    (
        "finding",
        {
            "en": "A questionnaire put together by oneself: to whom, and with which questions",
            "zh": "自己组卷：问谁，问哪几道",
        },
        ("second-hospital questionnaire four-lines", "service-hall questionnaire sheet"),
    ),
    (
        "finding",
        {
            "en": "Professional networks and messages: public and addressed to you is lawful, a private chat is not",
            "zh": "职业社交与工作消息：公开的、发给你的可以用，私聊转来的不行",
        },
        (
            "second-hospital study wecom",
            "second-hospital rule private-chat",
            "formulary study account",
            "service-desk rule group",
        ),
    ),
    (
        "finding",
        {
            "en": "The lawful way to a rival: award notices, a reference customer",
            "zh": "了解对手的正路：成交公告、参考客户",
        },
        ("new-market study rivals", "service-hall study kunpu", "bottle-works study awards", "formulary study notices"),
    ),
    (
        "finding",
        {"en": "Own colleagues have to be won first", "zh": "自己的同事，也要先争取过来"},
        ("two-desks colleague xiang", "bottle-works colleague kong"),
    ),
    (
        "pitches",
        {
            "en": "A case across departments lifts the group; promises that contradict each other cost both",
            "zh": "跨部门的共同方案抬起大家；自相矛盾的承诺两头失分",
        },
        ("platform-deal pitch bottle", "service-hall pitch citizen", "bottle-works pitch gob", "two-desks pitch fleet"),
    ),
    (
        "pitches",
        {
            "en": "One thing in two languages: cost for one, effect for the other",
            "zh": "同一样东西两种讲法：对一个讲成本，对一个讲效果",
        },
        ("two-desks pitch eight-years", "two-desks pitch rides", "new-market pitch fullcost", "new-market pitch bed"),
    ),
    (
        "pitches",
        {
            "en": "Pilot, guarantee and references against the fear of failing",
            "zh": "用试点、保证和老客户化解对失败的担心",
        },
        (
            "platform-deal pitch before-after",
            "service-desk pitch trial",
            "two-desks pitch trial",
            "bottle-works pitch weeks",
        ),
    ),
    (
        "pitches",
        {"en": "Claim what is proven and no more", "zh": "有多少证据，讲多少话"},
        ("formulary pitch prevent", "second-hospital rule beyond-label", "two-desks rule claim"),
    ),
    (
        "pitches",
        {"en": "What is promised has to be kept after the signature", "zh": "签约之前答应的，签约之后要兑现"},
        ("bottle-works promise nights",),
    ),
    (
        "objections",
        {"en": "What is meant is not what is said", "zh": "说的和在意的不是一回事"},
        (
            "platform-deal objection lin.autumn",
            "service-desk objection guan.cup",
            "formulary objection xu.three-thousand",
        ),
    ),
    (
        "conduct",
        {
            "en": "Each temptation pays at once and has a lawful neighbour",
            "zh": "每一种诱惑都立刻见效，旁边都有一条正路",
        },
        (
            "platform-deal rule their-words",
            "formulary rule drawn-experts",
            "service-hall rule pen",
            "new-market rule own-spec",
        ),
    ),
    (
        "conduct",
        {
            "en": "Who may not be met when: the rules of a procurement are felt",
            "zh": "什么时候不能见谁：采购的规矩，切身体会",
        },
        ("service-hall ask mo.query", "service-hall ask mo.written", "formulary rule drawn-experts"),
    ),
)
