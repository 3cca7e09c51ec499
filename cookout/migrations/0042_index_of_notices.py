"""Noted days with a notice of their own are found among all of a large address book."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0041_recommendations'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='remember',
            index=models.Index(condition=models.Q(('notice__isnull', False)), fields=['owner'], name='remember_with_notice'),
        ),
    ]
