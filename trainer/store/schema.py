"""The tables. Names, and what people wrote of themselves, live apart: they can be erased without touching a journal."""

from __future__ import annotations

from peewee import Table

VERSION = 8
"""Of the tables: a database with another one is not touched."""

versions = Table("versions")
bundles = Table("bundles")
people = Table("people")
seats = Table("seats")
seat_people = Table("seat_people")
attempts = Table("attempts")
moves = Table("moves")
reflections = Table("reflections")
answers = Table("answers")
own_words = Table("own_words")
results = Table("results")
classes = Table("classes")
class_people = Table("class_people")
class_names = Table("class_names")
class_plays = Table("class_plays")
class_seats = Table("class_seats")
class_reflections = Table("class_reflections")
class_words = Table("class_words")
lessons = Table("lessons")
lesson_rounds = Table("lesson_rounds")
lesson_seats = Table("lesson_seats")
lesson_keys = Table("lesson_keys")
lesson_attempts = Table("lesson_attempts")
lesson_list = Table("lesson_list")
lesson_people = Table("lesson_people")
lesson_statements = Table("lesson_statements")
lesson_messages = Table("lesson_messages")
lesson_messages_read = Table("lesson_messages_read")
losses = Table("losses")

TABLES = {
    "versions": """
        number INTEGER NOT NULL,
        PRIMARY KEY (number)
    """,
    "bundles": """
        sha256 VARCHAR(64) NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (sha256)
    """,
    "people": """
        id VARCHAR(32) NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (id)
    """,
    "seats": """
        id VARCHAR(32) NOT NULL,
        owner VARCHAR(64) NOT NULL,
        made VARCHAR(32) NOT NULL,
        PRIMARY KEY (id)
    """,
    "seat_people": """
        seat VARCHAR(32) NOT NULL,
        place INTEGER NOT NULL,
        person VARCHAR(32) NOT NULL,
        PRIMARY KEY (seat, place),
        FOREIGN KEY (seat) REFERENCES seats (id),
        FOREIGN KEY (person) REFERENCES people (id)
    """,
    "attempts": """
        id VARCHAR(32) NOT NULL,
        seat VARCHAR(32) NOT NULL,
        scenario TEXT NOT NULL,
        title TEXT NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        rules VARCHAR(64) NOT NULL,
        language VARCHAR(8) NOT NULL,
        practice BOOLEAN NOT NULL,
        opened VARCHAR(32) NOT NULL,
        number INTEGER NOT NULL,
        variant VARCHAR(1) NOT NULL,
        say_first VARCHAR(8) NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY (seat) REFERENCES seats (id),
        FOREIGN KEY (sha256) REFERENCES bundles (sha256)
    """,
    "moves": """
        attempt VARCHAR(32) NOT NULL,
        seq INTEGER NOT NULL,
        event VARCHAR(32) NOT NULL,
        previous VARCHAR(64) NOT NULL,
        hash VARCHAR(64) NOT NULL,
        text TEXT NOT NULL,
        wall FLOAT NOT NULL,
        PRIMARY KEY (attempt, seq),
        FOREIGN KEY (attempt) REFERENCES attempts (id),
        UNIQUE (event)
    """,
    "reflections": """
        attempt VARCHAR(32) NOT NULL,
        intended TEXT NOT NULL,
        went_well TEXT NOT NULL,
        otherwise TEXT NOT NULL,
        PRIMARY KEY (attempt),
        FOREIGN KEY (attempt) REFERENCES attempts (id)
    """,
    "answers": """
        attempt VARCHAR(32) NOT NULL,
        beside VARCHAR(32) NOT NULL,
        whole BOOLEAN NOT NULL,
        about TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (attempt, beside, about),
        FOREIGN KEY (attempt) REFERENCES attempts (id),
        FOREIGN KEY (beside) REFERENCES attempts (id)
    """,
    "own_words": """
        attempt VARCHAR(32) NOT NULL,
        seq INTEGER NOT NULL,
        salt VARCHAR(32) NOT NULL,
        words TEXT NOT NULL,
        review VARCHAR(3) NOT NULL,
        PRIMARY KEY (attempt, seq),
        FOREIGN KEY (attempt) REFERENCES attempts (id)
    """,
    "results": """
        attempt VARCHAR(32) NOT NULL,
        rules VARCHAR(64) NOT NULL,
        outcome VARCHAR(16) NOT NULL,
        overall FLOAT NOT NULL,
        scores TEXT NOT NULL,
        PRIMARY KEY (attempt, rules),
        FOREIGN KEY (attempt) REFERENCES attempts (id)
    """,
    "classes": """
        id VARCHAR(32) NOT NULL,
        owner VARCHAR(64) NOT NULL,
        name TEXT NOT NULL,
        made VARCHAR(32) NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (owner, name)
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
        scenario TEXT NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        rules VARCHAR(64) NOT NULL,
        practice BOOLEAN NOT NULL,
        opened VARCHAR(32) NOT NULL,
        language VARCHAR(8) NOT NULL,
        moves TEXT NOT NULL,
        seconds TEXT NOT NULL,
        variant VARCHAR(1) NOT NULL,
        say_first VARCHAR(8) NOT NULL,
        PRIMARY KEY (class_id, attempt),
        FOREIGN KEY (class_id) REFERENCES classes (id),
        FOREIGN KEY (sha256) REFERENCES bundles (sha256)
    """,
    "class_seats": """
        class_id VARCHAR(32) NOT NULL,
        attempt VARCHAR(32) NOT NULL,
        place INTEGER NOT NULL,
        person VARCHAR(32) NOT NULL,
        PRIMARY KEY (class_id, attempt, place),
        FOREIGN KEY (class_id, attempt) REFERENCES class_plays (class_id, attempt),
        FOREIGN KEY (person) REFERENCES class_people (id)
    """,
    "class_reflections": """
        class_id VARCHAR(32) NOT NULL,
        attempt VARCHAR(32) NOT NULL,
        intended TEXT NOT NULL,
        went_well TEXT NOT NULL,
        otherwise TEXT NOT NULL,
        PRIMARY KEY (class_id, attempt),
        FOREIGN KEY (class_id, attempt) REFERENCES class_plays (class_id, attempt)
    """,
    "class_words": """
        class_id VARCHAR(32) NOT NULL,
        attempt VARCHAR(32) NOT NULL,
        seq INTEGER NOT NULL,
        salt VARCHAR(32) NOT NULL,
        words TEXT NOT NULL,
        review VARCHAR(3) NOT NULL,
        PRIMARY KEY (class_id, attempt, seq),
        FOREIGN KEY (class_id, attempt) REFERENCES class_plays (class_id, attempt)
    """,
    "lessons": """
        class_id VARCHAR(32) NOT NULL,
        code VARCHAR(6) NOT NULL,
        joining BOOLEAN NOT NULL,
        language VARCHAR(8) NOT NULL,
        projected TEXT NOT NULL,
        PRIMARY KEY (class_id),
        UNIQUE (code),
        FOREIGN KEY (class_id) REFERENCES classes (id)
    """,
    "lesson_rounds": """
        class_id VARCHAR(32) NOT NULL,
        number INTEGER NOT NULL,
        scenario TEXT NOT NULL,
        title TEXT NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        letter VARCHAR(1) NOT NULL,
        language VARCHAR(8) NOT NULL,
        minutes INTEGER NOT NULL,
        say_first VARCHAR(8) NOT NULL,
        pace VARCHAR(8) NOT NULL,
        running FLOAT NOT NULL,
        spent FLOAT NOT NULL,
        released BOOLEAN NOT NULL,
        resumes VARCHAR(8) NOT NULL,
        PRIMARY KEY (class_id, number),
        FOREIGN KEY (class_id) REFERENCES lessons (class_id),
        FOREIGN KEY (sha256) REFERENCES bundles (sha256)
    """,
    "lesson_seats": """
        seat VARCHAR(32) NOT NULL,
        class_id VARCHAR(32) NOT NULL,
        number INTEGER NOT NULL,
        language VARCHAR(8) NOT NULL,
        joined VARCHAR(32) NOT NULL,
        words VARCHAR(64) NOT NULL,
        aside BOOLEAN NOT NULL,
        PRIMARY KEY (seat),
        UNIQUE (class_id, number),
        FOREIGN KEY (seat) REFERENCES seats (id),
        FOREIGN KEY (class_id) REFERENCES lessons (class_id)
    """,
    "lesson_keys": """
        cookie VARCHAR(64) NOT NULL,
        seat VARCHAR(32) NOT NULL,
        made VARCHAR(32) NOT NULL,
        PRIMARY KEY (cookie),
        FOREIGN KEY (seat) REFERENCES lesson_seats (seat)
    """,
    "lesson_attempts": """
        class_id VARCHAR(32) NOT NULL,
        number INTEGER NOT NULL,
        seat VARCHAR(32) NOT NULL,
        attempt VARCHAR(32) NOT NULL,
        stop INTEGER NOT NULL,
        removed BOOLEAN NOT NULL,
        PRIMARY KEY (class_id, number, seat),
        UNIQUE (attempt),
        FOREIGN KEY (class_id, number) REFERENCES lesson_rounds (class_id, number),
        FOREIGN KEY (seat) REFERENCES lesson_seats (seat),
        FOREIGN KEY (attempt) REFERENCES attempts (id)
    """,
    "lesson_list": """
        class_id VARCHAR(32) NOT NULL,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        identity TEXT NOT NULL,
        sections TEXT NOT NULL,
        PRIMARY KEY (class_id, place),
        FOREIGN KEY (class_id) REFERENCES lessons (class_id)
    """,
    "lesson_people": """
        person VARCHAR(32) NOT NULL,
        class_id VARCHAR(32) NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (person),
        FOREIGN KEY (person) REFERENCES people (id),
        FOREIGN KEY (class_id, place) REFERENCES lesson_list (class_id, place)
    """,
    "lesson_statements": """
        target VARCHAR(64) NOT NULL,
        attempt VARCHAR(32) NOT NULL,
        told INTEGER NOT NULL,
        hash VARCHAR(64) NOT NULL,
        scored BOOLEAN NOT NULL,
        PRIMARY KEY (target, attempt),
        FOREIGN KEY (attempt) REFERENCES attempts (id)
    """,
    "lesson_messages": """
        number INTEGER NOT NULL,
        class_id VARCHAR(32) NOT NULL,
        recipient VARCHAR(32) NOT NULL,
        text TEXT NOT NULL,
        sent VARCHAR(32) NOT NULL,
        PRIMARY KEY (class_id, number),
        FOREIGN KEY (class_id) REFERENCES lessons (class_id)
    """,
    "lesson_messages_read": """
        number INTEGER NOT NULL,
        seat VARCHAR(32) NOT NULL,
        class_id VARCHAR(32) NOT NULL,
        PRIMARY KEY (seat, number),
        FOREIGN KEY (seat) REFERENCES lesson_seats (seat),
        FOREIGN KEY (class_id, number) REFERENCES lesson_messages (class_id, number)
    """,
    "losses": """
        kept TEXT NOT NULL,
        found BOOLEAN NOT NULL,
        attempts INTEGER NOT NULL,
        moves INTEGER NOT NULL,
        told BOOLEAN NOT NULL,
        PRIMARY KEY (kept)
    """,
}
"""Columns and keys by table in SQLite's types, each table after those that it refers to."""
