"""Run notebooks from a fresh kernel and save their outputs as the course ships them.

    python tests/tools/save_outputs.py                             every notebook
    python tests/tools/save_outputs.py notebooks/01-background.ipynb

Needed after a change of data, text or exhibits; strict nbval compares later runs with what is saved
here.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def save(path):
    """Run a notebook and overwrite it with its outputs; nothing is written if a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    # The state of widgets dies with the kernel: saved, it would show controls that do nothing.
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            # So does the widget itself: its place is taken by the hint.
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for path in [Path(p).resolve() for p in sys.argv[1:]] or sorted(NOTEBOOKS.glob("*.ipynb")):
        save(path)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} KB")
