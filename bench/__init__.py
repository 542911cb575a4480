"""How fast the program is, beside a peer and beside the floor: `python bench/run.py`."""
