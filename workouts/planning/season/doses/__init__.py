"""What the sessions of the coming week hold: their doses, before their days are chosen."""
