from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('holder', models.UUIDField(db_index=True)),
                ('sealed', models.BinaryField(default=b'')),
                ('until', models.DateField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='JournalEntry',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(default=b'')),
                ('until', models.DateField(db_index=True)),
            ],
        ),
    ]
