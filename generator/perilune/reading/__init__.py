"""SOURCE -> `Article`: a file, an address or standard input, whatever the format, within limits."""

from perilune.reading.article import Article, Metadata, read_article

__all__ = ["Article", "Metadata", "read_article"]
