"""What a clause says of what happened: clocks, assessments of tickets, and reports over many."""
