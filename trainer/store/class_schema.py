"""The tables of classes. Names stand in a table of their own: erasing somebody touches no play and no figure."""

from __future__ import annotations

from peewee import Table

classes = Table("classes")
class_people = Table("class_people")
class_names = Table("class_names")
class_plays = Table("class_plays")

CLASS_TABLES = {
    "classes": """
        id VARCHAR(32) NOT NULL,
        name TEXT NOT NULL,
        made VARCHAR(32) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    """,
    "class_people": """
        id VARCHAR(32) NOT NULL,
        class_id VARCHAR(32) NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (class_id) REFERENCES classes (id)
    """,
    "class_names": """
        person VARCHAR(32) NOT NULL,
        name TEXT NOT NULL,
        identity TEXT NOT NULL,
        journal_id VARCHAR(32) NOT NULL,
        PRIMARY KEY (person),
        FOREIGN KEY (person) REFERENCES class_people (id)
    """,
    "class_plays": """
        class_id VARCHAR(32) NOT NULL,
        attempt VARCHAR(32) NOT NULL,
        person VARCHAR(32) NOT NULL,
        scenario TEXT NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        rules VARCHAR(64) NOT NULL,
        practice BOOLEAN NOT NULL,
        opened VARCHAR(32) NOT NULL,
        moves TEXT NOT NULL,
        PRIMARY KEY (class_id, attempt),
        FOREIGN KEY (class_id) REFERENCES classes (id),
        FOREIGN KEY (person) REFERENCES class_people (id),
        FOREIGN KEY (sha256) REFERENCES bundles (sha256)
    """,
}
"""Columns and keys by table in SQLite's types, each table after those that it refers to."""
