"""What telling others rests on, decided without touching the world."""
