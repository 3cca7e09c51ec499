"""Photos of business cards: the pictures, what was read, and who was saved by them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0052_group_notices'),
    ]

    operations = [
        migrations.CreateModel(
            name='CardPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('trashed_at', models.DateTimeField(blank=True, null=True)),
                ('taken_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'Not read yet'), ('read', 'Read'), ('failed', 'Couldn’t be read')], default='waiting', max_length=7)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('reading_since', models.DateTimeField(blank=True, null=True)),
                ('problem', models.CharField(blank=True, max_length=200)),
                ('fields', models.JSONField(blank=True, default=dict)),
                ('front', models.BinaryField()),
                ('back', models.BinaryField(blank=True, default=b'')),
                ('front_cut', models.BinaryField(blank=True, default=b'')),
                ('back_cut', models.BinaryField(blank=True, default=b'')),
                ('event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cookout.event')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='card_photos', to='cookout.person')),
            ],
            options={
                'ordering': ('taken_at', 'pk'),
                'indexes': [models.Index(fields=['owner', 'person', 'taken_at'], name='card_photo_waits')],
                'constraints': [models.UniqueConstraint(fields=('owner', 'uid'), name='card_photo_uid_once')],
            },
        ),
    ]
