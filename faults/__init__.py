"""Faults of the machine, tried on a real build: kills, full disks, missing programs, damaged caches.

Each fault (``tables``) meets a build in a place of its own (``place``) that already holds the files of an
earlier edition of the book. After it the output folder has the old files or the new ones, whole; what was
said is a message with a path; and the next build ends with the bytes of one that nothing has disturbed.
"""
