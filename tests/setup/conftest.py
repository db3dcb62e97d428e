"""A copy of the set-up beside a small project of its own."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with everything that the set-up reads, and no environment yet."""
    folder = tmp_path / "project"
    for name in ("setup", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("start", "check", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "safeconduct").mkdir()
    return folder


@pytest.fixture
def bootstrap(project: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The set-up of that project, as a module."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("LANG", "C")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    spec = importlib.util.spec_from_file_location("bootstrap_of_a_copy", project / "setup" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
