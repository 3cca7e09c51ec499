"""One person's card for today: why first, then when you last spoke, the next step and a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from cookout.practice import draft
from cookout.practice.cadence import warmth_words
from cookout.practice.matches import IntroductionIdea
from cookout.practice.numbers import MUCH_HELP, WAITS_LONG
from cookout.practice.phrases import ago, number, promise_day, span, when
from cookout.practice.reasons import LAST_TIME, Hint, NextStep, Reason, say
from cookout.practice.today.due import AWAY, SPARE, TodayStep
from cookout.practice.today.person_facts import PersonFacts


def worded(
    *,
    due: TodayStep,
    on: date,
    introductions: Iterable[IntroductionIdea] = (),
    others: Iterable[str] = (),
) -> TodayStep:
    """The steps with their texts; no two drafts of the day are alike."""
    drafts = messages(due=due, on=on, introductions=introductions)
    return replace(
        due,
        reason=reason(due=due, on=on),
        hint=hint(due=due, on=on),
        step=next_step(due=due, on=on, introductions=introductions),
        draft=draft.unlike(drafts, others=others),
    )


def reason(*, due: TodayStep, on: date) -> str:
    """Why this person today. A day that matters leads; a promise is said even then."""
    name = due.someone.called
    sentences = [due.occasion.reason(name=name, on=on)] if due.occasion else []
    if due.promise:
        sentences.append(_promise_reason(due, on))
    elif not due.occasion:
        sentences.append(_rhythm_reason(due, on))
    return " ".join(sentences)


def _promise_reason(due: TodayStep, on: date) -> str:
    assert due.promise is not None
    name, what, day = due.someone.called, due.promise.what, due.promise.due_on
    if day is None:
        return say(code=Reason.PROMISE_OPEN, name=name, what=what)
    by_when = promise_day(due_on=day, on=on)
    if day >= on:
        return say(code=Reason.PROMISE_DUE, name=name, what=what, when=f"due {by_when}")
    code = Reason.PROMISE_DUE if due.occasion else Reason.PROMISE_LATE
    return say(code=code, name=name, what=what, when=by_when)


def _rhythm_reason(due: TodayStep, on: date) -> str:
    someone = due.someone
    if someone.since is None:
        code = Reason.SAY_HELLO if someone.place == "deep" else Reason.WARM_START
        return say(code=code, name=someone.called)
    away = due.absence.first_on if due.absence else on
    return say(
        code=_rhythm_code(due, on),
        name=someone.called,
        met=someone.met_words(on=on),
        span=span(days=max((on - someone.since).days, 0)),
        when=when(day=away, on=on),
    )


def _rhythm_code(due: TodayStep, on: date) -> Reason:
    if due.tier in (AWAY, SPARE):
        return Reason.BEFORE_AWAY if due.tier == AWAY else Reason.TIME_TO_SPARE
    if due.someone.chosen and due.waited < 1:
        return Reason.CHOSEN
    if due.kind == "hello" and not due.someone.awaits_hello(on=on):
        return Reason.HELLO_AFTER_ALL
    if due.kind == "hello":
        return Reason.FIRST_HELLO_DEEP if due.someone.place == "deep" else Reason.FIRST_HELLO
    if due.kind == "second_talk":
        return Reason.SECOND_TALK
    if due.kind == "keep_warm":
        return Reason.WARM_DUE
    return Reason.TALK_WAITING if due.waited > WAITS_LONG else Reason.TALK_DUE


def hint(*, due: TodayStep, on: date) -> str:
    """When you last spoke and how warm it still is; at most two sentences."""
    return " ".join(list(_hints(due, on))[:2])


def _hints(due: TodayStep, on: date) -> Iterator[str]:
    someone = due.someone
    lines = {line.kind: line.words for line in reversed(someone.remembered) if line.words.strip()}
    if due.kind == "hello" and someone.met_on and (due.occasion or due.promise):
        yield say(code=Hint.MET, met=someone.met_words(on=on))
    elif due.kind == "hello" and (noted := someone.last_words.strip() or lines.get("cares")):
        yield say(code=Hint.NOTED, what=noted)
    elif due.kind != "hello" and someone.last_touch_on:
        yield _last_time(someone, someone.last_touch_on, on)
    ends = someone.next_touch_on
    if due.kind != "hello" and ends and on <= ends:
        ring = warmth_words(last=someone.since, next=ends, on=on)
        yield say(code=Hint.RING, ring=ring)
    if best := lines.get("when"):
        yield say(code=Hint.BEST_REACHED, what=best)
    if someone.gave >= MUCH_HELP * max(someone.asked, 1):
        yield say(code=Hint.GAVE_MUCH, name=someone.called, count=number(count=someone.gave))
    elif someone.asked >= MUCH_HELP * max(someone.gave, 1):
        yield say(code=Hint.ASKED_MUCH, name=someone.called, count=number(count=someone.asked))


def _last_time(someone: PersonFacts, last: date, on: date) -> str:
    spoke = LAST_TIME.get(someone.last_kind, "last in touch")
    code = Hint.LAST_WORDS if someone.last_words.strip() else Hint.LAST
    return say(code=code, spoke=spoke, ago=ago(day=last, on=on), what=someone.last_words)


def next_step(*, due: TodayStep, on: date, introductions: Iterable[IntroductionIdea] = ()) -> str:
    """The next step in one sentence or two, from what the member wrote down."""
    name = due.someone.called
    if due.promise:
        return say(code=NextStep.KEEP_PROMISE, what=due.promise.what)
    if due.occasion and due.occasion.is_birthday:
        ahead = due.occasion.day > on
        return say(code=NextStep.BIRTHDAY_AHEAD if ahead else NextStep.WISH, name=name)
    if due.occasion:
        past = due.occasion.day < on
        return say(code=NextStep.ASK_HOW_IT_WAS if past else NextStep.THINK_OF, name=name)
    if due.kind == "second_talk":
        return say(code=NextStep.SECOND_TALK, name=name)
    if one := _could_meet(due, introductions):
        return _introduce(due.someone, one)
    kind, what = draft.topic(someone=due.someone)
    return say(code=_step_code(due, kind), name=name, what=what)


def _step_code(due: TodayStep, topic: str) -> NextStep:
    if due.kind == "hello":
        return NextStep.WRITE_ABOUT if topic else NextStep.WRITE
    if topic:
        return NextStep.HELP_FIND if topic == "wants" else NextStep.ASK_HOW
    if due.kind == "note":
        return NextStep.SHORT_NOTE
    return NextStep.TALK if due.kind == "talk" else NextStep.SHORT_HELLO


def _could_meet(
    due: TodayStep, introductions: Iterable[IntroductionIdea]
) -> IntroductionIdea | None:
    """Whom this person could be introduced to: first someone for what they look for themselves."""
    me = due.someone.id
    if due.promise or due.occasion or due.kind in ("hello", "second_talk"):
        return None
    pairs = (
        introduction
        for introduction in introductions
        if me in (introduction.asker_id, introduction.giver_id)
    )
    return min(pairs, default=None, key=lambda one: (one.giver_id == me, *one.pair))


def _introduce(someone: PersonFacts, one: IntroductionIdea) -> str:
    helps = one.giver_id == someone.id
    code = NextStep.ASK_FOR_HELP if helps else NextStep.INTRODUCE
    other = one.asker if helps else one.giver
    return say(code=code, name=someone.called, other=other, what=one.what)


def messages(
    *, due: TodayStep, on: date, introductions: Iterable[IntroductionIdea] = ()
) -> tuple[str, ...]:
    """The drafts for this step, the best first; none where nothing specific is known."""
    someone = due.someone
    if due.promise:
        return draft.promise_drafts(someone=someone, promise=due.promise, on=on)
    if due.occasion:
        return draft.occasion_drafts(someone=someone, occasion=due.occasion, on=on)
    if someone.awaits_hello(on=on):
        return draft.hello_drafts(someone=someone, on=on)
    if due.kind == "hello" and someone.met_on:
        return draft.late_hello_drafts(someone=someone, on=on)
    if due.kind == "second_talk":
        return draft.second_talk_drafts(someone=someone)
    if one := _could_meet(due, introductions):
        return draft.introduction_drafts(someone=someone, introduction=one)
    if due.kind == "talk" or (due.kind == "hello" and someone.place == "deep"):
        return draft.talk_drafts(someone=someone)
    return draft.short_drafts(someone=someone)
