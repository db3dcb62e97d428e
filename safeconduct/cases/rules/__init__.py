"""Pure decisions about cases: who reads a room, what consent allows, what the gate lets through."""
