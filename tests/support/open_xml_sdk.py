"""What Microsoft's own validator, the Open XML SDK's, says of a file."""

import json
import subprocess
from pathlib import Path


def complaints(validator: str, path: Path) -> list[object]:
    """Give the validator's errors; a valid file has none."""
    process = subprocess.run([validator, path], capture_output=True, text=True, check=False)
    errors: list[object] = json.loads(process.stdout)["errors"]
    return errors
