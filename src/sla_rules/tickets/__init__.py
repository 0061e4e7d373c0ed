"""What happened: severities, events, and the ticket that they make."""
