"""`python -m gatepost`."""

import sys

from gatepost.cli import main

sys.exit(main())
