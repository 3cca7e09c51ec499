"""The form for a photo: the file, and which part of it to keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.people.picture import MOST_BYTES, TOO_LARGE, Crop, PhotoRefused, Square, square

# Without HEIC among them, an iPhone hands over a JPEG by itself.
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif"
NO_FILE = "Choose a photo"
PARTS = (
    (Crop.USUAL, "Automatic"),
    (Crop.START, "Top or left"),
    (Crop.MIDDLE, "Middle"),
    (Crop.END, "Bottom or right"),
)


class ChosenPhoto(forms.Form):
    """A picture that becomes a square; what cannot become one says why."""

    file = forms.FileField(
        label="Photo",
        help_text="JPEG, PNG, WebP or GIF. Location and camera details are removed.",
        allow_empty_file=True,
        error_messages={"required": NO_FILE, "invalid": NO_FILE, "missing": NO_FILE},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    crop = forms.ChoiceField(
        label="Part to keep",
        help_text="Photos are cropped to a square.",
        choices=PARTS,
        initial=Crop.USUAL,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if file := cleaned.get("file"):
            if file.size > MOST_BYTES:
                raise ValidationError({"file": TOO_LARGE})
            try:
                cleaned["square"] = square(file.read(), Crop(cleaned.get("crop") or Crop.USUAL))
            except PhotoRefused as error:
                raise ValidationError({"file": str(error)}) from error
        return cleaned

    @property
    def square(self) -> Square:
        """The photo as it is kept, once the form is valid."""
        made: Square = self.cleaned_data["square"]
        return made
