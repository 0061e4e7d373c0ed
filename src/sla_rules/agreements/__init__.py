"""The whole contract as one value."""
