"""Where the tests' databases lie: in memory where there is plenty, for nothing of theirs outlives the run."""

import os
import shutil

SHARED_MEMORY, ROOM = "/dev/shm", 4 * 1024**3
"""A folder that is memory, and the bytes that must be free there."""


def roomy_memory() -> str | None:
    """Return a folder in memory with room for databases, or None: then they lie where temporary files lie."""
    is_roomy = os.access(SHARED_MEMORY, os.W_OK) and shutil.disk_usage(SHARED_MEMORY).free >= ROOM
    return SHARED_MEMORY if is_roomy else None
