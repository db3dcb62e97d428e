"""Time, number and age as English says them."""
