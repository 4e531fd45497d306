"""The tables. Names live apart from journals, so that a person can be erased without touching one."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

bundles = Table(
    "bundles",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
people = Table(
    "people",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
)
attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("sha256", ForeignKey("bundles.sha256"), nullable=False),
    Column("rules", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("opened", String(32), nullable=False),
)
moves = Table(
    "moves",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("event", String(32), nullable=False, unique=True),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("wall", Float, nullable=False),
    Column("monotonic", Float, nullable=False),
)
reactions = Table(
    "reactions",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("text", Text, nullable=False),
)
results = Table(
    "results",
    metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("rules", String(64), primary_key=True),
    Column("outcome", String(16), nullable=False),
    Column("overall", Float, nullable=False),
    Column("scores", Text, nullable=False),
)
