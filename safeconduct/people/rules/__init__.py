"""Pure decisions about people: what a role may, who is on duty, how long a session lasts."""
