"""`python -m perilune` is the command `perilune`."""

from perilune.cli import main

main()
