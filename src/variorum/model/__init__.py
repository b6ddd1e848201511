"""What a dossier is made of: plain, typed, frozen values that open and write nothing."""
