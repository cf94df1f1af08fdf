"""Whether the headline targets of the reports are found as facts: gold written by hand, and the recall against it."""
