"""The index. ``make.make_index`` is the step of the compose stage; the rest are its parts."""
