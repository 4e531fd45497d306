"""What is played in classes, as statements of xAPI 1.0.3 (IEEE 9274.1.1), for who collects them."""
