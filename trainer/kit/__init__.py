"""The role-play kit: a scenario on paper, for people who play the customer themselves."""
