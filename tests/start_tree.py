"""A small tree in which start.py runs, with stand-ins for pip, JupyterLab and pytest."""

import json
import os
import shutil
import subprocess
import sys

from support import ROOT

SOURCES = ("start.py", "binder/environment.py")
LISTS = ("requirements.txt", "constraints.txt", "tests/requirements.txt")
#: Modules that stand before the real ones on the path. Each notes how it was called.
NOTE = """
import json, os, sys
with open(os.environ["NOTES"], "a") as notes:
    notes.write(json.dumps([*sys.argv[1:], os.getcwd()]) + "\\n")
"""
STAND_INS = {
    "sitecustomize.py": "import sys\nsys.modules['ensurepip'] = None\n",
    "pip/__main__.py": NOTE
    + """
import signal, time
case = os.environ.get("CASE")
if case == "no pip":
    sys.exit("No module named pip")
if "--python" not in sys.argv:
    if case == "no network":
        print("WARNING: Retrying (Retry(total=4))\\nWARNING: Retrying (Retry(total=3))")
        sys.exit("ERROR: No matching distribution")
    if case == "too old":
        sys.exit("Collecting a\\nERROR: a requires a newer compiler")
    print("Collecting a\\nCollecting pandas==3")
    print("  Downloading pandas-3-py3-none-any.whl (12.4 MB)", flush=True)
    if case == "wait":
        time.sleep(30)
    print("Installing collected packages: a, pandas", flush=True)
    if case == "power cut":
        while "unfinished" not in open(sys.prefix + "/course.json").read():
            time.sleep(0.01)
        os.kill(os.getppid(), signal.SIGKILL)
""",
    "jupyterlab/__main__.py": NOTE + "sys.exit(int(os.environ.get('STATUS', 0)))\n",
    "pytest/__main__.py": NOTE + "sys.exit(5)\n",
}


class Tree:
    """A copy of what start.py needs; the folder's name has a space and a letter beyond ASCII."""

    def __init__(self, folder):
        self.root, self.stand_ins = folder / "a b é", folder / "stand-ins"
        self.notes = folder / "notes"
        for name in (*SOURCES, *LISTS):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        (self.root / "notebooks").mkdir()
        for name, text in STAND_INS.items():
            file = self.stand_ins / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.with_name("__init__.py").touch()
            file.write_text(text)

    def command(self, *arguments):
        return [sys.executable, str(self.root / "start.py"), *arguments]

    def env(self, **more):
        paths = {"PYTHONPATH": str(self.stand_ins), "NOTES": str(self.notes)}
        return os.environ | paths | {"PYTHONDONTWRITEBYTECODE": "1"} | more

    def start(self, *arguments, cwd=None, **more):
        """Run start.py and return its exit status and all that it printed, never a traceback."""
        done = subprocess.run(
            self.command(*arguments), cwd=cwd, env=self.env(**more), capture_output=True, text=True
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done.returncode, done.stdout + done.stderr

    def called(self):
        """Return how the stand-ins were called since the last question, the folder last."""
        lines = self.notes.read_text().splitlines() if self.notes.exists() else []
        self.notes.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]
