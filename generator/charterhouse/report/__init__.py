"""Findings -> text, json, sarif, github, rdjson, junit, gitlab: one format a file."""
