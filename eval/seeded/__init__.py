"""The gate's own test: mistakes planted on purpose, which it must stop, and harmless changes, which it must let pass.

In: the names of changes. Out: what the gate says of each. A change is planted in a process of its own, by replacing
functions or values of the program while it runs; nothing on disk is touched. The modules are named after the rooms that
the mistakes are made in: reading, finding, saying.
"""
