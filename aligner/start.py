"""Where the `align` command starts: what must be settled before numpy is loaded."""

from __future__ import annotations

import os


def main() -> None:
    """Run the command line with one BLAS thread, unless the environment says otherwise.

    Our products are of small matrices: a second thread saves nothing, and on a busy machine it waits for its turn (the
    main job on the sample corpus: 3 seconds with one thread, 17 with two beside another busy program).
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from aligner.cli import main as run

    run()
