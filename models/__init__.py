"""The models that the package ships; each folder has its model card and digest."""
