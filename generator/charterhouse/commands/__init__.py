"""The commands, one a file: each a thin layer over the package."""
