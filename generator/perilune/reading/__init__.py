"""SOURCE -> `Article`: a file, an address or standard input, whatever the format, within limits.

Imports nothing: the child process that parses an article starts in this package, once for each article.
"""
