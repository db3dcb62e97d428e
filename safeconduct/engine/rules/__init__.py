"""Pure decisions: the course of an alarm, the steps of a plan, whom to reach and how, and when."""
