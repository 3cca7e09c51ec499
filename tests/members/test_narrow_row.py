"""An instance of some columns asks for the others when they are read."""

import pytest

from cookout.members.narrow_row import narrow
from cookout.people.person import Person
from tests.cast import person, rowan


@pytest.mark.django_db
def test_what_is_not_in_the_row_is_asked_for_and_a_change_is_saved() -> None:
    ana = person(rowan(), "Ana Reyes", company="Holt Garage")
    found = narrow(Person, ("id", "name"), (ana.pk, "Ana Reyes"))
    assert (found == ana, found.name, found.company) == (True, "Ana Reyes", "Holt Garage")
    found.notes = "plays chess"
    found.save(update_fields=["notes"])
    ana.refresh_from_db()
    assert (ana.notes, ana.company) == ("plays chess", "Holt Garage")
