"""The parts that pages are put together from: each draws one thing from values and words."""
