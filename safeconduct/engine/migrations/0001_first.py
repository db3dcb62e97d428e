from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def state_the_version(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """From now on only an engine of this version touches the rows."""
    apps.get_model("engine", "Schema").objects.create(part="engine", version=1)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
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
            name='Door',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('digest', models.BinaryField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Half',
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
            name='Inbox',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('seen', models.BinaryField(null=True, unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Key',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('blob', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Letter',
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
            name='Node',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('part', models.CharField(max_length=7)),
                ('beat', models.DateTimeField()),
                ('schema', models.PositiveIntegerField()),
                ('sees', models.BooleanField()),
                ('findings', models.CharField(default='', max_length=400)),
                ('gap_from', models.DateTimeField(null=True)),
                ('gap_until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('alarm', models.UUIDField(db_index=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('slot', models.UUIDField(null=True, unique=True)),
                ('first', models.BooleanField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('alarm', models.UUIDField(db_index=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Schema',
            fields=[
                ('part', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('state', models.CharField(max_length=6)),
                ('first', models.BooleanField()),
                ('mac', models.BinaryField(default=b'')),
            ],
            options={
                'indexes': [models.Index(fields=['state'], name='alarms_by_state')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('due', models.DateTimeField()),
                ('state', models.CharField(max_length=11)),
                ('first', models.BooleanField()),
                ('lease_node', models.UUIDField(null=True)),
                ('lease_until', models.DateTimeField(null=True)),
                ('key', models.BinaryField(unique=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('mac', models.BinaryField()),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-first', 'due'], name='deliveries_by_turn')],
            },
        ),
        migrations.CreateModel(
            name='Timer',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
                ('due', models.DateTimeField()),
                ('first', models.BooleanField()),
                ('mac', models.BinaryField(default=b'')),
            ],
            options={
                'indexes': [models.Index(fields=['-first', 'due'], name='timers_first_things_first')],
            },
        ),
        migrations.RunPython(state_the_version, migrations.RunPython.noop),
    ]
