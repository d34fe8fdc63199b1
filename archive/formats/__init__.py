"""Number and date formats of the interface languages, where Django has none that fit."""
