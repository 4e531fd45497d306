from __future__ import annotations

from dataclasses import replace

from trainer.core.moves import Close, Study
from trainer.errors import N_, Sentence, Term
from trainer.proof.report import ENGINE, FamilyReport, Property, Status, VerificationReport


def claim(status: Status) -> Property:
    detail = Sentence(N_("in {moves} moves"), moves=2)
    return Property("outcome", Term("outcome", "won"), status, detail, (Study("ledger"), Close()))


def report(*statuses: Status) -> VerificationReport:
    properties = tuple(map(claim, statuses))
    searched = Sentence("{plays} plays", plays=3)
    return VerificationReport(
        "small/corner", "b", "cd", properties, {"overall": 9.5}, {"overall": 10.0}, {"random": {"overall": 1.0}},
        searched, (Close(),),
    )  # fmt: skip


def test_a_property_is_told_to_programs_in_english_and_as_a_transcript() -> None:
    assert claim("PROVED").as_json() == {
        "property": "outcome", "subject": "won", "status": "PROVED", "detail": "in 2 moves",
        "witness": ["study ledger", "close"], "tried": [],
    }  # fmt: skip


def test_what_is_refuted_is_named() -> None:
    assert len(report("PROVED", "REFUTED", "BOUNDED", "REFUTED").refuted) == 2
    assert report("PROVED", "BOUNDED").refuted == ()


def test_a_certificate_counts_the_verdicts_and_the_whole_report_holds_it() -> None:
    found = report("PROVED", "REFUTED", "PROVED")
    certificate = found.certificate()
    assert certificate["verdicts"] == {"PROVED": 2, "REFUTED": 1, "BOUNDED": 0}
    assert (certificate["searched"], certificate["variant"], certificate["rules_sha256"]) == ("3 plays", "b", "cd")
    whole = found.as_json()
    assert {name: whole[name] for name in certificate} == certificate
    assert (len(whole["properties"]), whole["par_transcript"]) == (3, ["close"])


def test_a_family_counts_what_was_found_of_each_variant_and_of_all_together() -> None:
    across = (replace(claim("REFUTED"), variant="b"), claim("BOUNDED"))
    variants = (report("PROVED"), report("REFUTED", "PROVED"))
    family = FamilyReport("small/corner", "ab", variants, across, {"naming": 54.2})
    certificate = family.certificate()
    assert certificate["verdicts"] == {"PROVED": 2, "REFUTED": 2, "BOUNDED": 1}
    assert certificate["across"] == {"PROVED": 0, "REFUTED": 1, "BOUNDED": 1}
    assert (certificate["pack_sha256"], certificate["engine"]) == ("ab", ENGINE)
    assert certificate["guessed"] == {"naming": 54.2}
    assert len(family.refuted) == 2
    whole = family.as_json()
    assert [one["variant"] for one in whole["properties"]] == ["b", ""]
    assert [len(one["properties"]) for one in whole["variants"]] == [1, 2]
    assert {name: whole[name] for name in certificate if name != "variants"} == {
        name: value for name, value in certificate.items() if name != "variants"
    }
