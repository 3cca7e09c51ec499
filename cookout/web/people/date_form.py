"""A date since when something holds, or its removal."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cookout.web.http.door import Visit
from cookout.web.parts.form_fields import DayField


class SinceDay(forms.Form):
    """The date: today, if none is given; None, if it is removed."""

    take_back = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, path: str, on: date) -> None:
        super().__init__(data)
        self.path, self.today = path, on
        self.fields["on"] = DayField(label="Since", latest=on)

    @classmethod
    def of(cls, request: Visit) -> SinceDay:
        """From the form, or from the address that an Undo button posts to."""
        data = request.GET.dict() | request.POST.dict()
        return cls(data, path=request.path, on=request.on)

    @property
    def day(self) -> date | None:
        """The day it is so since; none where it is taken back."""
        if self.cleaned_data["take_back"]:
            return None
        return self.cleaned_data["on"] or self.today

    def undo(self, before: date | None) -> str:
        """The address that undoes the change."""
        return f"{self.path}?on={before}" if before else f"{self.path}?take_back=1"
