"""Stories: a scenario played through the real actions, the real engine and recording channels.

`script` reads the file and names the line of every mistake; `world` makes a fresh installation with
a cast that holds own keys and a clock that can be moved; `play` goes through the steps; `expect`
compares what somebody sees with what must be true.
"""
