"""Perilune: articles about space policy in, YAML briefings with evidence and a digest site out."""

__version__ = "0.1.0"
