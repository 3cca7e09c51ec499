"""Why a picture of a card was not read, each as a sentence for the member."""

from __future__ import annotations

NO_CARD = "No card found in this picture. Take it closer, with the whole card in view."
BLURRED = "This picture is too blurred to read. Hold still and take it again."
TOO_LARGE = "This picture is too large. Send a JPEG of at most 50 megapixels and 25 MB."
TOO_SMALL = "This picture is too small to read. Take it closer."
CORRUPT = "This picture is damaged and can't be opened. Take it again."
ANIMATED = "This is an animation. Send a photo of the card: JPEG, PNG, WebP, or HEIC."
PDF = "This is a PDF. Send a photo of the card: JPEG, PNG, WebP, or HEIC."
NO_PICTURE = "This file isn't a photo. Send a JPEG, PNG, WebP, or HEIC picture."
TWO_IN_ONE = "This file holds more than a picture. Take a new photo of the card."
TOO_LONG = "Reading took too long. Fill in the card yourself, or take the picture again."
FAILED = "The card couldn't be read. Your picture is kept; fill in the card yourself."
NOT_INSTALLED = "Reading cards isn't installed on this server. Type: make cards"


class PictureRefused(Exception):
    """A picture that cannot be a photo of a card; its text is one of the sentences here."""


class ReadingFailed(Exception):
    """The worker ended or took too long; the picture itself may be fine."""


class ReaderNotInstalled(Exception):
    """The reading packages (`make cards`) aren't installed. Pictures can still be saved."""
