"""Business time: a calendar is a predicate on instants, and everything else is its integral."""
