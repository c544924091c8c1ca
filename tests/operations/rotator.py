"""A process of its own that rotates the keys of a database; the tests kill it."""

import sys
from datetime import datetime
from pathlib import Path

from models.key_ring import KeyFile, KeyRing
from models.operations.keys import rotate_values
from models.tables.personal import use_keys
from tests.engines.schema import TEST_KEYS, close_sessions, open_sessions


def main(url: str, key_file: str, now: str, batch: str) -> None:
    """Bring every value of the database at `url` under the newest key of a file, in batches of `batch` rows."""
    sessions, file = open_sessions(url), KeyFile(Path(key_file))
    use_keys(KeyRing(file, index_key=TEST_KEYS.index_key))
    print("rotating", flush=True)
    print(rotate_values(sessions, file, now=datetime.fromisoformat(now), batch=int(batch)), flush=True)
    close_sessions(sessions)


if __name__ == "__main__":
    main(*sys.argv[1:])
