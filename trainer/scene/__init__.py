"""What a person sees at each place of the play, as plain values: front ends only draw them."""
