"""What a group is told of a provider stands without a session, too: for "Who has used a ...?"."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

GOES = django.db.models.deletion.CASCADE


def fill(apps: Any, schema_editor: Any) -> None:
    """The group, the author and the day of what was told in sessions."""
    told = apps.get_model("cookout", "SharedExperience")
    for one in told.objects.select_related("session", "seat").iterator():
        one.group_id, one.author_id = one.session.group_id, one.seat.member_id
        one.on = one.at.date()
        one.save(update_fields=["group", "author", "on"])


def link(to: str, name: str, **more: Any) -> Any:
    return models.ForeignKey(f"cookout.{to}", GOES, related_name=name, **more)


class Migration(migrations.Migration):
    dependencies = [("cookout", "0069_phone_notifications")]
    operations = [
        migrations.AddField("groupquestion", "provider_trade", models.CharField(max_length=200, blank=True, default=""), preserve_default=False),
        migrations.AddField("sharedexperience", "group", link("group", "experiences", null=True)),
        migrations.AddField("sharedexperience", "author", link("groupmember", "experiences", null=True, blank=True)),
        migrations.AddField("sharedexperience", "question", link("groupquestion", "experiences", null=True, blank=True)),
        migrations.AddField("sharedexperience", "trade", models.CharField(max_length=200, blank=True, default=""), preserve_default=False),
        migrations.AddField("sharedexperience", "outcome", models.CharField(max_length=5, blank=True, default="", choices=[("well", "Went well"), ("so-so", "So-so"), ("badly", "Went badly")]), preserve_default=False),
        migrations.AddField("sharedexperience", "on", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AlterField("sharedexperience", "group", link("group", "experiences")),
        migrations.AlterField("sharedexperience", "on", models.DateField()),
        migrations.AlterField("sharedexperience", "session", link("groupsession", "experiences", null=True, blank=True)),
        migrations.AlterField("sharedexperience", "seat", link("sessionseat", "experiences", null=True, blank=True)),
        migrations.AddConstraint("sharedexperience", models.UniqueConstraint(fields=["question", "author", "key"], name="shared_experience_once_a_question")),
        migrations.AddIndex("sharedexperience", models.Index(fields=["trade", "group"], name="shared_experience_by_trade")),
    ]
