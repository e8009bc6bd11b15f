"""The production stack, checked: what is written down always, what runs where an engine can be had."""
