"""What the figures of a table are to each other, found from heads and figures together."""
