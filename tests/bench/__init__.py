"""What the clients cost, side by side with what they stand on and with their peers."""
