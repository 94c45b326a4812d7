"""Extraction quality, measured on gold articles."""

from perilune.evaluation.evaluate import Result, evaluate
from perilune.evaluation.page import accuracy_page, section

__all__ = ["Result", "accuracy_page", "evaluate", "section"]
