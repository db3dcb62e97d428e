"""The vault stays small enough to be read in one sitting by somebody who must trust it."""

import io
import tokenize
from pathlib import Path

import safeconduct.vault

LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
SENTENCE_ENDS = {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, None}


def lines_of_code(source: str) -> int:
    """Lines that hold code: not blank, not a comment, not a docstring."""
    held: set[int] = set()
    before: int | None = None
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        docstring = token.type == tokenize.STRING and before in SENTENCE_ENDS
        if token.type not in LAYOUT and not docstring:
            held.update(range(token.start[0], token.end[0] + 1))
        if token.type not in {tokenize.COMMENT, tokenize.NL}:
            before = token.type
    return len(held)


def test_the_counter_counts_code_and_nothing_else() -> None:
    source = '"""Doc\nstring."""\n\n# why\ndef f(\n    a,\n):\n    """Doc."""\n    return """x\n\ny"""\n'
    assert lines_of_code(source) == 6


def test_the_vault_is_under_600_lines() -> None:
    folder = Path(safeconduct.vault.__file__).parent
    counted = {file.name: lines_of_code(file.read_text()) for file in folder.glob("*.py")}
    del counted["words.py"]  # a list of words, not code
    assert sum(counted.values()) < 600, counted
