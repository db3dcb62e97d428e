"""The pages of people: each parses, calls one action or query, and renders."""
