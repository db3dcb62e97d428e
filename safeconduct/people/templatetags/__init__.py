"""Words that templates about people use."""
