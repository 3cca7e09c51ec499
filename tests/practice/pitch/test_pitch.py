"""The pitch check on drafts written by hand, and what holds for every draft."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice import draft
from cookout.practice.pitch.patterns import Care, Push
from cookout.practice.pitch.pitch import REASONS, VERDICTS, PitchVerdict, caring, check
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered
from tests.practice.somebody import TUESDAY, dana, somebody, teo

TOO_SOON, SOFTEN, FINE = PitchVerdict.TOO_SOON, PitchVerdict.SOFTEN, PitchVerdict.FINE

# Each draft: how many real talks there were, what it is, and the words that push, if any.
DRAFTS = [
    # To somebody just met.
    (1, FINE, "Hi Teo, it was good to meet you at breakfast. How has your week been?", ()),
    (1, FINE, "Hi Teo, you mentioned the softball team. Who won on Saturday?", ()),
    (1, FINE, "Thank you for the seat next to you this morning.", ()),
    (1, FINE, "Here is the number of the roofer you asked about: 555 0113.", ()),
    (1, FINE, "Good to meet you. Shall I put you in touch with my sister? She rents vans.", ()),
    (1, FINE, "Shall we grab a coffee next week, at your place or mine?", ()),
    (1, FINE, "Can I offer you a ride to the fair?", ()),
    (1, FINE, "I know someone who could help you with the van.", ()),
    (1, FINE, "The fair ends on Sunday. Are you going with the girls?", ()),
    (1, FINE, "Did you get home before the rain?", ()),
    (1, FINE, "I liked our last call. How is the garden?", ()),
    (1, FINE, "My plans for Saturday changed, so I can come to the game.", ()),
    (1, TOO_SOON, "Let me tell you about our services.", ("our services",)),
    (1, TOO_SOON, "I would love to send you a free quote.", ("send you a free quote",)),
    (1, TOO_SOON, "We can save you hundreds on your car.", ("save you hundreds",)),
    (1, TOO_SOON, "Are you happy with your current insurance?", ("current insurance",)),
    (1, TOO_SOON, "Book a call with me this week.", ("Book a call",)),
    (1, TOO_SOON, "Here is my calendar link, take any slot.", ("my calendar link",)),
    (1, TOO_SOON, "Can we set up a quick call on Monday?", ("set up a quick call",)),
    (1, TOO_SOON, "Let's jump on a call.", ("jump on a call",)),
    (1, TOO_SOON, "I would like to pick your brain.", ("pick your brain",)),
    (1, TOO_SOON, "Do you know anyone who needs life insurance?", ("you know anyone who needs",)),
    (1, TOO_SOON, "Could you introduce me to your boss?", ("introduce me to",)),
    (1, TOO_SOON, "Please pass on my card.", ("pass on my card",)),
    (1, TOO_SOON, "Any referrals for me?", ("Any referrals",)),
    (1, TOO_SOON, "Would you leave us a review?", ("leave us a review",)),
    (1, TOO_SOON, "This is your last chance to join.", ("last chance",)),
    (1, TOO_SOON, "Only three places left.", ("Only three places left",)),
    (1, TOO_SOON, "Sign up today.", ("Sign up today",)),
    (1, TOO_SOON, "The offer ends tomorrow.", ("offer ends",)),
    (1, TOO_SOON, "Don't miss out.", ("Don't miss out",)),
    (1, TOO_SOON, "Become a client of ours.", ("Become a client",)),
    (
        1,
        TOO_SOON,
        "Good to meet you. How are you? I can protect your family with my policy.",
        ("my policy",),
    ),
    (
        1,
        TOO_SOON,
        "Thanks for the chat. How is your son? You said he is ill. Buy from me today.",
        ("Buy from me",),
    ),
    (1, TOO_SOON, "I help families like yours sleep well.", ("I help families like yours",)),
    (1, TOO_SOON, "May I review your financial plan?", ("review your financial plan",)),
    (1, TOO_SOON, "I would love to earn your business.", ("earn your business",)),
    (1, TOO_SOON, "I specialize in retirement planning.", ("I specialize in",)),
    (1, TOO_SOON, "Are you looking to buy or sell a home?", ("looking to buy",)),
    (1, TOO_SOON, "Would you be open to a quick call?", ("open to a quick call",)),
    (1, TOO_SOON, "Have you 15 minutes for me to share it?", ("minutes for me to share",)),
    (1, TOO_SOON, "Keep me in mind if you need a plumber.", ("Keep me in mind",)),
    (1, TOO_SOON, "Check out our website.", ("Check out our website",)),
    (1, TOO_SOON, "Join my team and be your own boss.", ("Join my team", "be your own boss")),
    (1, FINE, "I help at the shelter on Sundays. Do you like dogs?", ()),
    (1, FINE, "Are you looking to buy a van? My neighbor sells his.", ()),
    (1, FINE, "I would like to hear more about you. Do you have 20 minutes next week?", ()),
    (1, FINE, "Can I help you grow tomatoes this year? No, but you can help me.", ()),
    (0, TOO_SOON, "Let me show you what we do.", ("show you what we do",)),
    (
        1,
        SOFTEN,
        "I had a good day. I closed two sales and I drove home and I slept.",
        ("I or we: four; you: none",),
    ),
    # To somebody one has talked with before.
    (2, SOFTEN, "Our new product is out.", ("Our new product",)),
    (5, SOFTEN, "Could you introduce me to the Kowalskis?", ("introduce me to",)),
    (5, SOFTEN, "Book a call now. It is urgent.", ("Book a call", "urgent")),
    (
        5,
        SOFTEN,
        "How are you? Do you know somebody who might be looking for insurance?",
        ("you know somebody who might be looking",),
    ),
    (
        5,
        FINE,
        "Thank you for Saturday. How is your garden? Could you introduce me to Luis?",
        ("introduce me to",),
    ),
    (
        5,
        FINE,
        "You said the roof leaks. Can I help? We also offer roof checks.",
        ("We also offer",),
    ),
    (5, FINE, "How did the recital go?", ()),
    (5, FINE, "I haven’t forgotten what I promised: send you the article.", ()),
    (5, FINE, "", ()),
]


@pytest.mark.parametrize(("talks", "verdict", "words", "pushing"), DRAFTS)
def test_drafts_written_by_hand(
    talks: int, verdict: PitchVerdict, words: str, pushing: tuple[str, ...]
) -> None:
    advice = check(words=words, someone=teo(), talks=talks)
    assert tuple(one.words for one in advice.found) == pushing
    assert advice.verdict == verdict


def test_there_are_at_least_forty_and_no_two_are_alike() -> None:
    assert len({words for _, _, words, _ in DRAFTS}) == len(DRAFTS) >= 40


def test_whoever_asked_for_it_gets_it() -> None:
    words = "Here is the free quote for our policy. Book a call."
    assert check(words=words, someone=teo(), talks=1).verdict == TOO_SOON
    advice = check(words=words, someone=teo(), talks=1, asked=True)
    assert advice.verdict == FINE
    assert advice.found
    assert "up to you" in advice.reason


def test_what_they_care_about_counts_as_remembered() -> None:
    softball = teo(remembered=(Remembered(kind="sport", words="the girls’ softball team"),))
    words = "I saw softball on TV."
    assert check(words=words, someone=softball, talks=1).cares == (Care.REMEMBERS,)
    assert check(words=words, someone=teo(), talks=1).cares == ()


def test_a_question_that_sells_is_no_care() -> None:
    assert check(words="Want a free quote?", someone=teo(), talks=3).cares == ()


def test_one_caring_sentence_from_what_is_on_record() -> None:
    wants = Remembered(kind="wants", words="a used van")
    cares = Remembered(kind="cares", words="her garden")
    mine = Remembered(kind="cares", words="the shelter")
    promise = Promised(id=1, what="send the article")
    assert caring(someone=dana(remembered=(wants,))) == ("Are you still looking for a used van?")
    assert caring(someone=dana(remembered=(mine,))) == ("How’s the shelter going?")
    assert caring(someone=dana(remembered=(cares,), promises=(promise,))) == (
        "I haven’t forgotten what I promised: send the article."
    )
    assert caring(someone=teo()) == (
        "Good to meet you at the harvest breakfast. How has your week been?"
    )
    assert caring(someone=dana()) == "How are you?"


def test_talks_are_counted_from_none() -> None:
    with pytest.raises(ValueError, match="fewer than none"):
        check(words="", someone=teo(), talks=-1)


def test_every_push_and_every_verdict_has_calm_words() -> None:
    assert set(REASONS) == set(Push)
    assert set(VERDICTS) == set(PitchVerdict)
    assert not any("!" in words for words in (*REASONS.values(), *VERDICTS.values()))


def test_no_draft_of_the_product_pushes() -> None:
    plain = teo(remembered=(), met_on=TUESDAY - timedelta(days=1))
    for made in (
        *draft.hello_drafts(someone=plain, on=TUESDAY),
        *draft.late_hello_drafts(someone=plain, on=TUESDAY),
        *draft.second_talk_drafts(someone=plain),
        *draft.talk_drafts(someone=plain),
    ):
        assert check(words=made, someone=plain, talks=0).found == ()


def test_the_caring_sentence_never_pushes() -> None:
    for sentence in ("How are you?", caring(someone=teo())):
        assert check(words=sentence, someone=teo(), talks=0).verdict == FINE


PUSHY = [words for _, verdict, words, pushing in DRAFTS if pushing]
CALM = [words for _, _, words, pushing in DRAFTS if not pushing]
written = st.lists(st.sampled_from([*PUSHY, *CALM]) | st.text(max_size=60), max_size=4).map(
    " ".join
)


@given(written, somebody, st.integers(0, 4))
def test_every_word_that_is_shown_stands_in_the_draft(
    words: str, someone: PersonFacts, talks: int
) -> None:
    advice = check(words=words, someone=someone, talks=talks)
    said = " ".join(words.split())
    for one in advice.found:
        if one.push != Push.ABOUT_ME and not one.words.endswith("…"):
            assert one.words in said
    assert advice.instead
    assert advice.reason


@given(written, st.integers(0, 4))
def test_more_talks_never_make_it_worse(words: str, talks: int) -> None:
    order = [FINE, SOFTEN, TOO_SOON].index
    now = check(words=words, someone=teo(), talks=talks)
    later = check(words=words, someone=teo(), talks=talks + 1)
    assert order(later.verdict) <= order(now.verdict)
    assert check(words=words, someone=teo(), talks=talks, asked=True).verdict == FINE
