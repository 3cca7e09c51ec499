"""Rows of today's own statements, which become people and promises without a look at the model."""

from __future__ import annotations

import pytest
from django.db import models

from cookout.people.person import Person
from cookout.promises.person_facts import WRITTEN
from cookout.promises.promise import Promise
from cookout.today.sidebar import MET, NAMED, PROMISED


@pytest.mark.parametrize(
    ("model", "names"), [(Person, WRITTEN), (Person, NAMED), (Person, MET), (Promise, PROMISED)]
)
def test_columns_stand_in_the_order_of_the_model(
    model: type[models.Model], names: tuple[str, ...]
) -> None:
    assert [f.attname for f in model._meta.concrete_fields if f.attname in names] == list(names)
