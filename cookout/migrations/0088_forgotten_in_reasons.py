"""Names of deleted accounts go from why members were asked personally."""

import re

from django.db import migrations

NAMES_ASKER = re.compile(r".* has answered .* before")


def forget(apps, schema_editor):
    requests = apps.get_model("cookout", "PersonalRequest").objects
    nameless = {"member": None, "name": "", "email": ""}
    requests.filter(**{f"asked__{name}": value for name, value in nameless.items()}).update(
        reasons=""
    )
    of_nameless = {f"question__asker__{name}": value for name, value in nameless.items()}
    for request in requests.filter(**of_nameless).exclude(reasons=""):
        lines = [line for line in request.reasons.splitlines() if not NAMES_ASKER.fullmatch(line)]
        request.reasons = "\n".join(lines)
        request.save(update_fields=["reasons"])


class Migration(migrations.Migration):
    dependencies = [("cookout", "0085_thank_yous")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
