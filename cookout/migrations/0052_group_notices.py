# Emails to members of a group who take part by email

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0047_coming_home'),
    ]

    operations = [
        migrations.AlterField(
            model_name='delivery',
            name='kind',
            field=models.CharField(choices=[('digest', 'Morning email'), ('review', 'Weekly review'), ('test', 'Test email'), ('group', 'Email to a group member')], max_length=8),
        ),
        migrations.CreateModel(
            name='GroupNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('asked', 'A question'), ('heard', 'What was heard'), ('told', 'What came of it')], max_length=5)),
                ('days', models.PositiveSmallIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('digest', models.CharField(blank=True, db_index=True, max_length=64)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cookout.groupquestion')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cookout.groupmember')),
            ],
        ),
        migrations.AddField(
            model_name='delivery',
            name='notice',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='delivery', to='cookout.groupnotice'),
        ),
        migrations.AddConstraint(
            model_name='groupnotice',
            constraint=models.UniqueConstraint(fields=('recipient', 'question', 'about', 'days'), name='group_notice_once'),
        ),
    ]
