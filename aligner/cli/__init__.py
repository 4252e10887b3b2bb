"""The `align` command: one thin file per command."""


def main() -> None:
    """Run the command line."""
