"""Compare two records, merge them, undo a merge."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.people.merging.merge import Merge, MergedSince
from cookout.web.duplicates.duplicates import two_of
from cookout.web.duplicates.merge_form import OnePerson
from cookout.web.duplicates.side_by_side import side
from cookout.web.http.door import Visit, back
from cookout.web.parts.person_summary import full_name

CHANGED = {
    "contact point": "contact details",
    "remember": "things to remember",
    "regard": "your answers",
    "not today": "not today",
    "promise": "promises",
    "decision": "your decision",
}


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: Visit, pk: int, other: int) -> HttpResponse:
    """Both records, with a choice for each difference; a POST merges them."""
    two, posted = (pk, other), request.method == "POST"
    done = Merge.objects.of(request.user).standing().filter(kept__in=two, other__in=two).first()
    if done and pk != other:
        return redirect("person", done.kept_id)
    kept, second = Merge.kept_first(*two_of(request, pk, other))
    form = OnePerson(request.POST if posted else None, kept=kept, other=second, on=request.on)
    if posted and form.is_valid():
        done = form.merge(at=request.at)
        undo = f"undo:{reverse('merge_undo', args=[done.pk])}"
        messages.success(request, f"Merged into {full_name(done.kept)}.", extra_tags=undo)
        return redirect("person", done.kept_id)
    context = {
        "here": "people",
        "form": form,
        "sides": [side(person, on=request.on) for person in (kept, second)],
        "apart_url": reverse("not_the_same", args=[pk, other]),
    }
    return render(request, "duplicates/merge.html", context, status=422 if posted else 200)


@require_POST
def undo(request: Visit, pk: int) -> HttpResponse:
    """Undo a merge; the message says what stays changed."""
    merges = Merge.objects.of(request.user).select_related("kept", "other", "owner")
    one = get_object_or_404(merges, pk=pk)
    kept, other = full_name(one.kept), full_name(one.other)
    try:
        changed = one.undo(at=request.at)
    except MergedSince as since:
        later, with_whom = full_name(since.later.kept), full_name(since.later.other)
        messages.warning(
            request, f"{later} and {with_whom} were merged later. Undo that merge first."
        )
    else:
        messages.success(request, f"{kept} and {other} are separate again.{_stays(changed)}")
    return redirect("trash") if one.kept.trashed_at else back(request, "person", one.kept_id)


def _stays(changed: Iterable[str]) -> str:
    words = list(dict.fromkeys(CHANGED.get(one, one) for one in changed))
    return f" Your later changes stay: {', '.join(words)}." if words else ""
