"""The format of scenario files, defined once: models, field types, texts, JSON Schema."""
