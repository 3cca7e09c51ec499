"""What is asked with every page is answered by an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0007_find")]
    operations = [
        migrations.RemoveIndex("person", "person_by_role"),
        migrations.AddIndex(
            "person",
            models.Index(
                fields=["owner", "role_key", "place", "id"],
                name="person_by_trade",
                condition=models.Q(trashed_at__isnull=True),
            ),
        ),
        migrations.AddIndex(
            "person",
            models.Index(
                fields=["owner", "role_key", "great_on"],
                name="person_great",
                condition=models.Q(great_on__isnull=False),
            ),
        ),
    ]
