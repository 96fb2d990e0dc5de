"""The course's questions in the formats of other systems, written into one folder."""
