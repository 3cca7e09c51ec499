"""The forms of a room."""

from __future__ import annotations

from django import forms

from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.session_card import HeardCard, SessionCardKind
from cookout.mastermind.sessions.session_promise import TOLD
from cookout.practice.mastermind.kinds import BASIS_WORDS, AnswerBasis
from cookout.practice.mastermind.questions import wrong_with_question
from cookout.web.parts.form_fields import DayField, WordsField, most

LONGEST = 4_000
MOST_HOT_SEATS = 50
ANSWER = SessionCardKind.ANSWER


class CardWords(forms.Form):
    """A question to the asker, the asker's question again, or an answer with its basis."""

    kind = forms.ChoiceField(choices=SessionCardKind.choices)
    # 0 for a topic, which is written before the hot seats.
    hot_seat = forms.IntegerField(min_value=0, max_value=MOST_HOT_SEATS)
    words = WordsField(
        label="Your words",
        lines=3,
        max_length=LONGEST,
        error_messages={"required": "Write something first"},
    )
    basis = forms.ChoiceField(
        required=False,
        choices=[(answer_basis.value, BASIS_WORDS[answer_basis]) for answer_basis in AnswerBasis],
    )

    def clean(self) -> dict[str, object]:
        """An answer names its basis; a restated question has to be a question."""
        cleaned: dict[str, object] = super().clean() or {}
        kind = cleaned.get("kind")
        if kind == ANSWER and not cleaned.get("basis"):
            self.add_error("basis", "Say what it’s based on")
        if kind != ANSWER:
            cleaned["basis"] = ""
        words = str(cleaned.get("words") or "")
        if kind == SessionCardKind.RESTATEMENT and (wrong := wrong_with_question(words)):
            self.add_error("words", wrong)
        return cleaned


class HeardWords(forms.Form):
    """What the asker heard in one answer, and why."""

    value = forms.ChoiceField(
        choices=HeardCard._meta.get_field("value").choices or [],
        error_messages={"required": "Choose what you heard"},
    )
    why = WordsField(required=False, max_length=LONGEST)


class PromiseWords(forms.Form):
    """One step, and by when."""

    what = WordsField(
        label="What will you do?",
        max_length=LONGEST,
        error_messages={"required": "Write one step"},
    )
    due_on = DayField(label="By when?", required=True)


class KeptWords(forms.Form):
    """What became of an earlier promise; a changed one may have a new day."""

    result = forms.ChoiceField(
        choices=[(kept_or_not.value, kept_or_not.label) for kept_or_not in TOLD]
    )
    due_on = DayField(label="New date")


class ExperienceWords(forms.Form):
    """A provider, for what, and what the word rests on."""

    provider = WordsField(
        label="Who?",
        max_length=most(SharedExperience, "provider"),
        error_messages={"required": "Write a name"},
    )
    what = WordsField(label="For what?", required=False, max_length=most(SharedExperience, "what"))
    basis = forms.ChoiceField(
        choices=SharedExperience.ProviderBasis.choices,
        error_messages={"required": "Say whether you used them"},
    )
    source_name = WordsField(
        label="Who used them?", required=False, max_length=most(SharedExperience, "source_name")
    )
