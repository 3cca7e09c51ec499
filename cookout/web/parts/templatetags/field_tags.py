"""A form's field as a page shows it: label, hint, error, input; and the summary of errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, ChoiceWidget, RadioSelect


def is_choices(bound: BoundField) -> bool:
    """Whether it is rendered as a row of buttons."""
    return isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)


def shown(bound: BoundField, *, label: str = "", hint: str = "") -> dict[str, Any]:
    """What every kind of field has: label, errors, and the ids that connect them."""
    at = bound.auto_id or bound.html_name
    words = hint or bound.help_text
    errors = list(bound.errors)
    ids = [f"{at}_helptext"] * bool(words) + [f"{at}_error"] * bool(errors)
    return {
        "bound": bound,
        "id": at,
        "label": label or bound.label,
        "hint": words,
        "errors": errors,
        "described_by": " ".join(ids),
    }


def boxed(bound: BoundField, described_by: str, attrs: dict[str, Any]) -> dict[str, Any]:
    """The input, connected to its hint and error."""
    widget = bound.field.widget
    check = isinstance(widget, CheckboxInput)
    own = widget.attrs.get("class", "")
    attrs = attrs | {"class": f"{'check__box' if check else 'input'} {own}".strip()}
    if described_by:
        attrs["aria-describedby"] = described_by
    return {"box": bound.as_widget(attrs=attrs), "is_check": check}


def options(bound: BoundField) -> Iterator[dict[str, Any]]:
    """The choices of a field, one after the other."""
    widget = bound.field.widget
    assert isinstance(widget, ChoiceWidget)
    attrs: dict[str, Any] = {"id": bound.auto_id or bound.html_name}
    if bound.field.disabled:
        attrs["disabled"] = True
    if bound.field.required and widget.input_type == "radio":
        attrs["required"] = True
    for option in widget.subwidgets(bound.html_name, bound.value(), attrs):
        yield option | {"attributes": flatatt(option["attrs"])}


def problems(form: Any) -> Iterator[dict[str, str]]:
    """Every error of a form or formset: the text, and the field to jump to."""
    if not isinstance(form, BaseForm):
        yield from ({"words": str(words), "to": ""} for words in form.non_form_errors())
        for one in form:
            yield from problems(one)
        return
    if not form.is_bound:
        return
    yield from ({"words": str(words), "to": ""} for words in form.non_field_errors())
    for bound in form:
        yield from ({"words": str(words), "to": _first_box(bound)} for words in bound.errors)


def _first_box(bound: BoundField) -> str:
    if bound.is_hidden:
        return ""
    if is_choices(bound):
        return f"{bound.auto_id}_0"
    return bound.id_for_label
