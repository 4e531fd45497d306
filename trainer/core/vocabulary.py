"""The field's ids: roles, concerns, wins and the other closed lists of terms.

They are the ids of the pack format, of the scores and of every export. Order is part of the meaning: a bit set over
concerns and wins counts positions in `NEEDS`.
"""

from __future__ import annotations

from typing import Final

ROLES: Final = (
    "decider",
    "influencer",
    "opinion_leader",
    "user",
    "purchaser",
    "technical",
    "finance",
    "coach",
    "recommender",
    "observer",
)
CONCERNS: Final = (
    "return",
    "strategy",
    "risk",
    "compliance",
    "outcome",
    "usability",
    "reliability",
    "budget",
    "cooperation",
    "fairness",
)
WINS: Final = ("visibility", "standing", "safety", "ease", "control", "growth", "harmony", "purpose")
NEEDS: Final = CONCERNS + WINS
VETOES: Final = ("none", "technical", "budget", "compliance")
CHANNELS: Final = ("visit", "call", "mail")
COUNTERPARTS: Final = ("sales", "engineer", "executive", "finance", "service", "specialist")
"""Whom of the seller's side a customer likes to talk to; `sales` is the trainee alone."""
QUESTION_KINDS: Final = ("situation", "problem", "implication", "payoff", "personal", "relationship")
METHODS: Final = (
    "interview",
    "questionnaire",
    "observation",
    "crm_history",
    "public_research",
    "reference",
    "coach",
    "expert_meeting",
)
OBJECTION_TYPES: Final = (
    "need",
    "price",
    "terms",
    "trust",
    "evidence",
    "adoption",
    "authority",
    "timing",
    "incumbent",
    "policy",
    "personal",
)
RESPONSE_STEPS: Final = ("acknowledge", "probe", "evidence", "confirm", "discount", "argue")
COURSE_STEPS: Final = ("collect", "analyse", "define_roles", "strategy", "evaluate")
"""The five steps of analysing a customer's roles, as the field's courses name them."""
GRADES: Final = ("forbidden", "avoid", "watch")
STRUCTURES: Final = ("functional", "matrix", "team", "holding")
CULTURES: Final = ("collective", "individual")
OUTCOMES: Final = ("won", "concessions", "deferred", "lost", "disqualified")
REASONS: Final = ("support", "decider", "veto", "conduct")
"""What decided against a clean win: too little support, the decider, a veto holder, or a forbidden act."""
COMPETENCIES: Final = (
    "roles",
    "needs",
    "pitch",
    "objections",
    "relations",
    "alignment",
    "adaptation",
    "conduct",
    "outcome",
)

MAX_INFLUENCE: Final = 3
MAX_STANCE: Final = 2
MIDDLE_SUPPORT: Final = 50
"""Support, in points of 100, of somebody who is neither for nor against."""
STANCE_STEP: Final = 20
"""Points of support that a point of stance is worth."""
MAX_TRUST: Final = 5
SLOTS_A_DAY: Final = 2

NEED_BIT: Final = {name: 1 << position for position, name in enumerate(NEEDS)}
CONCERN_MASK: Final = (1 << len(CONCERNS)) - 1
"""The bits of `NEEDS` that are organisational concerns; the rest are personal wins."""
