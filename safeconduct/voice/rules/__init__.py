"""What may be said in public, in how many posts, and in which words. Pure."""
