"""Time, number and age as Russian says them."""
