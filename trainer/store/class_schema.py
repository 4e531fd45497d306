"""The tables of classes. Names stand in a table of their own: erasing somebody touches no play and no figure."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, Text

from trainer.store.schema import metadata as metadata

classes = Table(
    "classes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("made", String(32), nullable=False),
)
class_people = Table(
    "class_people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("class_id", ForeignKey("classes.id"), nullable=False),
)
class_names = Table(
    "class_names",
    metadata,
    Column("person", ForeignKey("class_people.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("journal_id", String(32), nullable=False),
)
class_plays = Table(
    "class_plays",
    metadata,
    Column("class_id", ForeignKey("classes.id"), primary_key=True),
    Column("attempt", String(32), primary_key=True),
    Column("person", ForeignKey("class_people.id"), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("sha256", ForeignKey("bundles.sha256"), nullable=False),
    Column("rules", String(64), nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("opened", String(32), nullable=False),
    Column("moves", Text, nullable=False),
)
