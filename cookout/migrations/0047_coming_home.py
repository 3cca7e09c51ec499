"""How an introduction went is asked as of a recommendation, by a link of its own; and a
recommendation keeps the experience that it rests on, so that whoever vouched can be told."""

import django.db.models.deletion
from django.db import migrations, models

RESULTS = [
    ("well", "Went well"),
    ("so-so", "So-so"),
    ("badly", "Went badly"),
    ("no-call", "Didn’t call"),
    ("no-number", "Number didn’t work"),
]
QUESTIONS = [("agree", "Would you like this introduction?"), ("went", "How did it go?")]


def links_of_recommendations_ask_how_it_went(apps, schema_editor):
    links = apps.get_model("cookout", "AnswerLink").objects
    links.exclude(recommendation=None).update(question="went")


class Migration(migrations.Migration):
    dependencies = [("cookout", "0051_group_questions")]

    operations = [
        migrations.AddField(
            "recommendation",
            "experience",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="recommendations",
                to="cookout.experience",
            ),
        ),
        migrations.AddField("introduction", "asked_on", models.DateField(blank=True, null=True)),
        migrations.AlterField(
            "introduction", "result", models.CharField(blank=True, choices=RESULTS, max_length=9)
        ),
        migrations.AddField(
            "answerlink",
            "question",
            models.CharField(choices=QUESTIONS, default="agree", max_length=5),
        ),
        migrations.RunPython(
            links_of_recommendations_ask_how_it_went, migrations.RunPython.noop, elidable=True
        ),
    ]
