"""YAML as Perilune reads and writes it: strict YAML 1.2 in, plain and stable YAML out."""

from perilune.yamltext.reading import MAX_BYTES, MAX_DEPTH, MAX_NODES, Mark, Path, Tree, read
from perilune.yamltext.writing import LINE_WIDTH, write

__all__ = ["LINE_WIDTH", "MAX_BYTES", "MAX_DEPTH", "MAX_NODES", "Mark", "Path", "Tree", "read", "write"]
