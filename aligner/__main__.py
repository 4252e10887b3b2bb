"""`python -m aligner` is `align`."""

from aligner.start import main

if __name__ == "__main__":
    main()
