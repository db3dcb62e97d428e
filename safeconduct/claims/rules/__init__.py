"""What of claims is decided without reading a row: times, independence, grades, standing, figures. Pure."""
