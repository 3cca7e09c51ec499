from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0076_earlier_more")]

    operations = [
        migrations.AddField(
            model_name="cardphoto",
            name="hello",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AlterField(
            model_name="receivedcapture",
            name="source",
            field=models.CharField(
                choices=[
                    ("phone", "From your phone"),
                    ("card_page", "Left on your card’s page"),
                    ("shared", "Shared from your phone"),
                ],
                max_length=9,
            ),
        ),
    ]
