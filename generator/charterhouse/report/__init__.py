"""Findings -> text, json: one format a file."""
