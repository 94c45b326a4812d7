"""Extraction quality, measured on gold articles."""

from perilune.evaluation.evaluate import Result, evaluate

__all__ = ["Result", "evaluate"]
