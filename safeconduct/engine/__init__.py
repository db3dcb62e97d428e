"""The engine: an alarm is never dropped. Everything that must happen later is a row.

What this part promises (each has a test file of that name):
1. no alarm is lost, whatever dies, hangs, is locked, full, or lies;
2. no alarm ends unowned: an open alarm always has an armed timer or an owner;
3. first things first: emergencies before the rest, the first message before the last is drained;
4. the engine is watched, by another process and from outside;
5. clocks may lie: nothing fires twice, nothing is skipped, our own outage is nobody's silence;
6. the hours that happen twice or never are decided;
7. blind, not silent: without its key nothing is dropped, everything is late and red.
"""
