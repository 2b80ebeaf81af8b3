"""`python -m charterhouse`."""

from .cli import run

run()
