"""What the pages show; filled below."""
