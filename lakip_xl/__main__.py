"""``python -m lakip_xl``: the command line, where its script is not on the PATH."""

import sys

from lakip_xl.cli import main

if __name__ == "__main__":
    sys.exit(main())
