"""What can be promised: commitments, escalations, closure rules, indicators, and the terms they form."""
