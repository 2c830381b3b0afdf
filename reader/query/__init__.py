"""The query language: text to a tree with columns, suggestions and completion; pure."""
