# Parking lot, visitors, and fellow members among a member's people

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0047_offers'),
        ('cookout', '0062_own_card'),
    ]

    operations = [
        migrations.AddField(
            model_name='group',
            name='opened_to_visitors_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='groupmember',
            name='shown_to_visitors',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='PublishedInsight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('proposed_at', models.DateTimeField()),
                ('author_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('asker_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='published', to='cookout.groupanswer')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VisitRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('email', models.EmailField(max_length=254)),
                ('words', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visit_requests', to='cookout.group')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FellowPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fellow_places', to='cookout.person')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cookout.groupmember')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'place'), name='fellow_person_once')],
            },
        ),
        migrations.CreateModel(
            name='ParkedQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=400)),
                ('parked_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parked', to='cookout.group')),
                ('parked_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cookout.groupmember')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='parked_question_has_words')],
            },
        ),
    ]
