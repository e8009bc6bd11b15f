"""Why identity sometimes refuses."""
