"""A text as a QR code in SVG."""

from __future__ import annotations

import io

from django.utils.safestring import SafeString, mark_safe

QUIET = 4
"""Modules of white margin, as the standard requires."""


def qr_code(text: str, *, label: str) -> SafeString:
    """The code as one SVG path on white, without inline style, which the page's policy forbids.
    `label` says what scanning does."""
    import segno  # of use here alone, and slow to load

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out,
        kind="svg",
        border=QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=label,
        encoding="utf-8",
    )
    drawn = out.getvalue().decode()
    return mark_safe(drawn.replace("<svg ", '<svg role="img" ', 1))  # noqa: S308
