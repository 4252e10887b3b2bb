"""What the numbered scripts of `training/translator` share."""
