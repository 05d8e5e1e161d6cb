"""Proof in readers: the finished e-book is opened in real reading systems and looked at."""
