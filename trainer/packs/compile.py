"""From the models of the format to the engine's scenario: names become indexes, conditions become masks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from trainer.core import scenario as core
from trainer.core.condition import NEVER, Condition
from trainer.core.moves import Ask, First, Include, Meet, Pitch, Respond, Study, Survey
from trainer.core.vocabulary import CHANNELS, CONCERNS, NEED_BIT, SLOTS_A_DAY, STANCE_STEP
from trainer.packs.format import models
from trainer.packs.truths import after_event, truth_of

Truths = tuple[core.Truth, ...]


def compiled(pack: str, file: models.ScenarioFile, units: dict[str, str]) -> core.Scenario:
    """Return the engine's scenario for `file`, whose references must have been checked.

    Args:
        pack: id of the pack.
        file: the scenario, in the language of play.
        units: unit by person id in the base language, so that a translation cannot change who sits together.
    """
    return _Compiler(pack, file, units).scenario()


class _Compiler:
    def __init__(self, pack: str, file: models.ScenarioFile, units: dict[str, str]) -> None:
        self.file = file
        self.id = f"{pack}/{file.id}"
        self.people = _indexed(person.id for person in file.person)
        self.clues = _indexed(clue.id for clue in file.clue)
        self.pitches = _indexed(pitch.id for pitch in file.pitch)
        self.rules = _indexed(rule.id for rule in file.conduct)
        self.team = _indexed(colleague.id for colleague in file.seller.team)
        self.questions = _indexed(
            f"{person.id}.{question.id}" for person in file.person for question in person.question
        )
        self.lines = {
            key: place
            for place, key in enumerate((person.id, line.id) for person in file.person for line in person.reaction)
        }
        self.flags = _indexed(
            flag
            for effects in (*file.source, *file.pitch, *_personal(file), *file.account, *_written(file))
            for flag in effects.sets
        )
        self._spent = tuple((channel, int(getattr(file.calendar.costs, channel))) for channel in CHANNELS)
        names = list(dict.fromkeys(units.values()))
        self.units = {person: names.index(unit) for person, unit in units.items()}

    def scenario(self) -> core.Scenario:
        file = self.file
        questions: list[core.Question] = []
        objections: list[core.Objection] = []
        responses: list[core.Response] = []
        people = tuple(
            self._person(index, person, questions, objections, responses) for index, person in enumerate(file.person)
        )
        base = tuple(truth_of(person.hidden, self.people) for person in file.person)
        truths = self._truths(base)
        costs = dict(self._spent)
        pitches = tuple(self._pitch(index, pitch) for index, pitch in enumerate(file.pitch))
        sources = tuple(self._source(index, source) for index, source in enumerate(file.source))
        questionnaires, survey_questions, survey_answers = self._questionnaires()
        team = tuple(
            core.Colleague(
                index, one.id, one.name, one.title, one.counterpart, one.times, self._condition(one.needs), one.wants
            )
            for index, one in enumerate(file.seller.team)
        )
        meets = tuple(self._meets(person.id, costs) for person in file.person)
        return core.Scenario(
            id=self.id,
            brief=self._brief(),
            days=file.calendar.days,
            slots=file.calendar.days * SLOTS_A_DAY,
            patience=file.calendar.patience,
            costs=costs,
            reviews=file.calendar.reviews,
            people=people,
            questions=tuple(questions),
            objections=tuple(objections),
            responses=tuple(responses),
            clues=tuple(
                core.Clue(index, clue.id, self.people[clue.about], clue.text, _supports(clue.supports))
                for index, clue in enumerate(file.clue)
            ),
            sources=sources,
            accounts=tuple(
                core.Account(
                    index, one.id, one.name, one.text, one.cost, one.answer, self._effects(one), First(one.id)
                )
                for index, one in enumerate(file.account)
            ),
            account=[one.id for one in file.account].index(file.customer.account) if file.customer.account else -1,
            questionnaires=questionnaires,
            survey_questions=survey_questions,
            survey_answers=survey_answers,
            pitches=pitches,
            rules=tuple(
                core.Rule(
                    index, rule.id, rule.grade, rule.rule, rule.lesson, rule.substitute, rule.substitute_text,
                    self._mask(self.flags, (rule.cleared_by,) if rule.cleared_by else ()),
                )
                for index, rule in enumerate(file.conduct)
            ),
            events=tuple(self._event(index, event, base) for index, event in enumerate(file.event)),
            endings=tuple(
                core.Ending(
                    index, one.id, one.outcome, one.reason or "", self.people[one.person] if one.person else -1,
                    self._condition(one.needs), one.title, one.text,
                )
                for index, one in enumerate(file.ending)
            ),
            promises=tuple(
                core.Promise(
                    index, one.id, one.text, self._condition(one.made), self._condition(one.kept), one.kept_text,
                    one.broken_text, one.points,
                )
                for index, one in enumerate(file.promise)
            ),
            team=team,
            levels=core.Levels(**file.decision.model_dump()),
            weights=file.weights.model_dump(),
            flags=tuple(self.flags),
            agenda=self._agenda(),
            truths=truths,
            meets=meets,
            studies=tuple((1 << one.index, one.cost, one.needs, one.move) for one in sources),
            hesitant=tuple(one for one in team if one.needs is not None),
            gated=tuple(one for one in people if one.access is not None),
            asks=tuple(
                tuple((1 << one.index, one.cost, one.needs, one.move) for one in questions if one.person == who)
                for who in range(len(people))
            ),
            bound_pitches=tuple(case for case in pitches if case.needs is not None),
            dearest_meet=max(costs.values()),
            person_index=self.people,
            question_index=self.questions,
            response_index={response.move.response: response.index for response in responses},
            source_index=_indexed(source.id for source in file.source),
            account_index=_indexed(account.id for account in file.account),
            questionnaire_index=_indexed(one.id for one in file.questionnaire),
            survey_question_index={one.move.question: one.index for one in survey_questions},
            pitch_index=self.pitches,
            clue_index=self.clues,
            team_index=self.team,
        )  # fmt: skip

    def _brief(self) -> core.Brief:
        file = self.file
        guide = file.facilitator
        return core.Brief(
            title=file.title,
            summary=file.summary,
            level=file.level,
            minutes=file.minutes,
            customer=file.customer.name,
            industry=file.customer.industry,
            structure=file.customer.structure,
            culture=file.customer.culture,
            situation=file.customer.situation.strip(),
            seller=file.seller.name,
            product=file.seller.product.strip(),
            lessons=tuple(core.Taught(one.text, self._condition(one.needs), one.about) for one in file.lesson),
            discussion=tuple(core.Taught(one.text, self._condition(one.needs)) for one in file.discussion),
            facilitator=(guide.aims, guide.timing, guide.watch_for) if guide else None,
        )

    def _person(
        self, index: int, person: models.PersonTable, questions: list[core.Question],
        objections: list[core.Objection], responses: list[core.Response],
    ) -> core.Person:  # fmt: skip
        first_question, first_objection = len(questions), len(objections)
        for question in person.question:
            questions.append(
                core.Question(
                    len(questions), question.id, index, question.kind, question.say, question.answer, question.cost,
                    self._condition(question.needs, index), self._effects(question), Ask(f"{person.id}.{question.id}"),
                )
            )  # fmt: skip
        for objection in person.objection:
            first_response = len(responses)
            for response in objection.response:
                responses.append(
                    core.Response(
                        len(responses), response.id, len(objections), response.say, response.answer, response.does,
                        _needs_mask(response.answers), response.stays, self._condition(response.needs, index),
                        self._effects(response), Respond(f"{person.id}.{objection.id}.{response.id}"),
                    )
                )  # fmt: skip
            objections.append(
                core.Objection(
                    len(objections), objection.id, index, objection.type, objection.said, NEED_BIT[objection.meant],
                    self._showing(person.id, objection.meant), self._mask(self.pitches, objection.after),
                    self._condition(objection.needs, index),
                    tuple(range(first_response, len(responses))),
                    (1 << len(responses)) - (1 << first_response),
                )
            )  # fmt: skip
        return core.Person(
            index=index,
            id=person.id,
            name=person.name,
            title=person.title,
            unit=person.unit,
            unit_index=self.units[person.id],
            boss=self.people[person.reports_to] if person.reports_to else -1,
            public=person.public.strip(),
            trust=person.trust,
            access=self._condition(person.access, index),
            reactions=core.Reactions(**person.reactions.model_dump()),
            lines=tuple(
                core.ReactionLine(
                    self.lines[person.id, line.id], line.id, line.when, line.text, self._condition(line.needs, index)
                )
                for line in person.reaction
            ),
            questions=tuple(range(first_question, len(questions))),
            objections=tuple(range(first_objection, len(objections))),
            asked_mask=(1 << len(questions)) - (1 << first_question),
        )

    def _source(self, index: int, source: models.SourceTable) -> core.Source:
        return core.Source(
            index, source.id, source.title, source.method, source.text.strip(), source.cost,
            self._condition(source.needs), self._effects(source), Study(source.id),
            core.Records(source.records.columns, source.records.rows) if source.records else None,
        )  # fmt: skip

    def _questionnaires(
        self,
    ) -> tuple[tuple[core.Questionnaire, ...], tuple[core.SurveyQuestion, ...], tuple[core.SurveyAnswer, ...]]:
        sheets: list[core.Questionnaire] = []
        questions: list[core.SurveyQuestion] = []
        answers: list[core.SurveyAnswer] = []
        for sheet in self.file.questionnaire:
            first = len(questions)
            for question in sheet.question:
                own: dict[int, core.SurveyAnswer] = {}
                for answer in question.answer:
                    person = self.people[answer.id]
                    own[person] = core.SurveyAnswer(
                        len(answers), len(questions), person, question.say, answer.text, self._effects(answer)
                    )
                    answers.append(own[person])
                questions.append(
                    core.SurveyQuestion(
                        len(questions), question.id, len(sheets), question.say, own,
                        Include(f"{sheet.id}.{question.id}"),
                    )
                )  # fmt: skip
            sheets.append(
                core.Questionnaire(
                    len(sheets), sheet.id, sheet.title, sheet.choose, sheet.cost, self._condition(sheet.needs),
                    tuple(range(first, len(questions))), (1 << len(questions)) - (1 << first),
                    tuple((self.people[name], Survey(sheet.id, name)) for name in sheet.to),
                )
            )  # fmt: skip
        return tuple(sheets), tuple(questions), tuple(answers)

    def _pitch(self, index: int, pitch: models.PitchTable) -> core.PitchCase:
        return core.PitchCase(
            index=index,
            id=pitch.id,
            title=pitch.title,
            say=pitch.say,
            answers=_needs_mask(pitch.answers),
            appeals=_needs_mask(pitch.appeals),
            proof=self._mask(self.clues, pitch.proof),
            conflicts=self._mask(self.pitches, pitch.conflicts),
            shared=pitch.shared,
            fit={self.people[person]: fit for person, fit in pitch.fit.items()},
            needs=self._condition(pitch.needs),
            effects=self._effects(pitch),
            move=Pitch(pitch.id),
        )

    def _event(self, index: int, event: models.EventTable, base: Truths) -> core.Event:
        before = base
        for earlier in sorted(self.file.event, key=lambda one: one.day):
            if earlier is event:
                break
            before = after_event(before, earlier, self.people)
        after = after_event(before, event, self.people)
        moved = tuple(
            person
            for person, (was, now) in enumerate(zip(before, after, strict=True))
            if (was.roles[0], was.influence, was.veto, was.present)
            != (now.roles[0], now.influence, now.veto, now.present)
        )
        shift = tuple(
            (self.people[change.person], STANCE_STEP * (change.stance - before[self.people[change.person]].stance))
            for change in event.changes
            if change.stance is not None and change.stance != before[self.people[change.person]].stance
        )
        return core.Event(
            index, event.id, event.day, event.text.strip(), self._condition(event.needs),
            self._mask(self.clues, event.reveals), moved, shift,
        )  # fmt: skip

    def _agenda(self) -> tuple[core.AgendaItem, ...]:
        calendar = self.file.calendar
        items = [(day * SLOTS_A_DAY, 0, "review", order) for order, day in enumerate(calendar.reviews)]
        items += [((event.day - 1) * SLOTS_A_DAY, 1, "event", index) for index, event in enumerate(self.file.event)]
        items.append((calendar.days * SLOTS_A_DAY, 2, "close", 0))
        return tuple(core.AgendaItem(slot, kind, item) for slot, _, kind, item in sorted(items))

    def _truths(self, base: Truths) -> dict[int, Truths]:
        """Every set of events can have happened only in the order of their days, so a mask names one truth."""
        events = sorted(enumerate(self.file.event), key=lambda pair: pair[1].day)
        always = [index for index, event in events if event.needs == models.NeedsTable()]
        maybe = [index for index, event in events if event.needs != models.NeedsTable()]
        truths: dict[int, Truths] = {}
        for upto in range(len(events) + 1):
            passed = [index for index, _ in events[:upto]]
            open_ = [index for index in maybe if index in passed]
            for size in range(len(open_) + 1):
                for chosen in combinations(open_, size):
                    happened = [index for index in passed if index in always or index in chosen]
                    mask = sum(1 << index for index in happened)
                    if mask not in truths:
                        truth = base
                        for index in happened:
                            truth = after_event(truth, self.file.event[index], self.people)
                        truths[mask] = truth
        return truths

    def _meets(self, person: str, costs: dict[str, int]) -> tuple[tuple[int, int, Meet], ...]:
        return tuple(
            (costs[channel], -1 if companion is None else self.team[companion], Meet(person, channel, companion))
            for channel in CHANNELS
            for companion in (None, *self.team)
        )

    def _condition(self, needs: models.NeedsTable, person: int = -1) -> Condition | None:
        """Return the condition for `needs`, which may name trust and coach only in the table of a `person`."""
        if needs == models.NeedsTable():
            return None
        trust = [(self.people[name], least) for name, least in needs.trusted_by.items()]
        if needs.trust:
            trust.append((person, needs.trust))
        return Condition(
            clues=self._mask(self.clues, needs.clues),
            asked=self._mask(self.questions, needs.asked),
            flags=self._mask(self.flags, needs.flags),
            without=self._mask(self.flags, needs.without),
            met=self._mask(self.people, needs.met),
            trust=tuple(trust),
            earliest=(needs.day - 1) * SLOTS_A_DAY,
            latest=NEVER if needs.before is None else (needs.before - 1) * SLOTS_A_DAY,
            companion=needs.companion or "",
            channel=needs.channel or "",
            coach=person if needs.coach else -1,
            spent=self._spent if needs.day > 1 or needs.before is not None else (),
        )

    def _effects(self, effects: models.FindingsTable) -> core.Effects:
        trust, support = 0, 0
        if isinstance(effects, models.PersonalEffectsTable | models.SurveyAnswerTable):
            trust, support = effects.trust, effects.support
        breach = effects.breach if isinstance(effects, models.EffectsTable) else None
        compiled = core.Effects(
            reveals=self._mask(self.clues, effects.reveals),
            sets=self._mask(self.flags, effects.sets),
            breach=self.rules[breach] if breach else -1,
            trust=trust,
            support=support,
        )
        return core.NO_EFFECTS if compiled == core.NO_EFFECTS else compiled

    def _showing(self, person: str, need: str) -> int:
        """Return the mask of the clues about `person` that support the concern or win `need`."""
        claim = f"{'concern' if need in CONCERNS else 'win'}:{need}"
        showing = (clue.id for clue in self.file.clue if clue.about == person and claim in clue.supports)
        return self._mask(self.clues, showing)

    @staticmethod
    def _mask(index: dict[str, int], names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= 1 << index[name]
        return mask


def _personal(file: models.ScenarioFile) -> Iterable[models.EffectsTable]:
    for person in file.person:
        yield from person.question
        for objection in person.objection:
            yield from objection.response


def _written(file: models.ScenarioFile) -> Iterable[models.FindingsTable]:
    for sheet in file.questionnaire:
        for question in sheet.question:
            yield from question.answer


def _indexed(names: Iterable[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate(dict.fromkeys(names))}


def _needs_mask(names: Iterable[str]) -> int:
    return sum(NEED_BIT[name] for name in set(names))


def _supports(supports: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((axis, value) for axis, _, value in (support.partition(":") for support in supports))
