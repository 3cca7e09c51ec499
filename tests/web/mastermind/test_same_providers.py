"""Is it the same provider? Asked on the group's page, confirmed there, seen in a look-up."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cookout.mastermind.providers.provider_question import ask_who_has_used, name_provider
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.providers.shared_experience import SharedExperience
from tests.mastermind.sessions.session_world import places, three
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db


def test_one_asks_the_other_confirms_and_the_group_sees_one_provider() -> None:
    group, at = three(), timezone.now()
    members = places(group)
    question, _ = ask_who_has_used(asker=members["Rowan"], trade="plumber", need="", at=at)
    for name, provider in (("Sol", "Joe Ramos"), ("Priya", "Joseph Ramos")):
        said = {"provider": provider, "what": f"{name}’s tap", "basis": "used", "source_name": ""}
        name_provider(
            question, by=members[name], key="1", on=at.date(), at=at, outcome="well", **said
        )
    sols, priyas = SharedExperience.objects.order_by("pk")
    sol, priya, rowan = (browser(name) for name in ("Sol", "Priya", "Rowan"))
    page, address = f"/groups/{group.pk}/", f"/groups/{group.pk}/same-providers/"
    assert "Ask Priya if it’s the same Joseph Ramos" in words(sol.get(page))
    assert "Same provider?" not in words(rowan.get(page))
    pair = {"mine": sols.pk, "theirs": priyas.pk}
    for wrong in ({}, {"mine": priyas.pk, "theirs": sols.pk}, pair | {"theirs": 10**30}):
        assert sol.post(address, wrong).status_code == 404
    assert rowan.post(address, pair).status_code == 404
    for _ in range(2):
        sol.post(address, pair)
    asked = SameProvider.objects.get()
    assert "Sol asks." in words(priya.get(page))
    for other in (sol, rowan):
        assert other.post(f"/same-providers/{asked.pk}/answer/", {"same": "yes"}).status_code == 404
        found = words(rowan.get("/search/?q=my tap drips"))
        assert "Also called" not in found
    priya.post(f"/same-providers/{asked.pk}/answer/", {"same": "yes"})
    found = words(rowan.get("/search/?q=my tap drips"))
    assert "Both members say it’s the same." in found
    assert "Sol Reyes used them for Sol’s tap" in found
    assert "Priya Nair used them for Priya’s tap" in found
    assert rowan.post(f"/same-providers/{asked.pk}/removal/").status_code == 404
    sol.post(f"/same-providers/{asked.pk}/removal/")
    assert "Also called" not in words(rowan.get("/search/?q=my tap drips"))


def test_another_name_is_chosen_from_the_providers_of_that_trade() -> None:
    group, at = three(), timezone.now()
    members = places(group)
    question, _ = ask_who_has_used(asker=members["Rowan"], trade="plumber", need="", at=at)
    for name, provider in (("Sol", "Joe Ramos"), ("Priya", "Blue River Plumbing")):
        said = {"provider": provider, "what": "a tap", "basis": "used", "source_name": ""}
        name_provider(
            question, by=members[name], key="1", on=at.date(), at=at, outcome="well", **said
        )
    sols, priyas = SharedExperience.objects.order_by("pk")
    sol, priya = browser("Sol"), browser("Priya")
    page, address = f"/groups/{group.pk}/", f"/groups/{group.pk}/same-providers/"
    assert "Priya’s Blue River Plumbing" in words(sol.get(page))
    asked = words(sol.post(address, {"mine": sols.pk, "theirs": priyas.pk}, follow=True))
    assert "Priya hasn’t answered yet." in asked
    assert "another name" not in asked
    assert "I used Blue River Plumbing for a tap" in words(priya.get(page))
    priya.post(f"/same-providers/{SameProvider.objects.get().pk}/answer/", {"same": "yes"})
    found = words(browser("Rowan").get("/search/?q=my tap drips"))
    assert "Also called" in found
    assert "Both members say it’s the same." in found
