"""The command `lacuna`."""

from __future__ import annotations

import signal
import sys

from . import _lacuna


def main() -> None:
    """Runs the command line and ends with its exit code."""
    # The command removes what is half written by itself; Python's handler would wait for the end of the run.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_lacuna.run(["lacuna", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
