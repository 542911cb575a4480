"""Ctrl-C is heard whenever it comes."""

import subprocess
import sys

LOST = """
import signal, time, weakref
from reflectie_cli import __main__ as program

class Thing: pass

def run(prog_name):
    thing = Thing()
    kept = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    time.sleep(20)
    print("it goes on", kept)

import reflectie_cli.cli.app
reflectie_cli.cli.app.app = run
program.main()
"""


def test_a_ctrl_c_while_python_clears_away_is_heard() -> None:
    """What comes inside a weak reference's callback is lost to Python, and not to somebody."""
    done = subprocess.run([sys.executable, "-c", LOST], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
