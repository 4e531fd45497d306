"""Objections that can be answered without listening."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.vocabulary import CONCERNS
from trainer.errors import N_, Term
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.format.models import ObjectionTable
from trainer.packs.problems import Problem


def listening(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield objections that lack evidence for what is meant or for anything else, or do not have one probe."""
    for place, person in enumerate(index.scenario.person):
        for entry, objection in enumerate(person.objection):
            key = ("person", place, "objection", entry)
            evidence = [response.answers for response in objection.response if "evidence" in response.does]
            if not any(objection.meant in answers for answers in evidence):
                need = Term("concern" if objection.meant in CONCERNS else "win", objection.meant)
                yield index.problem(
                    "W901", (*key, "meant"),
                    N_("no response to '{objection}' brings evidence for what is meant: {need}"),
                    N_("let the `answers` of one with the step 'evidence' name it"), against=((*key, "response"),),
                    objection=objection.id, need=need,
                )  # fmt: skip
            elif all(objection.meant in answers for answers in evidence):
                yield index.problem(
                    "W901", key, N_("all evidence among the responses to '{objection}' is for what is meant"),
                    N_("add evidence for something else that the same words could mean"), objection=objection.id,
                )  # fmt: skip
            if _probes(objection) != 1:
                yield index.problem(
                    "W901", key,
                    N_("{count} responses to '{objection}' ask what is behind it, and it takes exactly one"),
                    N_("let one response with the step 'probe' and `stays = true` ask, and no other"),
                    objection=objection.id, count=_probes(objection),
                )  # fmt: skip


def _probes(objection: ObjectionTable) -> int:
    return sum("probe" in response.does and response.stays for response in objection.response)
