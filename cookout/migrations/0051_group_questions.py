# Questions, answers, what was heard and what was promised in a group

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0050_mastermind'),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('brings', models.CharField(choices=[('opportunity', 'opportunity'), ('concern', 'concern'), ('strategy', 'strategy')], max_length=11)),
                ('first', models.CharField(max_length=400)),
                ('restated', models.CharField(blank=True, max_length=400)),
                ('background', models.TextField(blank=True)),
                ('tried', models.TextField(blank=True)),
                ('options', models.TextField(blank=True)),
                ('help_wanted', models.TextField(blank=True)),
                ('help_not_wanted', models.TextField(blank=True)),
                ('asked_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('sealed_until', models.DateTimeField(blank=True, null=True)),
                ('heard_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='cookout.groupmember')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='cookout.group')),
            ],
        ),
        migrations.CreateModel(
            name='GroupPromise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('what', models.TextField()),
                ('made_on', models.DateField()),
                ('due_on', models.DateField()),
                ('first_due_on', models.DateField()),
                ('changed_on', models.DateField(blank=True, null=True)),
                ('kept_on', models.DateField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='cookout.group')),
                ('maker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='cookout.groupmember')),
                ('question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='promises', to='cookout.groupquestion')),
            ],
        ),
        migrations.CreateModel(
            name='GroupAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('gives', models.CharField(choices=[('insight', 'insight'), ('concept', 'concept'), ('solution', 'solution')], max_length=8)),
                ('basis', models.CharField(choices=[('lived', 'I lived it'), ('saw', 'I saw it up close'), ('idea', 'An idea')], max_length=5)),
                ('text', models.TextField()),
                ('given_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('more_wanted', models.TextField(blank=True)),
                ('more_wanted_at', models.DateTimeField(blank=True, null=True)),
                ('more', models.TextField(blank=True)),
                ('more_at', models.DateTimeField(blank=True, null=True)),
                ('heard', models.CharField(blank=True, choices=[('will_try', 'Will try'), ('new', 'New to me'), ('tried', 'Already tried'), ('not_for_me', 'Not for me')], max_length=10)),
                ('heard_why', models.TextField(blank=True)),
                ('heard_at', models.DateTimeField(blank=True, null=True)),
                ('felt_heard', models.BooleanField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='cookout.groupmember')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='cookout.groupquestion')),
            ],
            options={
                'ordering': ('given_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ClarifyingQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('reply', models.TextField(blank=True)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cookout.groupmember')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clarifying', to='cookout.groupquestion')),
            ],
            options={
                'ordering': ('asked_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='GroupShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opportunity', 'Opportunity'), ('concern', 'Concern'), ('strategy', 'Strategy'), ('insight', 'Insight'), ('concept', 'Concept'), ('solution', 'Solution')], max_length=11)),
                ('text', models.TextField()),
                ('shared_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='cookout.groupmember')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='cookout.group')),
            ],
            options={
                'ordering': ('-shared_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PersonalRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('declined_at', models.DateTimeField(blank=True, null=True)),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='cookout.groupmember')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='cookout.groupquestion')),
            ],
            options={
                'ordering': ('asked_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='QuestionOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField(choices=[(30, '30 days'), (90, '90 days')])),
                ('text', models.TextField()),
                ('told_at', models.DateTimeField()),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='cookout.groupquestion')),
            ],
            options={
                'ordering': ('days',),
            },
        ),
        migrations.AddIndex(
            model_name='groupquestion',
            index=models.Index(fields=['group', '-asked_at'], name='group_question_by_moment'),
        ),
        migrations.AddConstraint(
            model_name='groupquestion',
            constraint=models.CheckConstraint(condition=models.Q(('first', ''), _negated=True), name='group_question_asks'),
        ),
        migrations.AddConstraint(
            model_name='grouppromise',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='group_promise_says_what'),
        ),
        migrations.AddConstraint(
            model_name='grouppromise',
            constraint=models.CheckConstraint(condition=models.Q(('kept_on', None), ('released_on', None), _connector='OR'), name='group_promise_ends_one_way'),
        ),
        migrations.AddConstraint(
            model_name='groupanswer',
            constraint=models.UniqueConstraint(fields=('question', 'author'), name='group_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='groupanswer',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='group_answer_has_words'),
        ),
        migrations.AddConstraint(
            model_name='groupanswer',
            constraint=models.CheckConstraint(condition=models.Q(('heard', ''), ('heard_at__isnull', False), _connector='OR'), name='group_answer_heard_at'),
        ),
        migrations.AddConstraint(
            model_name='groupshare',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='group_share_has_words'),
        ),
        migrations.AddConstraint(
            model_name='personalrequest',
            constraint=models.UniqueConstraint(fields=('question', 'asked'), name='personal_request_once'),
        ),
        migrations.AddConstraint(
            model_name='questionoutcome',
            constraint=models.UniqueConstraint(fields=('question', 'days'), name='question_outcome_once'),
        ),
    ]
