"""Nothing stands in the clear that is not on the list, with its reason and how long it stays."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from safeconduct.keys import tables
from safeconduct.keys.models import SealedRow
from safeconduct.keys.verify.reading import sealed_tables

pytestmark = pytest.mark.django_db


def in_database() -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        return {
            name: {column.name for column in connection.introspection.get_table_description(cursor, name)}
            for name in connection.introspection.table_names(cursor)
        }


def on_the_list() -> dict[str, set[str]]:
    sealed = {table._meta.db_table for table in sealed_tables()}
    every = sealed | tables.TABLES.keys()
    listed = {name: set(tables.TABLES[name].columns) if name in tables.TABLES else set() for name in every}
    return {
        name: columns | set(tables.COMMON) if name in sealed else columns for name, columns in listed.items()
    }


def test_every_column_of_the_database_is_on_the_list_and_the_list_names_no_other():
    assert in_database() == on_the_list()


def test_the_list_gives_a_reason_and_an_end_for_each():
    for name, table in tables.TABLES.items():
        for column, why in {**tables.COMMON, **table.columns}.items():
            assert why.reason, (name, column)
            assert why.until, (name, column)


def test_a_table_that_the_log_does_not_cover_says_what_altering_it_can_do():
    sealed = {table._meta.db_table for table in sealed_tables()}
    for name, table in tables.TABLES.items():
        assert bool(table.altered) == (name not in sealed), name


def named_in_the_threat_model() -> list[set[str]]:
    """The page's two lists: tables whose rows may be taken, tables that the log does not cover."""
    page = (Path(__file__).parent.parent / "docs" / "threat-model.md").read_text(encoding="utf-8")
    chapter = page.split("## What can be taken")[1].split("\n## ")[0]
    cells = [
        re.findall(r"^\| (`.*?`) \|", part, re.MULTILINE) for part in chapter.split("The log does not cover")
    ]
    return [{name for cell in part for name in re.findall(r"`(\w+)`", cell)} for part in cells]


def test_the_threat_model_names_every_table_whose_rows_can_be_taken_or_altered_unseen():
    taken, altered = named_in_the_threat_model()
    assert taken == {table._meta.db_table for table in sealed_tables() if table.MAY_GO}
    assert altered == {name for name, table in tables.TABLES.items() if table.altered}


def test_every_routing_column_is_hashed_into_the_log_and_every_other_says_what_guards_it():
    for table in sealed_tables():
        clear = {field.name for field in table._meta.concrete_fields} - set(tables.COMMON)
        assert clear - set(table.ROUTING) == tables.not_in_log(table._meta.db_table), table


def test_no_table_has_a_column_for_free_text():
    """A text column that holds what somebody typed would be a place to forget to seal."""
    allowed = {"keys_entry.table", "people_account.name"}
    allowed |= {"engine_alarm.state", "engine_delivery.state", "engine_node.part", "engine_node.findings"}
    allowed |= {"engine_schema.part"}
    found = {
        f"{table._meta.db_table}.{field.column}"
        for table in apps.get_models()
        for field in table._meta.concrete_fields
        if field.get_internal_type() in {"CharField", "TextField", "JSONField", "FileField"}
    }
    assert found <= allowed
    assert all(issubclass(table, SealedRow) for table in sealed_tables())


def test_the_key_file_has_no_column_that_is_not_known(tmp_path: Path, settings):
    """Its own three tables stand outside Django; the page about them is `keyfile`'s head."""
    import sqlite3

    from safeconduct.keys import keyfile

    settings.DATA_FOLDER = tmp_path
    with keyfile._writing():
        pass
    with sqlite3.connect(keyfile.path()) as file:
        found = {
            name: {row[1] for row in file.execute(f"PRAGMA table_info({name})")}
            for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    assert found == {name: set(table.columns) for name, table in tables.KEY_FILE.items()}
